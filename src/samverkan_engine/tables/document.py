"""A document as text with positions."""

from bisect import bisect_right
from dataclasses import dataclass

from samverkan_engine.tables.codes import ParagraphKind


@dataclass(frozen=True, slots=True)
class Passage:
    """
    A stretch of a document's text: characters from start up to, not including, end.

    page is the page on which it begins, counted from 1, or None where the document has no pages.
    """

    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number, counted from 1, and where its text begins and ends."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: where it begins and ends, on which page, and what it is."""

    start: int
    end: int
    page: int | None = None
    kind: ParagraphKind = ParagraphKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class DocumentText:
    """
    The text of a document; every position elsewhere counts characters of `text`.

    pages is empty where the form of the document has none. Paragraphs stand in order and never overlap.
    recognised says that the text was read from pictures of pages, so that any letter of it may be wrong.
    """

    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    pages: tuple[Page, ...] = ()
    recognised: bool = False

    def page_at(self, position: int) -> int | None:
        """Return the number of the page that holds the character at `position`, or None without pages."""
        if not self.pages:
            return None
        index = bisect_right(self.pages, position, key=lambda page: page.start) - 1
        return self.pages[max(index, 0)].number

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage from start to end with its page; raises ValueError outside the text."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start}–{end} lies outside a text of {len(self.text)} characters")
        return Passage(start, end, self.page_at(start))

    def slice(self, passage: Passage) -> str:
        """Return the characters of the passage."""
        return self.text[passage.start : passage.end]
