"""One meeting as its page shows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Activity
from samverkan.meetings.models import (
    AgendaItem,
    Briefing,
    ItemKind,
    ItemState,
    JointPosition,
    Meeting,
    MeetingState,
    OutcomeAction,
    OutcomeNote,
    Participant,
    PartyDecision,
)
from samverkan.meetings.queries import common
from samverkan.meetings.queries.inbox import Inbox, inbox
from samverkan.meetings.queries.lists import PositionLine, line, with_decisions
from samverkan.ui.components import PartyMark

STATE_KEYS = {
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
class ActionLine:
    """An action from a meeting: the activity it became, who leads it, when it is due, how it stands."""

    action: OutcomeAction
    owners: str
    is_late: bool

    @property
    def state(self) -> str:
        return "overdue" if self.is_late else self.action.activity.status


@dataclass(frozen=True)
class NoteLine:
    """A note; an internal one is seen by its own party only."""

    note: OutcomeNote

    @property
    def is_internal(self) -> bool:
        return self.note.circle == Circle.PRIVATE


@dataclass(frozen=True)
class ItemLine:
    """An item of the agenda: when it begins by the clock, and what came out of it."""

    item: AgendaItem
    number: int
    begins_at: datetime
    is_first: bool
    is_last: bool
    positions: tuple[PositionLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    notes: tuple[NoteLine, ...] = ()
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
    loose: ItemLine
    targets: tuple[Meeting, ...]
    has_begun: bool
    may: May
    at: datetime

    @property
    def undecided(self) -> tuple[ItemLine, ...]:
        return tuple(line for line in self.items if line.is_decision and line.is_open)

    @property
    def has_outcome(self) -> bool:
        return any(x.positions or x.actions or x.notes or x.item.notes for x in (*self.items, self.loose))


def meeting_page(meeting: Meeting, by: Actor, at: datetime) -> MeetingPage:
    """Return a meeting, already found to be visible, as its page shows it to the actor."""
    agreement = meeting.agreement
    lines, loose = outcomes(meeting, by, timezone.localdate(at))
    counted = [line.item for line in lines if not line.is_gone]
    return MeetingPage(
        meeting=meeting,
        ends_at=meeting.starts_at + timedelta(minutes=meeting.minutes),
        state=STATE_KEYS[MeetingState(meeting.state)],
        items=lines,
        time=TimeSum(sum(item.minutes for item in counted), meeting.minutes),
        decisions_asked=sum(item.kind == ItemKind.DECISION for item in counted),
        inbox=inbox(agreement, by, at) if meeting.is_planned else Inbox((), (), ()),
        briefings=tuple(meeting.briefings.defer("paper").select_related("frozen_by")),
        participants=participants(meeting),
        loose=loose,
        targets=other_open(meeting, by),
        has_begun=at >= meeting.starts_at,
        may=may(meeting, by),
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


def outcomes(meeting: Meeting, by: Actor, today: object) -> tuple[tuple[ItemLine, ...], ItemLine]:
    """Return the agenda with what came out of each item, and what came out of none of them."""
    positions = [line(p) for p in with_decisions(JointPosition.objects.filter(meeting=meeting)).order_by("number")]
    seen = Activity.objects.visible_to(by)
    found = meeting.outcome_actions.filter(activity__in=seen).select_related("activity")
    actions = [action_line(a, today) for a in found.prefetch_related("activity__leads__person", "activity__leads__organisation")]
    notes = [NoteLine(note) for note in OutcomeNote.objects.visible_to(by).filter(meeting=meeting).select_related("home")]
    items = list(
        meeting.items.select_related("topic__home", "commitment", "moved_from__meeting").prefetch_related(
            Prefetch("moved_to", AgendaItem.objects.select_related("meeting"))
        )
    )
    begins = meeting.starts_at
    lines = []
    for number, item in enumerate(items, start=1):
        moved = next(iter(item.moved_to.all()), None)
        lines.append(
            ItemLine(
                item=item,
                number=number,
                begins_at=begins,
                is_first=number == 1,
                is_last=number == len(items),
                positions=tuple(p for p in positions if p.position.item_id == item.pk),
                actions=tuple(a for a in actions if a.action.item_id == item.pk),
                notes=tuple(n for n in notes if n.note.item_id == item.pk),
                moved_to=moved.meeting if moved else None,
                moved_from=item.moved_from.meeting if item.moved_from else None,
            )
        )
        begins += timedelta(minutes=0 if item.state == ItemState.MOVED else item.minutes)
    loose = ItemLine(
        AgendaItem(meeting=meeting),
        0,
        begins,
        is_first=True,
        is_last=True,
        positions=tuple(p for p in positions if p.position.item_id is None),
        actions=tuple(a for a in actions if a.action.item_id is None),
        notes=tuple(n for n in notes if n.note.item_id is None),
    )
    return tuple(lines), loose


def action_line(action: OutcomeAction, today: object) -> ActionLine:
    """Return an action with its leads in words, and whether its day has passed."""
    leads = [f"{x.organisation.short_mark}: {x.person.name if x.person else '–'}" for x in action.activity.leads.all()]
    is_open = action.activity.status in ("planned", "under_way")
    return ActionLine(action, ", ".join(leads), bool(is_open and action.due_on and action.due_on < today))


def own_decisions(position: JointPosition, by: Actor) -> PartyDecision | None:
    """Return the actor's party's decision on a joint position, if one is noted."""
    return position.decisions.filter(party__organisation=by.organisation_id).first()
