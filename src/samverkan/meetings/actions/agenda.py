"""The agenda: items added, edited, ordered, removed and moved on."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.meetings.actions.checks import note_on, opened, opened_item, unchanged
from samverkan.meetings.models import AgendaItem, ItemKind, ItemState, Meeting, Topic, TopicState
from samverkan.meetings.queries.briefing.suggesting import MOST_DECISIONS


class TooManyDecisions(Exception):
    """The agenda already asks for three decisions."""


class ItemDealtWith(Exception):
    """The item has an outcome and can no longer be taken away or moved."""


class NothingToCarry(Exception):
    """Everything on the agenda has been dealt with, or there is no room for it on the other one."""


class WrongMeeting(Exception):
    """An item can only move to another open meeting of the same agreement."""


def check_decisions(meeting: Meeting, besides: AgendaItem | None = None) -> None:
    """Raise TooManyDecisions when the agenda already asks for as many decisions as leaders can take in."""
    asked = meeting.items.filter(kind=ItemKind.DECISION).exclude(state=ItemState.MOVED)
    if besides is not None:
        asked = asked.exclude(pk=besides.pk)
    if asked.count() >= MOST_DECISIONS:
        raise TooManyDecisions(
            _(
                "The agenda already asks for three decisions, and more do not get the attention they need. "
                "Move one to another meeting, or make this item a question."
            )
        )


def append(meeting: Meeting, **fields: Any) -> AgendaItem:
    """Make an item last on the agenda."""
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    return AgendaItem.objects.create(meeting=meeting, position=last + 1, **fields)


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: str,
    kind: str = ItemKind.INFORMATION,
    minutes: int = 10,
    proposal: str = "",
    background: str = "",
    by: Actor,
    at: datetime,
) -> AgendaItem:
    """Add an item last on the agenda; a fourth decision is refused."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    if kind == ItemKind.DECISION:
        check_decisions(current)
    item = append(current, title=title, kind=kind, minutes=minutes, proposal=proposal, background=background)
    note_on("meetings.add_item", item, by, at, kind=item.kind)
    return item


