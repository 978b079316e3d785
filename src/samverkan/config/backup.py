"""
`samverkan backup` and `samverkan restore`: the whole data folder as one file, and back.

The file is a .tar.gz with the database (copied by SQLite's own backup, so that it is whole also while people work),
every file of the data folder, and `manifest.json` with a SHA-256 of each. What can be made anew is left out.
"""

import argparse
import hashlib
import io
import json
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan.config import datafolder
from samverkan.config.refusal import Refusal

if TYPE_CHECKING:
    from samverkan.config.command import Subparsers

DATABASE = "db.sqlite3"
MANIFEST = "manifest.json"
FORMAT = "samverkan backup 1"
LEFT_OUT = {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", datafolder.LOCK, "cache", "static"}


def add(commands: "Subparsers") -> None:
    """Add `samverkan backup` and `samverkan restore`."""
    command = commands.add_parser("backup", help="write the whole data folder to one file")
    command.add_argument("file", type=Path, help="the file to write, for example backup.tar.gz")
    command.set_defaults(handler=back_up)
    command = commands.add_parser("restore", help="make a data folder from a backup")
    command.add_argument("file", type=Path, help="a file that `samverkan backup` wrote")
    command.set_defaults(handler=restore)


def back_up(arguments: argparse.Namespace) -> None:
    """Write the data folder to the file; refuse to overwrite one."""
    folder, target = datafolder.path(), arguments.file
    refuse_postgresql()
    if not (folder / DATABASE).exists():
        raise Refusal(f"The data folder {folder} has no database. Name the right one with --data.")
    if target.exists():
        raise Refusal(f"{target} is already there. Name another file, so that no backup is lost.")
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with tempfile.TemporaryDirectory(dir=folder) as workplace:
            copy = copy_database(folder / DATABASE, Path(workplace) / DATABASE)
            files = {DATABASE: copy, **{str(path.relative_to(folder)): path for path in kept(folder)}}
            write(draft, files)
        draft.rename(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Refusal(f"The backup could not be written to {target} ({error.strerror}).") from error
    print(f"{len(files)} files, {target.stat().st_size / 1e6:.1f} MB, in {target}.")


def refuse_postgresql() -> None:
    """A backup of this kind holds no PostgreSQL database, so do not pretend."""
    if os.environ.get("DATABASE_URL"):
        raise Refusal(
            "The database is PostgreSQL (DATABASE_URL): back it up with pg_dump, and the data folder by copying it. "
            "docs/how-to/back-up.md shows how."
        )


def copy_database(source: Path, target: Path) -> Path:
    """Copy a database that may be in use; return the copy."""
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    return target


def kept(folder: Path) -> Iterator[Path]:
    """The files of the data folder that a backup holds beside the database."""
    for path in sorted(folder.rglob("*")):
        first = path.relative_to(folder).parts[0]
        if path.is_file() and first not in LEFT_OUT and not first.startswith("tmp"):
            yield path


def write(target: Path, files: dict[str, Path]) -> None:
    """Write the files and their checksums to a compressed archive."""
    manifest = {
        "format": FORMAT,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "sha256": {name: checksum(path) for name, path in files.items()},
    }
    content = json.dumps(manifest, indent=2).encode()
    with tarfile.open(target, "x:gz") as archive:
        target.chmod(0o600)  # it holds everything, the secret key too
        about = tarfile.TarInfo(MANIFEST)
        about.size = len(content)
        archive.addfile(about, io.BytesIO(content))
        for name, path in files.items():
            archive.add(path, name, recursive=False)


def restore(arguments: argparse.Namespace) -> None:
    """Make the data folder from the file; refuse a folder that holds anything, and a file that is not whole."""
    folder = datafolder.path()
    refuse_postgresql()
    if folder.exists() and any(folder.iterdir()):
        raise Refusal(
            f"The folder {folder} is not empty. Name an empty one with --data, so that nothing is overwritten."
        )
    datafolder.prepare(folder.parent)
    with tempfile.TemporaryDirectory(dir=folder.parent) as workplace:
        unpacked = Path(workplace) / "data"
        unpack(arguments.file, unpacked)
        count = verify(arguments.file, unpacked)
        if folder.exists():
            folder.rmdir()
        unpacked.rename(folder)
    print(f"{count} files are restored to {folder}; every checksum is right. `samverkan run` serves them.")


def unpack(source: Path, target: Path) -> None:
    """Unpack a backup; nothing in it can land outside the target."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(target, filter="data")
    except FileNotFoundError:
        raise Refusal(f"{source} is not there.") from None
    except (tarfile.TarError, EOFError, OSError) as error:
        raise Refusal(f"{source} cannot be read as a backup ({error}).") from error


def verify(source: Path, unpacked: Path) -> int:
    """Compare every unpacked file with its checksum and return how many they are."""
    try:
        manifest = json.loads((unpacked / MANIFEST).read_text())
    except (OSError, ValueError):
        manifest = {}
    if manifest.get("format") != FORMAT:
        raise Refusal(f"{source} is no backup that `samverkan backup` wrote.")
    wrong = [name for name, expected in manifest["sha256"].items() if checksum(unpacked / name) != expected]
    if wrong:
        raise Refusal(f"{source} is damaged: {', '.join(wrong)} differ from their checksums. Nothing was restored.")
    (unpacked / MANIFEST).unlink()
    return len(manifest["sha256"])


def checksum(path: Path) -> str:
    """The SHA-256 of a file; empty when it is missing."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
