"""The text of an agreement cut into blocks and pieces, so that each promise can be marked where it stands. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True)
class Mark:
    """A promise's passage: where it begins and ends in the text, and the promise's number."""

    start: int
    end: int
    number: int


@dataclass(frozen=True)
class Piece:
    """A run of text inside a block: which promises it belongs to, and whether it is quoted from the agreement."""

    text: str
    numbers: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    is_quoted: bool = False


@dataclass(frozen=True)
class Block:
    """One paragraph, heading, caption or list item of the text."""

    kind: str
    pieces: tuple[Piece, ...]
    is_quotation: bool = False


def blocks(
    text: str,
    *,
    paragraphs: Sequence[Sequence[int | str]] = (),
    quotations: Sequence[Sequence[int]] = (),
    marks: Sequence[Mark] = (),
) -> list[Block]:
    """
    Return the text in blocks; put together, their pieces hold every character of every paragraph once.

    paragraphs  [start, end, kind], in order; without them blank lines divide the text
    quotations  [start, end] of what is quoted from the agreement
    marks       the promises' passages; they may overlap and run over several paragraphs
    """
    spans = [(int(p[0]), int(p[1]), str(p[2])) for p in paragraphs] or _by_blank_lines(text)
    quoted = [(int(q[0]), int(q[1])) for q in quotations]
    return [
        Block(kind, tuple(_pieces(text, (start, end), quoted, marks)), _is_mostly((start, end), quoted))
        for start, end, kind in spans
        if text[start:end].strip()
    ]


def _by_blank_lines(text: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), "paragraph") for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]


def _pieces(text: str, span: Span, quoted: list[Span], marks: Sequence[Mark]) -> list[Piece]:
    start, end = span
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {start, end}
    for a, b in [*((mark.start, mark.end) for mark in here), *quoted]:
        edges |= {point for point in (a, b) if start < point < end}
    cuts = sorted(edges)
    return [_piece(text, a, b, quoted, here, start) for a, b in zip(cuts, cuts[1:], strict=False)]


def _piece(text: str, a: int, b: int, quoted: list[Span], marks: Sequence[Mark], block_start: int) -> Piece:
    over = [mark for mark in marks if mark.start <= a and b <= mark.end]
    opens = tuple(mark.number for mark in over if max(mark.start, block_start) == a)
    return Piece(
        text[a:b],
        tuple(mark.number for mark in over),
        opens,
        any(start <= a and b <= end for start, end in quoted),
    )


def _is_mostly(span: Span, quoted: list[Span]) -> bool:
    start, end = span
    covered = sum(max(0, min(end, b) - max(start, a)) for a, b in quoted)
    return covered * 2 > end - start
