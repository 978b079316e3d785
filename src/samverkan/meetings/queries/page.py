"""One meeting as its page shows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.meetings.models import (
    AgendaItem,
    Briefing,
    ItemKind,
    ItemState,
    JointPosition,
    Meeting,
    MeetingState,
    Participant,
    PartyDecision,
)
from samverkan.meetings.queries import common
from samverkan.meetings.queries.inbox import Inbox, inbox
from samverkan.meetings.queries.outcomes import Outcomes, outcomes
from samverkan.ui.components import HistoryLine, PartyMark

STATE_KEYS: dict[str, str] = {
    MeetingState.PLANNED: "planned",
    MeetingState.HELD: "done",
    MeetingState.CANCELLED: "dropped",
    ItemState.OPEN: "open",
    ItemState.SETTLED: "done",
    ItemState.POSTPONED: "planned",
    ItemState.MOVED: "changed",
}


@dataclass(frozen=True)
class May:
    """What the one who looks may do with this meeting."""

    plan: bool
    record: bool
    propose: bool
    decide: bool


@dataclass(frozen=True)
class ItemLine:
    """An item of the agenda: when it begins by the clock, and what came out of it."""

    item: AgendaItem
    number: int
    begins_at: datetime
    is_first: bool
    is_last: bool
    outcomes: Outcomes
    moved_to: Meeting | None = None
    moved_from: Meeting | None = None

    @property
    def has_own_title(self) -> bool:
        """A standing item is called what it is, and need not say it twice."""
        return self.item.title != self.item.get_kind_display()

    @property
    def up(self) -> int:
        return self.number - 1

    @property
    def down(self) -> int:
        return self.number + 1

    @property
    def is_decision(self) -> bool:
        return self.item.kind == ItemKind.DECISION

    @property
    def state(self) -> str:
        return STATE_KEYS[self.item.state]

    @property
    def is_open(self) -> bool:
        return self.item.state == ItemState.OPEN

    @property
    def is_gone(self) -> bool:
        return self.item.state == ItemState.MOVED


@dataclass(frozen=True)
class TimeSum:
    """The minutes of the agenda against those booked."""

    planned: int
    booked: int

    @property
    def over(self) -> int:
        return max(self.planned - self.booked, 0)

    @property
    def sentence(self) -> str:
        words = {"planned": self.planned, "booked": self.booked, "over": self.over, "left": self.booked - self.planned}
        if self.over:
            text = ngettext(
                "The items take %(planned)s minutes of %(booked)s booked: %(over)s minute too many.",
                "The items take %(planned)s minutes of %(booked)s booked: %(over)s minutes too many.",
                self.over,
            )
        elif self.planned == self.booked:
            text = _("The items fill the %(booked)s minutes booked.")
        else:
            text = _("The items take %(planned)s minutes of %(booked)s booked: %(left)s minutes are left.")
        return text % words


@dataclass(frozen=True)
class PartyParticipants:
    """Who came for one party."""

    party_id: int
    mark: PartyMark
    people: tuple[Participant, ...]


@dataclass(frozen=True)
class MeetingPage:
    """Everything that the page of a meeting shows."""

    meeting: Meeting
    ends_at: datetime
    state: str
    items: tuple[ItemLine, ...]
    time: TimeSum
    decisions_asked: int
    inbox: Inbox
    briefings: tuple[Briefing, ...]
    participants: tuple[PartyParticipants, ...]
    loose: Outcomes
    targets: tuple[Meeting, ...]
    has_begun: bool
    may: May
    history: tuple[HistoryLine, ...]
    at: datetime

    @property
    def undecided(self) -> tuple[ItemLine, ...]:
        return tuple(line for line in self.items if line.is_decision and line.is_open)


def meeting_page(meeting: Meeting, by: Actor, at: datetime) -> MeetingPage:
    """Return a meeting, already found to be visible, as its page shows it to the actor."""
    agreement = meeting.agreement
    found = outcomes(meeting, by, timezone.localdate(at))
    lines = item_lines(meeting, found)
    asked = [line for line in lines if line.is_decision and not line.is_gone]
    return MeetingPage(
        meeting=meeting,
        ends_at=meeting.starts_at + timedelta(minutes=meeting.minutes),
        state=STATE_KEYS[MeetingState(meeting.state)],
        items=lines,
        time=TimeSum(sum(lasting(line.item) for line in lines), meeting.minutes),
        decisions_asked=len(asked),
        inbox=inbox(agreement, by, at) if meeting.is_planned else Inbox((), (), ()),
        briefings=tuple(meeting.briefings.defer("paper").select_related("frozen_by")),
        participants=participants(meeting),
        loose=found.of(None),
        targets=other_open(meeting, by),
        has_begun=at >= meeting.starts_at,
        may=may(meeting, by),
        history=tuple(history(meeting, by, within=agreement, limit=20)),
        at=at,
    )


def may(meeting: Meeting, by: Actor) -> May:
    """Return what the actor may do with a meeting of its agreement."""
    thing = meeting.agreement
    return May(
        plan=can(by, Permission.MEETING_PLAN, thing),
        record=can(by, Permission.MEETING_RECORD, thing),
        propose=can(by, Permission.TOPIC_PROPOSE, thing),
        decide=can(by, Permission.DECISION_RECORD, thing),
    )


def participants(meeting: Meeting) -> tuple[PartyParticipants, ...]:
    """Return who was there, party by party."""
    people = list(meeting.participants.all())
    return tuple(
        PartyParticipants(party.pk, common.mark(party), tuple(p for p in people if p.party_id == party.pk))
        for party in common.members(meeting.agreement)
    )


def other_open(meeting: Meeting, by: Actor) -> tuple[Meeting, ...]:
    """Return the planned meetings that an item could move to, the next first."""
    planned = Meeting.objects.visible_to(by).of_agreement(meeting.agreement.pk).filter(state=MeetingState.PLANNED)
    return tuple(planned.exclude(pk=meeting.pk).order_by("starts_at")[:20])


def item_lines(meeting: Meeting, found: Outcomes) -> tuple[ItemLine, ...]:
    """Return the agenda by the clock, with what came out of each item."""
    arrivals = Prefetch("moved_to", AgendaItem.objects.select_related("meeting"))
    items = list(
        meeting.items.select_related("topic__home", "commitment", "moved_from__meeting").prefetch_related(arrivals)
    )
    before = accumulate((lasting(item) for item in items), initial=0)
    return tuple(
        item_line(item, number, len(items), meeting.starts_at + timedelta(minutes=minutes), found.of(item.pk))
        for number, (item, minutes) in enumerate(zip(items, before, strict=False), start=1)
    )


def lasting(item: AgendaItem) -> int:
    """Return how many minutes of this meeting the item takes."""
    return 0 if item.state == ItemState.MOVED else item.minutes


def item_line(item: AgendaItem, number: int, of: int, begins_at: datetime, outcomes: Outcomes) -> ItemLine:
    """Return an item as it is shown: the `number`th `of` so many."""
    moved = next(iter(item.moved_to.all()), None)
    return ItemLine(
        item=item,
        number=number,
        begins_at=begins_at,
        is_first=number == 1,
        is_last=number == of,
        outcomes=outcomes,
        moved_to=moved.meeting if moved else None,
        moved_from=item.moved_from.meeting if item.moved_from else None,
    )


def own_decisions(position: JointPosition, by: Actor) -> PartyDecision | None:
    """Return the actor's party's decision on a joint position, if one is noted."""
    return position.decisions.filter(party__organisation=by.organisation_id).first()
