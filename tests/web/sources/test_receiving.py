"""Taking in files."""

import errno
import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from samverkan.accounts.actor import Actor
from samverkan.journal.models import Entry
from samverkan.sources.actions import receive
from samverkan.sources.files import CannotStore
from samverkan.sources.models import Snapshot, StoredFile
from samverkan.sources.queries import content
from tests.factories import acting, organisation

pytestmark = pytest.mark.django_db
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DATA = "Avsiktsförklaring\n".encode()


@pytest.fixture
def by() -> Actor:
    return acting(organisation())


def take(by: Actor, data: bytes = DATA, name: str = "avtal.txt") -> Snapshot:
    return receive(data=data, name=name, media_type="text/plain", by=by, at=THE_TIME)


def test_a_file_is_kept_as_it_came_under_its_checksum(by: Actor, files: Path):
    snapshot = take(by)
    sha256 = hashlib.sha256(DATA).hexdigest()
    assert (files / sha256).read_bytes() == DATA == content(snapshot.file)
    assert (snapshot.file.sha256, snapshot.file.size) == (sha256, len(DATA))


def test_what_came_in_is_private_to_its_party(by: Actor):
    snapshot = take(by)
    assert (snapshot.circle, snapshot.home) == ("private", by.organisation)
    other = acting(organisation())
    assert list(Snapshot.objects.visible_to(by)) == [snapshot]
    assert list(Snapshot.objects.visible_to(other)) == []


def test_the_same_file_twice_is_one_file_and_two_snapshots(by: Actor, files: Path):
    first = take(by)
    second = take(by, name="samma igen.txt")
    assert first.file == second.file
    assert (StoredFile.objects.count(), Snapshot.objects.count(), len(list(files.iterdir()))) == (1, 2, 1)


def test_receiving_is_a_line_in_the_journal(by: Actor):
    snapshot = take(by)
    line = Entry.objects.get()
    assert (line.action, line.thing_id) == ("sources.receive", str(snapshot.pk))
    assert line.detail == {"sha256": snapshot.file.sha256, "size": len(DATA)}


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_full_disk_keeps_nothing_and_says_what_to_do(
    by: Actor, files: Path, monkeypatch: pytest.MonkeyPatch, fault: int
):
    def no_space(_descriptor: int) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(CannotStore) as refused:
        take(by)
    assert os.strerror(fault) in str(refused.value)
    assert list(files.iterdir()) == []
    assert not Snapshot.objects.exists()
    assert not StoredFile.objects.exists()
    assert not Entry.objects.exists()


def test_a_folder_that_cannot_be_made_is_refused_with_a_sentence(by: Actor, files: Path):
    files.parent.mkdir(parents=True, exist_ok=True)
    files.write_text("A file stands where the folder should be.")
    with pytest.raises(CannotStore):
        take(by)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("avtal.pdf", "avtal.pdf"),
        ("../../etc/passwd", "passwd"),
        ("/etc/passwd", "passwd"),
        ("C:\\Mina dokument\\avtal.docx", "avtal.docx"),
        ("avtal\r\nSet-Cookie: a=b.txt", "avtalSet-Cookie: a=b.txt"),
        ("räksmörgås åäö.txt", "räksmörgås åäö.txt"),
        ("  mycket   luft .txt ", "mycket luft .txt"),
        ("\u202egnp.exe", "gnp.exe"),
        ("", "Namnlös fil"),
        ("..", "Namnlös fil"),
        ("/", "Namnlös fil"),
        ("\0", "Namnlös fil"),
    ],
)
def test_a_name_is_kept_without_what_could_do_harm(by: Actor, written: str, kept: str):
    assert take(by, name=written).name == kept


def test_a_long_name_keeps_its_ending(by: Actor):
    name = take(by, name="å" * 300 + ".docx").name
    assert len(name) == 200
    assert name.endswith("å.docx")


def test_a_name_with_a_long_ending_is_cut_too(by: Actor):
    assert len(take(by, name="a." + "b" * 300).name) <= 200


def test_an_empty_file_is_kept_too(by: Actor, files: Path):
    assert content(take(by, data=b"").file) == b""
