"""Yrkesbarometern becomes ASSESSMENTS."""

import json
from pathlib import Path
from typing import Any

import pytest

from samverkan_engine.errors import CutShort, NoContent, NotJson, WrongFormat
from samverkan_engine.readers import assessments
from samverkan_engine.tables.reading import Fault


def row(**more: Any) -> dict[str, Any]:
    told = {
        "yb_yrke": "Stigfinnare", "yb_concept_id": "zzzz_AAA_001", "lan": "02", "ssyk": "9991",
        "jobbmojligheter": "stora",
        "rekryteringssituation": "brist", "prognos": "öka", "omgang": "2026-1", "text_rekryteringssituation": "Text.",
    }  # fmt: skip
    return {**told, **more}


def reading(*rows: Any):
    return assessments.read(json.dumps(rows).encode(), "yb.json")


def test_a_row_is_read_in_the_words_of_the_source():
    assert reading(row()).table.to_pylist() == [
        {
            "occupation": "Stigfinnare", "concept": "zzzz_AAA_001", "ssyk": ["9991"], "region": "02",
            "chances": "stora", "recruitment": "brist", "outlook": "öka", "round": "2026-1", "note": "Text.",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "codes"),
    [("2221, 2222", ["2221", "2222"]), ("2221,2222", ["2221", "2222"]), (["2221", 2222], ["2221", "2222"]),
     (110, ["0110"]), ("2221, 2221", ["2221"]), (None, []), ("", [])],
)  # fmt: skip
def test_several_codes_in_one_field_are_told_apart(written: Any, codes: list[str]):
    assert reading(row(ssyk=written)).table["ssyk"].to_pylist() == [codes]


@pytest.mark.parametrize("field", ["jobbmojligheter", "rekryteringssituation", "prognos"])
def test_a_missing_word_is_not_assessed_and_no_fault(field: str):
    column = {"jobbmojligheter": "chances", "rekryteringssituation": "recruitment", "prognos": "outlook"}[field]
    found = reading(row(**{field: None}))
    assert found.table[column].to_pylist() == [None]
    assert found.refused == ()


def test_a_word_that_the_source_has_not_used_before_is_told_and_left_out():
    found = reading(row(prognos="explodera"))
    assert found.table["outlook"].to_pylist() == [None]
    (one,) = found.refused
    assert (one.fault, one.field, one.value, one.kept) == (Fault.UNKNOWN, "prognos", "explodera", True)


@pytest.mark.parametrize(
    ("bad", "fault"),
    [(row(yb_yrke=None), Fault.MISSING), (row(lan="Norrland"), Fault.NOT_A_CODE), (row(lan="2482"), Fault.NOT_A_CODE),
     (row(omgang=""), Fault.MISSING), ("text", Fault.NOT_A_RECORD), (row(), Fault.TWICE)],
)  # fmt: skip
def test_a_bad_row_is_told_with_its_number_and_the_others_are_read(bad: Any, fault: Fault):
    found = reading(row(), bad, row(lan="00"))
    assert found.table.num_rows == 2
    assert [(one.fault, one.line) for one in found.refused] == [(fault, 2)]


def test_codes_that_are_none_are_told_and_the_row_is_kept():
    found = reading(row(ssyk="2143, 21X"))
    assert found.table["ssyk"].to_pylist() == [["2143"]]
    assert [(one.fault, one.value) for one in found.refused] == [(Fault.NOT_A_CODE, "21X")]


@pytest.mark.parametrize(
    ("data", "refusal"),
    [(b"", NoContent), (b"<html>Sign in</html>", NotJson), (b'[{"yb_yrke": "A"}, {"yb_', CutShort),
     (b'{"values": []}', WrongFormat), (b"[]", WrongFormat)],
)  # fmt: skip
def test_a_file_of_something_else_is_refused_whole(data: bytes, refusal: type[Exception]):
    with pytest.raises(refusal):
        assessments.read(data, "yb.json")


def test_the_sample_is_read_whole(shared: Path):
    found = assessments.read((shared / "data/api-samples/composed/yrkesbarometer.json").read_bytes(), "yb.json")
    assert found.table.num_rows == 3
    assert found.refused == ()
    assert found.table["recruitment"].to_pylist() == ["brist", "brist", None]
