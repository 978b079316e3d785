"""What each source is asked, in turn."""

import json
import re
from collections.abc import Callable
from math import prod
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from samverkan.sources.clients import failures
from samverkan.sources.clients.bringing import answers_in, bring
from samverkan.sources.clients.failures import Refusing
from samverkan.sources.clients.plans import choose, matching, within
from tests.web.sources.clients.conftest import Outside

Made = Callable[..., Outside]


def brought(outside: Outside, source: str, wanted: dict[str, Any], path: Path) -> list[Any]:
    with outside.opened() as asker:
        bring(source, wanted, path, asker, told=lambda _come, _of: None)
    return answers_in(path)


def susa_page(request: httpx.Request) -> httpx.Response:
    kind, page = request.url.path.rsplit("/", 1)[-1], int(request.url.params["page"])
    return httpx.Response(200, json={kind: [f"{kind} {page}"], "page": {"totalPages": 2, "pageNumber": page}})


def test_susa_navet_is_asked_for_all_pages_from_nought(outside: Made, tmp_path: Path):
    source = outside(susa_page)
    brought(source, "susa", {"schools": ["HS", "YH"]}, tmp_path / "part")
    asked = [(urlsplit(one).path.rsplit("/", 1)[-1], parse_qs(urlsplit(one).query)) for one in source.addresses]
    assert [(kind, about["page"]) for kind, about in asked] == [
        (kind, [page]) for kind in ("educationProviders", "educationInfos", "educationEvents") for page in "01"
    ]
    assert asked[2][1]["schoolType"] == ["HS", "YH"]
    assert "updatedSince" not in asked[2][1]


def test_susa_navet_is_asked_for_changes_alone(outside: Made, tmp_path: Path):
    source = outside(susa_page)
    brought(source, "susa", {"since": "2026-10-01"}, tmp_path / "part")
    assert all("updatedSince=2026-10-01" in one for one in source.addresses)


def test_an_interrupted_fetch_goes_on_from_where_it_was(outside: Made, tmp_path: Path):
    def fails_at_the_fourth(request: httpx.Request) -> httpx.Response:
        return susa_page(request) if len(source.asked) < 4 else httpx.Response(404)

    source = outside(fails_at_the_fourth)
    with pytest.raises(failures.Refusing):
        brought(source, "susa", {}, tmp_path / "part")
    with (tmp_path / "part").open("ab") as file:
        file.write(b'{"educationInfos": ["half a li')  # as when the process was killed
    again = outside(susa_page)
    answers = brought(again, "susa", {}, tmp_path / "part")
    assert len(again.asked) == 3
    assert answers == brought(outside(susa_page), "susa", {}, tmp_path / "other")


def test_kolada_is_asked_for_25_at_a_time_and_followed_to_the_last_page(outside: Made, tmp_path: Path):
    def answer(request: httpx.Request) -> httpx.Response:
        more = "page=2" not in str(request.url) and "/data/" in str(request.url)
        following = f"{request.url.copy_with(query=None)}?page=2" if more else None
        return httpx.Response(200, json={"values": [], "next_url": following})

    source = outside(answer)
    kpis = [f"N{number:05}" for number in range(26)]
    brought(source, "kolada", {"kpi": kpis, "municipality": ["0201"], "year": [2024]}, tmp_path / "part")
    parts = [re.findall(r"N\d{5}", one) for one in source.addresses]
    assert [len(one) for one in parts] == [25, 1, 25, 25, 1, 1]
    assert source.waited == [0.2] * 6


CONFIG = {"maxDataCells": 4, "maxCallsPerTimeWindow": 3, "timeWindow": 1}
DESCRIBED = {
    "id": ["Region", "Kon", "Tid"],
    "dimension": {
        "Region": {"category": {"index": {"01": 0, "02": 1, "03": 2}}},
        "Kon": {"category": {"index": ["1", "2"]}, "extension": {"elimination": True}},
        "Tid": {"category": {"index": {"2022": 0, "2023": 1, "2024": 2}}},
    },
}


def test_scb_is_asked_within_the_limits_that_it_tells_itself(outside: Made, tmp_path: Path):
    source = outside(CONFIG, DESCRIBED, {"value": [1]})
    brought(source, "scb", {"table": "TAB1", "select": {"Tid": "TOP(2)"}}, tmp_path / "part")
    assert [urlsplit(one).path.rsplit("/", 1)[-1] for one in source.addresses] == ["config", "metadata", "data", "data"]
    assert source.waited == [pytest.approx(1 / 3)] * 3
    assert [request.method for request in source.asked] == ["GET", "GET", "POST", "POST"]


