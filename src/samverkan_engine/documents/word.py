"""A Word file (.docx) becomes text with paragraphs, headings, list items and table rows."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samverkan_engine.documents.layout import Piece, assemble, paragraph_kind
from samverkan_engine.errors import Damaged, TooLarge
from samverkan_engine.tables import DocumentText, ParagraphKind

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

UNPACKED_LIMIT = 300_000_000
"""A .docx that unpacks to more bytes than this is a trap, not an agreement."""

HEADING_STYLE = re.compile(r"(?:heading|rubrik|overskrift|title|titel|tittel)", re.IGNORECASE)
LIST_STYLE = re.compile(r"(?:list|punkt|numrer)", re.IGNORECASE)


def read(data: bytes, name: str) -> DocumentText:
    """Return the text of a Word file; raises Damaged or TooLarge."""
    import docx  # takes 0.2 s

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > UNPACKED_LIMIT:
            limit_mb = UNPACKED_LIMIT // 1_000_000
            raise TooLarge(name=name, size_mb=unpacked // 1_000_000, limit_mb=limit_mb)
        document = docx.Document(io.BytesIO(data))
        return assemble(_pieces(document))
    except TooLarge:
        raise
    except Exception as error:  # python-docx lets many kinds of error through from a broken package
        raise Damaged(name=name, form="docx") from error


def _pieces(document: "Document") -> Iterator[Piece]:
    from docx.text.paragraph import Paragraph

    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield Piece(block.text, _kind(block))
        else:
            yield from _rows(block)


def _rows(table: "Table") -> Iterator[Piece]:
    """A row is one paragraph, its cells apart by tabs; a merged cell is read once."""
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            text = " ".join(paragraph.text.strip() for paragraph in cell.paragraphs).strip()
            if text and (not cells or cells[-1] != text):
                cells.append(text)
        yield Piece("\t".join(cells), ParagraphKind.TABLE_ROW)


def _kind(paragraph: "Paragraph") -> ParagraphKind:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    properties = paragraph._p.pPr
    if HEADING_STYLE.search(style):
        return ParagraphKind.HEADING
    if LIST_STYLE.search(style) or (properties is not None and properties.numPr is not None):
        return ParagraphKind.LIST_ITEM
    if style.lower() in ("caption", "beskrivning", "bildetekst", "billedtekst"):
        return ParagraphKind.CAPTION
    return paragraph_kind(paragraph.text.strip()) if paragraph.text.strip() else ParagraphKind.PARAGRAPH
