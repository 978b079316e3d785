"""The database that the tests run on, and how it is tuned."""

import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from samverkan.config.environment import database


@pytest.mark.django_db
def test_the_database_is_the_one_asked_for(pytestconfig: pytest.Config):
    assert connection.vendor == pytestconfig.getoption("database")


def test_sqlite_lets_readers_go_on_while_somebody_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    options = database(tmp_path)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    connection = sqlite3.connect(tmp_path / "db.sqlite3")
    connection.executescript(options["init_command"])
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
