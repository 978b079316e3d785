"""What is printed around the text of every page: running headers and footers, and page numbers."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from samverkan_engine.documents.pdf.columns import lines
from samverkan_engine.documents.pdf.printed import Fragment

OUTERMOST = 4
"""So many lines from either edge of the text may be running headers or footers."""

SAME_PLACE = 3.0
"""Lines whose tops differ by no more than this, in points, stand at the same place of their pages."""

APART = 0.6
"""At least so many heights of white space lie between a running line and the text, unless their sizes differ."""

SHARE = 0.4
"""What is repeated stands on at least this share of the pages, and on two."""

DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?P<word>sida|sidan|sid|side|page|s|p)?[.:]?\s*(?P<number>\d{1,4})"
    r"(?P<total>\s*(?:av|of|/|\()\s*\d{1,4}\s*\)?)?[-–—\s]*",
    re.IGNORECASE,
)

Places = dict[str, dict[int, list[float]]]
"""The pages that hold a text, digits aside, each with the heights at which it stands there."""

Row = list[Fragment]


def without_running(pages: Sequence[list[Fragment]]) -> list[list[Fragment]]:
    """Return the pages without what is repeated at the same place over them, and without their numbers."""
    edges = [_edges(page) for page in pages]
    places = _places(edges)
    needed = max(2, SHARE * len(pages))
    kept = []
    for number, (page, both) in enumerate(zip(pages, edges, strict=True), start=1):

        def is_running(row: Row, number: int = number) -> bool:
            return all(_is_repeated(piece, places, needed) or _is_number(piece.text, number) for piece in row)

        taken = {id(piece) for rows in both for row in _taken(rows, is_running) for piece in row}
        kept.append([piece for piece in page if id(piece) not in taken])
    return kept


def _edges(page: list[Fragment]) -> tuple[list[Row], list[Row]]:
    """Return the outermost lines of a page from above and from below, each with the first line that is left."""
    printed = lines(page)
    from_above, from_below = printed[: OUTERMOST + 1], printed[::-1][: OUTERMOST + 1]
    return [_row(page, line) for line in from_above], [_row(page, line) for line in from_below]


def _row(page: list[Fragment], line: Fragment) -> Row:
    middle = (line.top + line.bottom) / 2
    return [piece for piece in page if piece.bottom < middle < piece.top]


def _key(text: str) -> str:
    return DIGITS.sub("#", text.casefold())


def _places(edges: Sequence[tuple[list[Row], list[Row]]]) -> Places:
    places: Places = defaultdict(lambda: defaultdict(list))
    for number, both in enumerate(edges, start=1):
        for piece in (piece for rows in both for row in rows for piece in row):
            places[_key(piece.text)][number].append(piece.top)
    return places


def _taken(rows: list[Row], is_running: Callable[[Row], bool]) -> list[Row]:
    """Return the running lines at an edge: all up to the last that stands apart from what follows."""
    count = 0
    for index, row in enumerate(rows[:OUTERMOST]):
        if not row or not is_running(row):
            break
        if index + 1 == len(rows) or _stand_apart(row, rows[index + 1]):
            count = index + 1
    return rows[:count]


def _stand_apart(row: Row, following: Row) -> bool:
    if not following:
        return True
    one, other = row[0], following[0]
    gap = max(one.bottom - other.top, other.bottom - one.top)
    return gap >= APART * one.height or abs(one.height - other.height) > 0.1 * other.height


def _is_repeated(piece: Fragment, places: Places, needed: float) -> bool:
    tops = places[_key(piece.text)].values()
    return sum(any(abs(top - piece.top) <= SAME_PLACE for top in there) for there in tops) >= needed


def _is_number(text: str, page: int) -> bool:
    """A bare number must be that of its page; with a word or a total it is a page number anyway."""
    found = PAGE_NUMBER.fullmatch(text)
    if found is None:
        return False
    return bool(found["total"] or len(found["word"] or "") > 1) or int(found["number"]) == page
