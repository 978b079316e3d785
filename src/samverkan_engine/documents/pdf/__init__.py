"""A PDF becomes text with pages and paragraphs."""

import threading
from typing import TYPE_CHECKING

from samverkan_engine.documents.layout import MOST_PAGES, Piece, assemble, check_length, cleaned, paragraph_kind
from samverkan_engine.documents.pdf.columns import blocks
from samverkan_engine.documents.pdf.paragraphs import Joined, paragraphs
from samverkan_engine.documents.pdf.printed import Fragment, fragments
from samverkan_engine.documents.pdf.running import without_running
from samverkan_engine.errors import Damaged, Empty, Encrypted, Scanned
from samverkan_engine.tables import DocumentText

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

ONE_AT_A_TIME = threading.Lock()
"""PDFium may not be entered by two threads at once."""


def read(data: bytes, name: str) -> DocumentText:
    """Return the text of a PDF; raises Encrypted, Damaged, Scanned, Empty or TooLong."""
    import pypdfium2
    from pypdfium2 import raw

    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
                raise Encrypted(name=name) from error
            raise Damaged(name=name, form="pdf") from error
        try:
            return _text(document, name)
        except pypdfium2.PdfiumError as error:
            raise Damaged(name=name, form="pdf") from error
        finally:
            document.close()


def _text(document: "PdfDocument", name: str) -> DocumentText:
    check_length(len(document), name, MOST_PAGES)
    printed, length = [], 0
    for index in range(len(document)):
        printed.append(_printed(document, index))
        length += sum(len(piece.text) for piece in printed[-1])
        check_length(length, name)
    found = paragraphs([blocks(page) for page in without_running(printed)])
    if not found:
        raise Scanned(name=name) if _has_pictures(document) else Empty(name=name)
    return assemble([_piece(paragraph) for paragraph in found], page_count=len(document))


def _printed(document: "PdfDocument", index: int) -> list[Fragment]:
    page = document[index]
    try:
        return [piece._replace(text=cleaned(piece.text)) for piece in fragments(page)]
    finally:
        page.close()


def _piece(paragraph: Joined) -> Piece:
    return Piece(paragraph.text, paragraph_kind(paragraph.text), paragraph.page, paragraph.breaks)


def _has_pictures(document: "PdfDocument") -> bool:
    from pypdfium2 import raw

    return any(next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None) is not None for page in document)
