"""
The order in which a page is read.

A gutter that few lines cross, with running text on both sides, parts a page into columns; what crosses it is read
between the columns above and below. Where no gutter goes through the whole page, it is cut from top to bottom into
bands, and each is looked at alone. Anything else is read line by line, with a tab where a wide gap parts two things
side by side.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import fmean, median

from samverkan_engine.documents.pdf.printed import Fragment

NARROWEST_GUTTER = 0.7
"""A gutter is at least so many heights of the line wide."""

FEWEST_LINES = 3
FEWEST_WORDS = 2.5
"""A column of running text has so many lines, and so many words on a line on average."""

FILLED = 0.75
"""A line is filled when it is at least this share of the column's width; half of the lines of running text are."""

TAB_GAP = 2.0
"""A space wider than this many heights of the line parts two things that stand side by side."""

TOUCHING = 0.15
"""Fragments closer than this many heights are one word."""

AFTER_COLUMNS = 2.5
"""What follows the left column alone after so many heights of white space stands below all columns."""

CROSSED = 0.3
"""A gutter through the whole page is crossed by no more than this share of what is printed."""

MOST_TRIED = 6
"""So many gutters are tried, those crossed least first."""

MOST_GUTTERS = 30
"""A band with more gutters than this is a table or a drawing."""

DEEPEST = 6
"""Columns in columns in columns are followed so far."""

Interval = tuple[float, float]
Block = list[Fragment]
"""Lines of one column, from top to bottom."""


def blocks(fragments: Sequence[Fragment], depth: int = 0) -> list[Block]:
    """Return the lines of a page in reading order, a block for each column."""
    if depth < DEEPEST:
        for start, end in _crossed_gutters(fragments):
            done = _along(fragments, start, end, depth)
            if done:
                return done
    return _by_bands(fragments, depth)


def _crossed_gutters(fragments: Sequence[Fragment]) -> list[Interval]:
    """Return the strips that fewer fragments cross than the strips beside them, those crossed least first."""
    if len(fragments) < 2 * FEWEST_LINES:
        return []
    edges = sorted([(piece.left, 1) for piece in fragments] + [(piece.right, -1) for piece in fragments])
    narrowest = NARROWEST_GUTTER * median(piece.height for piece in fragments)
    found, crossing = [], 0
    for (here, change), (there, following) in pairwise(edges):
        crossing += change
        if change < 0 < following and there - here >= narrowest and crossing <= CROSSED * len(fragments):
            found.append((crossing, here - there, (here, there)))
    return [strip for _, _, strip in sorted(found)[:MOST_TRIED]]


def _along(fragments: Sequence[Fragment], start: float, end: float, depth: int) -> list[Block]:
    """Read a page along a gutter; nothing when there is no running text on both its sides."""
    left = [piece for piece in fragments if piece.right <= start]
    right = [piece for piece in fragments if piece.left >= end]
    if not (_is_text(left) and _is_text(right) and (_is_running(left) or _is_running(right))):
        return []
    across = lines(piece for piece in fragments if piece.left < end and piece.right > start)
    heights = [-line.top for line in across]
    bands: list[list[Fragment]] = [[] for _ in range(len(across) + 1)]
    for piece in (*left, *right):
        bands[bisect_left(heights, -(piece.top + piece.bottom) / 2)].append(piece)
    done: list[Block] = []
    rows: list[Fragment] = []
    for index, band in enumerate(bands):
        above, columns, below = _sides(band, start)
        rows += above
        if columns:
            done += [lines(rows)] if rows else []
            done += [block for column in columns for block in blocks(column, depth + 1)]
            rows = below
        rows += across[index : index + 1]
    return [*done, lines(rows)] if rows else done


def _sides(band: list[Fragment], start: float) -> tuple[list[Fragment], list[list[Fragment]], list[Fragment]]:
    """Part a band at a gutter, unless one of its sides is empty."""
    left = [piece for piece in band if piece.right <= start]
    right = [piece for piece in band if piece.right > start]
    return _cut_off([left, right]) if left and right else (band, [], [])


def _by_bands(fragments: Sequence[Fragment], depth: int) -> list[Block]:
    done: list[Block] = []
    rows: list[Fragment] = []
    for band in _bands(fragments):
        columns = _columns(band) if depth < DEEPEST else [band]
        if len(columns) == 1:
            rows += band
            continue
        above, columns, below = _cut_off(columns)
        rows += above
        if rows:
            done.append(lines(rows))
        for column in columns:
            done += blocks(column, depth + 1)
        rows = below
    if rows:
        done.append(lines(rows))
    return done


