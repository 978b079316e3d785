"""Everything a briefing is made from, fetched in a number of queries that does not grow."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from samverkan.agreements.models import (
    Activity,
    ActivityLead,
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
from samverkan.meetings.queries import common
from samverkan.meetings.queries.before import last_meeting, standing_positions


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
    activities: tuple[Activity, ...]
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
    reader = common.reader(agreement)
    commitments = Commitment.objects.visible_to(reader).filter(agreement=agreement)
    activities = Activity.objects.visible_to(reader).of_agreement(agreement.pk)
    seen = activities.values("pk")
    last = last_meeting(meeting)
    return Facts(
        meeting=meeting,
        agreement=agreement,
        today=today,
        parties=tuple(common.members(agreement)),
        last=last,
        asked=tuple(meeting.items.filter(kind=ItemKind.DECISION).exclude(state=ItemState.MOVED)),
        positions=tuple(standing_positions(agreement, last, reader)),
        actions=tuple(
            OutcomeAction.objects.filter(meeting__forum__agreement=agreement, activity__in=seen).select_related(
                "activity", "item"
            )
        ),
        commitments=tuple(commitment_views(commitments, reader, today, placed=False)),
        changes=tuple(
            CommitmentChange.objects.filter(commitment__in=commitments.values("pk")).select_related("commitment")
        ),
        broken=tuple(Assumption.objects.visible_to(reader).filter(agreement=agreement, holds=False)),
        activities=tuple(with_leads(activities, agreement)),
        results=tuple(
            Result.objects.filter(activity__in=seen, on__lte=today).select_related("activity", "evidence_file")
        ),
        money=tuple(MoneyLine.objects.filter(activity__in=seen).select_related("organisation")),
    )


def with_leads(activities: QuerySet[Activity], agreement: Agreement) -> QuerySet[Activity]:
    """Fetch with each activity those who lead it in the parties."""
    members = agreement.parties.values("organisation")
    return activities.prefetch_related(
        Prefetch(
            "leads",
            ActivityLead.objects.filter(organisation__in=members).select_related("person", "organisation"),
            to_attr="party_leads",
        ),
    )
