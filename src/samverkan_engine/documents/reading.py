"""Which reader a file needs, judged by its name and its first bytes together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samverkan_engine.documents import hypertext, mail, packed, pdf, plain, word
from samverkan_engine.documents.form import claimed_form, seen_form
from samverkan_engine.documents.packed import Budget
from samverkan_engine.errors import (
    Damaged,
    Empty,
    Mislabelled,
    NothingReadable,
    Refused,
    Scanned,
    TooDeep,
    TooLarge,
    UnknownFormat,
)
from samverkan_engine.tables import DocumentText

LIMIT = 50_000_000
"""The largest file that is read, in bytes."""

DEEPEST = 3
"""So many compressed folders or e-mails may be packed into each other."""

READERS: dict[str, Callable[[bytes, str], DocumentText]] = {
    "pdf": pdf.read,
    "docx": word.read,
    "html": hypertext.read,
    "text": plain.read,
}

CONTAINERS: dict[str, Callable[[bytes, str, Budget], Iterator[tuple[str, bytes | Refused]]]] = {
    "mail": mail.contents,
    "zip": packed.contents,
}
"""Forms that hold other files."""

MARKUP = {"html", "text", "mail"}
"""Forms that are told apart by their content alone: any may stand under another's ending."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a file that may hold several, not yet read: its name, and its bytes or why it cannot be read."""

    name: str
    content: bytes | Refused


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file that may hold several: its name there, and its text or why it could not be read."""

    name: str
    content: DocumentText | Refused


def read(data: bytes, name: str, limit: int = LIMIT) -> DocumentText:
    """
    Return the text of a file with its paragraphs and pages.

    data   the file's bytes: TXT in any usual encoding, HTML, DOCX or PDF, or an e-mail or ZIP with one of these
    name   the file's name; its ending is compared with what the bytes are
    limit  the most bytes to read

    Raises one of the refusals of `errors`, all of them Refused; UnknownFormat also for several documents in one.
    """
    form = _form(data, name, limit)
    if form in READERS:
        return _read(data, name, form)
    parts = read_all(data, name, limit)
    texts = [part.content for part in parts if isinstance(part.content, DocumentText)]
    if len(texts) == 1:
        return texts[0]
    if len(parts) == 1 and isinstance(parts[0].content, Refused):
        raise parts[0].content
    if not texts:
        raise NothingReadable(name=name, count=len(parts))
    raise UnknownFormat(name=name, form=form)


def read_all(data: bytes, name: str, limit: int = LIMIT) -> tuple[Part, ...]:
    """
    Return every document of a file: of an e-mail those attached, else its own text; of a ZIP those packed in it.

    data   the file's bytes
    name   the file's name; documents inside it are called by their own
    limit  the most bytes to read of one file

    Never raises a refusal: it stands in place of the text it concerns. There is always at least one part.
    """
    return tuple(_part(file) for file in files_in(data, name, limit))


def files_in(data: bytes, name: str, limit: int = LIMIT) -> tuple[File, ...]:
    """
    Return the files that `read_all` would read, without reading them: a file that holds no others is the only one.

    data   the file's bytes
    name   the file's name; files inside it are called by their own
    limit  the most bytes to read of one file

    Never raises a refusal: it stands in place of the bytes it concerns. There is always at least one file.
    """
    return tuple(_files(data, name, limit, 0, Budget())) or (File(name, Empty(name=name)),)


def _files(data: bytes, name: str, limit: int, depth: int, budget: Budget) -> Iterator[File]:
    try:
        form = _form(data, name, limit)
        if form in READERS:
            yield File(name, data)
            return
        if depth >= DEEPEST:
            raise TooDeep(name=name, limit=DEEPEST)
        for inner, content in CONTAINERS[form](data, name, budget):
            if isinstance(content, Refused):
                yield File(inner, content)
            else:
                yield from _files(content, inner, limit, depth + 1, budget)
    except Refused as refusal:
        yield File(name, refusal)


def _part(file: File) -> Part:
    """Read a file that holds no others."""
    if isinstance(file.content, Refused):
        return Part(file.name, file.content)
    try:
        return Part(file.name, _read(file.content, file.name, seen_form(file.content, file.name)))
    except Refused as refusal:
        return Part(file.name, refusal)


def _form(data: bytes, name: str, limit: int) -> str:
    """Return the form of a file that can be read, or say why it cannot."""
    if len(data) > limit:
        raise TooLarge(name=name, size_mb=-(-len(data) // 1_000_000), limit_mb=limit // 1_000_000)
    if not data.strip(b"\0 \t\r\n"):
        raise Empty(name=name)
    claimed, seen = claimed_form(name), seen_form(data, name)
    _compare(claimed, seen, name)
    return seen


def _read(data: bytes, name: str, form: str) -> DocumentText:
    document = READERS[form](data, name)
    if not document.text.strip():
        raise Empty(name=name)
    return document


def _compare(claimed: str | None, seen: str, name: str) -> None:
    known = (*READERS, *CONTAINERS)
    if seen == "image" and claimed in (None, "image"):
        raise Scanned(name=name)
    if seen == "binary" and claimed in ("pdf", "docx", "zip"):
        raise Damaged(name=name, form=claimed)
    if claimed in known and claimed != seen and not {claimed, seen} <= MARKUP:
        raise Mislabelled(name=name, claimed=claimed, actual=seen)
    if seen not in known:
        raise UnknownFormat(name=name, form=seen)
