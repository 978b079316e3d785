"""What a person says of a passage that a new wording no longer has as it was."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions.commitments import place_in
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.actions.standing import stand
from samverkan.agreements.models import (
    Commitment,
    CommitmentChange,
    Passage,
    PassageDecision,
    PassageOutcome,
    Standing,
    Wording,
)
from samverkan.journal.actions import record


class AlreadySettled(Exception):
    """Somebody has said what becomes of the passage, or a newer wording asks anew."""


class NoPlace(Exception):
    """It is not said where in the new wording the promise stands."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """
    What a person says: the outcome, and what it needs.

    place    which of the places shown, counted from 0; None when the words are copied from the text
    words    the words copied from the text
    reason   why; needed when the promise is changed or dropped
    """

    outcome: str
    place: int | None = None
    words: str = ""
    reason: str = ""


@transaction.atomic
def settle_passage(*, decision: PassageDecision, said: Said, by: Actor, at: datetime) -> PassageDecision:
    """
    Say what becomes of a promise whose passage a new wording has reworded or left out.

    In other words: its passage is put where they stand. Changed or dropped: through `standing.stand`, with a
    reason that all parties see. Raises AlreadySettled, NoPlace, NotInTheText, NoReason, NotAParty, NotAllowed.
    """
    decision = (
        PassageDecision.objects.select_for_update(of=("self",))
        .select_related("passage__commitment__agreement", "passage__wording", "wording")
        .filter(pk=decision.pk)
        .first()
    ) or _already()
    commitment = decision.passage.commitment
    require(by, Permission.COMMITMENT_EDIT, commitment)
    own_party(commitment.agreement, by, timezone.localdate(at))
    if decision.outcome != PassageOutcome.WAITING:
        _already()
    if said.outcome in (PassageOutcome.FOLLOWS, PassageOutcome.CHANGED):
        _put(decision, commitment, said, by, at)
    elif said.outcome == PassageOutcome.DROPPED:
        stand(commitment=commitment, standing=Standing.DROPPED, reason=said.reason, by=by, at=at)
    _settle(decision, commitment, said.outcome, by, at)
    return decision


def _already() -> PassageDecision:
    raise AlreadySettled(_("Somebody else has already said what becomes of this promise."))


def _settle(decision: PassageDecision, commitment: Commitment, outcome: str, by: Actor, at: datetime) -> None:
    same = PassageDecision.objects.filter(pk=decision.pk)
    if outcome == PassageOutcome.DROPPED:  # the whole promise, so all its passages
        same = PassageDecision.objects.filter(passage__commitment=commitment, outcome=PassageOutcome.WAITING)
    same.update(outcome=outcome, settled_at=at, settled_by=by.person)
    decision.refresh_from_db()
    detail = {"number": commitment.number, "wording": decision.wording.number, "outcome": outcome}
    record("agreements.settle_passage", commitment, by=by, at=at, within=commitment.agreement, detail=detail)


def _put(decision: PassageDecision, commitment: Commitment, said: Said, by: Actor, at: datetime) -> None:
    wording, old = decision.wording, decision.passage
    start, end = _place(decision, said)
    Passage.objects.create(commitment=commitment, wording=wording, start=start, end=end)
    was, now = old.wording.text[old.start : old.end], wording.text[start:end]
    text = _rewritten(commitment.text, was, now)
    if said.outcome == PassageOutcome.CHANGED:
        stand(commitment=commitment, standing=Standing.CHANGED, reason=said.reason, new_text=text or now, by=by, at=at)
    elif text and text.split() != commitment.text.split():
        _reword(commitment, text, wording, said, by, at)


def _place(decision: PassageDecision, said: Said) -> tuple[int, int]:
    if said.place is None:
        return place_in(decision.wording.text, said.words)
    if not 0 <= said.place < len(decision.candidates):
        raise NoPlace(_("Choose where in the new wording the promise stands, or copy its words from there."))
    start, end, _likeness = decision.candidates[said.place]
    return int(start), int(end)


def _rewritten(text: str, was: str, now: str) -> str:
    """Return the promise with the passage's new words in place of the old ones; nothing when it does not hold them."""
    if text.split() == was.split():
        return now
    return text.replace(was, now) if was in text else ""


def _reword(commitment: Commitment, text: str, wording: Wording, said: Said, by: Actor, at: datetime) -> None:
    """Take the new words; the earlier ones stay beside them, as for any other day that is looked back at."""
    today = timezone.localdate(at)
    CommitmentChange.objects.create(
        commitment=commitment,
        standing=commitment.standing,
        reason=said.reason.strip() or _("Wording %(number)d of the agreement.") % {"number": wording.number},
        old_text=commitment.text,
        new_text=text,
        changed_on=today,
        by_party=own_party(commitment.agreement, by, today),
    )
    take_turn(commitment, commitment.version)
    commitment.text = text
    commitment.save()
