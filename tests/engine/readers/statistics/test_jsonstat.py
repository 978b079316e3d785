"""JSON-stat2 becomes FIGURES."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samverkan_engine.errors import CutShort, WrongFormat
from samverkan_engine.readers.statistics import jsonstat
from samverkan_engine.tables.reading import Fault


def dimension(*codes: str, unit: str = "", listed: bool = False) -> dict[str, Any]:
    index: Any = list(codes) if listed else {code: at for at, code in enumerate(codes)}
    told: dict[str, Any] = {"index": index, "label": {code: f"label of {code}" for code in codes}}
    return {"category": told | ({"unit": {code: {"base": unit} for code in codes}} if unit else {})}


def table(**more: Any) -> dict[str, Any]:
    return {
        "version": "2.0", "class": "dataset", "label": "People", "updated": "2026-03-05T07:00:00Z",
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "id": ["Region", "Yrke2012", "ContentsCode", "Tid"], "size": [1, 2, 1, 2],
        "dimension": {
            "Region": dimension("02"), "Yrke2012": dimension("9991", "9992"),
            "ContentsCode": dimension("C1", unit="antal"), "Tid": dimension("2023", "2024"),
        },
        "value": [1, 2, 3, 4], "extension": {"px": {"tableid": "TAB1"}}, **more,
    }  # fmt: skip


def reading(*tables: Any):
    return jsonstat.read("\n".join(map(json.dumps, tables)).encode(), "table.json")


def test_cells_are_in_row_major_order_the_last_dimension_fastest():
    rows = reading(table()).table.select(["ssyk", "period", "value"]).to_pylist()
    assert [tuple(row.values()) for row in rows] == [
        ("9991", "2023", 1), ("9991", "2024", 2), ("9992", "2023", 3), ("9992", "2024", 4),
    ]  # fmt: skip


def test_a_cell_is_described_by_the_source_itself():
    row = reading(table()).table.to_pylist()[0]
    assert (row["source"], row["dataset"], row["measure"], row["unit"]) == ("scb", "TAB1", "label of C1", "antal")
    assert (row["region"], row["breakdown"], row["updated_on"]) == ("02", None, date(2026, 3, 5))


def test_values_may_be_an_object_by_cell_and_a_cell_left_out_has_none():
    found = reading(table(value={"0": 1, "3": 4}, status={"1": ".."})).table
    assert found["value"].to_pylist() == [1, None, None, 4]
    assert found["status"].to_pylist() == [None, "..", None, None]


def test_the_codes_of_a_dimension_may_be_a_list():
    told = table()
    told["dimension"]["Yrke2012"] = dimension("9992", "9991", listed=True)
    assert reading(told).table["ssyk"].to_pylist() == ["9992", "9992", "9991", "9991"]


def test_the_codes_of_an_object_stand_in_the_order_of_their_numbers():
    told = table()
    told["dimension"]["Yrke2012"]["category"]["index"] = {"9992": 1, "9991": 0}
    assert reading(told).table["ssyk"].to_pylist() == ["9991", "9991", "9992", "9992"]


def test_other_dimensions_stand_in_the_breakdown_sorted():
    told = table(id=["Kon", "Alder", "Tid"], size=[1, 1, 1], value=[7])
    told["dimension"] |= {"Kon": dimension("1"), "Alder": dimension("16-64"), "Tid": dimension("2024")}
    row = reading(told).table.to_pylist()[0]
    assert row["breakdown"] == "Alder=16-64;Kon=1"


def test_a_table_from_which_the_region_is_eliminated_is_of_the_country():
    told = table(id=["Tid"], size=[2], value=[7, 8])
    row = reading(told).table.to_pylist()[0]
    assert (row["region"], row["ssyk"], row["measure"]) == ("00", None, "People")


def test_a_total_of_all_occupations_is_kept_as_the_cell_that_it_is():
    told = table()
    told["dimension"]["Yrke2012"] = dimension("TOT", "9991")
    found = reading(told).table.to_pylist()
    assert [(row["ssyk"], row["breakdown"]) for row in found[::2]] == [(None, "Yrke2012=TOT"), ("9991", None)]


@pytest.mark.parametrize("sign", ["..", ".", "-", ""])
def test_a_sign_for_missing_is_never_nought(sign: str):
    found = reading(table(value=[sign, 0, 3, 4])).table
    assert found["value"].to_pylist() == [None, 0, 3, 4]


def test_a_preliminary_cell_says_so():
    assert reading(table(status={"1": "p"})).table["preliminary"].to_pylist() == [False, True, False, False]


def test_tables_of_registers_that_succeed_each_other_are_kept_apart():
    later = table(extension={"px": {"tableid": "TAB2"}})
    assert reading(table(), later).table["dataset"].to_pylist() == ["TAB1"] * 4 + ["TAB2"] * 4


def test_answers_without_cells_among_them_are_passed_by():
    limits, described = {"apiVersion": "2.2.0", "maxDataCells": 10}, {**table(), "value": None}
    assert reading(limits, described, table()).table.num_rows == 4


def test_a_region_that_is_no_county_or_municipality_is_told():
    told = table()
    told["dimension"]["Region"] = dimension("0201A0010")
    found = reading(told)
    assert found.table.num_rows == 0
    assert {one.fault for one in found.refused} == {Fault.NOT_A_CODE}


@pytest.mark.parametrize("values", [[1, 2, 3], [1, 2, 3, 4, 5], {"4": 1}])
def test_values_that_do_not_fit_the_dimensions_are_refused(values: Any):
    with pytest.raises(WrongFormat):
        reading(table(value=values))


def test_a_table_cut_short_is_refused():
    with pytest.raises(CutShort):
        jsonstat.read(json.dumps(table()).encode()[:-30], "table.json")


def test_the_older_form_with_values_as_text_is_read_too():
    columns = [{"code": "Region", "type": "d"}, {"code": "Yrke2012", "type": "d"}, {"code": "Tid", "type": "t"},
               {"code": "X", "text": "People", "type": "c"}]  # fmt: skip
    data = [{"key": ["02", "9991", "2024"], "values": ["281"]}, {"key": ["02", "9992", "2024"], "values": [".."]}]
    rows = reading({"columns": columns, "data": data}).table.to_pylist()
    assert [(row["ssyk"], row["value"], row["status"], row["measure"]) for row in rows] == [
        ("9991", 281, None, "People"), ("9992", None, "..", "People"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "rows"),
    [("composed/scb_v2_jsonstat2_occupation_by_county.json", 8), ("composed/scb_v1_json.json", 2),
     ("scb-pxwebapi2/TAB6471_data.json", 21 * 11 * 3 * 4)],
)  # fmt: skip
def test_the_samples_are_read_whole(shared: Path, path: str, rows: int):
    found = jsonstat.read((shared / "data/api-samples" / path).read_bytes(), path)
    assert (found.table.num_rows, found.refused) == (rows, ())
