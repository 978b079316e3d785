"""The day to answer by is moved while a check is open, and those who have not answered are told."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.journal.actions import record
from samverkan.relations.actions import sending
from samverkan.relations.actions.finding import held
from samverkan.relations.actions.telling import tell_others
from samverkan.relations.models import Check, CheckState, Reminder


class DayHasBeen(Exception):
    """A check is answered by a day to come."""


@transaction.atomic
def move(*, check: Check, answer_by: date, version: int, by: Actor, at: datetime) -> int:
    """
    Move the day to answer by; return how many were sent a mail with a new link, which works as much longer.

    Reminders are sent anew, by the new day. Raises DayHasBeen, EditedMeanwhile, NotNow, NotAParty, NotAllowed.
    """
    check, _party = held(check, by, at, CheckState.OPEN)
    if answer_by == check.answer_by:
        return 0  # the button was pressed twice
    if check.version != version:
        raise EditedMeanwhile(_("Somebody else has moved the day meanwhile. Look at it again."))
    if answer_by <= timezone.localdate(at):
        raise DayHasBeen(_("Choose a day to come."))
    before, check.answer_by = check.answer_by, answer_by
    check.version += 1
    check.save(update_fields=["answer_by", "version"])
    silent = list(check.respondents.filter(answered_at=None).select_related(*sending.WITH))
    Reminder.objects.filter(respondent__in=silent).exclude(kind="by_hand").delete()
    sent = sum(sending.remind(one, "moved", at=at) for one in silent)
    tell_others(check, "moved", by, at)
    detail = {"year": check.year, "from": before, "to": answer_by}
    record("relations.move", check, by=by, at=at, within=check.agreement, detail=detail)
    return sent
