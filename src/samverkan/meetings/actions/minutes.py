"""What is written down in the meeting: who was there, notes, and that it has been held."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Party
from samverkan.journal.actions import record
from samverkan.meetings.actions.agenda import check_no_outcome
from samverkan.meetings.actions.checks import NotAParty, note_on, opened, opened_item, own_party, unchanged
from samverkan.meetings.models import (
    AgendaItem,
    ItemKind,
    ItemState,
    Meeting,
    MeetingState,
    OutcomeNote,
    Participant,
)


class NotBegun(Exception):
    """A meeting cannot have been held before it begins."""


class UndecidedItems(Exception):
    """Items for decision have neither been settled, postponed nor moved."""


@dataclass(frozen=True)
class Present:
    """Somebody at a meeting: for which party, the name, and the title of that day."""

    party: Party
    name: str
    title: str = ""


@transaction.atomic
def record_participants(
    *, meeting: Meeting, participants: Iterable[Present], by: Actor, at: datetime
) -> list[Participant]:
    """Write down who was there; the list replaces the one before."""
    require(by, Permission.MEETING_RECORD, meeting.agreement)
    current = opened(meeting)
    present = list(participants)
    if any(p.party.agreement_id != current.agreement.pk for p in present):
        raise NotAParty(_("Only people of the agreement's parties can be participants."))
    current.participants.all().delete()
    made = Participant.objects.bulk_create(
        Participant(meeting=current, party=p.party, name=p.name, title=p.title) for p in present
    )
    record(
        "meetings.record_participants", current, by=by, at=at, within=current.agreement,
        detail={"number": len(made)},
    )  # fmt: skip
    return made


@transaction.atomic
def record_notes(*, item: AgendaItem, notes: str, version: int | None = None, by: Actor, at: datetime) -> AgendaItem:
    """Save the minutes of an item; refused when somebody else saved them meanwhile."""
    require(by, Permission.MEETING_RECORD, item.meeting.agreement)
    current = opened_item(item)
    unchanged(current.version, version)
    current.notes = notes
    current.version += 1
    current.save()
    note_on("meetings.record_notes", current, by, at)
    return current


@transaction.atomic
def settle_item(*, item: AgendaItem, by: Actor, at: datetime) -> AgendaItem:
    """Say that an item has been dealt with although no joint position came of it."""
    require(by, Permission.MEETING_RECORD, item.meeting.agreement)
    current = opened_item(item)
    if current.state == ItemState.MOVED:
        check_no_outcome(current)
    current.state = ItemState.SETTLED
    current.save()
    note_on("meetings.settle_item", current, by, at)
    return current


@transaction.atomic
def note(
    *,
    meeting: Meeting,
    text: str,
    item: AgendaItem | None = None,
    circle: str = Circle.SHARED,
    by: Actor,
    at: datetime,
) -> OutcomeNote:
    """Note something without anything being agreed; an internal note is seen by the own party only."""
    require(by, Permission.MEETING_RECORD, meeting.agreement)
    current = opened(meeting)
    made = OutcomeNote.objects.create(
        meeting=current,
        item=item,
        text=text,
        circle=circle,
        home=own_party(current.agreement, by).organisation,
        noted_at=at,
    )
    record("meetings.note", made, by=by, at=at, within=current.agreement)
    return made


@transaction.atomic
def hold(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """Mark a meeting as held, which closes its agenda and minutes; no item for decision may be left open."""
    require(by, Permission.MEETING_RECORD, meeting.agreement)
    current = opened(meeting)
    if at < current.starts_at:
        raise NotBegun(_("The meeting has not begun. Change its date if it was held earlier."))
    check_decided(current)
    current.items.filter(state=ItemState.OPEN).update(state=ItemState.SETTLED)
    current.state, current.held_at = MeetingState.HELD, at
    current.version += 1
    current.save()
    record("meetings.hold", current, by=by, at=at, within=current.agreement)
    return current


def check_decided(meeting: Meeting) -> None:
    """Raise UndecidedItems with their names unless every item for decision has been dealt with."""
    left = meeting.items.filter(kind=ItemKind.DECISION, state=ItemState.OPEN).values_list("title", flat=True)
    titles = ", ".join(f"“{title}”" for title in left)
    if titles:
        raise UndecidedItems(
            ngettext(
                "One item for decision is left: %(titles)s. Settle, postpone or move it first.",
                "Items for decision are left: %(titles)s. Settle, postpone or move them first.",
                len(left),
            )
            % {"titles": titles}
        )