def _bands(fragments: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    """Cut from top to bottom, so that in each band some strip from top to bottom is free of ink."""
    if not fragments:
        return
    whole = (min(piece.left for piece in fragments), max(piece.right for piece in fragments))
    band: list[Fragment] = []
    free = [whole]
    for piece in sorted(fragments, key=lambda piece: (-piece.top, piece.left)):
        left = _without(free, piece)
        if band and not left:
            yield band
            band, left = [], _without([whole], piece)
        band.append(piece)
        free = left
    yield band


def _without(free: Iterable[Interval], piece: Fragment) -> list[Interval]:
    """Return what a fragment leaves free of the strips."""
    narrowest = NARROWEST_GUTTER * piece.height
    left = []
    for start, end in free:
        if piece.right <= start or end <= piece.left:
            left.append((start, end))
            continue
        if piece.left - start >= narrowest:
            left.append((start, piece.left))
        if end - piece.right >= narrowest:
            left.append((piece.right, end))
    return left


def _columns(band: list[Fragment]) -> list[list[Fragment]]:
    """Part a band at the gutters that have running text on both sides."""
    columns: list[list[Fragment]] = []
    rest = band
    gutters = _gutters(band)
    for start, end in gutters if len(gutters) <= MOST_GUTTERS else ():
        left = [piece for piece in rest if piece.right <= start]
        right = [piece for piece in rest if piece.left >= end]
        if len(left) + len(right) == len(rest) and _is_running(left) and _is_running(right):
            columns.append(left)
            rest = right
    return [*columns, rest]


def _gutters(band: list[Fragment]) -> list[Interval]:
    """Return the strips that no fragment touches, from left to right."""
    gutters = []
    reached = float("inf")
    for piece in sorted(band, key=lambda piece: piece.left):
        if piece.left > reached:
            gutters.append((reached, piece.left))
        reached = piece.right if reached == float("inf") else max(reached, piece.right)
    return gutters


def _is_text(pieces: list[Fragment]) -> bool:
    """Return whether it is lines of several words each."""
    return len(pieces) >= FEWEST_LINES and fmean(len(line.text.split()) for line in lines(pieces)) >= FEWEST_WORDS


def _is_running(pieces: list[Fragment]) -> bool:
    """Return whether it is running text: lines that are mostly filled, of several words each."""
    if not _is_text(pieces):
        return False
    printed = lines(pieces)
    width = max(line.right for line in printed) - min(line.left for line in printed)
    filled = sum(line.right - line.left >= FILLED * width for line in printed)
    return len(printed) >= FEWEST_LINES and filled * 2 >= len(printed)


def _cut_off(columns: list[list[Fragment]]) -> tuple[list[Fragment], list[list[Fragment]], list[Fragment]]:
    """Part what stands above or below all columns but happens to be no wider than one of them."""
    highest = max(max(piece.top for piece in column) for column in columns[:1])
    lowest = min(min(piece.bottom for piece in column) for column in columns[1:])
    above = [piece for column in columns[1:] for piece in column if piece.bottom > highest]
    below: list[Fragment] = []
    edge = None
    for piece in sorted(columns[0], key=lambda piece: -piece.top):
        if edge is not None and piece.top < lowest and edge - piece.top > AFTER_COLUMNS * piece.height:
            below = [other for other in columns[0] if other.top <= piece.top]
            break
        edge = piece.bottom
    taken = {id(piece) for piece in (*above, *below)}
    return above, [[piece for piece in column if id(piece) not in taken] for column in columns], below


def lines(pieces: Iterable[Fragment]) -> list[Fragment]:
    """Join the fragments that stand on the same line, and sort the lines from top to bottom."""
    rows: list[list[Fragment]] = []
    for piece in sorted(pieces, key=lambda piece: -(piece.top + piece.bottom)):
        if rows and _beside(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=lambda piece: piece.left)) for row in rows]


def _beside(one: Fragment, other: Fragment) -> bool:
    common = min(one.top, other.top) - max(one.bottom, other.bottom)
    return common >= 0.5 * min(one.height, other.height)


def _line(row: list[Fragment]) -> Fragment:
    first = row[0]
    if len(row) == 1:
        return first
    parts, right = [first.text], first.right
    for piece in row[1:]:
        gap = (piece.left - right) / first.height
        parts.append("\t" if gap > TAB_GAP else " " if gap > TOUCHING else "")
        parts.append(piece.text)
        right = max(right, piece.right)
    return Fragment("".join(parts), first.left, first.bottom, right, first.top)
