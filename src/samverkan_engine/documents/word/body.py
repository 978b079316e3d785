"""The body of a Word file, read with all tracked changes accepted."""

from collections.abc import Iterator

from lxml import etree

from samverkan_engine.documents.layout import Piece, cleaned, paragraph_kind
from samverkan_engine.documents.word.numbering import Numbering
from samverkan_engine.documents.word.styles import Styles
from samverkan_engine.documents.word.xml import child, is_on, tag
from samverkan_engine.tables import ParagraphKind

DROPPED = {"del", "moveFrom", "rPr", "pPr", "instrText", "delText", "delInstrText", "Fallback", "txbxContent"}
"""What was deleted or moved away, and what is no text; text boxes are read after their paragraph."""

SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


class _Reader:
    """What is needed to read any paragraph, and the text that waits for its paragraph to end."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.waiting = ""


def pieces(document: etree._Element, styles: Styles, numbering: Numbering) -> Iterator[Piece]:
    """Return the paragraphs, headings, list items and rows of a document in order."""
    body = child(document, "body")
    if body is None:
        raise ValueError("a Word file without a body")
    reader = _Reader(styles, numbering)
    yield from _blocks(body, reader)
    if reader.waiting.strip():
        yield Piece(cleaned(reader.waiting), ParagraphKind.PARAGRAPH)


def _blocks(parent: etree._Element, reader: _Reader) -> Iterator[Piece]:
    for element in parent:
        name = tag(element)
        if name == "p":
            yield from _paragraph(element, reader)
        elif name == "tbl":
            for row in _rows(element):
                yield from _row(row, reader)
        elif name not in DROPPED:
            yield from _blocks(element, reader)


def _paragraph(element: etree._Element, reader: _Reader) -> Iterator[Piece]:
    """A paragraph whose end was deleted runs on into the next; text boxes that hang in it follow it."""
    mark = child(element, "pPr", "rPr")
    text = reader.waiting + _text(element)
    if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
        reader.waiting = text
    elif not reader.styles.is_contents(element):
        reader.waiting = ""
        if text.strip():
            yield _piece(element, cleaned(text), reader)
    for box in _boxes(element):
        yield from _blocks(box, reader)


def _piece(element: etree._Element, text: str, reader: _Reader) -> Piece:
    number = reader.numbering.number(element)
    whole = f"{number} {text.strip()}" if number else text
    if reader.styles.is_heading(element):
        kind = ParagraphKind.HEADING
    elif number is not None or reader.styles.is_list_item(element):
        kind = ParagraphKind.LIST_ITEM
    elif reader.styles.is_caption(element):
        kind = ParagraphKind.CAPTION
    else:
        kind = paragraph_kind(text.strip())
    return Piece(whole, kind)


def _text(element: etree._Element) -> str:
    """The words in an element; those of a run that is hidden are none."""
    parts: list[str] = []
    for each in element:
        name = tag(each)
        if name == "t":
            parts.append(each.text or "")
        elif name in SIGNS:
            parts.append(SIGNS[name])
        elif name == "r" and is_on(child(each, "rPr", "vanish")):
            continue
        elif name not in DROPPED:
            parts.append(_text(each))
    return "".join(parts)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes that hang in a paragraph, each once: the same box is often told in two ways."""
    for each in element:
        name = tag(each)
        if name == "txbxContent":
            yield each
        elif name not in DROPPED:
            yield from _boxes(each)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        name = tag(element)
        if name == "tr":
            if child(element, "trPr", "del") is None:
                yield element
        elif name not in DROPPED:
            yield from _rows(element)


def _row(row: etree._Element, reader: _Reader) -> Iterator[Piece]:
    """A row is one paragraph, its cells apart by tabs; a row of one cell only frames what stands in it."""
    cells = [list(_blocks(cell, reader)) for cell in _cells(row)]
    filled = [cell for cell in cells if cell]
    if len(cells) == 1 and len(filled) == 1 and len(filled[0]) > 1:
        yield from filled[0]
    elif filled:
        # Beside others an empty cell keeps its place, so that what follows stands in its own column.
        shown = cells if len(filled) > 1 else filled
        texts = (" ".join(piece.text.strip() for piece in cell) for cell in shown)
        yield Piece("\t".join(texts).rstrip("\t"), ParagraphKind.TABLE_ROW)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for element in row:
        name = tag(element)
        if name == "tc":
            if child(element, "tcPr", "cellDel") is None:
                yield element
        elif name not in DROPPED:
            yield from _cells(element)
