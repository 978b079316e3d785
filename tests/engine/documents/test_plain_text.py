"""Plain text, pasted or in a file."""

import pytest

from samverkan_engine import documents
from samverkan_engine.tables import ParagraphKind

SWEDISH = "Högskolan i Åby och Ängby kommun möts på våren.\nDe förnyar sitt avtal om öppna kurser.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac_roman", "cp850"]
)
def test_swedish_letters_survive_every_usual_encoding(encoding: str) -> None:
    assert documents.read(SWEDISH.encode(encoding), "a.txt").text == SWEDISH


@pytest.mark.parametrize(
    "text", ["Blåbærbyen kommune og Høgskolen i Ås gjør en avtale.", "Borgmesteren på Ærø hædrer aftalen."]
)
def test_norwegian_and_danish_letters_survive_the_windows_encoding(text: str) -> None:
    assert documents.read(text.encode("cp1252"), "a.txt").text == text


def test_typographic_quotation_marks_survive_the_windows_encoding() -> None:
    text = "Rektorn läste ”vi gör det här” – och log …"
    assert documents.read(text.encode("cp1252"), "a.txt").text == text


def test_line_ends_become_the_same_everywhere() -> None:
    assert documents.from_text("ett\r\ntvå\rtre\n").text == "ett\ntvå\ntre\n"


def test_control_characters_become_spaces_of_the_same_length() -> None:
    assert documents.from_text("a\x00b\x0cc").text == "a b c"


def test_each_block_is_a_paragraph_of_its_kind() -> None:
    text = "Ny avsiktsförklaring\n\nKommunen har nu undertecknat den.\n\n• att mötas\n• att forska\n\nFoto: Anna Bild"
    kinds = [paragraph.kind for paragraph in documents.from_text(text).paragraphs]
    assert kinds == [
        ParagraphKind.HEADING,
        ParagraphKind.PARAGRAPH,
        ParagraphKind.LIST_ITEM,
        ParagraphKind.LIST_ITEM,
        ParagraphKind.CAPTION,
    ]


def test_a_paragraph_that_a_program_broke_into_lines_is_one() -> None:
    text = (
        "Kommunen och högskolan har länge arbetat nära varandra om utbildning\n"
        "och forskning, och nu vill de gå vidare med ett avtal som håller i\n"
        "många år.\n"
    )
    assert len(documents.from_text(text).paragraphs) == 1


def test_a_text_has_no_pages() -> None:
    document = documents.from_text("En rad.")
    assert document.pages == ()
    assert document.passage(0, 2).page is None


def test_a_passage_outside_the_text_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="outside a text of 7 characters"):
        documents.from_text("En rad.").passage(3, 9)


def test_an_empty_text_has_no_paragraphs() -> None:
    assert documents.from_text(" \n ").paragraphs == ()
