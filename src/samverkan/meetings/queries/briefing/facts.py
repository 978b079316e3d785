"""Everything a briefing is made from, fetched in a number of queries that does not grow."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from samverkan.agreements.models import (
    Activity,
    Agreement,
    Assumption,
    Commitment,
    CommitmentChange,
    MoneyLine,
    Party,
    Result,
)
from samverkan.agreements.queries.health import CommitmentView, commitment_views
from samverkan.meetings.models import (
    AgendaItem,
    ItemKind,
    ItemState,
    JointPosition,
    Meeting,
    OutcomeAction,
)
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.before import last_meeting, standing_positions


@dataclass(frozen=True)
class Doing:
    """An activity as the paper shows it; `leads` are the marks of parties and the names of those who lead it there."""

    pk: int
    title: str
    status: str
    starts_on: date | None
    ends_on: date | None
    leads: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Facts:
    """What the parties share about an agreement on a day, as a meeting is briefed on it."""

    meeting: Meeting
    agreement: Agreement
    today: date
    parties: tuple[Party, ...]
    last: Meeting | None
    asked: tuple[AgendaItem, ...]
    positions: tuple[JointPosition, ...]
    actions: tuple[OutcomeAction, ...]
    commitments: tuple[CommitmentView, ...]
    changes: tuple[CommitmentChange, ...]
    broken: tuple[Assumption, ...]
    activities: tuple[Doing, ...]
    results: tuple[Result, ...]
    money: tuple[MoneyLine, ...]

    @property
    def since(self) -> date | None:
        """The day of the last meeting; None before the first."""
        return timezone.localdate(self.last.starts_at) if self.last else None

    @property
    def measured(self) -> tuple[Result, ...]:
        """The results that carry a figure, the latest first."""
        return tuple(result for result in self.results if result.figure is not None)

    def is_new(self, day: date | None) -> bool:
        """Say whether something of that day has come since the last meeting."""
        return day is not None and day <= self.today and (self.since is None or day > self.since)


def facts(meeting: Meeting, at: datetime) -> Facts:
    """Return what a meeting is briefed on, as it stands at a moment."""
    agreement, today = meeting.agreement, timezone.localdate(at)
    reader, members = sharing.reader(agreement), sharing.members(agreement)
    visible = Commitment.objects.visible_to(reader).filter(agreement=agreement)
    commitments = commitment_views(visible, reader, today, placed=False, within=agreement)
    activities = doings(Activity.objects.visible_to(reader).of_agreement(agreement.pk), members)
    promises = [view.commitment.pk for view in commitments]
    seen = [activity.pk for activity in activities]
    last = last_meeting(meeting)
    return Facts(
        meeting=meeting,
        agreement=agreement,
        today=today,
        parties=tuple(members),
        last=last,
        asked=tuple(meeting.items.filter(kind=ItemKind.DECISION).exclude(state=ItemState.MOVED)),
        positions=tuple(standing_positions(agreement, last, reader)),
        actions=tuple(
            OutcomeAction.objects.filter(meeting__forum__agreement=agreement, activity__in=seen).select_related(
                "activity", "item"
            )
        ),
        commitments=tuple(commitments),
        changes=tuple(CommitmentChange.objects.filter(commitment__in=promises).select_related("commitment")),
        broken=tuple(each for each in agreement.seen_assumptions if not each.holds),
        activities=tuple(activities),
        results=tuple(Result.objects.filter(activity__in=seen, on__lte=today).select_related("evidence_file")),
        money=tuple(MoneyLine.objects.filter(activity__in=seen)),
    )


def doings(activities: QuerySet[Activity], members: list[Party]) -> list[Doing]:
    """Return the activities, each with those who lead it in the parties: one query, and no more than the paper says."""
    marks = {party.organisation_id: party.organisation.short_mark for party in members}
    columns = ("pk", "title", "status", "starts_on", "ends_on", "leads__organisation", "leads__person__name")
    found: dict[int, Doing] = {}
    leads: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for pk, title, status, starts_on, ends_on, organisation, person in activities.values_list(*columns):
        found[pk] = Doing(pk, title, status, starts_on, ends_on)
        if person and organisation in marks:
            leads[pk].append((marks[organisation], person))
    return [replace(doing, leads=tuple(leads[pk])) for pk, doing in found.items()]
