"""The end of a meeting: its items dealt with, and the meeting held."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.meetings.actions.agenda import check_no_outcome
from samverkan.meetings.actions.checks import note_on, opened, opened_item
from samverkan.meetings.actions.minutes.checks import kept_record_of
from samverkan.meetings.models import AgendaItem, ItemKind, ItemState, Meeting, MeetingState


class NotBegun(Exception):
    """A meeting cannot have been held before it begins."""


class UndecidedItems(Exception):
    """Items for decision have neither been settled, postponed nor moved."""


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
def hold(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """Mark a meeting as held, which closes its agenda; its minutes stay a draft. No item may be left to decide."""
    require(by, Permission.MEETING_RECORD, meeting.agreement)
    current = opened(meeting)
    if at < current.starts_at:
        raise NotBegun(_("The meeting has not begun. Change its date if it was held earlier."))
    check_decided(current)
    current.items.filter(state=ItemState.OPEN).update(state=ItemState.SETTLED)
    current.state, current.held_at = MeetingState.HELD, at
    current.version += 1
    current.save()
    kept_record_of(current)
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
