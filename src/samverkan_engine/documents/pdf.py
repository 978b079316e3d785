"""A PDF becomes text with pages and paragraphs."""

import threading
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from samverkan_engine.documents.layout import BULLET, Piece, assemble, paragraph_kind
from samverkan_engine.errors import Damaged, Empty, Encrypted, Scanned
from samverkan_engine.tables import DocumentText

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

ONE_AT_A_TIME = threading.Lock()
"""PDFium may not be entered by two threads at once."""

WIDE_GAP = 1.45
"""A step down of more than this many of the usual steps between lines begins a new paragraph."""

HYPHENS = "\x02￾­"
"""What PDFium puts where a word was divided at the end of a line."""


class Line(NamedTuple):
    """One printed line: its text, and its left, bottom and top edge in points."""

    text: str
    left: float
    bottom: float
    top: float


def read(data: bytes, name: str) -> DocumentText:
    """Return the text of a PDF; raises Encrypted, Damaged, Scanned or Empty."""
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
    pieces: list[Piece] = []
    for index in range(len(document)):
        page = document[index]
        pieces += [(text, paragraph_kind(text), index + 1) for text in _paragraphs(_lines(page))]
        page.close()
    if not pieces:
        raise Scanned(name=name) if _has_pictures(document) else Empty(name=name)
    return assemble(pieces, page_count=len(document))


def _has_pictures(document: "PdfDocument") -> bool:
    from pypdfium2 import raw

    return any(next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None) is not None for page in document)


def _lines(page: Any) -> list[Line]:
    """PDFium counts the line ends it adds, so a place in the text is also the number of a character."""
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    lines, position = [], 0
    for raw_line in text.split("\n"):
        stripped = raw_line.strip()
        if stripped:
            first = position + len(raw_line) - len(raw_line.lstrip())
            left, bottom, _, top = textpage.get_charbox(min(first, textpage.count_chars() - 1), loose=True)
            lines.append(Line(stripped, left, bottom, top))
        position += len(raw_line) + 1
    textpage.close()
    return lines


def _paragraphs(lines: list[Line]) -> Iterator[str]:
    """Join printed lines into paragraphs by the white space between them."""
    steps = sorted(above.bottom - line.bottom for above, line in pairwise(lines) if above.bottom > line.bottom)
    usual = steps[len(steps) // 4] if steps else 0.0
    text = ""
    for index, line in enumerate(lines):
        if index and _begins(lines[index - 1], line, usual):
            yield text
            text = line.text
        else:
            text = _joined(text, line.text)
    if text:
        yield text


def _begins(above: Line, line: Line, usual: float) -> bool:
    step = above.bottom - line.bottom
    size_above, size = above.top - above.bottom, line.top - line.bottom
    differs = abs(size_above - size) > 0.15 * max(size, size_above)
    return step > WIDE_GAP * usual or step < -size or differs or bool(BULLET.match(line.text))


def _joined(text: str, line: str) -> str:
    if not text:
        return line
    if text[-1] in HYPHENS:
        return text[:-1] + line
    return f"{text} {line}"
