"""What a paragraph is, judged by how it looks, and how paragraphs become one text."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from samverkan_engine.errors import TooLong
from samverkan_engine.tables import DocumentText, Page, Paragraph, ParagraphKind

BULLET = re.compile(r"\s*(?:[•·*▪◦‣●○■□➢✓–—-]|\d{1,2}(?:\.\d{1,2})+\.?(?=\s)|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s*(?=\S)")
NUMBERED_HEADING = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|§\s?\d+|\d+\s?§)\s+[A-ZÅÄÖÆØ][^.]{2,60}$")
CAPTION = re.compile(
    r"\b(?:foto(?:graf)?|photo(?:graph|grapher)?|bild(?:text)?|bilde|illustration)\s*(?:by|av)?\s*:"
    r"|^\W*(?:från vänster|fra venstre|from left|left to right|på bilden|på bildet|pictured|i bild|på foto\w*)\b",
    re.IGNORECASE,
)

LONGEST_TEXT = 4_000_000
"""So many characters are read of one document."""

MOST_PAGES = 2_000
"""What that is in pages; a document with more is not read either."""

MOST_TAGS = 200_000
"""So many tags may a page, or the text of a Word file, hold."""

LONGEST_HEADING = 100
"""A line longer than this, in characters, is not taken for a heading."""

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u200b": "", "\ufeff": ""}
)
"""Letters drawn as one sign, and signs without width, as the letters they stand for."""


class Piece(NamedTuple):
    """A paragraph before it has a position: its text, what it is, its page, and where in it other pages begin."""

    text: str
    kind: ParagraphKind
    page: int | None = None
    breaks: tuple[tuple[int, int], ...] = ()


def check_length(length: int, name: str, limit: int = LONGEST_TEXT) -> None:
    """Raise TooLong when a document is longer than any that is read."""
    if length > limit:
        raise TooLong(name=name, pages=MOST_PAGES)


def cleaned(text: str) -> str:
    """Return a text with letters put together from parts made whole, and ligatures and signs without width resolved."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(LIGATURES))


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
    starts: dict[int, int] = {}
    for text, kind, page, breaks in pieces:
        stripped = text.strip()
        if not stripped:
            continue
        gap = "" if before is None else "\n" if before is kind is ParagraphKind.LIST_ITEM else "\n\n"
        start = length + len(gap)
        length = start + len(stripped)
        parts += [gap, stripped]
        paragraphs.append(Paragraph(start, length, page, kind))
        for offset, number in ((0, page), *breaks):
            starts.setdefault(number or 0, min(start + offset, length))
        before = kind
    return DocumentText("".join(parts), tuple(paragraphs), _pages(starts, page_count, length))


def _pages(starts: dict[int, int], count: int, length: int) -> tuple[Page, ...]:
    """Pages follow each other without a gap; a page without text is empty and stands where it would."""
    pages: list[Page] = []
    following = length
    for number in range(count, 0, -1):
        start = 0 if number == 1 else starts.get(number, following)
        pages.append(Page(number, start, following))
        following = start
    return tuple(reversed(pages))
