"""Files that cannot be read, and the sentence for each."""

import io
import zipfile
import zlib

import pytest

from samverkan_engine import documents
from samverkan_engine.documents.pdf.streams import unpacked_size
from samverkan_engine.errors import (
    Damaged,
    Empty,
    Encrypted,
    Mislabelled,
    Overpacked,
    Refused,
    Scanned,
    TooLarge,
    TooLong,
    UnknownFormat,
)

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.docx", "a.html", "a"])
@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_a_file_without_anything_is_empty(name: str, data: bytes) -> None:
    with pytest.raises(Empty, match="holds no text"):
        documents.read(data, name)


def test_a_page_with_nothing_to_see_is_empty() -> None:
    with pytest.raises(Empty):
        documents.read(b"<html><body><script>1</script></body></html>", "a.html")


def test_a_word_file_without_a_word_is_empty(empty_word_file: bytes) -> None:
    with pytest.raises(Empty):
        documents.read(empty_word_file, "a.docx")


def test_a_blank_pdf_is_empty_and_not_scanned(blank_pdf: bytes) -> None:
    with pytest.raises(Empty):
        documents.read(blank_pdf, "a.pdf")


def test_a_pdf_of_pictures_is_scanned(scanned_pdf: bytes) -> None:
    with pytest.raises(Scanned, match="pictures of pages but no text"):
        documents.read(scanned_pdf, "a.pdf")


def test_a_photograph_of_a_page_is_scanned() -> None:
    with pytest.raises(Scanned):
        documents.read(b"\xff\xd8\xff\xe0" + bytes(range(200)), "sida.jpg")


def test_a_pdf_behind_a_password_is_encrypted(encrypted_pdf: bytes) -> None:
    with pytest.raises(Encrypted, match="without the password"):
        documents.read(encrypted_pdf, "a.pdf")


def test_a_word_file_behind_a_password_is_encrypted() -> None:
    with pytest.raises(Encrypted):
        documents.read(COMPOUND + "EncryptedPackage".encode("utf-16-le"), "a.docx")


def test_an_old_word_file_is_of_a_form_that_is_not_read() -> None:
    with pytest.raises(UnknownFormat, match="older Office file"):
        documents.read(COMPOUND, "a.doc")


def test_a_spreadsheet_is_of_a_form_that_is_not_read() -> None:
    with pytest.raises(UnknownFormat, match="another kind of Office file"):
        documents.read(archive("xl/workbook.xml", "[Content_Types].xml"), "a.xlsx")


def test_a_pdf_cut_in_the_middle_is_damaged(pdf_file: bytes) -> None:
    with pytest.raises(Damaged, match="cannot be read as PDF"):
        documents.read(pdf_file[:400], "a.pdf")


def test_a_word_file_cut_in_the_middle_is_damaged(word_file: bytes) -> None:
    with pytest.raises(Damaged, match="cannot be read as Word"):
        documents.read(word_file[: len(word_file) // 2], "a.docx")


def test_a_word_file_with_broken_insides_is_damaged() -> None:
    with pytest.raises(Damaged):
        documents.read(archive("word/document.xml", "[Content_Types].xml"), "a.docx")


def test_an_archive_that_asks_for_a_later_unpacker_is_damaged() -> None:
    packed = bytearray(archive("avtal.txt"))
    entry = packed.index(b"PK\x01\x02")
    packed[entry + 6] = 124  # version 12.4, which nobody has written yet
    with pytest.raises(Damaged):
        documents.read(bytes(packed), "avtal.zip")


def test_noise_named_as_a_pdf_is_damaged() -> None:
    with pytest.raises(Damaged):
        documents.read(bytes(range(256)) * 8, "a.pdf")


def test_a_text_named_as_a_pdf_is_mislabelled() -> None:
    with pytest.raises(Mislabelled, match="named as PDF, but what it holds is plain text") as refusal:
        documents.read(b"Ett avtal mellan tva parter.", "avtal.pdf")
    assert refusal.value.params == {"name": "avtal.pdf", "claimed": "pdf", "actual": "text"}


def test_a_pdf_named_as_a_text_is_mislabelled(pdf_file: bytes) -> None:
    with pytest.raises(Mislabelled, match="named as plain text, but what it holds is PDF"):
        documents.read(pdf_file, "avtal.txt")


def test_a_spreadsheet_named_as_a_word_file_is_mislabelled() -> None:
    with pytest.raises(Mislabelled):
        documents.read(archive("xl/workbook.xml", "[Content_Types].xml"), "a.docx")


def test_a_file_without_an_ending_is_read_by_what_it_holds(pdf_file: bytes, word_file: bytes) -> None:
    assert "Avsiktsförklaring" in documents.read(pdf_file, "avtal").text
    assert "Avsiktsförklaring" in documents.read(word_file, "avtal").text


def test_noise_without_an_ending_is_no_known_form() -> None:
    with pytest.raises(UnknownFormat, match="no known kind of document"):
        documents.read(bytes(range(256)) * 8, "a")


def test_a_file_over_the_limit_is_too_large() -> None:
    with pytest.raises(TooLarge, match="is 51 MB; at most 50 MB") as refusal:
        documents.read(b"a" * 50_000_001, "stor.txt")
    assert refusal.value.params == {"name": "stor.txt", "size_mb": 51, "limit_mb": 50}


@pytest.mark.parametrize("content", [b" " * 11_000_000, b"q " * 20_000_000])
def test_a_pdf_that_unpacks_beyond_reason_is_not_opened(content: bytes) -> None:
    packed = zlib.compress(content)
    objects = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n",
        b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\n" % (len(packed), packed),
    )
    with pytest.raises(Overpacked):
        documents.read(b"%PDF-1.4\n" + b"".join(objects) + b"trailer<</Root 1 0 R>>\n%%EOF", "a.pdf")


@pytest.mark.parametrize("size", [0, 1, 999_999, 1_000_000, 4_800_000, 9_999_999])
def test_what_a_stream_of_a_pdf_unpacks_to_is_measured(size: int) -> None:
    data = b"stream\n" + zlib.compress(b"(a b) Tj 1 0 Td\n" * (size // 16)) + b"\nendstream" + bytes(200_000)
    assert unpacked_size(data, 7) == size // 16 * 16


def test_a_text_longer_than_any_agreement_is_too_long() -> None:
    with pytest.raises(TooLong, match="more text than 2000 pages"):
        documents.read(b"ett avtal " * 400_001, "a.txt")


def test_a_page_of_more_tags_than_any_agreement_is_too_long() -> None:
    with pytest.raises(TooLong):
        documents.read(b"<html><body>" + b"<p>a" * 200_001, "a.html")


@pytest.mark.parametrize("refusal", Refused.__subclasses__())
def test_every_refusal_has_a_code_of_its_own_and_says_what_to_do(refusal: type[Refused]) -> None:
    assert [other.code for other in Refused.__subclasses__()].count(refusal.code) == 1
    assert refusal.sentence.count(". ") >= 1


def archive(*names: str) -> bytes:
    """A zip file that holds files of these names, each with a word in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as files:
        for name in names:
            files.writestr(name, "nothing")
    return stream.getvalue()
