"""A tree of elements becomes paragraphs, without what only leads away from the article."""

import re
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from samverkan_engine.documents.hypertext.article import Article
from samverkan_engine.documents.layout import NUMBERED_HEADING, Piece, cleaned, paragraph_kind
from samverkan_engine.tables import ParagraphKind

HIDDEN = {"script", "style", "noscript", "template", "head", "svg", "nav", "footer", "button", "select", "iframe"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "form", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
WITHIN_CELLS = {"p", "div"}
NOT_DISPLAYED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f\v]+")
SOFT_HYPHEN = "\xad"
CELL = "\ufdd0"
"""Where a cell of a table begins, until the row is whole: a code point that no text holds."""

LONGEST_CELL = 120
"""A cell of more characters than this is no cell of data."""

LINKS = 0.6
"""A paragraph of which this share is links only leads away."""

SHORTEST_PROSE = 80
"""A paragraph of so many characters that are no links belongs to the article."""


class Found(NamedTuple):
    """A paragraph of a page, and how many of its characters are links."""

    piece: Piece
    links: int

    @property
    def leads_away(self) -> bool:
        """Return whether it is mostly links."""
        return self.links > LINKS * len(self.piece.text)

    @property
    def is_prose(self) -> bool:
        """Return whether it is surely a part of the article."""
        return len(self.piece.text) - self.links >= SHORTEST_PROSE


class _Walk:
    """The text of one paragraph being gathered, and the paragraphs done."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.words: list[str] = []
        self.kind: ParagraphKind | None = None
        self.hidden = 0
        self.in_links = 0
        self.links = 0

    def take(self, text: str | None) -> None:
        if text and not self.hidden:
            self.words.append(text)
            self.links += len(text.strip()) if self.in_links else 0

    def close(self) -> None:
        text = SPACE.sub(" ", cleaned("".join(self.words)).replace(SOFT_HYPHEN, "")).strip()
        text = _row(text) if CELL in text else text
        if text:
            self.found.append(Found(Piece(text, self.kind or _unmarked_kind(text)), min(self.links, len(text))))
        self.words, self.links = [], 0


def pieces(article: Article) -> list[Found]:
    """Return the paragraphs of an article; links before its first and after its last paragraph are left out."""
    found = _walked(article.root, article.left_out)
    if any(each.is_prose for each in found):
        found = _trimmed(_trimmed(found)[::-1], backwards=True)[::-1]
    above = [] if article.heading is None else _walked(article.heading, frozenset())
    return above + found


def _trimmed(found: list[Found], *, backwards: bool = False) -> list[Found]:
    """Leave out links before the first paragraph of prose; looking backwards, also the headings over them."""
    edge = next(index for index, each in enumerate(found) if each.is_prose)
    kept: list[Found] = []
    left_out = False
    for each in found[:edge]:
        is_heading = each.piece.kind is ParagraphKind.HEADING
        if (each.leads_away and not is_heading) or (backwards and is_heading and (left_out or not kept)):
            left_out = True
        else:
            left_out = False
            kept.append(each)
    return kept + found[edge:]


def _walked(root: HtmlElement, left_out: frozenset[HtmlElement]) -> list[Found]:
    """Walk the tree without recursion, so that no depth of nesting can exhaust the stack."""
    walk = _Walk()
    kinds: list[ParagraphKind | None] = [None]
    rows: list[bool] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            walk.take(element.tail)
            continue
        if element.tag == "tr":
            rows = [*rows, _is_data_row(element)] if event == "start" else rows[:-1]
        # Within a row of data a paragraph is a cell's words, not a paragraph of its own.
        block = element.tag in BLOCKS and not (element.tag in WITHIN_CELLS and rows and rows[-1])
        unseen = element in left_out or _is_hidden(element)
        if block:
            walk.close()
        if event == "start":
            walk.hidden += unseen
            walk.in_links += element.tag == "a"
            if block:
                kinds.append(_kind(element.tag) or kinds[-1])
            walk.kind = kinds[-1]
            walk.take(_opening(element))
            continue
        if block:
            kinds.pop()
        walk.kind = kinds[-1]
        walk.hidden -= unseen
        walk.in_links -= element.tag == "a"
        if element is not root:
            walk.take(element.tail)
    walk.close()
    return walk.found


def _unmarked_kind(text: str) -> ParagraphKind:
    """A page marks its headings, so a short paragraph is none; a dash before a paragraph opens what somebody says."""
    if NUMBERED_HEADING.match(text):
        return ParagraphKind.LIST_ITEM
    kind = paragraph_kind(text)
    plain = kind is ParagraphKind.HEADING or (kind is ParagraphKind.LIST_ITEM and text[0] in "–—-")
    return ParagraphKind.PARAGRAPH if plain else kind


def _row(text: str) -> str:
    """Return the cells with tabs between them; empty ones count where several hold words."""
    before, *cells = (cell.strip() for cell in text.split(CELL))
    cells = [before, *cells] if before else cells
    several = sum(bool(cell) for cell in cells) > 1
    return "\t".join(cells if several else filter(None, cells)).rstrip("\t")


def _is_data_row(element: HtmlElement) -> bool:
    """Return whether a row has several short cells; the cells of a page laid out as a table are long."""
    cells = [cell for cell in element if cell.tag in ("td", "th")]
    return len(cells) > 1 and all(_is_short(cell) for cell in cells)


def _is_short(cell: HtmlElement) -> bool:
    left = LONGEST_CELL
    for words in cell.itertext():
        left -= len(words.strip())
        if left < 0:
            return False
    return True


def _opening(element: HtmlElement) -> str:
    text = element.text or ""
    if element.tag in ("br", *WITHIN_CELLS):
        return " " + text
    return CELL + text if element.tag in ("td", "th") else text


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in HIDDEN or "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    return bool(NOT_DISPLAYED.search(element.get("style") or ""))


def _kind(tag: str) -> ParagraphKind | None:
    if tag in HEADINGS:
        return ParagraphKind.HEADING
    if tag == "li":
        return ParagraphKind.LIST_ITEM
    if tag in ("figcaption", "caption"):
        return ParagraphKind.CAPTION
    return ParagraphKind.TABLE_ROW if tag == "tr" else None
