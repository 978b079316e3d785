"""Those who have not answered are reminded: by the clock before, at and after the day, or by hand."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import NOBODY, Actor
from samverkan.journal.actions import record
from samverkan.relations.actions import sending
from samverkan.relations.actions.finding import held
from samverkan.relations.models import CLOSES_AFTER, Check, CheckState, Reminder, Respondent

BEFORE = timedelta(days=3)
AFTER = timedelta(days=3)
REST = timedelta(hours=1)
"""Nobody is sent two mails by hand within so short a time."""


class NobodyLeft(Exception):
    """All have answered, or were sent a mail just now."""


def stage(answer_by: date, today: date) -> str:
    """Return which reminder a day is for; nothing while there is time left."""
    if today >= answer_by + AFTER:
        return "after"
    if today >= answer_by:
        return "on"
    return "before" if today >= answer_by - BEFORE else ""


@transaction.atomic
def remind(*, check: Check, by: Actor, at: datetime) -> int:
    """
    Remind the people of one's own party who have not answered; return how many mails were sent.

    Raises NobodyLeft, NotNow, NotAParty, NotAllowed.
    """
    check, party = held(check, by, at, CheckState.OPEN)
    silent = check.respondents.filter(party=party, answered_at=None).select_related(*sending.WITH)
    rested = [one for one in silent if not one.sent_at or at - one.sent_at >= REST]
    sent = sum(_remind_one(one, "by_hand", at) for one in rested)
    if not sent:
        raise NobodyLeft(_("Nobody was reminded: all have answered, or were sent a mail just now."))
    record("relations.remind", check, by=by, at=at, within=check.agreement, detail={"year": check.year})
    return sent


def remind_due(*, at: datetime) -> int:
    """Send every reminder whose day has come; return how many mails that led to."""
    today = timezone.localdate(at)
    asked = Check.objects.filter(state=CheckState.OPEN, answer_by__range=(today - CLOSES_AFTER, today + BEFORE))
    return sum(_remind_if_due(check, at) for check in asked.filter(home__is_example=False).order_by("pk"))


@transaction.atomic
def _remind_if_due(check: Check, at: datetime) -> int:
    check = Check.objects.select_for_update(of=("self",)).select_related("agreement__home", "home").get(pk=check.pk)
    today = timezone.localdate(at)
    kind = stage(check.answer_by, today)
    if not check.is_open or not kind:
        return 0
    told = Reminder.objects.filter(kind=kind, respondent__check_of=check).values("respondent")
    silent = check.respondents.filter(answered_at=None).exclude(pk__in=told).select_related(*sending.WITH)
    due = [one for one in silent if not _was_just_asked(one, check, kind)]
    sent = sum(_remind_one(one, kind, at) for one in due)
    if sent:
        detail = {"year": check.year, "kind": kind}
        record("relations.remind_by_itself", check, by=NOBODY, at=at, within=check.agreement, detail=detail)
    return sent


def _was_just_asked(one: Respondent, check: Check, kind: str) -> bool:
    """Whether the first mail went out so late that a reminder before the day would say the same again."""
    return kind == "before" and bool(one.sent_at and timezone.localdate(one.sent_at) >= check.answer_by - BEFORE)


def _remind_one(one: Respondent, kind: str, at: datetime) -> int:
    sent = sending.remind(one, kind, at=at)
    if sent:
        Reminder.objects.create(respondent=one, kind=kind, sent_at=at)
    return sent
