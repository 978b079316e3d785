"""A check ends: closed, with its result open to all parties at once, or taken back."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from statistics import median

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import NOBODY, Actor
from samverkan.journal.actions import record
from samverkan.relations.actions.finding import NotNow, held
from samverkan.relations.actions.sending import PURPOSE
from samverkan.relations.actions.telling import tell_others
from samverkan.relations.models import (
    CLOSES_AFTER,
    Answer,
    Check,
    CheckState,
    Comment,
    Respondent,
    Scale,
    Tally,
)

ENOUGH = 3
"""From so many answers of a party on it is shown how they are spread, and the comments."""


class TooEarly(Exception):
    """The day to answer by has not been, and somebody has yet to answer."""


class OneSided(Exception):
    """Only one party has answered, so there is nothing to compare."""


class NoReason(Exception):
    """A check is not taken back without a reason."""


@transaction.atomic
def close(*, check: Check, by: Actor, at: datetime) -> Check:
    """
    Close the check: its result is open to all parties from now, and who answered what is forgotten.

    Raises TooEarly, OneSided, NotNow, NotAParty, NotAllowed.
    """
    check, _party = held(check, by, at, CheckState.OPEN)
    is_waiting = check.respondents.filter(answered_at=None).exists()
    if is_waiting and timezone.localdate(at) <= check.answer_by:
        raise TooEarly(_("Somebody has yet to answer, and the day to answer by has not been."))
    if len(_sides(check)) < 2:
        raise OneSided(_("Only when two parties have answered is there something to compare. Remind, or take it back."))
    _end(check, by, at)
    tell_others(check, "closed", by, at)
    record("relations.close", check, by=by, at=at, within=check.agreement, detail={"year": check.year})
    return check


def close_due(*, at: datetime) -> int:
    """Close what has waited long enough and can be compared; return how many."""
    last = timezone.localdate(at) - CLOSES_AFTER
    due = Check.objects.filter(state=CheckState.OPEN, answer_by__lt=last, home__is_example=False)
    return sum(_close_by_itself(check, at) for check in due.order_by("pk"))


@transaction.atomic
def _close_by_itself(check: Check, at: datetime) -> int:
    check = Check.objects.select_for_update(of=("self",)).select_related("agreement__home", "home").get(pk=check.pk)
    if not check.is_open or len(_sides(check)) < 2:
        return 0
    _end(check, NOBODY, at)
    tell_others(check, "closed", NOBODY, at)
    detail = {"year": check.year}
    record("relations.close_by_itself", check, by=NOBODY, at=at, within=check.agreement, detail=detail)
    return 1


def _sides(check: Check) -> set[int]:
    return set(check.respondents.exclude(answered_at=None).values_list("party", flat=True))


def _end(check: Check, by: Actor, at: datetime) -> None:
    _count(check)
    _forget(check, at)
    check.state, check.closed_at, check.closed_by = CheckState.CLOSED, at, by.person
    check.version += 1
    check.save(update_fields=["state", "closed_at", "closed_by", "version"])


def _count(check: Check) -> None:
    """Keep of the answers that were sent only how each party answered."""
    sent = check.respondents.exclude(answered_at=None)
    parties = {party: sent.filter(party=party).count() for party in _sides(check)}
    answers = list(Answer.objects.filter(respondent__in=sent).select_related("respondent"))
    for statement in check.statements.all():
        for party, answered in parties.items():
            own = [one for one in answers if one.statement_id == statement.pk and one.respondent.party_id == party]
            values = [one.value for one in own if one.value is not None]
            Tally.objects.create(
                statement=statement,
                party_id=party,
                answered=answered,
                median=middle(values),
                counts=counted(values) if answered >= ENOUGH else [],
            )
            said = sorted({one.comment for one in own if one.comment}, key=str.casefold) if answered >= ENOUGH else []
            Comment.objects.bulk_create(Comment(statement=statement, party_id=party, text=text) for text in said)


def middle(values: Iterable[int]) -> Decimal | None:
    """Return the median of those who could say; between two steps it is the half between them."""
    said = [value for value in values if value != Scale.CANNOT_SAY]
    return Decimal(str(median(said))).quantize(Decimal("0.1")) if said else None


def counted(values: Iterable[int]) -> list[int]:
    """Return how many said 1 to 5, and last how many cannot say."""
    said = list(values)
    return [said.count(step) for step in (1, 2, 3, 4, 5, Scale.CANNOT_SAY)]


def _forget(check: Check, at: datetime) -> None:
    """Let go of who answered what, and of the links."""
    respondents = list(check.respondents.values_list("pk", flat=True))
    Answer.objects.filter(respondent__in=respondents).delete()
    errands.close(purpose=PURPOSE, things=respondents, at=at)


@transaction.atomic
def withdraw(*, check: Check, reason: str, by: Actor, at: datetime) -> Check:
    """
    Take back a check that is not closed, or say no to one that is proposed; what was answered is deleted unread.

    Raises NoReason, NotNow, NotAParty, NotAllowed.
    """
    check, _party = held(check, by, at, CheckState.PROPOSED, CheckState.OPEN)
    if not reason.strip():
        raise NoReason(_("Say why."))
    _forget(check, at)
    Respondent.objects.filter(check_of=check).update(answered_at=None)
    check.state, check.withdrawn_at, check.withdrawn_by = CheckState.WITHDRAWN, at, by.person
    check.reason = reason.strip()[:400]
    check.version += 1
    check.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "reason", "version"])
    tell_others(check, "withdrawn", by, at)
    record("relations.withdraw", check, by=by, at=at, within=check.agreement, detail={"year": check.year})
    return check


REFUSALS = (TooEarly, OneSided, NoReason, NotNow)
