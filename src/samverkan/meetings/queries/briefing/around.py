"""What stands around a meeting, each told in a few columns fetched with the meeting itself."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from samverkan.accounts.models import Circle
from samverkan.agreements.models import Commitment
from samverkan.meetings.models import Briefing, Meeting, MeetingState
from samverkan.relations.models import Check, CheckState
from samverkan.renewals.models import Renewal
from samverkan.reporting.models import Ask, Round


@dataclass(frozen=True)
class Before:
    """The last meeting of the same forum."""

    pk: int
    title: str
    starts_at: datetime

    @property
    def on(self) -> date:
        return timezone.localdate(self.starts_at)


@dataclass(frozen=True)
class RoundState:
    """The last reporting round: how many of what it asks has been answered for all to see."""

    title: str
    is_open: bool
    due_on: date
    asked: int
    answered: int


@dataclass(frozen=True)
class Open:
    """A renewal under way: for which day."""

    state: str
    against_on: date | None


def with_surroundings(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Fetch, with each meeting, its agreement with terms, and the columns that the functions below read."""
    last = Meeting.objects.filter(
        forum=OuterRef("forum"), state=MeetingState.HELD, starts_at__lt=OuterRef("starts_at")
    ).order_by("-starts_at")
    rounds = Round.objects.filter(agreement=OuterRef("forum__agreement"), circle=Circle.SHARED).order_by("-number")
    renewals = Renewal.objects.filter(agreement=OuterRef("forum__agreement"), settled_at=None)
    checks = Check.objects.filter(agreement=OuterRef("forum__agreement"), state=CheckState.CLOSED)
    frozen = Briefing.objects.filter(meeting=OuterRef("pk")).order_by("-frozen_at", "-pk")
    columns: dict[str, Any] = {
        **_columns("last", last, "pk", "title", "starts_at"),
        **_columns("round", rounds, "pk", "title", "state", "due_on"),
        **_columns("renewal", renewals, "state", "against_on"),
        **_columns("check", checks, "pk"),
        **_columns("frozen", frozen, "pk", "frozen_at"),
    }
    counted = meetings.select_related("forum__agreement__home", "forum__agreement__terms", "forum__home")
    # The counts come last: they ask about the round found just before.
    return counted.annotate(**columns).annotate(round_asked=_asks(), round_answered=_asks(answer__isnull=False))


def _columns(name: str, rows: QuerySet[Any], *fields: str) -> dict[str, Subquery]:
    return {f"{name}_{field}": Subquery(rows.values(field)[:1]) for field in fields}


def _asks(**answered: bool) -> Coalesce:
    """Count what is asked, or answered, about promises that the parties share, by answers that they share."""
    asks = Ask.objects.standing().filter(round=OuterRef("round_pk"), **answered)
    asks = asks.filter(commitment__in=Commitment.objects.exclude(circle=Circle.PRIVATE).order_by().values("pk"))
    if answered:
        asks = asks.exclude(answer__report__circle=Circle.PRIVATE)
    counted = asks.order_by().values("round").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def surrounded(meeting: Meeting) -> Meeting:
    """Return the meeting with its surroundings, fetched unless it was fetched with them."""
    return meeting if hasattr(meeting, "last_pk") else with_surroundings(Meeting.objects.all()).get(pk=meeting.pk)


def before(meeting: Meeting) -> Before | None:
    """Return the last meeting before a surrounded one."""
    return Before(meeting.last_pk, meeting.last_title, meeting.last_starts_at) if meeting.last_pk else None


def last_round(meeting: Meeting) -> RoundState | None:
    """Return the agreement's last reporting round."""
    if not meeting.round_pk:
        return None
    is_open = meeting.round_state == "open"
    return RoundState(meeting.round_title, is_open, meeting.round_due_on, meeting.round_asked, meeting.round_answered)


def renewal(meeting: Meeting) -> Open | None:
    """Return the agreement's renewal, if one is under way."""
    return Open(meeting.renewal_state, meeting.renewal_against_on) if meeting.renewal_state else None
