"""The promise itself: changed, dropped, put under review or restored, always with a reason that all parties see."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.models import Assumption, Commitment, CommitmentChange, Standing
from samverkan.journal.actions import record


class NoReason(Exception):
    """A promise is changed, dropped, reviewed or restored only with a reason."""


@transaction.atomic
def stand(
    *,
    commitment: Commitment,
    standing: str,
    reason: str,
    new_text: str = "",
    source_url: str = "",
    answers: Assumption | None = None,
    by: Actor,
    at: datetime,
) -> CommitmentChange:
    """
    Change the promise itself: its wording, drop it, put it under review or restore it. All parties see it.

    answers  the broken assumption that this is the answer to: the promise is then under review for it no more
    """
    require(by, Permission.COMMITMENT_CHANGE, commitment)
    party = own_party(commitment.agreement, by, timezone.localdate(at))
    if not reason.strip():
        raise NoReason(_("Say why. The other parties read it, and so does whoever takes over after you."))
    if standing == Standing.CHANGED and new_text.strip() in ("", commitment.text):
        raise NoReason(_("Write the new wording. The earlier one stays visible beside it."))
    change = CommitmentChange.objects.create(
        commitment=commitment, standing=standing, reason=reason.strip(), by_party=party, source_url=source_url,
        changed_on=timezone.localdate(at), answers=answers, made_at=at,
        old_text=commitment.text if standing == Standing.CHANGED else "",
        new_text=new_text.strip() if standing == Standing.CHANGED else "",
    )  # fmt: skip
    commitment.standing = standing
    commitment.text = change.new_text or commitment.text
    take_turn(commitment, commitment.version)
    commitment.save()
    detail = {"number": commitment.number, "standing": standing, "change": change.pk}
    verb = "keep_commitment" if answers and standing == Standing.STANDS else _VERBS[standing]
    record(f"agreements.{verb}", commitment, by=by, at=at, within=commitment.agreement, detail=detail)
    return change


_VERBS: dict[str, str] = {
    Standing.CHANGED: "change_commitment",
    Standing.DROPPED: "drop_commitment",
    Standing.UNDER_REVIEW: "review_commitment",
    Standing.STANDS: "restore_commitment",
}
