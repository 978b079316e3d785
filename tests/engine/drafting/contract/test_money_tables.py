"""The money of the parties as it stands in tables: turned either way, in crowns, thousands or millions."""

import io
from collections.abc import Callable, Sequence

import docx
import pytest
import typst

from samverkan_engine import documents, drafting
from samverkan_engine.tables import BOTH, Draft

KOMMUN, UNIVERSITET = "Nyby kommun", "Nyby universitet"
BOUND = "Nyby kommun och Nyby universitet har undertecknat ett samverkansavtal."
Table = Sequence[Sequence[str]]


def in_word(rows: Table, before: str = "") -> Draft:
    document = docx.Document()
    document.add_paragraph(BOUND)
    if before:
        document.add_paragraph(before)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    written = io.BytesIO()
    document.save(written)
    return drafting.draft(documents.read(written.getvalue(), "a.docx"))


def sums(draft: Draft) -> list[tuple[str, int, str, str]]:
    return [(sum_.payer, sum_.amount, sum_.currency, sum_.year) for sum_ in draft.funding]


BY_YEAR = [
    (KOMMUN, 1_200_000, "SEK", "2025"),
    (UNIVERSITET, 900_000, "SEK", "2025"),
    (KOMMUN, 1_300_000, "SEK", "2026"),
    (UNIVERSITET, 950_000, "SEK", "2026"),
]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["År", KOMMUN, UNIVERSITET, "Summa"],
            ["2025", "1 200 000 kr", "900 000 kr", "2 100 000 kr"],
            ["2026", "1 300 000 kr", "950 000 kr", "2 250 000 kr"],
            ["Totalt", "2 500 000 kr", "1 850 000 kr", "4 350 000 kr"],
        ],
        [
            ["Belopp i tkr", "Kommunen", "Universitetet"],
            ["2025", "1 200", "900"],
            ["2026", "1 300", "950"],
            ["Summa", "2 500", "1 850"],
        ],
        [
            ["År", "Kommunen (MSEK)", "Universitetet (MSEK)"],
            ["2025", "1,2", "0,9"],
            ["2026", "1,3", "0,95"],
        ],
        [
            ["År", "Kommunen", "Universitetet"],
            ["År 2025", "1,2 MSEK", "900 kkr"],
            ["År 2026", "1,3 mnkr", "950 tkr"],
        ],
    ],
)
def test_parties_stand_in_columns_and_years_in_rows(rows: Table) -> None:
    assert sums(in_word(rows)) == BY_YEAR


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Part", "2025", "2026", "Totalt"],
            [KOMMUN, "1 200 000 kr", "1 300 000 kr", "2 500 000 kr"],
            [UNIVERSITET, "900 000 kr", "950 000 kr", "1 850 000 kr"],
            ["Summa", "2 100 000 kr", "2 250 000 kr", "4 350 000 kr"],
        ],
        [
            ["Finansiär (tkr)", "2025", "2026"],
            ["Kommunen", "1 200", "1 300"],
            ["Universitetet", "900", "950"],
        ],
    ],
)
def test_years_stand_in_columns_and_parties_in_rows(rows: Table) -> None:
    assert sorted(sums(in_word(rows))) == sorted(BY_YEAR)


def test_each_sum_may_have_a_row_of_its_own() -> None:
    rows = [
        ["Part", "År", "Belopp (tkr)"],
        ["Kommunen", "2025", "1 200"],
        ["Universitetet", "2025", "900"],
        ["Kommunen", "2026–2028", "300"],
        ["Totalt", "", "2 400"],
    ]
    assert sums(in_word(rows)) == [
        (KOMMUN, 1_200_000, "SEK", "2025"),
        (UNIVERSITET, 900_000, "SEK", "2025"),
        (KOMMUN, 300_000, "SEK", "2026–2028"),
    ]


