"""Small documents of every form, made by the real tools."""

import io
import struct
import zlib
from collections.abc import Callable

import docx
import pytest
import typst

from samverkan_engine import documents, drafting
from samverkan_engine.tables import Draft

Drafts = Callable[[str], Draft]


@pytest.fixture(scope="session")
def drafted() -> Drafts:
    """A function that gives the draft of a text."""
    return lambda text: drafting.draft(documents.from_text(text))


@pytest.fixture(scope="session")
def word_file() -> bytes:
    """A Word file with a heading, a paragraph, a list and a table."""
    document = docx.Document()
    document.add_heading("Avsiktsförklaring", level=1)
    document.add_paragraph("Nyby kommun och Nyby universitet är överens om följande.")
    document.add_paragraph("träffas varje år", style="List Bullet")
    document.add_paragraph("utveckla utbildningen", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Avtalstid"
    table.cell(0, 1).text = "2024–2027"
    return saved(document)


@pytest.fixture(scope="session")
def empty_word_file() -> bytes:
    """A Word file without a word."""
    return saved(docx.Document())


@pytest.fixture(scope="session")
def pdf_file() -> bytes:
    """A PDF of two pages with a heading, a paragraph over several lines, and a list."""
    return typst.compile(
        b"""
#set page(width: 120mm, height: 100mm)
#set text(lang: "sv")
= Avsiktsf\xc3\xb6rklaring
Nyby kommun och Nyby universitet \xc3\xa4r \xc3\xb6verens om att under l\xc3\xa5ng tid samarbeta om utbildning,
forskning och innovation, s\xc3\xa5 att b\xc3\xa5da blir starkare.

- Parterna ska tr\xc3\xa4ffas varje \xc3\xa5r.
- Parterna ska ta fram nya utbildningar.
#pagebreak()
Undertecknat den 3 maj 2024.
"""
    )


@pytest.fixture(scope="session")
def scanned_pdf() -> bytes:
    """A PDF whose only page is a picture."""
    numbers = ", ".join(str(byte) for byte in picture())
    return typst.compile(f"#set page(width: 50mm, height: 50mm)\n#image(bytes(({numbers})))".encode())


@pytest.fixture(scope="session")
def blank_pdf() -> bytes:
    """A PDF of one page with nothing on it."""
    return typst.compile(b"#set page(width: 50mm, height: 50mm)\n#pagebreak()")


@pytest.fixture(scope="session")
def encrypted_pdf() -> bytes:
    """
    A PDF behind a password that nobody knows.

    Written by hand, with keys of zeros: no password opens it, and a reader asks for one before anything else.
    """
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        b"<< /Filter /Standard /V 1 /R 2 /O <" + b"00" * 32 + b"> /U <" + b"00" * 32 + b"> /P -44 >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    identity = b"<" + b"00" * 16 + b">"
    return (
        body
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [%s %s] >>\n" % (identity, identity)
        + b"startxref\n%d\n%%%%EOF\n" % len(body)
    )


def saved(document: "docx.document.Document") -> bytes:
    """The bytes of a Word document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def picture() -> bytes:
    """A PNG of two by two grey points."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    points = zlib.compress(b"\0\1\2" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", points) + chunk(b"IEND", b"")
