"""Computations that are kept."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from django.db import connection

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.permissions import Role
from samverkan.runs import actions, daily, jobs, often
from samverkan.runs.beating import beating
from samverkan.runs.models import Input, Output, Run, State
from samverkan.runs.queries import plans
from samverkan.runs.queries.tables import shown, table
from samverkan.runs.version import code_version
from samverkan.sources.actions import datasets as keeping
from samverkan.sources.models import Began, Dataset
from samverkan_engine.tables.ads import ADS
from tests.factories import acting, organisation
from tests.web.runs.conftest import AT, CARE, WELD, ad, fetched

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(minutes=5)
PLAIN = {"phrases": False}


def started(by: Actor) -> Run:
    return actions.start(stage="matches", parameters=PLAIN, by=by, at=AT)


@pytest.fixture
def done(kept: None, anna: Actor) -> Run:
    return actions.carry_out(started(anna), clock=lambda: LATER)


def test_what_was_found_is_kept_with_its_inputs_parameters_and_code(done: Run):
    assert (done.state, done.ended_at, done.reason) == (State.DONE, LATER, "")
    assert done.code_version == code_version()
    assert done.parameters["phrases"] is False
    assert done.parameters["least"] > 0
    assert [one.table for one in done.inputs.all()] == ["ADS", "CONCEPTS", "LABELS", "RELATIONS"]
    mentions = table(done, "MENTIONS").to_pylist()
    assert [(one["ad"], one["text"], one["esco"][0]) for one in mentions] == [
        ("1", "svetsa", WELD),
        ("2", "äldreomsorg", CARE),
    ]


def test_the_same_again_gives_the_same_bytes_though_newer_ads_have_come(done: Run, anna: Actor):
    keeping.keep(fetch=fetched("jobsearch"), table="ADS", rows=ADS.from_rows([ad("9", "Du kan svetsa.")]), at=LATER)
    again = actions.carry_out(actions.repeat(run=done, by=anna, at=LATER), clock=lambda: LATER)
    assert again.repeats == done
    assert [one.sha256 for one in again.outputs.all()] == [one.sha256 for one in done.outputs.all()]
    newer = actions.carry_out(actions.start(stage="matches", parameters=PLAIN, by=anna, at=LATER), clock=lambda: LATER)
    assert [one["ad"] for one in table(newer, "MENTIONS").to_pylist()] == ["9"]


def test_the_taxonomy_is_prepared_once_and_kept_in_the_cache(done: Run, folders: Path, anna: Actor):
    (sums,) = (folders / "cache").glob("matching-*/sums.json")
    made = (sums.parent / "patterns.arrow").stat().st_mtime_ns
    again = actions.carry_out(actions.repeat(run=done, by=anna, at=LATER), clock=lambda: LATER)
    assert again.state == State.DONE
    assert (sums.parent / "patterns.arrow").stat().st_mtime_ns == made
    assert len(list((folders / "cache").iterdir())) == 1


def test_a_run_is_carried_out_once(done: Run):
    assert actions.carry_out(done).ended_at == LATER
    assert done.outputs.count() == 2


def test_what_waits_is_carried_out_by_the_tick(kept: None, anna: Actor):
    started(anna), started(anna)
    assert jobs.run(at=LATER) == 2
    assert jobs.run(at=LATER) == 0
    assert set(Run.objects.values_list("state", flat=True)) == {State.DONE}


def under_way(run: Run, seen: timedelta, was_lost: bool = False) -> Run:
    """A run that another process has begun, and last told of so long after."""
    begun = {"state": State.RUNNING, "started_at": AT, "seen_at": AT + seen, "was_lost": was_lost}
    Run.objects.filter(pk=run.pk).update(**begun)
    return run


def test_a_run_whose_process_was_killed_is_carried_out_once_more(kept: None, anna: Actor):
    run = under_way(started(anna), seen=timedelta(minutes=10))
    assert often.run(at=AT + timedelta(minutes=12)) == 0
    assert often.run(at=AT + timedelta(minutes=14)) == 1
    run.refresh_from_db()
    assert (run.state, run.was_lost, run.seen_at, run.ended_at) == (State.WAITING, True, None, None)
    assert jobs.run(at=AT + timedelta(minutes=14)) == 1
    run.refresh_from_db()
    assert (run.state, run.outputs.count()) == (State.DONE, 2)


def test_a_run_that_loses_its_process_twice_is_kept_as_interrupted_and_can_be_done_again(kept: None, anna: Actor):
    run = under_way(started(anna), seen=timedelta(minutes=10), was_lost=True)
    assert often.run(at=AT + timedelta(minutes=14)) == 1
    run.refresh_from_db()
    assert (run.state, run.reason) == (State.FAILED, "Den avbröts. Gör om den.")
    assert often.run(at=AT + timedelta(minutes=14)) == 0
    again = actions.carry_out(actions.repeat(run=run, by=anna, at=LATER), clock=lambda: LATER)
    assert (again.state, again.repeats) == (State.DONE, run)


def test_a_run_that_hangs_is_kept_as_interrupted_though_its_process_lives(kept: None, anna: Actor):
    run = under_way(started(anna), seen=timedelta(hours=7))
    assert often.run(at=AT + timedelta(hours=7)) == 1
    run.refresh_from_db()
    assert run.state == State.FAILED


def test_what_comes_of_a_run_that_was_given_to_another_process_meanwhile_is_thrown_away(kept: None, anna: Actor):
    @contextmanager
    def taken_over(run: Run) -> Iterator[None]:
        yield
        Run.objects.filter(pk=run.pk).update(started_at=LATER + timedelta(minutes=5))

    run = actions.carry_out(started(anna), clock=lambda: LATER, beating=taken_over)
    assert (run.state, run.outputs.count()) == (State.RUNNING, 0)


def test_what_comes_of_a_run_that_was_given_up_meanwhile_is_thrown_away(kept: None, anna: Actor):
    @contextmanager
    def given_up(run: Run) -> Iterator[None]:
        yield
        actions.end_interrupted(at=LATER + timedelta(hours=7))

    run = actions.carry_out(started(anna), clock=lambda: LATER, beating=given_up)
    assert (run.state, run.reason) == (State.FAILED, "Den avbröts. Gör om den.")
    assert run.outputs.count() == 0


def test_a_run_whose_tables_cannot_be_kept_is_kept_as_failed(kept: None, anna: Actor):
    run = started(anna)
    Output.objects.create(run=run, table="MENTIONS", path="a.parquet", rows=0, sha256="")  # there already
    assert actions.carry_out(run, clock=lambda: LATER).state == State.FAILED
    assert run.reason
    assert [one.path for one in run.outputs.all()] == ["a.parquet"]


@pytest.mark.django_db(transaction=True)
def test_a_run_tells_that_it_is_under_way_as_long_as_it_is(kept: None, anna: Actor):
    run = under_way(started(anna), seen=timedelta())
    with beating(run, every=0.01):
        for _ in range(500):
            run.refresh_from_db()
            if run.seen_at != AT:
                break
            sleep(0.01)
    assert run.seen_at is not None
    assert run.seen_at > AT
    assert "tells that a run lives" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.django_db(transaction=True)
def test_of_several_processes_that_find_a_run_waiting_one_carries_it_out(kept: None, anna: Actor):
    run = started(anna)
    taken: list[int] = []

    @contextmanager
    def noted(run: Run) -> Iterator[None]:
        taken.append(run.pk)
        yield

    def attempt(_number: int) -> None:
        try:
            actions.carry_out(Run.objects.get(pk=run.pk), clock=lambda: LATER, beating=noted)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as processes:
        list(processes.map(attempt, range(4)))
    run.refresh_from_db()
    assert taken == [run.pk]
    assert (run.state, run.outputs.count()) == (State.DONE, 2)


def test_the_count_of_demand_reads_the_very_ads_that_were_matched(done: Run, anna: Actor):
    keeping.keep(fetch=fetched("jobsearch"), table="ADS", rows=ADS.from_rows([ad("9", "Du kan svetsa.")]), at=LATER)
    counted = actions.start(stage="demand", parameters={}, after=done, by=anna, at=LATER)
    assert {one.dataset_id for one in counted.inputs.filter(table="ADS")} == {
        one.dataset_id for one in done.inputs.filter(table="ADS")
    }
    assert actions.carry_out(counted, clock=lambda: LATER).state == State.DONE
    whole = table(counted, "DEMAND").to_pylist()
    assert {(row["region"], row["skill"]): row["folded"] for row in whole if row["ssyk"] is None} == {
        ("00", None): 3, ("24", None): 3, ("00", WELD): 1, ("24", WELD): 1, ("00", CARE): 1, ("24", CARE): 1,
    }  # fmt: skip


def test_an_ad_of_two_sources_is_matched_and_counted_once(kept: None, anna: Actor):
    again = [{**ad("1", "Du kan svetsa."), "source": "jobstream"}, {**ad("9", "Du kan svetsa."), "source": "jobstream"}]
    keeping.keep(fetch=fetched("jobstream"), table="ADS", rows=ADS.from_rows(again), at=AT)
    matched = actions.carry_out(started(anna), clock=lambda: LATER)
    assert [one["ad"] for one in table(matched, "MENTIONS").to_pylist()] == ["1", "2", "9"]
    counted = actions.start(stage="demand", parameters={}, after=matched, by=anna, at=LATER)
    rows = table(actions.carry_out(counted, clock=lambda: LATER), "DEMAND").to_pylist()
    assert [row["ads"] for row in rows if (row["region"], row["ssyk"], row["skill"]) == ("00", None, None)] == [4]


def test_a_count_without_the_matches_it_builds_on_is_refused(kept: None, anna: Actor):
    with pytest.raises(actions.CannotRun, match="bygger på"):
        actions.start(stage="demand", parameters={}, by=anna, at=AT)
    waiting = started(anna)
    with pytest.raises(actions.CannotRun, match="bygger på"):
        actions.start(stage="demand", parameters={}, after=waiting, by=anna, at=AT)


def test_parameters_that_are_ranges_or_sets_are_kept_and_read_back(done: Run, anna: Actor):
    said = {"announced": {"low": 0.5, "high": 0.9}, "staffing_numbers": ["5566778899"]}
    counted = actions.start(stage="demand", parameters=said, after=done, by=anna, at=AT)
    assert counted.parameters["announced"] == {"low": 0.5, "high": 0.9}
    assert actions.carry_out(counted).state == State.DONE


def test_others_see_small_numbers_protected(done: Run, anna: Actor):
    counted = actions.start(stage="demand", parameters={}, after=done, by=anna, at=AT)
    actions.carry_out(counted)
    stranger = acting(organisation())
    own = shown(counted, "DEMAND", anna, region="24", ssyk=None, skill=None).to_pylist()
    others = shown(counted, "DEMAND", stranger, region="24", ssyk=None, skill=None).to_pylist()
    assert [row["folded"] for row in own] == [3]
    assert [(row["folded"], row["suppressed"]) for row in others] == [(None, True)]


def test_without_the_tables_it_reads_a_computation_is_refused_and_names_them(anna: Actor):
    with pytest.raises(actions.CannotRun, match="ADS, CONCEPTS, LABELS, RELATIONS"):
        started(anna)
    assert not Run.objects.exists()


@pytest.mark.usefixtures("kept")
def test_an_unknown_stage_or_parameter_is_refused(anna: Actor):
    with pytest.raises(actions.CannotRun):
        actions.start(stage="guesses", parameters={}, by=anna, at=AT)
    with pytest.raises(actions.CannotRun, match="speed"):
        actions.start(stage="matches", parameters={"speed": 11}, by=anna, at=AT)


@pytest.mark.usefixtures("kept")
def test_a_run_whose_file_is_gone_is_kept_as_failed_with_the_reason(anna: Actor, folders: Path):
    run = started(anna)
    for path in (folders / "tables" / "ads").glob("*.parquet"):
        path.unlink()
    failed = actions.carry_out(run, clock=lambda: LATER)
    assert failed.state == State.FAILED
    assert "kunde inte läsas" in failed.reason
    assert not failed.outputs.exists()


@pytest.mark.usefixtures("kept")
def test_a_full_disk_is_a_reason_and_leaves_no_half_file(anna: Actor, folders: Path):
    run = started(anna)
    (folders / "runs").write_text("in the way")
    assert actions.carry_out(run, clock=lambda: LATER).state == State.FAILED
    assert not list(folders.rglob("*.part"))


@pytest.mark.usefixtures("kept")
def test_one_who_may_not_start_computations_is_refused():
    with pytest.raises(NotAllowed):
        started(acting(organisation(), Role.READER))


def test_a_run_is_its_partys_own(done: Run):
    stranger = acting(organisation())
    assert not Run.objects.visible_to(stranger).exists()
    with pytest.raises(NotAllowed):
        actions.repeat(run=done, by=stranger, at=LATER)


def test_what_a_run_read_comes_from_one_place(done: Run):
    assert all((one.dataset is None) != (one.output is None) for one in Input.objects.filter(run=done))


def test_what_is_invented_is_left_out_once_something_real_is_kept(kept: None, anna: Actor):
    invented = fetched("historical")
    invented.began = Began.EXAMPLE
    keeping.keep(fetch=invented, table="ADS", rows=ADS.from_rows([ad("9", "Du kan svetsa.")]), at=AT)
    assert [one.dataset.source for one in started(anna).inputs.filter(table="ADS")] == ["jobsearch"]
    Dataset.objects.update(is_invented=True)
    assert {one.dataset.source for one in started(anna).inputs.filter(table="ADS")} == {"historical", "jobsearch"}


def test_what_a_killed_computation_has_left_in_the_folder_of_runs_is_cleared_away(settings: Any):
    left = Path(settings.RUNS) / ".under-way-x"
    left.mkdir(parents=True)
    now = datetime.fromtimestamp(left.stat().st_mtime, UTC)
    daily.run(at=now + timedelta(hours=1))
    assert left.exists()
    daily.run(at=now + timedelta(hours=7))
    assert not left.exists()


def test_the_names_of_all_tables_that_stages_give_can_be_kept() -> None:
    """PostgreSQL refuses a name that is longer than its column; SQLite would keep it all the same."""
    longest = Output._meta.get_field("table").max_length or 0
    assert [name for name in plans.TABLES if len(name) > longest] == []
