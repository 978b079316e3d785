"""An agenda suggested from what waits: what became of the last decisions, how it stands, what lies ahead."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.meetings.actions.agenda import MOST_DECISIONS, append, number
from samverkan.meetings.actions.checks import opened
from samverkan.meetings.actions.topics import append_derived, append_topic
from samverkan.meetings.models import AgendaItem, ItemKind, Meeting, Topic, TopicState
from samverkan.meetings.queries.inbox import Derived, derived

ORDER = (ItemKind.FOLLOW_UP, ItemKind.STATE, ItemKind.QUESTION, ItemKind.DECISION, ItemKind.INFORMATION)
MINUTES = {
    ItemKind.FOLLOW_UP: 15,
    ItemKind.STATE: 15,
    ItemKind.QUESTION: 20,
    ItemKind.DECISION: 15,
    ItemKind.INFORMATION: 5,
}
LEAST = 5
MOST_OF_A_KIND = 3


class NothingToSuggest(Exception):
    """The agenda already holds all that waits, or there is no time left."""


@transaction.atomic
def suggest_agenda(*, meeting: Meeting, by: Actor, at: datetime) -> list[AgendaItem]:
    """
    Fill in the agenda within the time booked: the standing items, differences, questions, at most three decisions.

    What there is no time for stays in the inbox. Items already there keep their order.
    """
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    before = list(current.items.all())
    left = current.minutes - sum(item.minutes for item in before)
    added = [put(wish, current) for wish in fitting(list(wishes(current, before, at)), left)]
    if not added:
        raise NothingToSuggest(_("Nothing more to suggest: all that waits is on the agenda, or the time is full."))
    number(in_order(before, added))
    record("meetings.suggest_agenda", current, by=by, at=at, within=current.agreement, detail={"items": len(added)})
    return added


Wish = tuple[str, Derived | Topic | None]  # kind of item, and what it comes from; a standing item comes from nothing


def wishes(meeting: Meeting, before: list[AgendaItem], at: datetime) -> Iterator[Wish]:
    """Yield what could be on the agenda, the most important first."""
    kinds = {item.kind for item in before}
    yield from ((kind, None) for kind in (ItemKind.FOLLOW_UP, ItemKind.STATE) if kind not in kinds)
    found = derived(meeting.agreement, at)
    topics = list(
        Topic.objects.filter(agreement=meeting.agreement, state=TopicState.WAITING)
        .exclude(circle=Circle.PRIVATE)
        .select_related("commitment")
    )
    decisions: list[Wish] = [(t.kind, t) for t in topics if t.kind == ItemKind.DECISION]
    decisions += [(entry.kind, entry) for entry in found if entry.kind == ItemKind.DECISION]
    room = MOST_DECISIONS - sum(item.kind == ItemKind.DECISION for item in before)
    yield from decisions[: max(room, 0)]
    # Awaited decisions and late actions are taken up under the standing first item.
    yield from [(entry.kind, entry) for entry in found if entry.kind == ItemKind.STATE][:MOST_OF_A_KIND]
    yield from [(topic.kind, topic) for topic in topics if topic.kind == ItemKind.QUESTION][:MOST_OF_A_KIND]
    yield from ((t.kind, t) for t in topics if t.kind not in (ItemKind.QUESTION, ItemKind.DECISION))


def fitting(wanted: list[Wish], left: int) -> list[tuple[Wish, int]]:
    """Return the wishes that fit into the minutes left, each with its minutes, shortened alike where time is short."""
    while wanted and len(wanted) * LEAST > left:
        wanted.pop()
    full = sum(minutes_of(wish) for wish in wanted)
    share = min(1.0, left / full) if full else 1.0
    return [(wish, max(LEAST, int(minutes_of(wish) * share) // 5 * 5)) for wish in wanted]


def minutes_of(wish: Wish) -> int:
    """Return how long such an item usually takes; a single difference takes less than the whole state."""
    kind, source = wish
    return 10 if isinstance(source, Derived) and kind == ItemKind.STATE else MINUTES[ItemKind(kind)]


def put(wish: tuple[Wish, int], meeting: Meeting) -> AgendaItem:
    """Make the item."""
    (kind, source), minutes = wish
    if isinstance(source, Topic):
        return append_topic(source, meeting, minutes)
    if isinstance(source, Derived):
        return append_derived(source, meeting, minutes)
    return append(meeting, title=str(ItemKind(kind).label), kind=kind, minutes=minutes)


def in_order(before: list[AgendaItem], added: list[AgendaItem]) -> list[AgendaItem]:
    """Return all items: those there before in their order, each new one before the first of a later kind."""
    merged = list(before)
    for item in added:
        rank = ORDER.index(ItemKind(item.kind))
        later = (i for i, other in enumerate(merged) if ORDER.index(ItemKind(other.kind)) > rank)
        merged.insert(next(later, len(merged)), item)
    return merged
