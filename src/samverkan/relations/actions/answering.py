"""One person's answers: kept as they are written, and sent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Errand
from samverkan.accounts.permissions import Permission
from samverkan.relations.actions.finding import locked
from samverkan.relations.models import Answer, CheckState, Respondent, Statement

NEEDS = Permission.AGREEMENT_READ
"""Whoever is asked may answer; being asked is what lets one in."""


class SaysNothing(Exception):
    """No statement has been answered."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What was written about one statement."""

    statement: Statement
    value: int | None
    comment: str = ""


@transaction.atomic
def save(*, respondent: Respondent, given: Collection[Given], by: Actor, at: datetime) -> dict[int, int]:
    """
    Keep what has been written; return the new version of each statement's answer.

    The page of one's own answers is written by one person alone, so the latest writing counts. Raises NotNow,
    NotAllowed.
    """
    _check(respondent, by)
    known = {answer.statement_id: answer for answer in respondent.answers.all()}
    versions = {}
    for one in given:
        kept = known.get(one.statement.pk) or Answer(respondent=respondent, statement=one.statement, version=0)
        now = (one.value, one.comment.strip()[:400])
        if kept.pk is None or (kept.value, kept.comment) != now:
            kept.value, kept.comment = now
            kept.version += 1
            kept.save()
        versions[one.statement.pk] = kept.version
    return versions


@transaction.atomic
def send(
    *, respondent: Respondent, given: Collection[Given], by: Actor, at: datetime, errand: Errand | None = None
) -> Respondent:
    """
    Send the answers: from now they count. They may be changed until the check closes; the link is used up.

    Raises SaysNothing, NotNow, NotAllowed, Unusable.
    """
    save(respondent=respondent, given=given, by=by, at=at)
    if not respondent.answers.exclude(value=None).exists():
        raise SaysNothing(_("Answer at least one statement before you send."))
    respondent.answered_at = at
    respondent.save(update_fields=["answered_at"])
    if errand and not errand.used_at:
        errands.use(errand=errand, at=at)
    return respondent


def _check(respondent: Respondent, by: Actor) -> None:
    require(by, NEEDS, respondent.check_of)
    is_own = by.person is not None and by.person.pk == respondent.person_id
    if not is_own or respondent.party.organisation_id != by.organisation_id:
        raise NotAllowed(_("Each person answers for themselves."))
    locked(respondent.check_of, CheckState.OPEN)
