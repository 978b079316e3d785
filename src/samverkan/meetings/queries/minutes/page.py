"""The minutes of a meeting as their page shows them: to write in, to send, and to read afterwards."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Activity
from samverkan.meetings.models import (
    Adjustment,
    AdjustmentRemark,
    AdjustmentState,
    Meeting,
    Minutes,
    MinutesState,
    MinutesVersion,
    OutcomeAction,
    Participant,
)
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.before import last_meeting, standing_positions
from samverkan.meetings.queries.lists import PositionLine, line
from samverkan.meetings.queries.outcomes import STILL_TO_DO, ActionLine, Outcomes, action_line, outcomes
from samverkan.meetings.queries.page import ItemLine, MeetingPage, around, item_lines
from samverkan.meetings.quorum import quorum
from samverkan.ui.components import PartyMark

SHOWN_BEFORE = 50


@dataclass(frozen=True)
class PartyParticipants:
    """Who came for one party."""

    party_id: int
    mark: PartyMark
    people: tuple[Participant, ...]


@dataclass(frozen=True)
class Answered:
    """An adjuster, for which party, and the answer; `may_note` says that the reader may note one given on paper."""

    adjustment: Adjustment
    mark: PartyMark
    may_note: bool = False

    @property
    def word(self) -> str:
        return _("Approved on paper") if self.adjustment.is_on_paper else str(self.adjustment.get_state_display())

    @property
    def state(self) -> str:
        return {"asked": "planned", "approved": "done", "changes": "differs"}[self.adjustment.state]


@dataclass(frozen=True)
class VersionLine:
    """A version of the minutes, or an addendum, with each adjuster's answer."""

    version: MinutesVersion
    answers: tuple[Answered, ...]
    before: int | None

    @property
    def word(self) -> str:
        if self.version.approved_at:
            return _("Approved by both")
        if not self.version.was_sent:
            return _("Never sent")
        return _("Taken back") if self.version.withdrawn_at else _("Out for adjustment")

    @property
    def state(self) -> str:
        if self.version.approved_at:
            return "done"
        return "changed" if self.version.withdrawn_at else "under_way"


@dataclass(frozen=True)
class Sheet:
    """One item of the minutes with what adjusters have asked to have changed in it."""

    line: ItemLine
    remarks: tuple[AdjustmentRemark, ...]


@dataclass(frozen=True)
class Step:
    """One of the four states, and whether the minutes have come to it."""

    label: str
    is_reached: bool
    is_current: bool


@dataclass(frozen=True)
class MinutesPage(MeetingPage):
    """The minutes: who came, what came out of each item, and how far they have come."""

    record: Minutes
    participants: tuple[PartyParticipants, ...]
    quorum: str
    before: tuple[PositionLine, ...]
    undone: tuple[ActionLine, ...]
    sheets: tuple[Sheet, ...]
    remarks: tuple[AdjustmentRemark, ...]
    loose: Outcomes
    versions: tuple[VersionLine, ...]
    own: tuple[Adjustment, ...]
    has_begun: bool

    @property
    def undecided(self) -> tuple[ItemLine, ...]:
        return tuple(line for line in self.items if line.is_decision and line.is_open)

    @property
    def may_write(self) -> bool:
        return self.may.record and self.record.is_draft and (self.meeting.is_planned or self.meeting.is_held)

    @property
    def may_send(self) -> bool:
        return self.may_write and self.meeting.is_held

    @property
    def may_take_back(self) -> bool:
        return self.may.record and (self.record.is_sent or self.record.is_approved)

    @property
    def is_public(self) -> bool:
        """Whether there is a page with what everybody may read."""
        is_open = self.meeting.agreement.circle == Circle.PUBLIC and self.meeting.forum.circle != Circle.PRIVATE
        return self.record.is_locked and is_open and any(sheet.line.item.is_public for sheet in self.sheets)

    @property
    def steps(self) -> tuple[Step, ...]:
        order = list(MinutesState)
        at = order.index(MinutesState(self.record.state))
        return tuple(Step(str(state.label), place <= at, place == at) for place, state in enumerate(order))

    @property
    def latest(self) -> VersionLine | None:
        """The version that is out or holds, or the last that was taken back."""
        return next(
            (shown for shown in self.versions if shown.version.was_sent and not shown.version.is_addendum), None
        )

    @property
    def addenda(self) -> tuple[VersionLine, ...]:
        return tuple(shown for shown in reversed(self.versions) if shown.version.is_addendum)


