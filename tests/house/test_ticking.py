"""`samverkan tick`: what happens by itself, for those who have a timer of their own."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from samverkan.config import ticking
from samverkan.mail.actions.delivering import WAITS
from tests.plugins.serving import samverkan

RAN: list[bool] = []


class Over(Exception):
    """The thread would have waited now."""


def run(at: Any) -> int:
    """Stand in for a room with something to do."""
    RAN.append(bool(at))
    return 1


def end(_seconds: float) -> None:
    raise Over


def unended(run_thread: Any) -> Any:
    """Let a thread that runs for ever end where it would wait."""

    def once() -> None:
        with suppress(Over):
            run_thread()

    return once


def test_a_tick_says_what_each_room_did(tmp_path: Path):
    folder = str(tmp_path / "data")
    assert samverkan("migrate", "--data", folder).returncode == 0
    done = samverkan("tick", "--data", folder)
    assert done.returncode == 0
    assert {"partner_reports: 0", "relations: 0", "renewals: 0", "reporting: 0", "mail: 0"} <= set(
        done.stdout.splitlines()
    )


def test_a_tick_without_a_database_is_refused_with_a_sentence(tmp_path: Path):
    done = samverkan("tick", "--data", str(tmp_path / "none"))
    assert done.returncode == 1
    assert "holds no database" in done.stderr


def test_the_small_tick_sends_mail_reads_for_the_search_and_looks_after_computations_alone(tmp_path: Path):
    folder = str(tmp_path / "data")
    assert samverkan("migrate", "--data", folder).returncode == 0
    done = samverkan("tick", "--often", "--data", folder)
    assert (done.returncode, sorted(done.stdout.splitlines())) == (0, ["mail: 0", "runs: 0", "search: 0"])


def test_it_ticks_every_hour_and_sends_mail_more_often_than_the_shortest_wait():
    assert ticking.EVERY_SECONDS == 3600
    assert WAITS[0].total_seconds() > ticking.OFTEN_SECONDS


def test_what_waits_in_one_room_does_not_wait_for_another(monkeypatch: Any):
    """A plan takes half a minute; the course plan that somebody just gave is read at once."""
    begun: list[tuple[str, ...]] = []
    monkeypatch.setattr(ticking, "tick_once", lambda when, rooms: begun.append((when, *rooms)))
    monkeypatch.setattr(ticking.time, "sleep", end)
    for thread in ticking.workers():
        thread.run = unended(thread.run)
        thread.start()
        thread.join()
    rooms = ["samverkan.planning", "samverkan.education", "samverkan.runs", "samverkan.sources"]
    assert sorted(begun) == sorted(("jobs", room) for room in rooms)


def test_a_room_that_fails_keeps_no_other_from_its_own(monkeypatch: Any, caplog: Any):
    monkeypatch.setattr(ticking, "rooms_with", lambda _when: {"broken": "no.such.module", "whole": __name__})
    ticking.tick_once(ticking.OFTEN)
    assert "broken" in caplog.text
    assert RAN == [True]


def test_a_tick_that_fails_is_logged_and_the_next_one_tries_again(caplog: Any):
    """The database is closed in these tests, so that every tick fails."""
    ticking.tick_once(ticking.OFTEN)
    assert "tried again the next time" in caplog.text
