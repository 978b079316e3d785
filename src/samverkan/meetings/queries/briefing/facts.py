"""Everything a briefing is made from, fetched in a number of queries that does not grow."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.models import (
    Activity,
    Agreement,
    Assumption,
    Commitment,
    CommitmentChange,
    MoneyLine,
    Party,
    ReportState,
    Result,
    StatusReport,
)
from samverkan.agreements.models.commitments import CommitmentQuerySet
from samverkan.agreements.queries.health import CommitmentView, commitment_views
from samverkan.meetings.models import AgendaItem, ItemKind, ItemState, Meeting
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.briefing.around import (
    Before,
    Open,
    RoundState,
    before,
    last_round,
    renewal,
    surrounded,
)
from samverkan.meetings.queries.briefing.decided import Agreed, agreed
from samverkan.meetings.queries.briefing.doings import Doing, Started, doings
from samverkan.meetings.queries.briefing.measured import Measured, measured
from samverkan.meetings.queries.briefing.said import Added, added
from samverkan.meetings.queries.briefing.undecided import Undecided, undecided
from samverkan.meetings.queries.inbox import talked_about
from samverkan.relations.queries.results import Result as Answered
from samverkan.relations.queries.results import largest_differences


@dataclass(frozen=True)
class Action:
    """An activity that a meeting started."""

    activity: Doing
    started: Started


@dataclass(frozen=True)
class Facts:
    """What the parties share about an agreement on a day, as a meeting is briefed on it."""

    meeting: Meeting
    agreement: Agreement
    today: date
    is_rebuilt: bool
    parties: tuple[Party, ...]
    last: Before | None
    items: tuple[AgendaItem, ...]
    positions: tuple[Agreed, ...]
    commitments: tuple[CommitmentView, ...]
    changes: tuple[CommitmentChange, ...]
    broken: tuple[Assumption, ...]
    activities: tuple[Doing, ...]
    results: tuple[Result, ...]
    money: tuple[MoneyLine, ...]
    indicators: tuple[Measured, ...]
    areas: tuple[Undecided, ...]
    round: RoundState | None
    renewal: Open | None
    apart: tuple[Answered, ...]
    added: Added

    @property
    def since(self) -> date | None:
        """The day of the last meeting; None before the first."""
        return self.last.on if self.last else None

    @property
    def asked(self) -> tuple[AgendaItem, ...]:
        return tuple(item for item in self.items if item.kind == ItemKind.DECISION)

    @property
    def measured_results(self) -> tuple[Result, ...]:
        """The results that carry a figure, the latest first."""
        return tuple(result for result in self.results if result.figure is not None)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """What meetings of this agreement started, in the order it is due."""
        found = [Action(doing, started) for doing in self.activities for started in doing.started]
        return tuple(sorted(found, key=lambda action: (action.started.due_on or date.max, action.activity.pk)))

    def is_new(self, day: date | None) -> bool:
        """Say whether something of that day has come since the last meeting."""
        return day is not None and day <= self.today and (self.since is None or day > self.since)


def facts(meeting: Meeting, at: datetime, *, looks_back: bool = False, is_whole: bool = True) -> Facts:
    """
    Return what a meeting is briefed on, as it stands at a moment.

    `looks_back` when the moment is in the past: dated things are shown as they stood then. `is_whole` fetches what
    only the annex shows, too.
    """
    meeting = surrounded(meeting)
    agreement, today = meeting.agreement, timezone.localdate(at)
    reader, members = sharing.reader(agreement), sharing.members(agreement)
    views = commitment_views(
        with_misses(Commitment.objects.visible_to(reader).filter(agreement=agreement), reader),
        reader, today, as_of=today if looks_back else None, placed=False, within=agreement,
    )  # fmt: skip
    done = doings(_activities(agreement, reader, at), members)
    seen = [doing.pk for doing in done]
    last = before(meeting)
    return Facts(
        meeting=meeting,
        agreement=agreement,
        today=today,
        is_rebuilt=looks_back,
        parties=tuple(members),
        last=last,
        items=tuple(meeting.items.exclude(state=ItemState.MOVED)),
        positions=agreed(agreement, last, reader, today),
        commitments=tuple(views),
        changes=_changes(views),
        broken=tuple(each for each in agreement.seen_assumptions if each.broken),
        activities=tuple(done),
        results=tuple(Result.objects.filter(activity__in=seen, on__lte=today).select_related("evidence_file")),
        money=tuple(MoneyLine.objects.filter(activity__in=seen)) if is_whole else (),
        indicators=tuple(measured(agreement, reader, members, at, today)),
        areas=tuple(undecided(agreement, reader, members, done, today)),
        round=None if looks_back else last_round(meeting),
        renewal=None if looks_back else renewal(meeting),
        apart=_apart(meeting, reader, at),
        added=added(meeting, at, looks_back=looks_back),
    )


def _apart(meeting: Meeting, reader: Actor, at: datetime) -> tuple[Answered, ...]:
    """Return on which statements of the last relationship check the parties differ most, and no meeting has had up."""
    if not meeting.check_pk:
        return ()
    had = talked_about(meeting.agreement, meeting.starts_at)
    return tuple(largest_differences(meeting.agreement, reader, at=at, but_not=had))


def _activities(agreement: Agreement, reader: Actor, at: datetime) -> QuerySet[Activity]:
    return Activity.objects.visible_to(reader).of_agreement(agreement.pk).filter(made_at__lte=at)


def _changes(views: list[CommitmentView]) -> tuple[CommitmentChange, ...]:
    promises = {view.commitment.pk: view.commitment for view in views}
    found = list(CommitmentChange.objects.filter(commitment__in=promises))
    for change in found:
        change.commitment = promises[change.commitment_id]
    return tuple(found)


def with_misses(commitments: CommitmentQuerySet, reader: Actor) -> CommitmentQuerySet:
    """Tell of each commitment for how many years somebody has said, to all parties, that it was missed."""
    missed = StatusReport.objects.filter(commitment=OuterRef("pk"), state=ReportState.MISSED, year__isnull=False)
    if reader.shares_only:
        missed = missed.exclude(circle=Circle.PRIVATE)
    counted = missed.order_by().values("commitment").annotate(n=Count("year", distinct=True)).values("n")
    return commitments.annotate(years_missed=Coalesce(Subquery(counted, output_field=IntegerField()), 0))