def test_the_sentence_before_the_table_says_what_the_figures_are() -> None:
    rows = [["År", "Kommunen", "Universitetet"], ["2025", "1 200", "900"]]
    draft = in_word(rows, "Parternas bidrag framgår nedan, angivet i tkr.")
    assert sums(draft) == BY_YEAR[:2]


def test_a_table_that_counts_students_holds_no_money() -> None:
    rows = [["År", "Kommunen", "Universitetet"], ["2025", "30", "1 200"], ["2026", "35", "1 300"]]
    assert in_word(rows, "Antalet platser fördelas så här.").funding == ()


def test_what_each_party_pays_is_told_from_what_they_pay_together() -> None:
    rows = [["Part", "2025"], ["Vardera parten", "500 000 kr"], ["Parterna gemensamt", "200 000 kr"]]
    found = in_word(rows, "Budget").funding
    assert [(sum_.payer, sum_.each, sum_.amount) for sum_ in found] == [(BOTH, True, 500_000), (BOTH, False, 200_000)]


def test_an_empty_cell_is_no_sum() -> None:
    rows = [["År", "Kommunen", "Universitetet"], ["2025", "–", "900 000 kr"], ["2026", "0 kr", ""]]
    assert sums(in_word(rows)) == [(UNIVERSITET, 900_000, "SEK", "2025")]


def test_a_table_of_a_web_page_keeps_its_columns() -> None:
    assert sums(in_web_page([["År", "Kommunen", "Universitetet"], ["2025", "1 200 tkr", "900 tkr"]])) == BY_YEAR[:2]


def test_the_columns_of_a_printed_page_are_a_table() -> None:
    assert sums(printed([["År", "Kommunen", "Universitetet"], ["2025", "1 200 tkr", "900 tkr"]])) == BY_YEAR[:2]


HEAD_WITHOUT_A_WORD = [["", "Kommunen", "Universitetet"], ["2025", "1 200 tkr", "900 tkr"]]


def in_web_page(rows: Table, cell: str = "{}") -> Draft:
    body = "".join("<tr>" + "".join(f"<td>{cell.format(text)}</td>" for text in row) + "</tr>" for row in rows)
    page = f"<html><body><main><p>{BOUND}</p><table>{body}</table></main></body></html>"
    return drafting.draft(documents.read(page.encode(), "a.html"))


def printed(rows: Table) -> Draft:
    cells = ", ".join(f"[{text}]" for row in rows for text in row)
    table = f"#table(columns: (1fr, 1fr, 1fr), stroke: none, {cells})"
    page = f'#set page(width: 160mm)\n#set text(lang: "sv")\n{BOUND}\n\nParterna bidrar så här.\n\n{table}'
    return drafting.draft(documents.read(typst.compile(page.encode()), "a.pdf"))


@pytest.mark.parametrize("made", [in_word, in_web_page, printed])
def test_the_first_cell_of_the_head_may_be_empty(made: Callable[[Table], Draft]) -> None:
    assert sums(made(HEAD_WITHOUT_A_WORD)) == BY_YEAR[:2]


def test_cells_of_a_web_page_may_hold_paragraphs() -> None:
    assert sums(in_web_page(HEAD_WITHOUT_A_WORD, "<p>{}</p>")) == BY_YEAR[:2]


def test_a_printed_row_with_a_cell_left_empty_gives_nothing_to_the_wrong_party() -> None:
    rows = [["År", "Kommunen", "Universitetet"], ["2025", "", "900 tkr"], ["2026", "1 300 tkr", "950 tkr"]]
    assert sums(printed(rows)) == BY_YEAR[2:]


def test_a_marked_row_with_a_cell_left_empty_keeps_its_columns() -> None:
    rows = [["År", "Kommunen", "Universitetet"], ["2025", "", "900 tkr"], ["2026", "1 300 tkr", ""]]
    for made in (in_word, in_web_page):
        assert sums(made(rows)) == [BY_YEAR[1], BY_YEAR[2]]
