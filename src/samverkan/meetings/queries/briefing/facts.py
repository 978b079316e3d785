"""Everything a briefing is made from, fetched in a number of queries that does not grow."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from samverkan.accounts.actor import Actor
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
    MeetingState,
    OutcomeAction,
    PartyDecision,
)
from samverkan.meetings.queries import common


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
        positions=positions(agreement, last, reader),
        actions=tuple(
            OutcomeAction.objects.filter(meeting__forum__agreement=agreement, activity__in=seen).select_related(
                "activity", "item"
            )
        ),
        commitments=tuple(commitment_views(commitments, reader, today)),
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


def last_meeting(meeting: Meeting) -> Meeting | None:
    """Return the last meeting held by the same forum before this one."""
    held = meeting.forum.meetings.filter(state=MeetingState.HELD, starts_at__lt=meeting.starts_at)
    return held.order_by("-starts_at").first()


def positions(agreement: Agreement, last: Meeting | None, reader: Actor) -> tuple[JointPosition, ...]:
    """Return the last meeting's joint positions, and earlier ones on which a party has yet to decide."""
    if last is None:
        return ()
    wanted = Q(meeting=last) | Q(decisions__state="awaited", meeting__starts_at__lt=last.starts_at)
    decisions = PartyDecision.objects.select_related("party__organisation")
    found = JointPosition.objects.visible_to(reader).filter(wanted, agreement=agreement).distinct()
    return tuple(found.order_by("number").select_related("meeting").prefetch_related(Prefetch("decisions", decisions)))


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
