"""A text cut into paragraphs and pieces, so that passages can be marked in it: marks may touch, nest or overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Mark:
    """Something that stands on text[start:end]; `key` tells which."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Piece:
    """A run of text with the same marks throughout; `opens` are those that begin here."""

    start: int
    text: str
    keys: tuple[str, ...]
    opens: tuple[str, ...] = ()


@dataclass(frozen=True)
class MarkedParagraph:
    """One paragraph of the text, its kind (heading, paragraph, list_item, caption, quotation …) and its pieces."""

    start: int
    kind: str
    pieces: tuple[Piece, ...]


def marked(text: str, paragraphs: Sequence[Sequence[object]], marks: Sequence[Mark]) -> list[MarkedParagraph]:
    """
    Return the paragraphs, given as [start, end, kind], with `marks` cut into their pieces.

    Without paragraphs the text is cut at its line breaks. Every character of a paragraph comes out
    exactly once; marks outside the text are left out.
    """
    spans = [(int(str(start)), int(str(end)), str(kind)) for start, end, kind, *_rest in paragraphs]
    return [
        MarkedParagraph(start, kind, tuple(_pieces(text, start, end, marks)))
        for start, end, kind in spans or _lines(text)
    ]


def _lines(text: str) -> list[tuple[int, int, str]]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append((start, start + len(line.rstrip()), "paragraph"))
        start += len(line)
    return spans


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Piece]:
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = {start, end}
    for mark in here:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    edges = sorted(cuts)
    return [
        Piece(
            left,
            text[left:right],
            tuple(mark.key for mark in here if mark.start <= left and mark.end >= right),
            tuple(mark.key for mark in here if max(mark.start, start) == left and mark.end >= right),
        )
        for left, right in pairwise(edges)
    ]
