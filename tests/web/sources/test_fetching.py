"""A fetch is carried out: what comes is kept, read, and stands in place of what stood before."""

import errno
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from samverkan.accounts.actor import NOBODY, NotAllowed
from samverkan.accounts.permissions import Role
from samverkan.journal.models import Entry
from samverkan.sources.actions import fetching
from samverkan.sources.actions.datasets import keep
from samverkan.sources.files import location
from samverkan.sources.models import Began, Dataset, Fetch, State
from samverkan.sources.queries import datasets
from tests.factories import acting, organisation
from tests.web.sources.clients.conftest import Outside, outside

__all__ = ["outside"]
Made = Callable[..., Outside]
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.TABLES, settings.FETCHING = tmp_path / "tables", tmp_path / "fetching"


def assessment(**more: Any) -> dict[str, Any]:
    told = {"yb_yrke": "Stigfinnare", "lan": "02", "ssyk": "9991", "prognos": "öka", "omgang": "2026-1"}
    return {**told, **more}


def asked(source: str = "yrkesbarometern", at: datetime = NOW, **wanted: Any) -> Fetch:
    return fetching.ask(source=source, wanted=wanted, began=Began.COMMAND, by=NOBODY, at=at)


def carried_out(fetch: Fetch, source: Outside, at: datetime = NOW) -> Fetch:
    done = fetching.carry_out(fetch, clock=lambda: at, opened=source.opened)
    done.refresh_from_db()
    return done


def given(tmp_path: Path, told: Any, source: str = "yrkesbarometern", **wanted: Any) -> Fetch:
    path = tmp_path / "given.json"
    path.write_bytes(told if isinstance(told, bytes) else json.dumps(told).encode())
    fetch = fetching.take_file(
        source=source, path=path, name="given.json", wanted=wanted, began=Began.COMMAND, by=NOBODY, at=NOW
    )
    return fetching.carry_out(fetch, clock=lambda: NOW)


def test_what_a_source_answers_is_kept_as_it_came_and_read(outside: Made):
    data = json.dumps([assessment(), assessment(lan="norr")]).encode()
    done = carried_out(asked(), outside(httpx.Response(200, content=data, headers={"ETag": '"a"'})))
    assert (done.state, done.rows, done.refused, done.updated) == (State.DONE, 1, 1, "2026-1")
    assert done.address.endswith("/yrkesbarometer.json")
    assert done.licence == "CC0 1.0"
    assert location(done.file.sha256).read_bytes() == data
    assert datasets.table("ASSESSMENTS")["occupation"].to_pylist() == ["Stigfinnare"]
    assert [(row.place, row.sentence) for row in done.refused_rows.all()] == [
        ("2", "lan ska vara en kod men är ”norr”.")
    ]


def test_a_source_without_anything_new_leaves_what_stands(outside: Made):
    carried_out(asked(), outside(httpx.Response(200, json=[assessment()], headers={"ETag": '"a"'})))
    source = outside(304)
    assert carried_out(asked(), source).state == State.UNCHANGED
    assert source.asked[0].headers["If-None-Match"] == '"a"'
    assert datasets.table("ASSESSMENTS").num_rows == 1


def test_the_same_bytes_again_are_nothing_new(outside: Made):
    carried_out(asked(), outside([assessment()]))
    assert carried_out(asked(), outside([assessment()])).state == State.UNCHANGED


@pytest.mark.parametrize(
    "told",
    [httpx.ConnectError("none"), 404, 403, httpx.Response(200, html="<html>"), httpx.Response(200, content=b"[{")],
)
def test_a_fetch_that_fails_is_kept_with_its_reason_and_what_stood_stays(outside: Made, told: Any):
    carried_out(asked(), outside([assessment()]))
    done = carried_out(asked(), outside(told))
    assert done.state == State.FAILED
    assert len(done.reason) > 20
    assert datasets.table("ASSESSMENTS").num_rows == 1


