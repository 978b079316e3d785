"""What waits in reporting rounds: questions to answer, answers to confirm, rounds past their day."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.permissions import Permission
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.reporting.models import Ask, Respondent, Round, RoundState
from samverkan.reporting.queries.views_wanted import views_wanted
from samverkan.ui.components import Card
from samverkan.ui.dates import day

LEAD = timedelta(days=7)
A_YEAR = timedelta(days=365)
"""Answers older than that are no longer asked to be confirmed round by round."""


def unanswered(viewer: Viewer) -> QuerySet[Any]:
    """Return those of the party who have something left to answer in an open round, with how much."""
    rounds = Round.objects.visible_to(viewer.actor).filter(agreement__in=viewer.agreements(), state=RoundState.OPEN)
    waiting = Q(asks__answer=None, asks__withdrawn_at=None, asks__isnull=False)
    own = Respondent.objects.filter(
        party__organisation=viewer.organisation_id, round__in=rounds.order_by().values("pk")
    )
    return own.annotate(waiting=Count("asks", filter=waiting)).filter(waiting__gt=0).order_by("round__due_on", "pk")


def to_answer(viewer: Viewer) -> QuerySet[Any]:
    """Return what the rows of the cards need."""
    return unanswered(viewer).select_related("round__agreement", "person")


def answer_it(respondent: Any, viewer: Viewer) -> Task:
    asked, is_mine = respondent.round, respondent.person_id == viewer.person_id
    count = respondent.waiting
    mine = ngettext("Say how %(count)s promise stands", "Say how %(count)s promises stand", count)
    others = ngettext(
        "%(name)s has %(count)s promise left to answer", "%(name)s has %(count)s promises left to answer", count
    )
    name = "reporting:own" if is_mine else "reporting:page"
    card = Card(
        title=(mine if is_mine else others) % {"count": count, "name": respondent.person.name},
        text=_("%(round)s, answer by %(day)s.") % {"round": asked.title, "day": day(asked.due_on)},
        where=asked.agreement.title,
        url=reverse(name, args=[asked.agreement_id, asked.number]),
        due=asked.due_on,
        minutes=min(1 + count, 30) if is_mine else None,
    )
    return Task(asked.due_on - LEAD, card)


def answers_wanted(viewer: Viewer) -> QuerySet[Ask]:
    """Return the answers of other parties that wait for the party's view and are confirmed round by round."""
    return views_wanted(viewer.actor).filter(answer__answered_at__date__gte=viewer.today - A_YEAR).order_by()


def with_answers(viewer: Viewer) -> QuerySet[Any]:
    """Return the rounds in which other parties' answers wait for the party's view."""
    wanted = answers_wanted(viewer)
    rounds = Round.objects.visible_to(viewer.actor).filter(agreement__in=viewer.agreements())
    found = rounds.filter(pk__in=wanted.values("round"))
    return found.select_related("agreement").order_by("due_on", "pk")


def confirm_them(asked: Round, viewer: Viewer) -> Task:
    card = Card(
        title=_("Confirm the other party's answers in “%(round)s”") % {"round": asked.title},
        text=_("Say the same with one click, or how your party sees it instead."),
        where=asked.agreement.title,
        url=reverse("reporting:page", args=[asked.agreement_id, asked.number]) + "?visa=bekrafta",
        minutes=5,
    )
    return Task(max(asked.due_on, viewer.today) + LEAD, card)


def past_their_day(viewer: Viewer) -> QuerySet[Any]:
    """Return the open rounds whose day has been and in which the party has not answered everything."""
    silent = (
        Ask.objects.visible_to(viewer.actor)
        .standing()
        .filter(round=OuterRef("pk"), answer=None, party__organisation=viewer.organisation_id)
    )
    rounds = Round.objects.visible_to(viewer.actor).filter(agreement__in=viewer.agreements(), state=RoundState.OPEN)
    late = rounds.filter(Exists(silent.order_by()), due_on__lt=viewer.today)
    return late.select_related("agreement").order_by("due_on", "pk")


def see_to_it(asked: Round, viewer: Viewer) -> Task:
    card = Card(
        title=_("“%(round)s” is past its day: remind, answer or close it") % {"round": asked.title},
        text=_("It was to be answered by %(day)s.") % {"day": day(asked.due_on)},
        where=asked.agreement.title,
        url=reverse("reporting:page", args=[asked.agreement_id, asked.number]),
        due=asked.due_on,
        minutes=5,
    )
    return Task(asked.due_on, card)


TO_ANSWER = Waiting(
    "answer",
    Permission.COMMITMENT_REPORT,
    "round__agreement",
    to_answer,
    lambda viewer: Q(person=viewer.person_id),
    answer_it,
)
TO_CONFIRM = Waiting("answers", Permission.COMMITMENT_EDIT, "agreement", with_answers, everybody, confirm_them)
PAST = Waiting("round", Permission.COMMITMENT_EDIT, "agreement", past_their_day, everybody, see_to_it)
