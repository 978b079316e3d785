"""What becomes of each open promise: decided one by one or several at once, carried out when the renewal is settled."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.standing import NoReason
from samverkan.agreements.models import Commitment
from samverkan.journal.actions import record
from samverkan.renewals.actions.finding import held
from samverkan.renewals.models import Fate, Handover, Renewal, open_commitments


class NotOpen(Exception):
    """A promise is not among those that something must become of."""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What becomes of a promise; a reason where it is dropped, new words where it is changed."""

    fate: str
    reason: str = ""
    new_text: str = ""


@transaction.atomic
def hand_over(
    *, renewal: Renewal, commitments: Collection[Commitment], decided: Decided, by: Actor, at: datetime
) -> list[Handover]:
    """
    Say what becomes of the promises; what was said of them before is replaced.

    Raises NoReason, NotOpen, AlreadySettled, NotAParty.
    """
    renewal, party = held(renewal, Permission.COMMITMENT_CHANGE, by, at)
    _check(renewal, commitments, decided)
    Handover.objects.filter(renewal=renewal, commitment__in=commitments).delete()
    made = Handover.objects.bulk_create(
        Handover(
            renewal=renewal,
            commitment=commitment,
            fate=decided.fate,
            reason=decided.reason.strip(),
            new_text=decided.new_text.strip() if decided.fate == Fate.CHANGE else "",
            party=party,
            decided_at=at,
            decided_by=by.person,
        )
        for commitment in commitments
    )
    detail = {"number": renewal.number, "fate": decided.fate, "commitments": sorted(c.number for c in commitments)}
    record("renewals.hand_over", renewal, by=by, at=at, within=renewal.agreement, detail=detail)
    return made


def _check(renewal: Renewal, commitments: Collection[Commitment], decided: Decided) -> None:
    if not commitments:
        raise NotOpen(_("Tick at least one promise."))
    wanted = {commitment.pk for commitment in commitments}
    found = set(open_commitments(renewal.agreement).filter(pk__in=wanted).values_list("pk", flat=True))
    if found != wanted:
        raise NotOpen(_("One of the promises is no longer open. Read the list anew."))
    if decided.fate == Fate.DROP and not decided.reason.strip():
        raise NoReason(_("Say why. The other parties read it, and so does whoever takes over after you."))
    if decided.fate == Fate.CHANGE and not decided.new_text.strip():
        raise NoReason(_("Write the new wording. The earlier one stays visible beside it."))


@transaction.atomic
def undo_hand_over(*, renewal: Renewal, commitments: Collection[Commitment], by: Actor, at: datetime) -> int:
    """Take back what was decided about the promises; return of how many."""
    renewal, _party = held(renewal, Permission.COMMITMENT_CHANGE, by, at)
    if not commitments:
        raise NotOpen(_("Tick at least one promise."))
    count, _rows = Handover.objects.filter(renewal=renewal, commitment__in=commitments).delete()
    detail = {"number": renewal.number, "commitments": sorted(c.number for c in commitments)}
    record("renewals.undo_hand_over", renewal, by=by, at=at, within=renewal.agreement, detail=detail)
    return count