def test_a_full_disk_is_a_reason(outside: Made):
    full = OSError(errno.ENOSPC, "No space left on device")
    done = carried_out(asked(), outside(full))
    assert (done.state, "Disken är full" in done.reason) == (State.FAILED, True)


def test_a_fetch_is_carried_out_once(outside: Made):
    fetch = asked()
    carried_out(fetch, outside([assessment()]))
    source = outside([assessment()])
    carried_out(fetch, source)
    assert source.asked == []


def test_what_came_before_a_fetch_failed_is_not_asked_for_again(outside: Made):
    def page(request: httpx.Request) -> httpx.Response:
        kind = request.url.path.rsplit("/", 1)[-1]
        return httpx.Response(200, json={kind: [{**event("e.1")}], "page": {"totalPages": 1}})

    failing = outside(lambda request: page(request) if "Events" not in request.url.path else httpx.Response(404))
    assert carried_out(asked("susa"), failing).state == State.FAILED
    source = outside(page)
    assert carried_out(asked("susa"), source).state == State.DONE
    assert len(source.asked) == 1


def event(id_: str, status: str = "ACTIVE", **content: Any) -> dict[str, Any]:
    whole = {"education": "i.1", "places": 5, **content}
    return {"id": id_, "status": status, "content": None if status == "DELETED" else whole}


def test_a_change_of_an_education_goes_into_what_is_kept_and_a_deletion_closes_it(tmp_path: Path):
    given(tmp_path, {"educationEvents": [event("e.1"), event("e.2"), event("e.3", education="i.3")]}, "susa")
    changes = {"educationInfos": [{"id": "i.3", "status": "DELETED", "content": None}],
               "educationEvents": [event("e.1", places=9), event("E.2", "DELETED")]}  # fmt: skip
    given(tmp_path, changes, "susa", since="2026-10-01")
    rows = {row["id"]: (row["places"], row["status"]) for row in datasets.table("OFFERS").to_pylist()}
    assert rows == {"e.1": (9, "ACTIVE"), "e.2": (5, "GONE"), "e.3": (5, "GONE")}


def ad(id_: str, **more: Any) -> dict[str, Any]:
    told = {
        "headline": "Stigfinnare sökes",
        "description": {"text": "Text."},
        "publication_date": "2026-11-01T09:00:00",
    }
    return {"id": id_, "removed": False, **told, **more}


def lines(*records: Any) -> httpx.Response:
    return httpx.Response(200, content="".join(json.dumps(one) + "\n" for one in records).encode())


def test_the_ad_stream_is_asked_for_all_once_and_then_for_windows_that_overlap(outside: Made):
    first = outside(lines(ad("1"), ad("2")))
    assert carried_out(asked("jobstream"), first).state == State.DONE
    assert first.addresses[0].endswith("/v2/snapshot")
    second = outside(lines(ad("3"), {"id": "2", "removed": True, "removed_date": "2026-11-02T10:00:00"}))
    later = NOW + timedelta(hours=2)
    assert carried_out(asked("jobstream", at=later), second, later).state == State.DONE
    assert second.addresses[0].endswith("updated-after=2026-11-02T09:55:00")
    rows = datasets.table("ADS").to_pylist()
    assert {row["id"]: row["removed_at"] is None for row in rows} == {"1": True, "2": False, "3": True}
    assert {row["headline"] for row in rows} == {"Stigfinnare sökes"}


def test_of_a_file_in_which_persons_are_named_only_the_digest_is_kept(
    outside: Made, django_capture_on_commit_callbacks: Any
):
    named = ad("1", application_contacts=[{"name": "Någon Påhittad", "email": "x@y.example"}])
    with django_capture_on_commit_callbacks(execute=True):
        done = carried_out(asked("jobstream", whole=True), outside(lines(named)))
    assert (done.state, done.file, len(done.sha256)) == (State.DONE, None, 64)
    assert not location(done.sha256).exists()
    assert "Påhittad" not in str(datasets.table("ADS").to_pylist())


