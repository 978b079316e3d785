"""Reading what came in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from samverkan.sources.files import digest_of, location
from samverkan.sources.models import Snapshot, StoredFile


class FileMissing(Exception):
    """The bytes of a snapshot are no longer in the folder of files."""


@dataclass(frozen=True)
class KeptFile:
    """A file that can be handed over: where its bytes lie, and the name it came with."""

    path: Path
    name: str


def is_there(snapshot: Snapshot) -> bool:
    """Say whether the bytes of a snapshot are still in the folder of files."""
    return location(snapshot.file_id).is_file()


def content(file: StoredFile) -> bytes:
    """Return the bytes of a stored file."""
    return location(file.sha256).read_bytes()


def file_for(snapshot: Snapshot) -> KeptFile:
    """
    Return the file of a snapshot, ready to hand over.

    Whoever calls has made sure that the actor may see it: by `visible_to`, or through the wording or
    result that the snapshot belongs to. Raises FileMissing when the bytes are gone.
    """
    path = location(snapshot.file_id)
    if not path.is_file():
        raise FileMissing(
            _("The file is recorded but missing from the store. Tell whoever runs Samverkan; nothing else is lost.")
        )
    return KeptFile(path, snapshot.name)


def file_faults() -> Iterator[str]:
    """Read every stored file and yield a sentence for each that is missing or no longer the same."""
    for file in StoredFile.objects.order_by("pk").iterator(chunk_size=500):
        path = location(file.sha256)
        if not path.is_file():
            yield f"The file {file.sha256} is missing from {path.parent}."
        elif digest_of(path) != file.sha256:
            yield f"The file {file.sha256} has been changed: its bytes have another checksum."
