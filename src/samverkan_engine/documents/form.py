"""What form a file has: what its ending claims and what its bytes show."""

import io
import re
import zipfile

from samverkan_engine.errors import Damaged, Encrypted

ENDINGS = {
    "pdf": "pdf",
    "docx": "docx",
    "docm": "docx",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "txt": "text",
    "text": "text",
    "md": "text",
    "eml": "mail",
    "zip": "zip",
    "png": "image",
    "jpg": "image",
    "jpeg": "image",
    "gif": "image",
    "tif": "image",
    "tiff": "image",
    "webp": "image",
}

IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")

MAIL_HEADER = re.compile(rb"(?:[\w-]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
MAIL_SIGN = re.compile(rb"^(?:mime-version|message-id|received)\s*:", re.IGNORECASE | re.MULTILINE)

HYPERTEXT = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|article|p|h1)\b", re.IGNORECASE)


def claimed_form(name: str) -> str | None:
    """Return the form that the ending of the name stands for, or None when it says nothing we know."""
    _, dot, ending = name.rpartition(".")
    return ENDINGS.get(ending.lower()) if dot else None


def seen_form(data: bytes, name: str) -> str:
    """
    Return the form that the bytes show: pdf, docx, html, text, mail, zip, or one that cannot be read.

    Raises Encrypted for an Office file behind a password and Damaged for a broken archive.
    """
    start = data[:1024]
    if b"%PDF-" in start:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive_form(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound_form(data, name)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(IMAGES) or data[8:12] == b"WEBP":
        return "image"
    return _text_form(data)


def _archive_form(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Damaged(name=name, form=claimed_form(name) or "zip") from error
    if "word/document.xml" in names:
        return "docx"
    return "office" if "[Content_Types].xml" in names or "mimetype" in names else "zip"


def _compound_form(data: bytes, name: str) -> str:
    """A password turns a .docx into an old compound file that holds an encrypted package."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Encrypted(name=name)
    return "doc"


def _text_form(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_wide(data):
        return "text"
    sample = data[:65536]
    strange = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    if strange > len(sample) / 100 + 1:
        return "binary"
    header = MAIL_HEADER.match(data[:8192])
    if header and MAIL_SIGN.search(header[0]):
        return "mail"
    return "html" if HYPERTEXT.search(sample) else "text"


def _is_wide(data: bytes) -> bool:
    """Return whether every other byte is mostly zero, as in UTF-16 without its mark."""
    sample = data[:4096]
    half = len(sample) // 2
    return (
        half > 1
        and max(sample[0::2].count(0), sample[1::2].count(0)) > half * 0.7
        and (min(sample[0::2].count(0), sample[1::2].count(0)) < half * 0.1)
    )
