"""What the rows of a file of values are understood as."""

from datetime import date
from decimal import Decimal

import pytest

from samverkan.indicators.queries.sheet import preview, table
from samverkan.indicators.sheet import day_of, figure, read_rows
from samverkan.sources import spreadsheets
from samverkan.sources.spreadsheets.columns import MissingColumns
from samverkan.sources.spreadsheets.values import Unclear
from tests.web.indicators.conftest import TODAY, Region, entered


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,5", "1234.5"), ("1,234.5", "1234.5"), ("1.234,5", "1234.5"), ("−3", "-3"), ("12 %", "12"),
        ("1\N{NO-BREAK SPACE}000", "1000"), ("0,12345", "0.1234"),
    ],
)  # fmt: skip
def test_a_figure_is_read_as_people_write_it(text: str, value: str) -> None:
    assert figure(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "cirka 5", "NaN", "1e30", "Infinity"])
def test_what_is_no_figure_is_never_guessed(text: str) -> None:
    with pytest.raises(Unclear):
        figure(text)


@pytest.mark.parametrize(
    ("text", "day"), [("2025", "2025-12-31"), ("2025-02", "2025-02-28"), ("2026", "2026-03-02"), ("2019-11-19",) * 2]
)
def test_a_year_stands_for_its_last_day(text: str, day: str) -> None:
    assert day_of(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["2027", "2026-04-01", "", "nyss"])
def test_a_day_to_come_or_no_day_is_refused(text: str) -> None:
    with pytest.raises(Unclear):
        day_of(text, TODAY)


def test_each_fault_stands_at_its_row_and_column() -> None:
    data = "År;Värde;Prel\n2024;100;\n2025;mycket;kanske\n2024;7;\n".encode()
    rows = read_rows(data, "x.csv", TODAY).rows
    assert [row.number for row in rows if row.entered] == [2]
    assert [(row.number, [name for name, _text in row.named_problems]) for row in rows if not row.entered] == [
        (3, ["värde", "preliminärt"]),
        (4, ["dag"]),
    ]


def test_a_file_without_values_is_refused() -> None:
    with pytest.raises(MissingColumns, match="värde"):
        read_rows("År;Kommentar\n2024;x\n".encode(), "x.csv", TODAY)
    with pytest.raises(spreadsheets.Refusal):
        read_rows(b"", "x.csv", TODAY)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_written_is_read_back_as_the_same(region: Region, ending: str) -> None:
    entered(region.indicator, "2024-12-31", "41000.25", region.anna, comment="=Not", is_preliminary=True)
    entered(region.indicator, "2025-12-31", "-3", region.anna, source="Egen räkning")
    rows = table(region.indicator)
    data = spreadsheets.write_csv(rows) if ending == "csv" else spreadsheets.write_xlsx(rows, "Värden")
    found = preview(region.indicator, data, f"x.{ending}", TODAY)
    assert (found.same, found.writable, found.refused) == (2, (), ())


def test_a_file_shows_what_is_new_and_what_is_changed(region: Region) -> None:
    entered(region.indicator, "2024-12-31", "100", region.anna)
    found = preview(region.indicator, b"year,value\n2024,101\n2025,102\n", "x.csv", TODAY)
    assert [change.row.number for change in found.new] == [3]
    assert [(change.old.value, change.row.entered.value) for change in found.changed] == [(100, 101)]
