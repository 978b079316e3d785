"""The documents of a folder are read, one at a time."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.batches.taking_in import refusal_to_plain
from samverkan.agreements.actions.drafts import draft_of
from samverkan.agreements.actions.reading import TooLong
from samverkan.agreements.actions.registering.agreement import fingerprint
from samverkan.agreements.models import Batch, BatchRow, RowState
from samverkan.agreements.queries.drafts.summary import summary
from samverkan.runs.actions import Refused

GIVEN_UP_AFTER = timedelta(minutes=10)
"""A document whose reading has taken this long was left by a process that ended; another may take it up."""


def read_next(batch: Batch, *, by: Actor, at: datetime) -> BatchRow | None:
    """
    Read the next document that waits, and return its row; None when none is left.

    Two may ask at the same time, from two windows: each gets another row. A document that cannot be read gets its
    refusal, and the next may be asked for.
    """
    require(by, Permission.AGREEMENT_DRAFT, batch)
    row = _claimed(batch, at)
    if row is not None:
        _read(row, by, at)
    return row


def _claimed(batch: Batch, at: datetime) -> BatchRow | None:
    """Take a row that waits, unless somebody else was quicker; then try the next."""
    free = Q(state=RowState.WAITING) | Q(state=RowState.READING, begun_at__lt=at - GIVEN_UP_AFTER)
    while row := batch.rows.filter(free).select_related("snapshot__file").first():
        if batch.rows.filter(free, pk=row.pk).update(state=RowState.READING, begun_at=at):
            return row
    return None


@transaction.atomic
def _read(row: BatchRow, by: Actor, at: datetime) -> None:
    try:
        if row.snapshot is None:
            raise FileNotFoundError
        draft = draft_of(row.snapshot, by=by, at=at)
    except (Refused, TooLong) as refusal:
        row.state, row.refusal = RowState.REFUSED, refusal_to_plain(refusal)
    except FileNotFoundError:
        row.state, row.refusal = RowState.REFUSED, {"sentence": _("The file is no longer kept. Send it once more.")}
    else:
        working = draft.working()
        row.draft, row.state = draft, RowState.READ
        row.fingerprint = fingerprint(working.document.text)
        row.summary, row.summary_version = summary(working.content).to_plain(), draft.version
    row.save()