def test_the_text_of_an_ad_is_kept_no_longer_than_the_ad_lives(outside: Made, django_capture_on_commit_callbacks: Any):
    carried_out(asked("jobstream"), outside(lines(ad("1"), ad("2"))))
    gone = {"id": "2", "removed": True, "removed_date": "2026-11-02T10:00:00"}
    with django_capture_on_commit_callbacks(execute=True):
        carried_out(asked("jobstream"), outside(lines(gone)), NOW + timedelta(hours=2))
    texts = {row["id"]: row["text"] for row in datasets.table("ADS").to_pylist()}
    assert texts == {"1": "Text.", "2": None}
    assert len(list(datasets.paths("ADS")[0].parent.glob("*.parquet"))) == 1


def test_a_snapshot_of_ads_cut_short_is_refused_and_the_old_ads_stay(outside: Made):
    carried_out(asked("jobstream", whole=True), outside(lines(ad("1"), ad("2"))))
    cut = httpx.Response(200, content=json.dumps(ad("9")).encode() + b'\n{"id": "10", "headl')
    done = carried_out(asked("jobstream", whole=True), outside(cut))
    assert (done.state, done.reason.split(" är ")[0]) == (State.FAILED, "jobstream")
    assert set(datasets.table("ADS")["id"].to_pylist()) == {"1", "2"}


def test_the_ads_of_a_search_are_read_from_its_answers(outside: Made):
    done = carried_out(asked("jobsearch"), outside({"total": {"value": 2}, "hits": [ad("1"), ad("2")]}))
    assert (done.state, done.rows) == (State.DONE, 2)


def test_an_own_file_is_read_by_its_columns(tmp_path: Path):
    columns = {"period": "År", "value": "Antal"}
    constants = {"source": "own", "dataset": "x", "measure": "Studenter", "region": "02"}
    done = given(tmp_path, "År;Antal\n2024;1 234,5\n2025;..\n".encode(), "file",
                 table="FIGURES", columns=columns, constants=constants, mapping="own")  # fmt: skip
    assert (done.state, done.rows) == (State.DONE, 2)
    assert datasets.table("FIGURES")["value"].to_pylist() == [1234.5, None]


def test_a_file_of_something_else_fails_with_a_sentence(tmp_path: Path):
    done = given(tmp_path, b"%PDF-1.7", "kolada")
    assert (done.state, "given.json" in done.reason) == (State.FAILED, True)


def test_a_source_that_is_not_known_is_refused():
    with pytest.raises(fetching.CannotFetch, match="gissning"):
        asked("gissning")


def test_only_those_who_may_can_ask_on_the_page():
    reader = acting(organisation(), Role.READER)
    with pytest.raises(NotAllowed):
        fetching.ask(source="scb", wanted={}, began=Began.PERSON, by=reader, at=NOW)


def test_each_step_is_a_line_in_the_journal(outside: Made):
    carried_out(asked(), outside([assessment()]))
    assert list(Entry.objects.order_by("number").values_list("action", flat=True)) == ["sources.ask", "sources.read"]


def test_a_search_with_more_ads_than_can_be_reached_fails_with_what_to_do_instead(outside: Made):
    failed = carried_out(asked("jobsearch"), outside({"total": {"value": 5300}, "hits": [ad("1")]}))
    assert failed.state == State.FAILED
    assert "5300" in failed.reason
    assert "2100" in failed.reason
    assert "JobStream" in failed.reason