@transaction.atomic
def edit_item(
    *,
    item: AgendaItem,
    title: str,
    kind: str,
    minutes: int,
    proposal: str = "",
    background: str = "",
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> AgendaItem:
    """Change an item of the agenda."""
    require(by, Permission.MEETING_PLAN, item.meeting.agreement)
    current = opened_item(item)
    unchanged(current.version, version)
    if kind == ItemKind.DECISION:
        check_decisions(current.meeting, besides=current)
    current.title, current.kind, current.minutes = title, kind, minutes
    current.proposal, current.background = proposal, background
    current.version += 1
    current.save()
    note_on("meetings.edit_item", current, by, at)
    return current


@transaction.atomic
def place_item(*, item: AgendaItem, position: int, by: Actor, at: datetime) -> AgendaItem:
    """Put an item at a place on the agenda, counted from 1; the others make room."""
    require(by, Permission.MEETING_PLAN, item.meeting.agreement)
    current = opened_item(item)
    others = list(current.meeting.items.exclude(pk=current.pk))
    others.insert(max(position, 1) - 1, current)
    number(others)
    note_on("meetings.place_item", current, by, at, position=current.position)
    return current


def number(items: list[AgendaItem]) -> None:
    """Number the items in the order given."""
    for position, item in enumerate(items, start=1):
        item.position = position
    AgendaItem.objects.bulk_update(items, ["position"])


@transaction.atomic
def move_item(*, item: AgendaItem, to: Meeting, by: Actor, at: datetime) -> AgendaItem:
    """Move an item to another meeting; it stays here as moved, and says there where it came from."""
    require(by, Permission.MEETING_PLAN, item.meeting.agreement)
    current = opened_item(item)
    target = opened(to)
    if target.pk == current.meeting_id or target.agreement.pk != current.meeting.agreement.pk:
        raise WrongMeeting(_("Choose another meeting of the same agreement."))
    check_no_outcome(current)
    if current.kind == ItemKind.DECISION:
        check_decisions(target)
    moved = moved_to(target, current)
    note_on("meetings.move_item", current, by, at, to=target.pk)
    return moved


def moved_to(target: Meeting, item: AgendaItem) -> AgendaItem:
    """Make the item at the other meeting, with its papers; it stays here as moved."""
    kept = ("title", "kind", "minutes", "proposal", "background", "topic", "commitment", "derived_from")
    moved = append(target, **{name: getattr(item, name) for name in kept}, moved_from=item)
    item.papers.update(item=moved)
    item.state = ItemState.MOVED
    item.save()
    return moved


@transaction.atomic
def carry_over(*, meeting: Meeting, to: Meeting, by: Actor, at: datetime) -> list[AgendaItem]:
    """
    Move everything that has not been dealt with to another meeting, in its order.

    Items that something came of stay. So does a decision for which the other agenda has no room: it already asks for
    as many as leaders can take in.
    """
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current, target = opened(meeting), opened(to)
    if target.pk == current.pk or target.agreement.pk != current.agreement.pk:
        raise WrongMeeting(_("Choose another meeting of the same agreement."))
    moved = []
    for item in current.items.filter(state=ItemState.OPEN).select_related("topic", "commitment"):
        item.meeting = current
        try:
            check_no_outcome(item)
            if item.kind == ItemKind.DECISION:
                check_decisions(target)
        except (ItemDealtWith, TooManyDecisions):
            continue
        moved.append(moved_to(target, item))
    if not moved:
        raise NothingToCarry(_("Nothing is left that can be carried over to %(meeting)s.") % {"meeting": target.title})
    record(
        "meetings.carry_over", current, by=by, at=at, within=current.agreement,
        detail={"to": target.pk, "items": len(moved)},
    )  # fmt: skip
    return moved


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Actor, at: datetime) -> Meeting:
    """Take an item off the agenda; a topic returns to the inbox."""
    require(by, Permission.MEETING_PLAN, item.meeting.agreement)
    current = opened_item(item)
    check_no_outcome(current)
    if current.moved_from_id:
        AgendaItem.objects.filter(pk=current.moved_from_id).update(state=ItemState.POSTPONED)
    return_topic(current)
    note_on("meetings.remove_item", current, by, at)
    current.delete()
    number(list(current.meeting.items.all()))
    return current.meeting


def check_no_outcome(item: AgendaItem) -> None:
    """Raise ItemDealtWith when something came out of the item."""
    if item.state == ItemState.OPEN and not (
        item.positions.exists() or item.outcome_actions.exists() or item.outcome_notes.exists() or item.notes
    ):
        return
    raise ItemDealtWith(_("Something has been noted or agreed on this item, so it stays where it is."))


def return_topic(item: AgendaItem) -> Topic | None:
    """Let the item's topic wait in the inbox again."""
    if item.topic is None:
        return None
    item.topic.state = TopicState.WAITING
    item.topic.save()
    return item.topic


@transaction.atomic
def postpone_item(*, item: AgendaItem, by: Actor, at: datetime) -> Topic:
    """Postpone an item without a new date: it waits in the inbox, as the topic it was or as a new one."""
    require(by, Permission.MEETING_RECORD, item.meeting.agreement)
    current = opened_item(item)
    agreement = current.meeting.agreement
    if current.positions.exists():
        raise ItemDealtWith(_("A joint position has been reached on this item, so it is dealt with."))
    topic = return_topic(current) or Topic.objects.create(
        agreement=agreement,
        title=current.title,
        kind=current.kind,
        why=current.background,
        proposal=current.proposal,
        commitment=current.commitment,
        circle=Circle.SHARED,
        home=agreement.home,
        proposed_at=at,
        proposed_by=by.person,
        sent_at=at,
    )
    current.state = ItemState.POSTPONED
    current.save()
    note_on("meetings.postpone_item", current, by, at, topic=topic.pk)
    return topic
