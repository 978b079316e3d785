"""Own files become FIGURES or OFFERS by a saved mapping of their columns."""

from typing import Any

import pytest

from samverkan_engine.errors import LacksColumns
from samverkan_engine.readers import own
from samverkan_engine.tables.reading import Fault

HEADER = ("Tidsperiod", "Lärosäte", "Kön", "Ålder", "Värde")
COLUMNS = {"period": "tidsperiod", "breakdown": "Lärosäte|Kön", "value": "Värde"}
CONSTANTS = {"source": "uka", "dataset": "students", "measure": "Students", "region": "25"}


def reading(*lines: Any, columns: dict[str, str] = COLUMNS, constants: dict[str, str] = CONSTANTS):
    numbered = list(enumerate(lines, start=2))
    return own.read(HEADER, numbered, "file.csv", own.Columns("FIGURES", columns, constants))


def test_a_row_is_read_by_the_columns_that_were_named():
    row = reading(('="2024"', "Skolan", "Kvinnor", "Total", "3120,5")).table.to_pylist()[0]
    assert (row["period"], row["value"], row["breakdown"]) == ("2024", 3120.5, "Kön=Kvinnor;Lärosäte=Skolan")
    assert (row["source"], row["dataset"], row["region"], row["preliminary"]) == ("uka", "students", "25", False)


@pytest.mark.parametrize(("written", "value"), [("1 234,5", 1234.5), ("1\u00a0234", 1234), ("12.5", 12.5), ("−3", -3)])
def test_numbers_are_read_as_swedish_files_write_them(written: str, value: float):
    assert reading(("2024", "", "", "", written)).table["value"].to_pylist() == [value]


@pytest.mark.parametrize("sign", ["..", ".", "-", ""])
def test_a_sign_for_missing_is_never_nought(sign: str):
    row = reading(("2024", "", "", "", sign)).table.to_pylist()[0]
    assert (row["value"], row["status"]) == (None, sign or None)


def test_a_municipality_gets_back_the_leading_zero_that_excel_took():
    columns = COLUMNS | {"region": "Ålder"}
    assert reading(("2024", "", "", "180", "1"), columns=columns).table["region"].to_pylist() == ["0180"]


def test_a_number_that_is_none_is_told_with_its_row():
    found = reading(("2024", "", "", "", "1"), ("2024", "", "", "", "många"))
    assert found.table["value"].to_pylist() == [1, None]
    assert [(one.fault, one.line, one.value) for one in found.refused] == [(Fault.NOT_A_NUMBER, 3, "många")]


def test_a_row_without_what_is_needed_is_told_and_left_out():
    found = reading(("", "", "", "", "1"), ("2024", "", "", "", "2"))
    assert found.table["value"].to_pylist() == [2]
    assert [(one.fault, one.line, one.field) for one in found.refused] == [(Fault.MISSING, 2, "period")]


def test_a_column_that_the_file_lacks_is_named():
    with pytest.raises(LacksColumns, match="Årtal"):
        reading(columns=COLUMNS | {"period": "Årtal"})


def test_a_field_that_is_needed_and_given_by_nothing_is_named():
    with pytest.raises(LacksColumns, match="measure"):
        reading(constants={"source": "uka", "dataset": "students"})


def test_courses_of_an_own_file_become_offers():
    header = ("Kurskod", "Namn", "Hp", "Start", "Ort", "Distans")
    columns = {"id": "Kurskod", "code": "Kurskod", "title_sv": "Namn", "credits": "Hp", "starts_on": "Start",
               "municipality": "Ort", "distance": "Distans"}  # fmt: skip
    how = own.Columns("OFFERS", columns, {"credit_system": "hp", "subjects": "SUN:522"})
    line = ("X1", "Stigar", "7,5", "2027-01-18", "201", "Ja")
    row = own.read(header, [(2, line)], "kurser.csv", how).table.to_pylist()[0]
    assert (row["id"], row["education"], row["credits"], row["municipality"]) == ("X1", "X1", 7.5, "0201")
    assert (row["distance"], row["subjects"], row["status"]) == (True, ["SUN:522"], "ACTIVE")
