"""A PDF becomes text with pages and paragraphs."""

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from samverkan_engine.documents.layout import MOST_PAGES, Piece, assemble, check_length, cleaned, paragraph_kind
from samverkan_engine.documents.pdf.columns import blocks
from samverkan_engine.documents.pdf.paragraphs import Joined, paragraphs
from samverkan_engine.documents.pdf.printed import Fragment, fragments
from samverkan_engine.documents.pdf.recognition import recognised
from samverkan_engine.documents.pdf.running import without_running
from samverkan_engine.documents.pdf.streams import check_streams
from samverkan_engine.errors import Damaged, Empty, Encrypted, Scanned
from samverkan_engine.tables import DocumentText

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

ONE_AT_A_TIME = threading.Lock()
"""PDFium may not be entered by two threads at once."""


def read(data: bytes, name: str) -> DocumentText:
    """
    Return the text of a PDF; pictures of pages are read by Tesseract where that program is.

    Raises Encrypted, Damaged, Scanned, Empty, TooLong or Overpacked.
    """
    import pypdfium2
    from pypdfium2 import raw

    check_streams(data, name)
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
                raise Encrypted(name=name) from error
            raise Damaged(name=name, form="pdf") from error
        try:
            count = len(document)
            check_length(count, name, MOST_PAGES)
            pieces = _pieces(document, name)
            scanned = not pieces and _has_pictures(document)
        except pypdfium2.PdfiumError as error:
            raise Damaged(name=name, form="pdf") from error
        finally:
            document.close()
    if scanned:
        pieces = _recognised(data, name, count)
    if not pieces:
        raise Scanned(name=name) if scanned else Empty(name=name)
    return replace(assemble(pieces, page_count=count), recognised=scanned)


def _pieces(document: "PdfDocument", name: str) -> list[Piece]:
    printed, length = [], 0
    for index in range(len(document)):
        printed.append(_printed(document, index))
        length += sum(len(piece.text) for piece in printed[-1])
        check_length(length, name)
    return _joined(printed)


def _joined(printed: list[list[Fragment]]) -> list[Piece]:
    return [_piece(paragraph) for paragraph in paragraphs([blocks(page) for page in without_running(printed)])]


def _recognised(data: bytes, name: str, count: int) -> list[Piece]:
    import pypdfium2

    try:
        return _joined(recognised(data, count, ONE_AT_A_TIME))
    except pypdfium2.PdfiumError as error:
        raise Damaged(name=name, form="pdf") from error


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
