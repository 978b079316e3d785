"""Which reader a file needs, judged by its name and its first bytes together."""

from collections.abc import Callable

from samverkan_engine.documents import hypertext, pdf, plain, word
from samverkan_engine.documents.form import claimed_form, seen_form
from samverkan_engine.errors import Damaged, Empty, Mislabelled, Scanned, TooLarge, UnknownFormat
from samverkan_engine.tables import DocumentText

LIMIT = 50_000_000
"""The largest file that is read, in bytes."""

READERS: dict[str, Callable[[bytes, str], DocumentText]] = {
    "pdf": pdf.read,
    "docx": word.read,
    "html": hypertext.read,
    "text": plain.read,
}

MARKUP = {"html", "text"}
"""Forms that are told apart by their content alone: either may stand under the other's ending."""


def read(data: bytes, name: str, limit: int = LIMIT) -> DocumentText:
    """
    Return the text of a file with its paragraphs and pages.

    data   the file's bytes: TXT in any usual encoding, HTML, DOCX or PDF
    name   the file's name; its ending is compared with what the bytes are
    limit  the most bytes to read

    Raises TooLarge, Empty, Encrypted, Scanned, Damaged, Mislabelled or UnknownFormat, all of them Refused.
    """
    if len(data) > limit:
        raise TooLarge(name=name, size_mb=-(-len(data) // 1_000_000), limit_mb=limit // 1_000_000)
    if not data.strip(b"\0 \t\r\n"):
        raise Empty(name=name)
    claimed, seen = claimed_form(name), seen_form(data, name)
    _compare(claimed, seen, name)
    document = READERS[seen](data, name)
    if not document.text.strip():
        raise Empty(name=name)
    return document


def _compare(claimed: str | None, seen: str, name: str) -> None:
    if seen == "image" and claimed in (None, "image"):
        raise Scanned(name=name)
    if seen == "binary" and claimed in ("pdf", "docx"):
        raise Damaged(name=name, form=claimed)
    if claimed in READERS and claimed != seen and not {claimed, seen} <= MARKUP:
        raise Mislabelled(name=name, claimed=claimed, actual=seen)
    if seen not in READERS:
        raise UnknownFormat(name=name, form=seen)