def test_a_change_goes_into_the_rows_of_its_own_source_alone(tmp_path: Path):
    own = datasets.declared("OFFERS").from_rows(
        [{"id": "LTU-1", "education": "LTU-1", "languages": [], "subjects": [], "cancelled": False,
          "status": "ACTIVE", "distance": False}]
    )  # fmt: skip
    keep(fetch=asked("file"), table="OFFERS", rows=own, part="Ladok", at=NOW)
    given(tmp_path, {"educationEvents": [event("e.1")]}, "susa")
    given(tmp_path, {"educationEvents": [event("e.2")]}, "susa", since="2026-10-01")
    assert sorted(datasets.table("OFFERS")["id"].to_pylist()) == ["LTU-1", "e.1", "e.2"]


def test_a_file_without_anything_that_can_be_used_leaves_what_stands_and_tells_each_row(tmp_path: Path):
    given(tmp_path, [assessment()])
    failed = given(tmp_path, [assessment(lan="norr"), assessment(lan="söder")])
    assert failed.state == State.FAILED
    assert failed.reason == "I given.json finns inget som går att använda. Det som fanns sedan tidigare finns kvar."
    assert failed.refused_rows.count() == failed.refused == 2
    assert datasets.table("ASSESSMENTS").num_rows == 1


def test_an_answer_with_counts_alone_leaves_the_ads_that_stand(tmp_path: Path):
    given(tmp_path, {"total": {"value": 1}, "positions": 3, "hits": [ad("1")]}, "jobsearch")
    failed = given(tmp_path, {"total": {"value": 312}, "positions": 941, "hits": []}, "jobsearch")
    assert failed.reason == (
        "given.json säger hur många annonser som finns (312), men innehåller ingen av dem. Hämta även annonserna."
    )
    assert datasets.table("ADS").num_rows == 1


def test_a_search_that_finds_no_open_ads_says_that_there_are_none_now(tmp_path: Path):
    given(tmp_path, {"total": {"value": 1}, "positions": 3, "hits": [ad("1")]}, "jobsearch")
    assert given(tmp_path, {"total": {"value": 0}, "positions": 0, "hits": []}, "jobsearch").state == State.DONE
    assert datasets.table("ADS").num_rows == 0


def test_each_file_of_historical_ads_is_a_part_of_its_own(tmp_path: Path):
    for year in ("2016", "2017"):
        path = tmp_path / f"{year}.jsonl"
        path.write_text(json.dumps(ad(year, original_id=year)) + "\n", encoding="utf-8")
        take(path, "historical")
    assert sorted(datasets.table("ADS")["id"].to_pylist()) == ["2016", "2017"]


def take(path: Path, source: str, began: Began = Began.COMMAND) -> Fetch:
    fetch = fetching.take_file(source=source, path=path, name=path.name, wanted={}, began=began, by=NOBODY, at=NOW)
    return fetching.carry_out(fetch, clock=lambda: NOW)


def test_invented_ads_and_the_stream_of_real_ones_are_never_laid_over_each_other(tmp_path: Path):
    path = tmp_path / "ads.jsonl"
    for began, key in ((Began.EXAMPLE, "x1"), (Began.COMMAND, "1"), (Began.EXAMPLE, "x2"), (Began.COMMAND, "2")):
        path.write_text(json.dumps(ad(key)) + "\n", encoding="utf-8")
        take(path, "jobstream", began)
    assert sorted(datasets.table("ADS", place="24")["id"].to_pylist()) == ["1", "2"]
    assert sorted(datasets.table("ADS", place="02")["id"].to_pylist()) == ["x1", "x2"]


def test_an_education_that_a_whole_fetch_lacks_is_offered_no_more_and_its_earlier_rows_stay_on_disk(tmp_path: Path):
    given(tmp_path, {"educationEvents": [event("e.1"), event("e.2")]}, "susa")
    given(tmp_path, {"educationEvents": [event("e.1")]}, "susa")
    assert datasets.table("OFFERS")["id"].to_pylist() == ["e.1"]
    earlier = Dataset.objects.exclude(superseded_at=None).get()
    assert (earlier.rows, datasets.file_of(earlier).exists()) == (2, True)
