"""A round ends, goes on longer, or is opened again."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.journal.actions import record
from samverkan.reporting.actions.adopting import adopt
from samverkan.reporting.actions.finding import held
from samverkan.reporting.actions.opening import AlreadyOpen, CannotOpen
from samverkan.reporting.actions.sending import PURPOSE
from samverkan.reporting.models import Round, RoundState


@transaction.atomic
def close(*, asked: Round, by: Actor, at: datetime) -> Round:
    """Close the round: the links stop working, drafts stay where they are. Raises NotOpen, NotAParty, NotAllowed."""
    asked, _party = held(asked, Permission.COMMITMENT_EDIT, by, at)
    adopt(asked, at=at)
    asked.state, asked.closed_at, asked.closed_by = RoundState.CLOSED, at, by.person
    asked.version += 1
    asked.save(update_fields=["state", "closed_at", "closed_by", "version"])
    errands.close(purpose=PURPOSE, things=asked.respondents.values_list("pk", flat=True), at=at)
    record("reporting.close", asked, by=by, at=at, within=asked.agreement, detail={"number": asked.number})
    return asked


@transaction.atomic
def reopen(*, asked: Round, due_on: date, by: Actor, at: datetime) -> Round:
    """
    Open a closed round again until a new day; those who have not answered get a new link when they are reminded.

    Raises AlreadyOpen, CannotOpen, NotOpen, NotAParty, NotAllowed.
    """
    asked, _party = held(asked, Permission.COMMITMENT_EDIT, by, at, closed=True)
    _check_day(due_on, at)
    if asked.agreement.rounds.filter(state=RoundState.OPEN).exists():
        raise AlreadyOpen(_("Another round is open. Close it first."))
    asked.state, asked.closed_at, asked.closed_by, asked.due_on = RoundState.OPEN, None, None, due_on
    asked.version += 1
    asked.save(update_fields=["state", "closed_at", "closed_by", "due_on", "version"])
    detail = {"number": asked.number, "due_on": due_on}
    record("reporting.reopen", asked, by=by, at=at, within=asked.agreement, detail=detail)
    return asked


@transaction.atomic
def extend(*, asked: Round, due_on: date, version: int, by: Actor, at: datetime) -> Round:
    """Move the day to answer by. Raises CannotOpen, EditedMeanwhile, NotOpen, NotAParty, NotAllowed."""
    asked, _party = held(asked, Permission.COMMITMENT_EDIT, by, at)
    _check_day(due_on, at)
    take_turn(asked, version)
    asked.due_on = due_on
    asked.save(update_fields=["due_on"])
    detail = {"number": asked.number, "due_on": due_on}
    record("reporting.extend", asked, by=by, at=at, within=asked.agreement, detail=detail)
    return asked


def _check_day(due_on: date, at: datetime) -> None:
    if due_on < timezone.localdate(at):
        raise CannotOpen(_("Choose a day to answer by that has not been."))
