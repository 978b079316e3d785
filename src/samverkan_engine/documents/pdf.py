"""A PDF becomes text with pages and paragraphs."""

import threading
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from samverkan_engine.documents.layout import BULLET, NUMBERED_HEADING, Piece, assemble, paragraph_kind
from samverkan_engine.errors import Damaged, Empty, Encrypted, Scanned
from samverkan_engine.tables import DocumentText

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

ONE_AT_A_TIME = threading.Lock()
"""PDFium may not be entered by two threads at once."""

WIDE_GAP = 1.45
"""A step down of more than this many of the usual steps between lines begins a new paragraph."""

COLUMN_GAP = 2.0
"""A space wider than this many heights of the line parts columns."""

SHORT_LINE = 0.75
"""A line that ends before this share of the widest line's end may be the last of its paragraph."""

HYPHENS = "\x02￾­"
"""What PDFium puts where a word was divided at the end of a line."""


Box = tuple[float, ...]


class Line(NamedTuple):
    """One printed line: its text, and its edges in points."""

    text: str
    left: float
    bottom: float
    right: float
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
    text, count = textpage.get_text_range(), textpage.count_chars()

    def box(index: int) -> Box:
        return tuple(textpage.get_charbox(min(index, count - 1), loose=True))  # left, bottom, right, top

    lines, position = [], 0
    for printed in text.split("\n"):
        words = printed.strip()
        if words:
            first = position + len(printed) - len(printed.lstrip())
            left, bottom, _, top = box(first)
            right = box(first + len(words) - 1)[2]
            lines.append(Line(_in_columns(words, first, top - bottom, box), left, bottom, right, top))
        position += len(printed) + 1
    textpage.close()
    return lines


def _in_columns(words: str, first: int, height: float, box: Callable[[int], Box]) -> str:
    """Put a tab where a wide gap parts columns, as between two signatures side by side."""
    characters = list(words)
    for index, character in enumerate(characters):
        if character == " " and 0 < index < len(characters) - 1:
            gap = box(first + index + 1)[0] - box(first + index - 1)[2]
            if gap > COLUMN_GAP * height:
                characters[index] = "\t"
    return "".join(characters)


def _paragraphs(lines: list[Line]) -> Iterator[str]:
    """Join printed lines into paragraphs by the white space between and beside them."""
    steps = sorted(above.bottom - line.bottom for above, line in pairwise(lines) if above.bottom > line.bottom)
    usual = steps[len(steps) // 4] if steps else 0.0
    widest = max((line.right for line in lines), default=0.0)
    text = ""
    for index, line in enumerate(lines):
        if index and _begins(lines[index - 1], line, usual, widest):
            yield text
            text = line.text
        else:
            text = _joined(text, line.text)
    if text:
        yield text


def _begins(above: Line, line: Line, usual: float, widest: float) -> bool:
    """Return whether a line begins a paragraph: by a gap, a bullet, another size, or a short line above it."""
    step = above.bottom - line.bottom
    size_above, size = above.top - above.bottom, line.top - line.bottom
    differs = abs(size_above - size) > 0.15 * max(size, size_above)
    apart = step > WIDE_GAP * usual or step < -size or differs or "\t" in above.text + line.text
    ended = above.right < SHORT_LINE * widest and not line.text[0].islower()
    clause = above.text[-1] in ".:;" and NUMBERED_HEADING.match(line.text) is not None
    return apart or ended or clause or BULLET.match(line.text) is not None


def _joined(text: str, line: str) -> str:
    if not text:
        return line
    if text[-1] in HYPHENS:
        return text[:-1] + line
    return f"{text} {line}"
