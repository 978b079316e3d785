"""`samverkan tick`: what happens by itself, for those who have a timer of their own."""

from pathlib import Path

from samverkan.config import ticking
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


def test_it_ticks_every_hour():
    assert ticking.EVERY_SECONDS == 3600
