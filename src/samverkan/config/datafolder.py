"""The folder that holds the database and the files, and who uses it just now."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from samverkan.config.refusal import Refusal

LOCK = "serving.lock"


def path() -> Path:
    """The data folder that the environment names."""
    return Path(os.environ.get("SAMVERKAN_DATA", "data")).resolve()


def prepare(folder: Path) -> None:
    """Make the folder if need be; refuse one that cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Refusal(
            f"The data folder {folder} cannot be written ({error.strerror}). "
            "Make it writable, or name another with --data."
        ) from error


@contextmanager
def taken(folder: Path, purpose: str) -> Iterator[None]:
    """
    Hold the data folder for one purpose; refuse when another process holds it.

    The system lets go of the lock when the process ends, also when it is killed, so none is ever left behind.
    """
    with (folder / LOCK).open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise Refusal(
                f"The data folder {folder} is in use by another Samverkan ({file.read().strip()}). "
                "Stop that one first, or name another folder with --data."
            ) from None
        file.truncate(0)
        file.write(f"{purpose}, process {os.getpid()}")
        file.flush()
        yield