def minutes_page(meeting: Meeting, by: Actor, at: datetime) -> MinutesPage:
    """Return a meeting, already found to be visible, with its minutes as the actor sees them."""
    today = timezone.localdate(at)
    found = outcomes(meeting, by, today)
    items = item_lines(meeting, found)
    record = Minutes.objects.filter(meeting=meeting).first() or Minutes(meeting=meeting)
    shown = versions(record, meeting, by)
    remarks = asked_changes(record, shown)
    came = participants(meeting)
    return MinutesPage(
        **around(meeting, by, items),
        record=record,
        participants=came,
        quorum=quorum_words(meeting, came),
        before=tuple(line(position) for position in standing_positions(meeting.agreement, last_meeting(meeting), by)),
        undone=undone(meeting, by, at),
        sheets=tuple(Sheet(item, tuple(remarks.get(item.item.pk, ()))) for item in items),
        remarks=tuple(remarks.get(None, ())),
        loose=found.of(None),
        versions=shown,
        own=own_adjustments(shown, by),
        has_begun=at >= meeting.starts_at,
    )


def participants(meeting: Meeting) -> tuple[PartyParticipants, ...]:
    """Return who was there, party by party."""
    people = list(meeting.participants.all())
    return tuple(
        PartyParticipants(party.pk, sharing.mark(party), tuple(p for p in people if p.party_id == party.pk))
        for party in sharing.members(meeting.agreement)
    )


def quorum_words(meeting: Meeting, came: tuple[PartyParticipants, ...]) -> str:
    """Return in words what is missing for a quorum, or nothing: it warns and never stops a meeting."""
    found = quorum(meeting.forum, {party.party_id: len(party.people) for party in came})
    if found is None or found.is_met or not any(party.people for party in came):
        return ""
    names = ", ".join(party.mark.name for party in came if party.party_id in found.short)
    words = {"there": found.there, "needed": found.needed, "each": found.needed_each, "names": names}
    said = []
    if found.there < found.needed:
        said.append(_("%(there)s are there, and the forum needs %(needed)s.") % words)
    if names:
        text = ngettext(
            "Each party needs %(each)s person there; too few came for %(names)s.",
            "Each party needs %(each)s people there; too few came for %(names)s.",
            found.needed_each,
        )
        said.append(text % words)
    return " ".join(said)


def undone(meeting: Meeting, by: Actor, at: datetime) -> tuple[ActionLine, ...]:
    """Return the actions of earlier meetings of the agreement that are neither done nor stopped."""
    found = OutcomeAction.objects.filter(
        meeting__forum__agreement=meeting.agreement,
        meeting__starts_at__lt=meeting.starts_at,
        activity__in=Activity.objects.visible_to(by),
        activity__status__in=STILL_TO_DO,
    )
    related = found.select_related("activity", "meeting").order_by("due_on", "pk")[:SHOWN_BEFORE]
    leads = ("activity__leads__person", "activity__leads__organisation")
    return tuple(action_line(action, timezone.localdate(at)) for action in related.prefetch_related(*leads))


def versions(record: Minutes, meeting: Meeting, by: Actor) -> tuple[VersionLine, ...]:
    """Return the versions of the minutes, the latest first, each with its adjusters' answers."""
    if record.pk is None:
        return ()
    members = sharing.members(meeting.agreement)
    marks = {party.pk: sharing.mark(party) for party in members}
    mine = {
        p.pk for p in members if p.organisation_id == by.organisation_id and Permission.MEETING_RECORD in by.permissions
    }
    asked = Adjustment.objects.select_related("noted_by", "paper")
    found = list(record.versions.defer("text", "content").prefetch_related(Prefetch("adjustments", asked)))
    shown = []
    for version in found:
        answers = tuple(
            Answered(one, marks[one.party_id], one.party_id in mine and version.is_out and one.answered_at is None)
            for one in version.adjustments.all()
        )
        earlier = [v.number for v in found if v.number < version.number and not v.is_addendum]
        before = max(earlier, default=None) if not version.is_addendum else None
        shown.append(VersionLine(version, answers, before))
    return tuple(shown)


def asked_changes(record: Minutes, shown: tuple[VersionLine, ...]) -> dict[int | None, list[AdjustmentRemark]]:
    """Return by item what the adjusters of the last version asked to have changed, while the minutes are a draft."""
    by_item: dict[int | None, list[AdjustmentRemark]] = defaultdict(list)
    latest = next((line.version for line in shown if line.version.was_sent and not line.version.is_addendum), None)
    if latest is not None and record.is_draft:
        for remark in AdjustmentRemark.objects.filter(adjustment__of=latest).select_related("adjustment"):
            by_item[remark.item_id].append(remark)
    return by_item


def own_adjustments(shown: tuple[VersionLine, ...], by: Actor) -> tuple[Adjustment, ...]:
    """Return what the one who looks has been asked to adjust and has not answered."""
    person = by.person.pk if by.person else None
    return tuple(
        answered.adjustment
        for line in shown
        if line.version.is_out
        for answered in line.answers
        if answered.adjustment.person_id == person and answered.adjustment.state == AdjustmentState.ASKED
    )
