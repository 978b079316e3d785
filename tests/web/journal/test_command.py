"""`samverkan verify`."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from samverkan.journal.actions import record
from samverkan.journal.command import verify
from samverkan.sources.actions import receive
from samverkan.sources.files import location
from tests.factories import acting, agreement, organisation

pytestmark = pytest.mark.django_db
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> Path:
    settings.FILES = tmp_path / "files"
    return settings.FILES


def kept(data: bytes = b"Avtal") -> str:
    """Receive a file and return its digest."""
    return receive(data=data, name="avtal.txt", by=acting(organisation()), at=THE_TIME).file_id


def test_a_sound_installation_has_no_fault(capsys: pytest.CaptureFixture[str]):
    kept()
    assert verify(Namespace()) == 0
    assert capsys.readouterr().out == "No fault in the journal.\nNo fault in the stored files.\n"


def test_each_fault_is_a_sentence_and_the_exit_code_is_one(capsys: pytest.CaptureFixture[str]):
    by = acting(organisation())
    record("agreements.register", agreement(by.organisation), by=by, at=THE_TIME)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET action = 'agreements.sign'")
    assert verify(Namespace()) == 1
    assert "Line 1 has been changed.\n" in capsys.readouterr().out


def test_a_changed_file_is_named(capsys: pytest.CaptureFixture[str]):
    sha256 = kept()
    location(sha256).write_bytes(b"Something else")
    assert verify(Namespace()) == 1
    assert f"The file {sha256} has been changed" in capsys.readouterr().out


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str]):
    sha256 = kept()
    location(sha256).unlink()
    assert verify(Namespace()) == 1
    assert f"The file {sha256} is missing" in capsys.readouterr().out
