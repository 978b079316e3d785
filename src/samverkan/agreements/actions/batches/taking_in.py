"""Many files at once become a folder whose documents wait to be read."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Batch, BatchRow, RowState
from samverkan.journal.actions import record
from samverkan.runs import actions as runs
from samverkan.sources import actions as sources

MOST_DOCUMENTS = 1000
LEFT_BEHIND = ("thumbs.db", "desktop.ini")
"""What operating systems leave in folders; names that begin with a full stop are left behind too."""


class CannotTakeIn(Exception):
    """There is nothing to take in, or too much at once."""


@transaction.atomic
def take_in(files: Iterable[tuple[str, bytes]], *, name: str, by: Actor, at: datetime) -> Batch:
    """
    Keep many documents as they came, private to the party; they are read afterwards, one by one.

    files  names with their bytes; e-mails and compressed folders give each document in them a row of its own
    name   what the folder is called

    A file that nothing can read gets a row that says so, and stops no other. Raises CannotTakeIn, NotAllowed.
    """
    require(by, Permission.AGREEMENT_DRAFT)
    batch = Batch.objects.create(name=name[:250] or _("Folder"), made_at=at, made_by=by.person, home=by.home)
    number = 0
    for number, file in enumerate(_unpacked(files), start=1):
        if number > MOST_DOCUMENTS:
            sentence = _("At most %(most)d documents are taken in at once. Divide them, and send a part at a time.")
            raise CannotTakeIn(sentence % {"most": MOST_DOCUMENTS})
        _add_row(batch, number, file, by, at)
    if not number:
        raise CannotTakeIn(_("There is no document in it. Choose the files, or a folder that has some."))
    record("agreements.take_in_folder", batch, by=by, at=at, detail={"documents": number})
    return batch


def _unpacked(files: Iterable[tuple[str, bytes]]) -> Iterator[runs.File]:
    for name, data in files:
        base = name.replace("\\", "/").rpartition("/")[2]
        if not base.startswith(".") and base.casefold() not in LEFT_BEHIND:
            yield from runs.files_in(data, name)


def _add_row(batch: Batch, number: int, file: runs.File, by: Actor, at: datetime) -> None:
    row = BatchRow(batch=batch, number=number, name=file.name[-255:])
    if isinstance(file.content, runs.Refused):
        row.state, row.refusal = RowState.REFUSED, refusal_to_plain(file.content)
    else:
        row.snapshot = sources.receive(data=file.content, name=file.name, by=by, at=at)
    row.save()


def refusal_to_plain(refusal: Exception) -> dict[str, object]:
    """Return a refusal so that it can be shown in any language later: by its code, or as its sentence."""
    if isinstance(refusal, runs.Refused):
        return {"code": refusal.code, "params": refusal.params}
    return {"sentence": str(refusal)}
