"""Kolada becomes FIGURES."""

import json
from pathlib import Path
from typing import Any

import pytest

from samverkan_engine.errors import WrongFormat
from samverkan_engine.readers.statistics import kolada
from samverkan_engine.tables.reading import Fault


def cell(value: float | None = 1.5, **more: Any) -> dict[str, Any]:
    return {"gender": "T", "status": "", "value": value, "count": 1, "isdeleted": False, **more}


def record(*cells: Any, **more: Any) -> dict[str, Any]:
    return {"kpi": "N1", "municipality": "0201", "period": 2024, "values": list(cells or [cell()]), **more}


def page(*records: Any) -> dict[str, Any]:
    return {"count": len(records), "values": list(records), "next_url": None}


def reading(*pages: Any, asked: tuple[str, ...] = ()):
    return kolada.read("\n".join(map(json.dumps, pages)).encode(), "kolada.json", asked)


def test_pages_are_read_together():
    found = reading(page(record()), page(record(period=2025)))
    assert found.table["period"].to_pylist() == ["2024", "2025"]


def test_missing_is_told_and_never_nought():
    row = reading(page(record(cell(None, status="Missing", count=0)))).table.to_pylist()[0]
    assert (row["value"], row["status"]) == (None, "Missing")


def test_what_is_marked_as_deleted_is_left_out():
    found = reading(page(record(cell(1.0, isdeleted=True), cell(2.0))))
    assert found.table["value"].to_pylist() == [2.0]
    assert found.refused == ()


def test_a_key_figure_that_was_asked_for_and_not_answered_is_told():
    found = reading(page(record()), asked=("N1", "N9"))
    assert [(one.fault, one.value) for one in found.refused] == [(Fault.UNKNOWN, "N9")]


def test_an_empty_answer_gives_no_rows():
    assert reading(page(), asked=("N9",)).table.num_rows == 0


@pytest.mark.parametrize(("written", "region"), [("0000", "00"), ("0024", "24"), ("0180", "0180"), ("180", "0180")])
def test_the_country_and_the_regions_have_the_codes_of_all_sources(written: str, region: str):
    assert reading(page(record(municipality=written))).table["region"].to_pylist() == [region]


def test_a_group_of_municipalities_is_told_not_taken_for_one():
    found = reading(page(record(municipality="G35820")))
    assert found.table.num_rows == 0
    assert [one.fault for one in found.refused] == [Fault.NOT_A_CODE]


def test_each_gender_is_a_row_of_its_own_also_where_there_is_no_total():
    found = reading(page(record(cell(gender="K"), cell(gender="M"))))
    assert found.table["breakdown"].to_pylist() == ["gender=K", "gender=M"]


def test_a_key_figure_is_called_what_kolada_calls_it():
    about = {
        "id": "N1",
        "title": "Students who stay, share (%)",
        "publ_period": "2024",
        "publication_date": "2025-04-01",
    }
    rows = reading(page(about), page(record(), record(period=2025))).table.to_pylist()
    assert {(row["measure"], row["unit"]) for row in rows} == {("Students who stay, share (%)", "%")}
    assert [row["preliminary"] for row in rows] == [False, True]


def test_a_file_of_something_else_is_refused():
    with pytest.raises(WrongFormat):
        kolada.read(b'{"educationInfos": []}', "x.json")


def test_the_samples_are_read_whole(shared: Path):
    folder = shared / "data/api-samples/composed"
    names = ("kpi", "data_page1", "data_page2")
    pages = [json.loads((folder / f"kolada_v3_{name}.json").read_text()) for name in names]
    found = reading(*pages, asked=("N00000",))
    assert (found.table.num_rows, found.refused) == (5, ())
    assert set(found.table["region"].to_pylist()) == {"2482", "00"}
