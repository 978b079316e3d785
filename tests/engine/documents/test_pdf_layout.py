"""PDF files as they are printed: columns, running headers and footers, divided words, ligatures."""

import pytest
import typst

from samverkan_engine import documents
from samverkan_engine.documents.pdf.hyphens import joint
from samverkan_engine.tables import DocumentText

SENTENCE = "Nyby kommun och Nyby universitet är överens om att samarbeta om utbildning och forskning i fråga {}. "
AROUND = (
    '#set page(paper: "a4", header: [Dnr 2024/12 #h(1fr) Avsiktsförklaring],'
    ' footer: context [Nyby kommun #h(1fr) Sida #counter(page).display("1 (1)", both: true)])\n'
)


def printed(source: str) -> DocumentText:
    """The text of a PDF that is set from this source."""
    return documents.read(typst.compile(source.encode()), "a.pdf")


def sentences(first: int, last: int) -> str:
    """Numbered sentences in one paragraph."""
    return "".join(SENTENCE.format(number) for number in range(first, last))


def paragraph_texts(document: DocumentText) -> list[str]:
    """The text of each paragraph."""
    return [document.text[paragraph.start : paragraph.end] for paragraph in document.paragraphs]


@pytest.mark.parametrize("count", [2, 3])
def test_columns_are_read_one_after_the_other(count: int) -> None:
    document = printed(f"#set page(height: 120mm, columns: {count})\n#set text(size: 9pt)\n{sentences(1, 22)}")
    assert document.text == sentences(1, 22).strip()


def test_a_title_and_a_last_line_over_the_whole_width_stand_before_and_after_the_columns() -> None:
    columns = f"#columns(2)[{sentences(1, 9)}]"
    last = "Undertecknat i Nyby den 3 maj 2024 av parternas företrädare i två exemplar, ett för var och en."
    source = f"#set page(height: auto)\n= Avsiktsförklaring\n#block(height: 60mm)[{columns}]\n{last}"
    assert paragraph_texts(printed(source)) == ["Avsiktsförklaring", sentences(1, 9).strip(), last]


def test_signatures_side_by_side_are_no_columns_of_running_text() -> None:
    grid = "#grid(columns: (1fr, 1fr), row-gutter: 1em, [Nyby kommun], [Nyby universitet], [Anna Berg], [Bo Ek])"
    text = printed(f"#set page(height: auto)\n{sentences(1, 3)}\n\n{grid}").text
    assert text.endswith("Nyby kommun\tNyby universitet\n\nAnna Berg\tBo Ek")


def test_running_headers_footers_and_page_numbers_are_left_out() -> None:
    document = printed(AROUND + sentences(1, 60))
    assert len(document.pages) > 1
    assert document.text == sentences(1, 60).strip()


def test_a_page_number_alone_is_left_out_even_of_a_single_page() -> None:
    assert printed(f'#set page(height: auto, numbering: "1 (1)")\n{sentences(1, 4)}').text == sentences(1, 4).strip()


def test_a_line_that_happens_to_open_two_pages_stays() -> None:
    text = printed("#set page(height: 60mm)\nEtt avtal.\n\nDet gäller.\n#pagebreak()\nEtt annat avtal.").text
    assert text == "Ett avtal.\n\nDet gäller.\n\nEtt annat avtal."


def test_a_paragraph_goes_on_over_a_page_and_each_position_knows_its_page() -> None:
    document = printed(f"#set page(height: 60mm)\n{sentences(1, 12)}")
    assert len(document.paragraphs) == 1
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    starts = [page.start for page in document.pages]
    assert starts == sorted(set(starts))
    assert document.text[starts[1] - 1] == " "


def test_words_divided_at_the_end_of_a_line_are_made_whole() -> None:
    words = "Utvecklingssamarbete, utbildningsverksamhet, forskningsfinansiering och omställningsförmåga. "
    document = printed(f'#set page(width: 62mm, height: auto)\n#set text(lang: "sv", hyphenate: true)\n{words * 4}')
    assert document.text == (words * 4).strip()


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("ett sam-", "arbete", "ett samarbete"),
        ("ett sam\xad", "arbete", "ett samarbete"),
        ("ett sam\x02", "arbete", "ett samarbete"),
        ("forsknings-", "och utbildningsfrågor", "forsknings- och utbildningsfrågor"),
        ("Skellefteå-", "Umeå", "Skellefteå-Umeå"),
        ("åren 2024-", "2027", "åren 2024-2027"),
        ("som EU-", "finansieras", "som EU-finansieras"),
        ("inom e-", "hälsa", "inom e-hälsa"),
        ("ett win-", "win", "ett win-win"),
        ("mötet –", "som hölls", "mötet – som hölls"),
    ],
)
def test_the_hyphen_of_a_compound_stays(above: str, below: str, whole: str) -> None:
    cut, between = joint(above, below, frozenset({"win-win"}))
    assert above[: len(above) - cut] + between + below == whole


def test_ligatures_and_letters_put_together_from_parts_become_plain_letters() -> None:
    text = printed("#set page(height: auto)\nO\ufb03ciell \ufb01nansiering, ett \ufb02öde och a\u030alder.").text
    assert text == "Officiell finansiering, ett flöde och ålder."


def test_first_lines_set_in_begin_paragraphs_without_space_between() -> None:
    setting = "#set page(height: auto)\n#set par(first-line-indent: 1.5em, spacing: 0.65em)\n"
    source = setting + "\n\n".join(sentences(number * 3, number * 3 + 3) for number in range(3))
    assert len(printed(source).paragraphs) == 3


def test_what_is_written_across_a_page_is_left_out() -> None:
    stamp = "#place(left + horizon, dx: -15mm, rotate(-90deg, reflow: true)[Ankom 2024-05-03])\n"
    assert printed(f"#set page(height: 120mm)\n{stamp}{sentences(1, 9)}").text == sentences(1, 9).strip()


def test_a_page_that_lies_on_its_side_is_read() -> None:
    source = f"#set page(height: 120mm)\n#rotate(-90deg, reflow: true, block(width: 80mm)[{sentences(1, 4)}])"
    assert printed(source).text == sentences(1, 4).strip()