def test_scb_is_asked_for_the_table_that_reaches_furthest(outside: Made, tmp_path: Path):
    tables = {"tables": [{"id": "TAB1", "lastPeriod": "2019"}, {"id": "TAB2", "lastPeriod": "2024"}],
              "page": {"pageNumber": 1, "totalPages": 1}}  # fmt: skip
    source = outside(CONFIG, tables, DESCRIBED, {"value": [1]})
    brought(source, "scb", {"query": "yrke SSYK 2012"}, tmp_path / "part")
    assert "/tables/TAB2/metadata" in source.addresses[2]
    assert "query=yrke%20SSYK%202012" in source.addresses[1]


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [("*", "ABCDE"), ("TOP(2)", "DE"), ("BOTTOM(2)", "AB"), ("FROM(C)", "CDE"), ("TO(B)", "AB"), ("RANGE(B,D)", "BCD"),
     (["A", "E"], "AE"), ("?", "ABCDE"), ("X", "")],
)  # fmt: skip
def test_codes_are_chosen_as_by_the_source_itself(wanted: Any, codes: str):
    assert matching("ABCDE", wanted) == list(codes)


def test_a_dimension_that_may_be_left_out_is_left_out_unless_it_is_asked_for():
    assert set(choose(DESCRIBED, {})) == {"Region", "Tid"}
    assert choose(DESCRIBED, {"Kon": "1"})["Kon"] == ["1"]


def test_a_choice_is_divided_until_each_part_is_within_the_limit():
    parts = within(choose(DESCRIBED, {"Kon": "*"}), 4)
    cells = {(r, k, t) for one in parts for r in one["Region"] for k in one["Kon"] for t in one["Tid"]}
    assert len(cells) == 18
    assert all(len(one["Region"]) * len(one["Kon"]) * len(one["Tid"]) <= 4 for one in parts)


def test_jobsearch_is_asked_no_further_than_it_reaches(outside: Made, tmp_path: Path):
    source = outside({"total": {"value": 2100}, "hits": []})
    brought(source, "jobsearch", {"municipality": ["kicB_LgH_2Dk"]}, tmp_path / "part")
    assert len(source.asked) == 21
    assert source.asked[-1].url.params["offset"] == "2000"


@pytest.mark.parametrize(
    ("wanted", "address"),
    [({}, "/v2/snapshot"), ({"updated-after": "2026-11-01T08:00:00"}, "/v2/stream?updated-after=2026-11-01T08:00:00")],
)
def test_jobstream_is_asked_for_all_or_for_a_window(
    outside: Made, tmp_path: Path, wanted: dict[str, str], address: str
):
    source = outside(httpx.Response(200, content=b'{"id": "1"}\n'))
    with source.opened() as asker:
        bring("jobstream", wanted, tmp_path / "part", asker, told=lambda _come, _of: None)
    assert source.addresses[0].endswith(address)
    assert source.asked[0].headers["Accept"].startswith("application/jsonl")


@pytest.mark.parametrize(
    ("source", "wanted"), [("taxonomy", {"types": ["skill"], "version": "28"}), ("esco", {"languages": ["sv"]})]
)
def test_taxonomies_are_asked_for_by_version_and_language(
    outside: Made, tmp_path: Path, source: str, wanted: dict[str, Any]
):
    there = outside({"total": 1, "_embedded": {"results": [{"uri": "x"}]}, "data": {"concepts": []}})
    brought(there, source, wanted, tmp_path / "part")
    assert all(re.search(r"28|language=sv", one) for one in there.addresses)


def scb_table(number: str, *dimensions: str, last: str = "2024") -> dict[str, Any]:
    return {"id": number, "lastPeriod": last, "variableNames": [*dimensions, "tabellinnehåll", "år"]}


TABLES = [
    scb_table("TAB10", "region", "yrke (SSYK 2012)", "kön", last="2019"),
    scb_table("TAB11", "yrke (SSYK 2012)", "näringsgren SNI 2007", "kön", last="2025"),
    scb_table("TAB12", "region", "yrke (SSYK 2012)", "ålder", "kön"),
    scb_table("TAB13", "region", "yrke (SSYK 2012)", "kön"),
]


def scb_pages(request: httpx.Request) -> httpx.Response:
    path, page = request.url.path, int(request.url.params.get("pageNumber", 1))
    if path.endswith("/tables"):
        told = {"tables": TABLES[2 * page - 2 : 2 * page], "page": {"pageNumber": page, "totalPages": 2}}
    elif path.endswith("/metadata"):
        told = DESCRIBED
    else:
        told = CONFIG if path.endswith("/config") else {"value": [1]}
    return httpx.Response(200, json=told)


