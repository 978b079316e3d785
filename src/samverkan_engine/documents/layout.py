"""What a paragraph is, judged by how it looks, and how paragraphs become one text."""

import re
from collections.abc import Iterable

from samverkan_engine.tables import DocumentText, Page, Paragraph, ParagraphKind

BULLET = re.compile(r"\s*(?:[•·*▪◦‣●○■□➢✓–—-]|\d{1,2}(?:\.\d{1,2})+\.?(?=\s)|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s*(?=\S)")
NUMBERED_HEADING = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|§\s?\d+|\d+\s?§)\s+[A-ZÅÄÖÆØ][^.]{2,60}$")
CAPTION = re.compile(
    r"\b(?:foto(?:graf)?|photo(?:graph|grapher)?|bild(?:text)?|bilde|illustration)\s*(?:by|av)?\s*:"
    r"|^\W*(?:från vänster|fra venstre|from left|left to right|på bilden|på bildet|pictured|i bild|på foto\w*)\b",
    re.IGNORECASE,
)

LONGEST_HEADING = 100
"""A line longer than this, in characters, is not taken for a heading."""

Piece = tuple[str, ParagraphKind, int | None]
"""A paragraph before it has a position: its text, what it is, its page."""


def paragraph_kind(text: str) -> ParagraphKind:
    """Return what a line or paragraph of plain text is."""
    if CAPTION.search(text):
        return ParagraphKind.CAPTION
    if NUMBERED_HEADING.match(text) and len(text) <= LONGEST_HEADING:
        return ParagraphKind.HEADING
    if BULLET.match(text):
        return ParagraphKind.LIST_ITEM
    if len(text) <= LONGEST_HEADING and text[-1] not in '.,:;!?”"' and "\n" not in text:
        return ParagraphKind.HEADING
    return ParagraphKind.PARAGRAPH


def assemble(pieces: Iterable[Piece], page_count: int = 0) -> DocumentText:
    """Return the pieces as one text, an empty line between paragraphs, none between items of a list."""
    paragraphs: list[Paragraph] = []
    parts: list[str] = []
    length = 0
    before: ParagraphKind | None = None
    for piece, kind, page in pieces:
        stripped = piece.strip()
        if not stripped:
            continue
        gap = "" if before is None else "\n" if before is kind is ParagraphKind.LIST_ITEM else "\n\n"
        start = length + len(gap)
        length = start + len(stripped)
        parts += [gap, stripped]
        paragraphs.append(Paragraph(start, length, page, kind))
        before = kind
    text = "".join(parts)
    return DocumentText(text=text, paragraphs=tuple(paragraphs), pages=_pages(paragraphs, page_count, length))


def _pages(paragraphs: list[Paragraph], count: int, length: int) -> tuple[Page, ...]:
    """Pages follow each other without a gap; a page without text is empty and stands where it would."""
    starts = {}
    for paragraph in reversed(paragraphs):
        starts[paragraph.page] = paragraph.start
    pages: list[Page] = []
    following = length
    for number in range(count, 0, -1):
        start = 0 if number == 1 else starts.get(number, following)
        pages.append(Page(number, start, following))
        following = start
    return tuple(reversed(pages))
