"""A web page becomes its visible text with paragraphs and headings."""

import re

from lxml import etree
from lxml import html as lxml_html

from samverkan_engine.documents.encoding import decode
from samverkan_engine.documents.layout import NUMBERED_HEADING, Piece, assemble, paragraph_kind
from samverkan_engine.errors import Damaged
from samverkan_engine.tables import DocumentText, ParagraphKind

HIDDEN = {
    "script", "style", "noscript", "template", "head", "svg", "nav", "footer", "form", "button", "select", "iframe",
}  # fmt: skip
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
NOT_DISPLAYED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
SPACE = re.compile(r"[ \t\r\n\f\v]+")
SHORTEST_MAIN = 200
"""A <main> with fewer characters than this is not trusted to hold the document."""


def read(data: bytes, name: str) -> DocumentText:
    """Return the visible text of an HTML page; raises Damaged when nothing can be parsed."""
    try:
        parser = lxml_html.HTMLParser(huge_tree=True)  # else all that lies deeper than 256 elements is lost in silence
        characters = XML_DECLARATION.sub("", _characters(data)).replace("\0", " ")
        root = lxml_html.document_fromstring(characters, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Damaged(name=name, form="html") from error
    main = root.find(".//main")
    if main is not None:
        found = assemble(_pieces(main))
        if len(found.text) >= SHORTEST_MAIN:
            return found
    return assemble(_pieces(root))


def _characters(data: bytes) -> str:
    """Follow the page's own declaration unless the bytes are valid UTF-8, which is never chance."""
    declared = DECLARED.search(data[:4096])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


class _Walk:
    """The text of one paragraph being gathered, and the paragraphs done."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.words: list[str] = []
        self.kind: ParagraphKind | None = None

    def close(self) -> None:
        text = SPACE.sub(" ", "".join(self.words)).strip()
        if text:
            self.pieces.append(Piece(text, self.kind or _unmarked_kind(text)))
        self.words = []


def _unmarked_kind(text: str) -> ParagraphKind:
    """A page marks its headings, so a short paragraph is none; a dash before a paragraph opens what somebody says."""
    if NUMBERED_HEADING.match(text):
        return ParagraphKind.LIST_ITEM
    kind = paragraph_kind(text)
    plain = kind is ParagraphKind.HEADING or (kind is ParagraphKind.LIST_ITEM and text[0] in "–—-")
    return ParagraphKind.PARAGRAPH if plain else kind


def _pieces(root: lxml_html.HtmlElement) -> list[Piece]:
    """Walk the tree without recursion, so that no depth of nesting can exhaust the stack."""
    walk = _Walk()
    hidden = 0
    kinds: list[ParagraphKind | None] = [None]
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            _take(walk, None if hidden else element.tail)
            continue
        block = element.tag in BLOCKS
        if event == "start":
            hidden += _is_hidden(element)
            if block:
                walk.close()
                kinds.append(_kind(element.tag) or kinds[-1])
                walk.kind = kinds[-1]
            _take(walk, None if hidden else _opening(element))
            continue
        if block:
            walk.close()
            kinds.pop()
            walk.kind = kinds[-1]
        hidden -= _is_hidden(element)
        if element is not root:
            _take(walk, None if hidden else element.tail)
    walk.close()
    return walk.pieces


def _take(walk: _Walk, text: str | None) -> None:
    if text:
        walk.words.append(text)


def _opening(element: lxml_html.HtmlElement) -> str:
    text = element.text or ""
    if element.tag == "br":
        return " " + text
    return " " + text if element.tag in ("td", "th") else text


def _is_hidden(element: lxml_html.HtmlElement) -> bool:
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
