"""Small real files of every form that is read, to be damaged."""

import io
import re
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import docx
import typst

SENTENCE = (
    "Nyby kommun och Nyby universitet ska utveckla ett utvecklingssamarbete om utbildningsverksamhet i fråga {}. "
)
STREAM = re.compile(rb"/Filter\s*/FlateDecode|stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def samples() -> dict[str, bytes]:
    """The files by name; those named `open` hold their inside uncompressed, so that damage reaches it."""
    pages, word = pdf(), word_file()
    files = {
        "a.pdf": pages,
        "open.pdf": opened_pdf(pages),
        "a.docx": word,
        "open.docx": repacked(word),
        "a.html": web_page().encode(),
        "a.txt": (SENTENCE.format(1) + "\n\n• ett\n• två\n").encode("utf-16"),
        "a.eml": mail(word),
    }
    return files | {"a.zip": folder(files), "open.zip": folder(files, zipfile.ZIP_STORED)}


def pdf() -> bytes:
    """Two columns with running headers, page numbers and divided words, over three pages."""
    text = "".join(SENTENCE.format(number) for number in range(20))
    source = f"""
#set page(height: 90mm, columns: 2, header: [Dnr 12 #h(1fr) Avtal])
#set page(footer: context counter(page).display("1 (1)", both: true))
#set text(lang: "sv", size: 9pt, hyphenate: true)
= Avsiktsförklaring
{text}

- ett
- två
"""
    return typst.compile(source.encode())


def opened_pdf(data: bytes) -> bytes:
    """The same PDF with its streams uncompressed; its table of places no longer fits, so the reader makes a new one."""

    def opened(found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return b""
        try:
            return b"stream\n" + zlib.decompress(found[1]) + b"\nendstream"
        except zlib.error:
            return found[0]

    return STREAM.sub(opened, data)


def word_file() -> bytes:
    """Headings, a numbered and a bulleted list, and a table with a merged cell."""
    document = docx.Document()
    document.add_heading("Avsiktsförklaring", level=1)
    document.add_paragraph(SENTENCE.format(1))
    for style in ("List Number", "List Number 2", "List Bullet"):
        document.add_paragraph("träffas varje år", style=style)
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Avtalstid"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(data: bytes) -> bytes:
    """The same Word file with nothing compressed, and without what is not read."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as after:
        for name in ("word/document.xml", "word/numbering.xml"):
            after.writestr(name, before.read(name))
    return stream.getvalue()


def web_page() -> str:
    """A page with a menu, a banner about cookies and a footer."""
    menu = '<nav><ul><li><a href="/">Start</a></li></ul></nav><div class="cookie">Kakor <button>Ja</button></div>'
    table = "<table><tr><td>Tid</td><td>Tre år</td></tr></table>"
    article = f"<article><h1>Avtal</h1><p>{SENTENCE.format(1) * 3}</p><ul><li>ett</li></ul>{table}</article>"
    head = '<html lang="sv"><head><meta charset="utf-8"></head>'
    return f"{head}<body>{menu}<main>{article}</main><footer>x</footer></body></html>"


def mail(attached: bytes) -> bytes:
    """An e-mail with a text, a page, an attached file and a forwarded e-mail."""
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "Åsa <a@nyby.example>", "Avtalet för påsyn", "<1@a>"
    message.set_content("Hej, se bilagan.")
    message.add_alternative("<p>Hej, se <b>bilagan</b>.</p>", subtype="html")
    inner = EmailMessage()
    inner["Subject"] = "VB: avtal"
    inner.set_content(SENTENCE.format(2))
    message.add_attachment(inner)
    message.add_attachment(attached, "application", "octet-stream", filename="avtal för påsyn.docx")
    return message.as_bytes()


def folder(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A compressed folder of small files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name in ("a.docx", "a.html", "a.txt"):
            archive.writestr(f"å/{name}", files[name])
    return stream.getvalue()


def write(directory: Path) -> None:
    """Write every file to a directory."""
    for name, data in samples().items():
        (directory / name).write_bytes(data)
