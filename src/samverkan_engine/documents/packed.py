"""A compressed folder (.zip) becomes the files in it, within limits."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from samverkan_engine.errors import Damaged, Encrypted, Overpacked, Refused, TooManyFiles

MOST_FILES = 200
"""So many files are read at once, those in folders within folders counted too."""

UNPACKED_LIMIT = 200_000_000
"""So many bytes are unpacked at once, all files together."""

RATIO = 150
"""Text is packed to a tenth, seldom to a fiftieth; what is packed harder than this was made to do harm."""

SMALL = 1_000_000
"""Files of fewer bytes may be packed as hard as they like."""

ENCRYPTED, UNICODE_NAME = 0x1, 0x800
BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, NotImplementedError, RuntimeError)
LEFT_BEHIND = ("__macosx", ".", "thumbs.db", "desktop.ini")
"""What operating systems leave in folders."""


@dataclass
class Budget:
    """What may still be unpacked; one for a file with all that lies in it."""

    files: int = MOST_FILES
    size: int = UNPACKED_LIMIT

    def take(self, name: str, size: int) -> None:
        """Take one file of so many bytes; raises TooManyFiles or Overpacked when that is too much."""
        if self.files < 1:
            raise TooManyFiles(name=name, limit=MOST_FILES)
        if size > self.size:
            raise Overpacked(name=name)
        self.files -= 1
        self.size -= size


def contents(data: bytes, name: str, budget: Budget) -> Iterator[tuple[str, bytes | Refused]]:
    """
    Return the files of a compressed folder by name, each with its bytes or why it was not unpacked.

    Raises Damaged, TooManyFiles, and Overpacked when all of it is too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                inner = _name(entry)
                if not entry.is_dir() and not _is_left_behind(inner):
                    budget.take(name, entry.file_size)
                    yield inner, _unpacked(archive, entry, inner)
    except BROKEN as error:
        raise Damaged(name=name, form="zip") from error


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of a file; some programs write UTF-8 without saying so."""
    if not entry.flag_bits & UNICODE_NAME:
        try:
            return entry.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return entry.filename


def _is_left_behind(name: str) -> bool:
    return any(step.lower() in LEFT_BEHIND or step.startswith(".") for step in name.split("/"))


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes | Refused:
    """Return the bytes of one file; never more than the folder says, which the budget has granted."""
    if entry.flag_bits & ENCRYPTED:
        return Encrypted(name=name)
    if entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1):
        return Overpacked(name=name)
    try:
        return archive.read(entry)
    except BROKEN:
        return Damaged(name=name, form="zip")
