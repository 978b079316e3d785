"""`samverkan tick`: what happens by itself, for those who have a timer of their own."""

from pathlib import Path
from typing import Any

from samverkan.config import ticking
from samverkan.mail.actions.delivering import WAITS
from tests.plugins.serving import samverkan


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


def test_a_tick_that_fails_is_logged_and_the_next_one_tries_again(caplog: Any):
    """The database is closed in these tests, so that every tick fails."""
    ticking.tick_once(ticking.OFTEN)
    assert "tried again the next time" in caplog.text