def test_scb_is_asked_for_occupations_by_county_when_no_table_is_named(outside: Made, tmp_path: Path):
    source = outside(scb_pages)
    brought(source, "scb", {}, tmp_path / "part")
    assert [int(one.url.params["pageNumber"]) for one in source.asked if one.url.path.endswith("/tables")] == [1, 2]
    assert "/tables/TAB13/metadata" in source.addresses[3]
    asked = [json.loads(one.content)["selection"] for one in source.asked if one.method == "POST"]
    codes = {each["variableCode"]: set() for each in asked[0]}
    for selection in asked:
        for each in selection:
            codes[each["variableCode"]] |= set(each["valueCodes"])
    assert codes == {"Region": {"01", "02", "03"}, "Tid": {"2022", "2023", "2024"}}
    assert all(prod(len(each["valueCodes"]) for each in selection) <= CONFIG["maxDataCells"] for selection in asked)


def test_one_county_of_the_usual_table_is_asked_for_by_its_code_alone(outside: Made, tmp_path: Path):
    source = outside(scb_pages)
    brought(source, "scb", {"select": {"Region": ["02"]}}, tmp_path / "part")
    selections = [json.loads(one.content)["selection"] for one in source.asked if one.method == "POST"]
    assert {
        code for each in selections for one in each if one["variableCode"] == "Region" for code in one["valueCodes"]
    } == {"02"}


def test_no_table_that_fits_is_a_sentence_with_what_to_do(outside: Made, tmp_path: Path):
    with pytest.raises(Refusing, match="statistikdatabasen"):
        brought(outside(CONFIG, {"tables": [], "page": {"totalPages": 0}}), "scb", {}, tmp_path / "part")


@pytest.mark.parametrize("step", [1, 2])
def test_esco_is_asked_page_by_page_whether_it_counts_pages_or_records(outside: Made, tmp_path: Path, step: int):
    uris = [f"http://data.europa.eu/esco/skill/{number}" for number in range(5)]

    def page(request: httpx.Request) -> httpx.Response:
        offset = int(request.url.params["offset"])
        first = offset * 2 // step
        more = {"next": {"href": f"https://x.example/search?offset={offset + step}"}} if first + 2 < 5 else {}
        results = [{"uri": uri, "title": uri} for uri in uris[first : first + 2]]
        return httpx.Response(
            200, json={"total": 5, "offset": offset, "_embedded": {"results": results}, "_links": more}
        )

    source = outside(page)
    brought(source, "esco", {"languages": ["sv"]}, tmp_path / "part")
    answers = [json.loads(line) for line in (tmp_path / "part").read_text().splitlines()]
    assert [one["uri"] for each in answers[:3] for one in each["_embedded"]["results"]] == uris
    assert len(source.asked) == 6


def test_esco_that_gives_the_same_page_again_is_not_asked_for_ever(outside: Made, tmp_path: Path):
    source = outside({"total": 900, "_embedded": {"results": [{"uri": "a"}]}})
    brought(source, "esco", {"languages": ["sv"]}, tmp_path / "part")
    assert len(source.asked) == 4


def test_a_taxonomy_that_answers_with_errors_fails_and_is_no_half_taxonomy(outside: Made, tmp_path: Path):
    source = outside({"data": {"concepts": []}}, {"errors": [{"message": "Syntax Error"}]})
    with pytest.raises(Refusing, match="Syntax Error"):
        brought(source, "taxonomy", {"types": ["skill", "ssyk-level-4"]}, tmp_path / "part")


def test_the_limits_are_those_that_scb_told_in_june(shared: Path, outside: Made, tmp_path: Path):
    config = json.loads((shared / "data/api-samples/scb-pxwebapi2/config.json").read_text(encoding="utf-8"))
    described = json.loads(
        (shared / "data/api-samples/scb-pxwebapi2/TAB6471_metadata.json").read_text(encoding="utf-8")
    )
    source = outside(config, described, {"value": [1]})
    brought(source, "scb", {"table": "TAB6471", "select": {"Region": ["*"]}}, tmp_path / "part")
    selections = [json.loads(one.content)["selection"] for one in source.asked if one.method == "POST"]
    cells = [prod(len(each["valueCodes"]) for each in selection) for selection in selections]
    assert max(cells) <= 150_000
    assert sum(cells) == 312 * 134 * 16
    assert source.waited == [pytest.approx(1 / 3)] * len(source.waited)
