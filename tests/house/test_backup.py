"""`samverkan backup` and `samverkan restore`."""

import io
import json
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.plugins.serving import samverkan


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a database that somebody has open, a stored file and things that can be made anew."""
    folder = tmp_path / "data"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / "0f").write_text("a letter")
    (folder / "cache").mkdir()
    (folder / "cache" / "made").touch()
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        database.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE promise (text); INSERT INTO promise VALUES ('å');"
        )
    return folder


@pytest.fixture
def backup(data: Path, tmp_path: Path) -> Path:
    """A backup of the data folder."""
    file = tmp_path / "backup.tar.gz"
    assert samverkan("backup", str(file), "--data", str(data)).returncode == 0
    return file


def test_what_is_backed_up_comes_back(backup: Path, tmp_path: Path):
    new = tmp_path / "new"
    assert samverkan("restore", str(backup), "--data", str(new)).returncode == 0
    assert {str(path.relative_to(new)) for path in new.rglob("*") if path.is_file()} == {"db.sqlite3", "files/0f"}
    assert (new / "files" / "0f").read_text() == "a letter"
    with closing(sqlite3.connect(new / "db.sqlite3")) as database:
        assert database.execute("SELECT text FROM promise").fetchall() == [("å",)]


def test_a_restored_folder_is_verified_and_served_by_the_program(tmp_path: Path):
    old, new, file = tmp_path / "old", tmp_path / "new", tmp_path / "backup.tar.gz"
    assert samverkan("migrate", "--data", str(old)).returncode == 0
    assert samverkan("backup", str(file), "--data", str(old)).returncode == 0
    assert samverkan("restore", str(file), "--data", str(new)).returncode == 0
    assert (new / "secret-key").read_text() == (old / "secret-key").read_text()
    assert samverkan("verify", "--data", str(new)).returncode == 0


def test_what_is_not_yet_in_the_main_file_of_a_database_in_use_is_backed_up(data: Path, tmp_path: Path):
    file, new = tmp_path / "backup.tar.gz", tmp_path / "new"
    with closing(sqlite3.connect(data / "db.sqlite3")) as database:
        database.execute("INSERT INTO promise VALUES ('ä')")
        database.commit()
        assert samverkan("backup", str(file), "--data", str(data)).returncode == 0
    samverkan("restore", str(file), "--data", str(new))
    with closing(sqlite3.connect(new / "db.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM promise").fetchone() == (2,)


def test_a_backup_is_for_its_owner_only(backup: Path):
    assert backup.stat().st_mode & 0o077 == 0


def test_no_backup_is_overwritten(backup: Path, data: Path):
    before = backup.read_bytes()
    refused = samverkan("backup", str(backup), "--data", str(data))
    assert refused.returncode == 1
    assert refused.stderr == f"{backup} is already there. Name another file, so that no backup is lost.\n"
    assert backup.read_bytes() == before


def test_a_folder_that_holds_something_is_not_restored_over(backup: Path, data: Path):
    refused = samverkan("restore", str(backup), "--data", str(data))
    assert refused.returncode == 1
    assert "is not empty" in refused.stderr
    assert (data / "cache" / "made").exists()


def test_a_folder_without_a_database_is_not_backed_up(tmp_path: Path):
    refused = samverkan("backup", str(tmp_path / "backup.tar.gz"), "--data", str(tmp_path / "nothing"))
    assert refused.returncode == 1
    assert "has no database" in refused.stderr


@pytest.mark.parametrize("content", [b"", b"not an archive", b"\x1f\x8b cut off"])
def test_a_file_that_is_no_backup_is_refused(content: bytes, tmp_path: Path):
    file, new = tmp_path / "backup.tar.gz", tmp_path / "new"
    file.write_bytes(content)
    refused = samverkan("restore", str(file), "--data", str(new))
    assert refused.returncode == 1
    assert "cannot be read as a backup" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not new.exists()


def test_a_backup_whose_content_was_changed_is_refused(tmp_path: Path):
    file, new = tmp_path / "backup.tar.gz", tmp_path / "new"
    manifest = {"format": "samverkan backup 1", "sha256": {"files/0f": "0" * 64}}
    with tarfile.open(file, "w:gz") as archive:
        add(archive, "manifest.json", json.dumps(manifest).encode())
        add(archive, "files/0f", b"another letter")
    refused = samverkan("restore", str(file), "--data", str(new))
    assert refused.returncode == 1
    assert "is damaged: files/0f differ from their checksums" in refused.stderr
    assert not new.exists()


def test_nothing_in_a_backup_lands_outside_the_folder(tmp_path: Path):
    file, new = tmp_path / "backup.tar.gz", tmp_path / "deep" / "new"
    with tarfile.open(file, "w:gz") as archive:
        add(archive, "../../../escaped", b"")
    assert samverkan("restore", str(file), "--data", str(new)).returncode == 1
    assert not list(tmp_path.rglob("escaped"))


def test_a_backup_of_postgresql_is_not_pretended(data: Path, tmp_path: Path):
    words = ("backup", str(tmp_path / "b.tar.gz"), "--data", str(data))
    refused = samverkan(*words, DATABASE_URL="postgresql://somebody@127.0.0.1/db")
    assert refused.returncode == 1
    assert "pg_dump" in refused.stderr


def add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    """Put a file into an archive."""
    about = tarfile.TarInfo(name)
    about.size = len(content)
    archive.addfile(about, io.BytesIO(content))
