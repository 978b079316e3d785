"""Word files and PDF files."""

import typst

from samverkan_engine import documents
from samverkan_engine.tables import ParagraphKind


def test_a_word_file_keeps_the_order_of_paragraphs_lists_and_tables(word_file: bytes) -> None:
    document = documents.read(word_file, "avtal.docx")
    assert document.text == (
        "Avsiktsförklaring\n\nNyby kommun och Nyby universitet är överens om följande.\n\n"
        "träffas varje år\nutveckla utbildningen\n\nAvtalstid\t2024–2027"
    )


def test_styles_of_a_word_file_tell_what_a_paragraph_is(word_file: bytes) -> None:
    assert [paragraph.kind for paragraph in documents.read(word_file, "avtal.docx").paragraphs] == [
        ParagraphKind.HEADING,
        ParagraphKind.PARAGRAPH,
        ParagraphKind.LIST_ITEM,
        ParagraphKind.LIST_ITEM,
        ParagraphKind.TABLE_ROW,
    ]


def test_printed_lines_of_a_pdf_become_paragraphs(pdf_file: bytes) -> None:
    document = documents.read(pdf_file, "avtal.pdf")
    texts = [document.text[paragraph.start : paragraph.end] for paragraph in document.paragraphs]
    assert texts == [
        "Avsiktsförklaring",
        (
            "Nyby kommun och Nyby universitet är överens om att under lång tid samarbeta om utbildning, "
            "forskning och innovation, så att båda blir starkare."
        ),
        "• Parterna ska träffas varje år.",
        "• Parterna ska ta fram nya utbildningar.",
        "Undertecknat den 3 maj 2024.",
    ]


def test_a_pdf_knows_the_page_of_every_passage(pdf_file: bytes) -> None:
    document = documents.read(pdf_file, "avtal.pdf")
    assert [page.number for page in document.pages] == [1, 2]
    assert document.page_at(0) == 1
    assert document.page_at(document.text.index("Undertecknat")) == 2


def test_pages_follow_each_other_without_a_gap(pdf_file: bytes) -> None:
    document = documents.read(pdf_file, "avtal.pdf")
    first, second = document.pages
    assert (first.start, first.end, second.end) == (0, second.start, len(document.text))


def test_columns_of_a_pdf_are_parted_by_tabs() -> None:
    grid = "#grid(columns: (1fr, 1fr), gutter: 1em, [Anna Berg], [Bo Ek], [Rektor], [Dekan])"
    source = f"#set page(width: 160mm, height: 60mm)\n{grid}"
    assert documents.read(typst.compile(source.encode()), "a.pdf").text == "Anna Berg\tBo Ek\n\nRektor\tDekan"


def test_a_clause_heading_of_a_pdf_stands_alone() -> None:
    source = "#set page(width: 160mm, height: 60mm)\nAvtalet gäller tills vidare.\\\n7 Uppsägning\\\nEtt år i förväg."
    document = documents.read(typst.compile(source.encode()), "a.pdf")
    assert [paragraph.kind for paragraph in document.paragraphs][1] is ParagraphKind.HEADING
