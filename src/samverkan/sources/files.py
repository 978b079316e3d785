"""The folder of files, each under its SHA-256."""

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.utils.translation import gettext as _


class CannotStore(Exception):
    """The file could not be written; nothing was kept."""


def store(data: bytes, sha256: str) -> Path:
    """Write the bytes under their digest unless they are there already; never leave half a file."""
    path = location(sha256)
    if path.exists():
        return path
    partial = path.with_name(f"{path.name}.{uuid4().hex}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as fault:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        sentence = _("The file could not be stored (%(fault)s). Nothing was kept; free some space and try again.")
        raise CannotStore(sentence % {"fault": fault.strerror}) from fault
    return path


def take_in(path: Path, sha256: str) -> int:
    """Copy a file under its digest unless it is there already, piece by piece; return its size in bytes."""
    target = location(sha256)
    if target.exists():
        return target.stat().st_size
    partial = target.with_name(f"{target.name}.{uuid4().hex}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, partial)
        partial.replace(target)
    except OSError as fault:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        sentence = _("The file could not be stored (%(fault)s). Nothing was kept; free some space and try again.")
        raise CannotStore(sentence % {"fault": fault.strerror}) from fault
    return target.stat().st_size


def location(sha256: str) -> Path:
    """Return where the file of a digest lies."""
    return Path(settings.FILES) / sha256


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
