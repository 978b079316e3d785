"""What happened within an agreement in one year, as far as it is shared."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.models import (
    Activity,
    ActivityStatus,
    Agreement,
    Commitment,
    MoneyLine,
    Party,
    PartyGoal,
    Result,
    Standing,
)
from samverkan.meetings.models import JointPosition, Meeting, MeetingState, PartyDecision


@dataclass(frozen=True)
class Money:
    """What one payer put in during the year, and the activities that say so."""

    payer: str
    amount_sek: Decimal
    activities: tuple[str, ...]


@dataclass(frozen=True)
class YearFacts:
    """All that the text is made of."""

    agreement: Agreement
    year: int
    parties: tuple[Party, ...]
    commitments: tuple[Commitment, ...]
    meetings: tuple[Meeting, ...]
    positions: tuple[JointPosition, ...]
    running: tuple[Activity, ...]
    finished: tuple[Activity, ...]
    results: tuple[Result, ...]
    money: tuple[Money, ...]
    goals: tuple[PartyGoal, ...]
    without_source: tuple[Result, ...] = ()
    without_end: tuple[Activity, ...] = ()
    serve_others: tuple[str, ...] = field(default=())


def facts_of(agreement: Agreement, year: int, by: Actor) -> YearFacts:
    """Return what is shared about one year of an agreement that the actor may see: ten queries or so."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    activities = list(
        shared(Activity.objects.visible_to(by).of_agreement(agreement.pk), agreement).filter(_within(first, last))
    )
    results = list(
        Result.objects.filter(activity__in=activities, on__range=(first, last))
        .select_related("activity")
        .order_by("on", "pk")
    )
    lines = list(
        MoneyLine.objects.filter(activity__in=activities, year=year).select_related("activity", "organisation")
    )
    positions = shared(JointPosition.objects.visible_to(by).filter(agreement=agreement), agreement)
    decisions = PartyDecision.objects.exclude(decided_on=None).select_related("party__organisation")
    return YearFacts(
        agreement=agreement,
        year=year,
        parties=tuple(_members(agreement, first)),
        commitments=tuple(_standing(agreement, by)),
        meetings=tuple(_held(agreement, first, last, by)),
        positions=tuple(
            positions.filter(agreed_on__range=(first, last))
            .prefetch_related(Prefetch("decisions", decisions, to_attr="decided"))
            .order_by("number")
        ),
        running=tuple(one for one in activities if _was_running(one, last)),
        finished=tuple(one for one in activities if one.status == ActivityStatus.DONE and _ended_in(one, year)),
        results=tuple(one for one in results if one.figure is None or has_source(one)),
        money=tuple(_by_payer(lines)),
        goals=tuple(PartyGoal.objects.filter(party__agreement=agreement, party__organisation=by.organisation_id)),
        without_source=tuple(one for one in results if one.figure is not None and not has_source(one)),
        without_end=tuple(one for one in activities if one.status == ActivityStatus.DONE and not one.ends_on),
        serve_others=tuple(_serving_others(lines)),
    )


def shared(things: QuerySet[Any], agreement: Agreement) -> QuerySet[Any]:
    """Keep what the parties share; within an agreement that only one party has, all that it has."""
    return things if agreement.circle == Circle.PRIVATE else things.exclude(circle=Circle.PRIVATE)


def has_source(result: Result) -> bool:
    """Say whether a figure may be quoted: it names a source, an address or a file."""
    return bool(result.source or result.evidence_url or result.evidence_file_id)


def _within(first: date, last: date) -> Q:
    begun = Q(starts_on=None) | Q(starts_on__lte=last)
    lasting = Q(ends_on=None) | Q(ends_on__gte=first) | Q(status=ActivityStatus.UNDER_WAY)
    return begun & lasting


def _was_running(activity: Activity, last: date) -> bool:
    if activity.status == ActivityStatus.UNDER_WAY:
        return True
    return activity.status == ActivityStatus.DONE and bool(activity.ends_on and activity.ends_on > last)


def _ended_in(activity: Activity, year: int) -> bool:
    return bool(activity.ends_on and activity.ends_on.year == year)


def _members(agreement: Agreement, first: date) -> list[Party]:
    parties = agreement.parties.select_related("organisation").order_by("position")
    return [party for party in parties if party.is_member(first)]


def _standing(agreement: Agreement, by: Actor) -> QuerySet[Any]:
    visible = shared(Commitment.objects.visible_to(by).filter(agreement=agreement), agreement)
    return visible.exclude(standing=Standing.DROPPED).order_by("number")


def _held(agreement: Agreement, first: date, last: date, by: Actor) -> list[Meeting]:
    meetings = Meeting.objects.visible_to(by).of_agreement(agreement.pk).filter(state=MeetingState.HELD)
    if agreement.circle != Circle.PRIVATE:
        meetings = meetings.exclude(forum__circle=Circle.PRIVATE)
    found = meetings.select_related("forum").order_by("starts_at")
    return [meeting for meeting in found if first <= timezone.localtime(meeting.starts_at).date() <= last]


def _by_payer(lines: list[MoneyLine]) -> list[Money]:
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    activities: dict[str, dict[str, None]] = defaultdict(dict)
    for line in lines:
        payer = line.organisation.name if line.organisation else line.payer
        amounts[payer] += line.amount_sek
        activities[payer][line.activity.title] = None
    return [Money(payer, amount, tuple(activities[payer])) for payer, amount in amounts.items()]


def _serving_others(lines: list[MoneyLine]) -> list[str]:
    titles = {line.activity_id: line.activity.title for line in lines}
    counted = Activity.objects.filter(pk__in=titles).annotate(served=Count("commitments__agreement", distinct=True))
    return [titles[pk] for pk, served in counted.values_list("pk", "served") if served > 1]
