"""Those who have not answered are reminded, by hand and by the clock; at last those who see to it are told."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import NOBODY, Actor
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import errands
from samverkan.agreements.models import Party
from samverkan.journal.actions import record
from samverkan.reporting.actions import sending
from samverkan.reporting.actions.adopting import adopt
from samverkan.reporting.actions.finding import NothingChosen, held
from samverkan.reporting.actions.opening import WITH
from samverkan.reporting.actions.telling import tell_of_silence
from samverkan.reporting.models import (
    GRACE_DAYS,
    Ask,
    Notice,
    Reminder,
    ReminderKind,
    Respondent,
    Round,
    RoundState,
)

BEFORE = timedelta(days=3)
AFTER = timedelta(days=3)
SILENCE = timedelta(days=7)
"""So long after the due date, a few days after the last reminder, those who see to it in the party are told."""

REST = timedelta(hours=1)
"""Nobody is sent two mails by hand within so short a time."""


def stage(due_on: date, today: date) -> str:
    """Return which reminder a day is for; nothing while there is time left."""
    if today >= due_on + AFTER:
        return ReminderKind.AFTER
    if today >= due_on:
        return ReminderKind.ON
    return ReminderKind.BEFORE if today >= due_on - BEFORE else ""


def silent(asked: Round) -> QuerySet[Respondent]:
    """Return those who have something left to answer, with how much."""
    waiting = Count("asks", filter=Q(asks__answer=None, asks__withdrawn_at=None))
    return asked.respondents.annotate(waiting=waiting).filter(waiting__gt=0).select_related(*WITH)


@transaction.atomic
def remind(*, asked: Round, respondents: Collection[Respondent], by: Actor, at: datetime) -> int:
    """
    Remind people of the actor's own party now; those who have answered, or were just sent a mail whose link still
    works, are left alone.

    Returns how many mails were sent. Raises NothingChosen, NotOpen, NotAParty, NotAllowed.
    """
    asked, party = held(asked, Permission.COMMITMENT_EDIT, by, at)
    adopt(asked, at=at)
    wanted = {one.pk for one in respondents}
    found = [one for one in silent(asked).filter(party=party) if one.pk in wanted]
    reached = errands.still_open(purpose=sending.PURPOSE, things=wanted, now=at)
    rested = [one for one in found if one.pk not in reached or not one.sent_at or at - one.sent_at >= REST]
    if not rested:
        raise NothingChosen(_("Nobody was reminded: those you chose have answered, or were sent a mail just now."))
    sent = sum(_remind_one(one, ReminderKind.BY_HAND, at) for one in rested)
    detail = {"number": asked.number}
    record("reporting.remind", asked, by=by, at=at, within=asked.agreement, detail=detail)
    return sent


def remind_due(*, at: datetime) -> int:
    """Send every reminder and notice whose day has come; return how many mails that led to."""
    today = timezone.localdate(at)
    asked = Round.objects.filter(
        state=RoundState.OPEN, due_on__range=(today - timedelta(days=GRACE_DAYS), today + BEFORE)
    )
    rounds = asked.filter(home__is_example=False).select_related("agreement").order_by("pk")
    return sum(_remind_if_due(each, at) for each in rounds)


@transaction.atomic
def _remind_if_due(asked: Round, at: datetime) -> int:
    asked = Round.objects.select_for_update(of=("self",)).select_related("agreement__home", "home").get(pk=asked.pk)
    today = timezone.localdate(at)
    kind = stage(asked.due_on, today)
    if not asked.is_open or not kind:
        return 0
    adopt(asked, at=at)
    told = {
        (one.respondent_id, one.kind) for one in Reminder.objects.filter(respondent__round=asked, due_on=asked.due_on)
    }
    due = [one for one in silent(asked) if (one.pk, kind) not in told and not _was_just_asked(one, asked.due_on, kind)]
    sent = sum(_remind_one(one, kind, at) for one in due)
    if sent:
        detail = {"number": asked.number, "kind": kind}
        record("reporting.remind_by_itself", asked, by=NOBODY, at=at, within=asked.agreement, detail=detail)
    return sent + (_notify(asked, at) if today >= asked.due_on + SILENCE else 0)


def _was_just_asked(one: Respondent, due_on: date, kind: str) -> bool:
    """Whether the first mail went out so late that a reminder before the day would say the same again."""
    return kind == ReminderKind.BEFORE and bool(one.sent_at and timezone.localdate(one.sent_at) >= due_on - BEFORE)


def _remind_one(one: Respondent, kind: str, at: datetime) -> int:
    sent = sending.remind(one, kind, at=at)
    if sent:
        Reminder.objects.create(respondent=one, kind=kind, due_on=one.round.due_on, sent_at=at)
    return sent


def _notify(asked: Round, at: datetime) -> int:
    """Tell the responsible of each party in which somebody has not answered, once for each due date."""
    told = set(asked.notices.filter(due_on=asked.due_on).values_list("party", flat=True))
    waiting = Ask.objects.standing().filter(round=asked, answer=None).exclude(party__in=told)
    parties = Party.objects.filter(pk__in=waiting.order_by().values("party")).select_related("organisation")
    sent = 0
    for party in parties:
        people = [(one.person.name, getattr(one, "waiting", 0)) for one in silent(asked).filter(party=party)]
        unowned = waiting.filter(party=party, respondent=None).count()
        sent += tell_of_silence(asked, party, people, unowned, at=at)
        Notice.objects.create(round=asked, party=party, due_on=asked.due_on, sent_at=at)
    if sent:
        record("reporting.notify", asked, by=NOBODY, at=at, within=asked.agreement, detail={"number": asked.number})
    return sent
