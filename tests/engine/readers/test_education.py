"""Susa-navet becomes OFFERS."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samverkan_engine.errors import WrongFormat
from samverkan_engine.readers import education
from samverkan_engine.tables.reading import Fault


def words(text: str, lang: str = "swe", **more: str) -> dict[str, Any]:
    return {"strings": [{"lang": lang, "value": text, **more}]}


def code(one: str, kind: str = "C_X") -> dict[str, str]:
    return {"type": kind, "code": one}


def info(**more: Any) -> dict[str, Any]:
    content = {
        "identifier": "i.1", "code": "X1", "title": words("Stigar"), "type": code("HS"), "configuration": code("kurs"),
        "subjects": [code("522", "C_Subject_SUN")], "qualificationLevel": code("6"),
        "credits": {"system": code("hp"), "credits": 7.5},
    }  # fmt: skip
    return {"id": "i.1", "status": "ACTIVE", "content": content | more}


def event(id_: str = "e.1", **more: Any) -> dict[str, Any]:
    content = {
        "education": "i.1", "providers": ["p.1"], "title": words("Stigar i fjäll"),
        "locations": [{"areaCode": "0201", "town": "Järnlunda"}], "languageOfInstructions": ["swe"],
        "execution": {"start": "2027-01-18", "end": "2027-06-06"}, "isCancelled": False, "places": 30,
        "paceOfStudy": {"percentage": 50.0}, "application": {"last": "2026-10-15"},
    }  # fmt: skip
    return {"id": id_, "status": "ACTIVE", "content": {key: one for key, one in (content | more).items() if one != ...}}


def provider() -> dict[str, Any]:
    content = {"name": words("Skolan"), "emailAddresses": ["x@y.example"], "phones": [{"number": words("070")}]}
    return {"id": "p.1", "status": "ACTIVE", "content": content}


def reading(*events: Any, infos: Any = None):
    answers = (
        {"educationProviders": [provider()]}, {"educationInfos": [info()] if infos is None else infos},
        {"educationEvents": list(events)},
    )  # fmt: skip
    return education.read("\n".join(map(json.dumps, answers)).encode(), "susa.jsonl")


def only(*events: Any, infos: Any = None) -> dict[str, Any]:
    (row,) = reading(*events, infos=infos).table.to_pylist()
    return row


def test_an_occasion_carries_what_its_education_and_provider_say():
    assert only(event()) == {
        "id": "e.1", "education": "i.1", "code": "X1", "title_sv": "Stigar i fjäll", "title_en": None, "text": None,
        "kind": "kurs", "school": "HS", "provider": "p.1", "provider_name": "Skolan", "level": "6", "credits": 7.5,
        "credit_system": "hp", "subjects": ["C_Subject_SUN:522"], "municipality": "0201", "distance": False,
        "pace": 0.5, "starts_on": date(2027, 1, 18), "ends_on": date(2027, 6, 6), "places": 30,
        "apply_by": date(2026, 10, 15), "languages": ["swe"], "cancelled": False, "status": "ACTIVE",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "distance"), [({}, True), ({"noOfMandatorySessions": 2}, True), (None, False), (..., False)]
)
def test_that_distance_is_there_at_all_means_at_a_distance(told: Any, distance: bool):
    assert only(event(distance=told))["distance"] is distance


@pytest.mark.parametrize("places", [..., None, [], [{"town": "Någonstans"}]])
def test_an_occasion_without_a_place_is_kept_with_the_place_unknown(places: Any):
    found = reading(event(locations=places))
    assert found.table["municipality"].to_pylist() == [None]
    assert found.refused == ()


def test_an_object_is_taken_where_a_list_is_usual():
    row = only(
        event(locations={"areaCode": 201}, languageOfInstructions="eng", providers="P.1"),
        infos=[info(subjects=code("522", "UH_Subject"))],
    )
    assert (row["municipality"], row["languages"], row["subjects"]) == ("0201", ["eng"], ["UH_Subject:522"])
    assert row["provider_name"] == "Skolan"


def test_a_deleted_record_closes_ours_whatever_its_kind():
    gone = {"id": "e.9", "status": "DELETED", "content": None}
    rows = reading(gone, infos=[{"id": "i.9", "status": "DELETED", "content": None}]).table.to_pylist()
    assert [(row["id"], row["status"]) for row in rows] == [("e.9", "GONE"), ("i.9", "GONE")]


def test_html_is_stripped():
    html = "<p>Du lär dig&nbsp;<b>stigar</b>.</p><script>alert(1)</script><ul><li>Ett</li><li>Två</li></ul>"
    row = only(event(), infos=[info(description=words(html, content="HTML"))])
    assert row["text"] == "Du lär dig stigar.\nEtt\nTvå"


def test_a_text_that_is_no_html_is_kept_as_it_is():
    assert only(event(), infos=[info(description=words("a < b & c"))])["text"] == "a < b & c"


def test_the_languages_of_a_title_are_told_apart():
    both = {"strings": [{"lang": "swe", "value": "Stig"}, {"lang": "eng", "value": "Path"}]}
    row = only(event(title=both))
    assert (row["title_sv"], row["title_en"]) == ("Stig", "Path")


def test_an_education_without_occasions_is_a_row_of_its_own():
    row = only(infos=[info()])
    assert (row["id"], row["education"], row["title_sv"], row["starts_on"]) == ("i.1", "i.1", "Stigar", None)


def test_ids_are_compared_without_case():
    assert only(event(education="I.1"))["code"] == "X1"


def test_an_occasion_that_only_says_its_first_week_begins_on_that_monday():
    week = [{"type": "UHEventExtension", "startPeriod": {"week": 3, "period": {"year": "2027"}}}]
    assert only(event(execution={}, extensions=week))["starts_on"] == date(2027, 1, 18)


def test_a_cancelled_occasion_says_so():
    assert only(event(isCancelled=True))["cancelled"] is True


def test_nothing_personal_of_a_provider_reaches_the_table():
    assert not {"x@y.example", "070"} & {str(value) for value in only(event()).values()}


@pytest.mark.parametrize(
    ("bad", "fault", "rows"),
    [("text", Fault.NOT_A_RECORD, 1), ({"status": "ACTIVE"}, Fault.NOT_A_RECORD, 1),
     (event("e.2", execution={"start": "snart"}), Fault.NOT_A_TIME, 2),
     (event("e.2", locations=[{"areaCode": "norr"}]), Fault.NOT_A_CODE, 2)],
)  # fmt: skip
def test_a_bad_record_is_told_and_the_others_are_read(bad: Any, fault: Fault, rows: int):
    found = reading(event(), bad)
    assert found.table.num_rows == rows
    assert [(one.fault, one.line) for one in found.refused] == [(fault, 2)]


def test_an_answer_of_another_service_is_refused():
    with pytest.raises(WrongFormat):
        education.read(b'{"status": 503, "message": "load"}', "x.json")


def test_the_samples_are_read_whole(shared: Path):
    folder = shared / "data/api-samples/composed"
    names = ("educationProviders_page0", "educationInfos_page0", "educationEvents_page0")
    lines = "\n".join(json.dumps(json.loads((folder / f"susa_{name}.json").read_text())) for name in names)
    found = education.read(lines.encode(), "susa.jsonl")
    assert found.refused == ()
    rows = {row["id"]: row for row in found.table.to_pylist()}
    assert rows["e.uoh.exu.e0001x.10001.20271"]["distance"]
    assert rows["e.uoh.exu.e0002x.10002.20271"]["municipality"] is None
    assert rows["i.uoh.exu.exbat.2026"]["kind"] == "program"
