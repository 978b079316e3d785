"""Fetches are carried out in their turn, and sources fetched by themselves when their time has come."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from samverkan.accounts.actor import NOBODY, NotAllowed
from samverkan.accounts.permissions import Role
from samverkan.sources import daily, jobs
from samverkan.sources.actions import fetching, queueing
from samverkan.sources.models import Began, Fetch, Rhythm, State
from tests.factories import acting, organisation
from tests.web.sources.clients.conftest import Outside, outside

__all__ = ["outside"]
Made = Callable[..., Outside]
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
ROWS = [{"yb_yrke": "Stigfinnare", "lan": "02", "ssyk": "9991", "omgang": "2026-1"}]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.TABLES, settings.FETCHING = tmp_path / "tables", tmp_path / "fetching"


def asked(source: str = "yrkesbarometern", **wanted: Any) -> Fetch:
    return fetching.ask(source=source, wanted=wanted, began=Began.COMMAND, by=NOBODY, at=NOW)


def worked(source: Outside, at: datetime = NOW) -> int:
    return queueing.carry_out_waiting(clock=lambda: at, opened=source.opened)


def test_what_waits_is_carried_out_the_oldest_first(outside: Made):
    first, second = asked(), asked("historical", file="2006.zip")
    source = outside(404)
    assert worked(source) == 2
    assert "yrkesbarometer" in source.addresses[0]
    assert {each.state for each in Fetch.objects.filter(pk__in=[first.pk, second.pk])} == {State.FAILED}


def test_of_each_host_one_thing_is_asked_at_a_time(outside: Made):
    Fetch.objects.filter(pk=asked().pk).update(state=State.RUNNING, started_at=NOW, seen_at=NOW)
    waiting = asked()
    other = outside(httpx.Response(200, json=ROWS))
    assert worked(other) == 0
    waiting.refresh_from_db()
    assert (waiting.state, other.asked) == (State.WAITING, [])


def test_a_fetch_whose_process_is_gone_is_taken_up_again(outside: Made):
    Fetch.objects.filter(pk=asked().pk).update(state=State.RUNNING, started_at=NOW, seen_at=NOW)
    assert worked(outside(httpx.Response(200, json=ROWS)), NOW + timedelta(minutes=16)) == 1
    assert Fetch.objects.get().state == State.DONE


def planned(rhythm: Rhythm = Rhythm.WEEKLY, **wanted: Any) -> None:
    by = acting(organisation(), Role.COORDINATOR)
    queueing.schedule(source="yrkesbarometern", rhythm=rhythm, wanted=wanted, by=by, at=NOW)


@pytest.mark.parametrize(("rhythm", "days"), [(Rhythm.DAILY, 1), (Rhythm.WEEKLY, 7), (Rhythm.MONTHLY, 30)])
def test_a_source_is_asked_for_when_its_time_has_come_and_not_before(outside: Made, rhythm: Rhythm, days: int):
    planned(rhythm)
    assert daily.run(at=NOW) == 1
    assert daily.run(at=NOW) == 0  # it waits already
    worked(outside(httpx.Response(200, json=ROWS)))
    assert daily.run(at=NOW + timedelta(days=days, seconds=-1)) == 0
    assert daily.run(at=NOW + timedelta(days=days)) == 1
    assert Fetch.objects.first().began == Began.SCHEDULE


def test_a_source_that_is_never_fetched_by_itself_is_not(outside: Made):
    planned(Rhythm.OFF)
    assert daily.run(at=NOW + timedelta(days=99)) == 0


def test_only_those_who_may_decide_how_often():
    with pytest.raises(NotAllowed):
        queueing.schedule(source="scb", rhythm=Rhythm.DAILY, wanted={}, by=acting(organisation(), Role.READER), at=NOW)


def test_when_nothing_waits_nothing_is_done():
    assert jobs.run(at=NOW) == 0
