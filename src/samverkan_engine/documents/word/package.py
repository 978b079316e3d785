"""The parts of a Word file that hold its text, unpacked within limits."""

import io
import zipfile
import zlib
from typing import NamedTuple

from lxml import etree

from samverkan_engine.documents.layout import MOST_TAGS, check_length
from samverkan_engine.errors import Damaged, Encrypted, TooLarge

UNPACKED_LIMIT = 300_000_000
"""A .docx that unpacks to more bytes than this is a trap, not an agreement."""

PART_LIMIT = 30_000_000
"""The text of a thousand pages takes less than this, in bytes of XML."""

BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, NotImplementedError)
"""What a broken package raises, depending on where it is broken."""

ENCRYPTED = 0x1


class Parts(NamedTuple):
    """The roots of the parts that are read; the styles and the numbering may be missing."""

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None


def parts(data: bytes, name: str) -> Parts:
    """Return the text, styles and numbering of a Word file; raises Damaged, Encrypted, TooLarge or TooLong."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, name)
            names = set(archive.namelist())
            document = _parsed(archive.read("word/document.xml"), name)
            others = [
                _parsed(archive.read(part), name) if part in names else None
                for part in ("word/styles.xml", "word/numbering.xml")
            ]
    except (*BROKEN, etree.LxmlError) as error:
        raise Damaged(name=name, form="docx") from error
    return Parts(document, *others)


def _check(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise Encrypted(name=name)
    sizes = [(sum(entry.file_size for entry in entries), UNPACKED_LIMIT)]
    sizes += [(entry.file_size, PART_LIMIT) for entry in entries if entry.filename.endswith(".xml")]
    for size, limit in sizes:
        if size > limit:
            raise TooLarge(name=name, size_mb=-(-size // 1_000_000), limit_mb=limit // 1_000_000)


def _parsed(data: bytes, name: str) -> etree._Element:
    """Parse XML from a stranger: no entities, nothing fetched, no deeper than 256 elements."""
    check_length(data.count(b"<"), name, MOST_TAGS * 5)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
