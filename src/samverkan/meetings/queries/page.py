"""One meeting as its page shows it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.agreements.models import Agreement
from samverkan.agreements.queries.health import is_ours
from samverkan.meetings.models import (
    AgendaItem,
    ItemKind,
    ItemPaper,
    ItemState,
    JointPosition,
    Meeting,
    MeetingState,
    PartyDecision,
)
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.inbox import Inbox, inbox
from samverkan.meetings.queries.invitees import InvitedList, invited_list
from samverkan.meetings.queries.outcomes import NOTHING, Outcomes
from samverkan.ui.components import HistoryLine

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

    @classmethod
    def of(cls, agreement: Agreement, by: Actor) -> "May":
        """Return what the actor may do with the meetings of an agreement."""
        sharing.members(agreement)  # which the page shows, too
        held = by.permissions if is_ours(agreement, agreement, by) else frozenset()
        return cls(
            plan=Permission.MEETING_PLAN in held,
            record=Permission.MEETING_RECORD in held,
            propose=Permission.TOPIC_PROPOSE in held,
        )


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
    papers: tuple[ItemPaper, ...] = ()
    is_beyond: bool = False  # ends after the time booked

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
class MeetingPage:
    """What every side of a meeting shows: when and where, and its agenda."""

    meeting: Meeting
    ends_at: datetime
    state: str
    items: tuple[ItemLine, ...]
    targets: tuple[Meeting, ...]
    may: May


@dataclass(frozen=True)
class AgendaPage(MeetingPage):
    """The agenda with its minutes, and the inbox that it is filled from."""

    time: TimeSum
    inbox: Inbox
    history: tuple[HistoryLine, ...]
    invited: InvitedList
    has_begun: bool
    shows_video: bool
    topics_are_closed: bool

    @property
    def left(self) -> int:
        """How many items have not been dealt with."""
        return sum(line.is_open for line in self.items)


def agenda_page(meeting: Meeting, by: Actor, at: datetime) -> AgendaPage:
    """Return a meeting, already found to be visible, with its agenda as the actor sees it."""
    agreement = meeting.agreement
    lines = item_lines(meeting, NOTHING, papers_of(meeting, by))
    shown = around(meeting, by, lines)
    invited = invited_list(meeting, by)
    return AgendaPage(
        **shown,
        time=TimeSum(sum(lasting(line.item) for line in lines), meeting.minutes),
        inbox=inbox(agreement, by, at) if meeting.is_planned else Inbox((), (), ()),
        history=tuple(history(meeting, by, within=agreement, limit=20)),
        invited=invited,
        has_begun=at >= meeting.starts_at,
        shows_video=bool(meeting.video_link) and (shown["may"].plan or invited.is_called),
        topics_are_closed=bool(meeting.topics_close_on and meeting.topics_close_on < timezone.localdate(at)),
    )


def papers_of(meeting: Meeting, by: Actor) -> dict[int, list[ItemPaper]]:
    """Return the papers of each item that the actor may see."""
    found = ItemPaper.objects.visible_to(by).filter(item__meeting=meeting)
    papers: dict[int, list[ItemPaper]] = defaultdict(list)
    for paper in found.select_related("snapshot__file", "home"):
        papers[paper.item_id].append(paper)
    return papers


def around(meeting: Meeting, by: Actor, lines: tuple[ItemLine, ...]) -> dict[str, Any]:
    """Return what every side of a meeting shows."""
    return {
        "meeting": meeting,
        "ends_at": ends_at(meeting),
        "state": "open" if meeting.is_draft else STATE_KEYS[meeting.state],
        "items": lines,
        "targets": other_open(meeting, by) if meeting.is_planned else (),
        "may": May.of(meeting.agreement, by),
    }


def other_open(meeting: Meeting, by: Actor) -> tuple[Meeting, ...]:
    """Return the planned meetings that an item could move to, the next first."""
    planned = Meeting.objects.visible_to(by).of_agreement(meeting.agreement.pk).filter(state=MeetingState.PLANNED)
    return tuple(planned.exclude(pk=meeting.pk).order_by("starts_at")[:20])


@dataclass(frozen=True)
class TimedItem:
    """An item that is to be taken up, and when it begins by the clock."""

    item: AgendaItem
    begins_at: datetime
    minutes: int


def ends_at(meeting: Meeting) -> datetime:
    """Return when the time booked is over."""
    return meeting.starts_at + timedelta(minutes=meeting.minutes)


def timed_items(meeting: Meeting) -> tuple[TimedItem, ...]:
    """Return what is to be taken up, by the clock; what has been moved away is left out."""
    items = list(meeting.items.exclude(state=ItemState.MOVED))
    before = accumulate((item.minutes for item in items), initial=0)
    return tuple(
        TimedItem(item, meeting.starts_at + timedelta(minutes=minutes), item.minutes)
        for item, minutes in zip(items, before, strict=False)
    )


def item_lines(
    meeting: Meeting, found: Outcomes, papers: Mapping[int, Sequence[ItemPaper]] | None = None
) -> tuple[ItemLine, ...]:
    """Return the agenda by the clock, with what came out of each item, and its papers."""
    items = list(meeting.items.select_related("topic__home", "moved_from__meeting"))
    gone = [item.pk for item in items if item.state == ItemState.MOVED]
    arrivals = AgendaItem.objects.filter(moved_from__in=gone).select_related("meeting") if gone else ()
    moved_to = {arrival.moved_from_id: arrival.meeting for arrival in arrivals}
    before = accumulate((lasting(item) for item in items), initial=0)
    return tuple(
        ItemLine(
            item=item,
            number=number,
            begins_at=meeting.starts_at + timedelta(minutes=minutes),
            is_first=number == 1,
            is_last=number == len(items),
            outcomes=found.of(item.pk),
            moved_to=moved_to.get(item.pk),
            moved_from=item.moved_from.meeting if item.moved_from else None,
            papers=tuple((papers or {}).get(item.pk, ())),
            is_beyond=item.state != ItemState.MOVED and minutes + item.minutes > meeting.minutes,
        )
        for number, (item, minutes) in enumerate(zip(items, before, strict=False), start=1)
    )


def lasting(item: AgendaItem) -> int:
    """Return how many minutes of this meeting the item takes."""
    return 0 if item.state == ItemState.MOVED else item.minutes


def own_decisions(position: JointPosition, by: Actor) -> PartyDecision | None:
    """Return the actor's party's decision on a joint position, if one is noted."""
    return position.decisions.filter(party__organisation=by.organisation_id).first()
