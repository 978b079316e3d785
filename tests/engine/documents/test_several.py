"""E-mails with documents attached, and compressed folders."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from samverkan_engine import documents
from samverkan_engine.documents import packed
from samverkan_engine.errors import (
    Damaged,
    Empty,
    Encrypted,
    Overpacked,
    Refused,
    TooDeep,
    TooLarge,
    TooManyFiles,
    UnknownFormat,
)
from samverkan_engine.tables import DocumentText

ENDINGS = ("_txt", "_pdf", "_docx", "_xlsx", "_db", "_zip")
"""A keyword holds no full stop, so that of a name is written as an underscore."""


def mail(text: str = "Hej, se bilagan.", html: str = "", **attached: bytes) -> bytes:
    """An e-mail with this text and these files."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "anna@nyby.example", "bo@nyby.example", "Avtalet för påsyn"
    message["Message-ID"] = "<1@nyby.example>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attached.items():
        message.add_attachment(data, "application", "octet-stream", filename=".".join(name.rsplit("_", 1)))
    return message.as_bytes()


def folder(**files: bytes) -> bytes:
    """A compressed folder with these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(".".join(name.rsplit("_", 1)) if name.endswith(ENDINGS) else name, data)
    return stream.getvalue()


def texts(data: bytes, name: str) -> dict[str, str | type[Refused]]:
    """The documents of a file by name, each as its text or the kind of its refusal."""
    parts = documents.read_all(data, name)
    return {
        each.name: each.content.text if isinstance(each.content, DocumentText) else type(each.content) for each in parts
    }


def test_the_document_attached_to_an_email_is_read(word_file: bytes) -> None:
    assert list(texts(mail(avtal_docx=word_file), "brev.eml")) == ["avtal.docx"]
    assert documents.read(mail(avtal_docx=word_file), "brev.eml").text.startswith("Avsiktsförklaring")


def test_an_email_without_a_document_is_its_own_text() -> None:
    assert documents.read(mail("Parterna är överens."), "brev.eml").text.strip() == "Parterna är överens."
    assert list(texts(mail("Parterna är överens.", logga_png=b"\x89PNG"), "brev.eml")) == ["brev.eml.txt"]


def test_an_email_of_html_alone_is_read_as_the_page_it_is() -> None:
    assert documents.read(mail(" ", "<p>Parterna är <b>överens</b>.</p>"), "brev.eml").text == "Parterna är överens."


def test_an_email_named_as_a_text_is_read_as_the_email_it_is(word_file: bytes) -> None:
    assert documents.read(mail(avtal_docx=word_file), "brev.txt").text.startswith("Avsiktsförklaring")


def test_a_document_in_a_forwarded_email_is_read(word_file: bytes) -> None:
    message = EmailMessage()
    message["Subject"], message["Message-ID"] = "VB", "<2@nyby.example>"
    message.set_content("Se nedan.")
    inner = EmailMessage()
    inner["Subject"], inner["Message-ID"] = "Avtalet", "<3@nyby.example>"
    inner.set_content("Här är det.")
    inner.add_attachment(word_file, "application", "octet-stream", filename="avtal.docx")
    message.add_attachment(inner)
    assert list(texts(message.as_bytes(), "vb.eml")) == ["avtal.docx"]


def test_every_document_of_a_folder_is_read_and_each_refusal_stands_in_its_place(pdf_file: bytes) -> None:
    found = texts(
        folder(a_txt=b"Ett avtal.", b_pdf=pdf_file, c_pdf=b"%PDF-1.7 sedan inget", d_xlsx=b"\0\1\2\3" * 9), "a.zip"
    )
    assert found["a.txt"] == "Ett avtal."
    assert str(found["b.pdf"]).startswith("Avsiktsförklaring")
    assert (found["c.pdf"], found["d.xlsx"]) == (Damaged, UnknownFormat)


def test_the_files_of_a_folder_are_named_before_any_is_read(pdf_file: bytes) -> None:
    data = folder(a_pdf=pdf_file, b_pdf=b"%PDF-1.7 sedan inget", c_xlsx=b"\0\1\2\3" * 9)
    found = {each.name: each.content for each in documents.files_in(data, "a.zip")}
    assert (found["a.pdf"], found["b.pdf"]) == (pdf_file, b"%PDF-1.7 sedan inget")
    assert isinstance(found["c.xlsx"], UnknownFormat)
    assert [each.name for each in documents.files_in(b"Ett avtal.", "a.txt")] == ["a.txt"]


def test_what_operating_systems_leave_in_folders_is_left_out() -> None:
    data = folder(**{"__MACOSX/a_txt": b"x", "m/.DS_Store": b"x", "m/Thumbs_db": b"x", "m/å_txt": b"Avtal."})
    assert list(texts(data, "a.zip")) == ["m/å.txt"]


def test_one_document_in_a_folder_is_read_as_if_it_came_alone() -> None:
    assert documents.read(folder(a_txt=b"Ett avtal."), "a.zip").text == "Ett avtal."


def test_several_documents_are_not_read_as_one() -> None:
    with pytest.raises(UnknownFormat, match="a compressed folder"):
        documents.read(folder(a_txt=b"Ett avtal.", b_txt=b"Ett annat."), "a.zip")


def test_an_empty_folder_is_empty() -> None:
    assert texts(folder(), "a.zip") == {"a.zip": Empty}


def test_a_plain_file_is_the_only_part_of_itself() -> None:
    assert texts(b"Ett avtal.", "a.txt") == {"a.txt": "Ett avtal."}
    assert texts(b"", "a.txt") == {"a.txt": Empty}


def test_a_file_packed_harder_than_any_document_is_not_opened() -> None:
    assert texts(folder(a_txt=b"0" * 3_000_000, b_txt=b"Ett avtal."), "a.zip") == {
        "a.txt": Overpacked,
        "b.txt": "Ett avtal.",
    }


def test_more_files_than_the_limit_are_refused() -> None:
    found = texts(folder(**{f"{number}_txt": b"Ett avtal." for number in range(201)}), "a.zip")
    assert len(found) == 201
    assert found["a.zip"] is TooManyFiles


def test_folders_in_folders_are_read_so_far_and_no_deeper() -> None:
    data = folder(a_txt=b"Ett avtal.")
    assert texts(folder(i_zip=folder(i_zip=data)), "a.zip") == {"a.txt": "Ett avtal."}
    assert texts(folder(i_zip=folder(i_zip=folder(i_zip=data))), "a.zip") == {"i.zip": TooDeep}


def test_all_files_together_may_unpack_to_no_more_than_the_limit() -> None:
    found = packed.contents(folder(a_txt=b"Ett avtal.", b_txt=b"Ett annat."), "a.zip", packed.Budget(size=15))
    assert next(found) == ("a.txt", b"Ett avtal.")
    with pytest.raises(Overpacked):
        next(found)


def test_a_large_folder_is_too_large() -> None:
    assert texts(b"PK\x03\x04" + bytes(50_000_000), "a.zip") == {"a.zip": TooLarge}


def test_a_locked_file_in_a_folder_is_encrypted() -> None:
    data = bytearray(folder(a_txt=b"Ett avtal."))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert texts(bytes(data), "a.zip") == {"a.txt": Encrypted}


def test_a_broken_folder_is_damaged() -> None:
    assert texts(folder(a_txt=b"Ett avtal.")[:40], "a.zip") == {"a.zip": Damaged}
