"""An agenda suggested from what waits: what became of the last decisions, how it stands, what lies ahead."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from samverkan.accounts.models import Circle
from samverkan.agreements.models import Standing
from samverkan.agreements.queries.health import differing_states
from samverkan.meetings.models import ItemKind, Topic, TopicState
from samverkan.meetings.queries import inbox
from samverkan.meetings.queries.briefing.facts import Facts
from samverkan.meetings.queries.briefing.questions import to_ask
from samverkan.meetings.queries.inbox import QUESTION, Derived

MOST_DECISIONS = 3
"""More decisions than these leave no time to speak before deciding."""
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

Wish = tuple[str, Derived | Topic | None]  # kind of item, and what it comes from; a standing item comes from nothing


class OfAKind(Protocol):
    @property
    def kind(self) -> str: ...


Item = TypeVar("Item", bound=OfAKind)


@dataclass(frozen=True)
class Suggested:
    """An item that could be on the agenda: its kind and minutes, and what it comes from."""

    kind: str
    minutes: int
    source: Derived | Topic | None

    @property
    def title(self) -> str:
        return self.source.title if self.source else str(ItemKind(self.kind).label)


def suggested(facts: Facts) -> list[Suggested]:
    """
    Return what fits within the time booked beside the items there are.

    That is the standing items, differences, questions and at most three decisions.
    """
    left = facts.meeting.minutes - sum(item.minutes for item in facts.items)
    return fitting(list(wishes(facts)), left)


def wishes(facts: Facts) -> Iterator[Wish]:
    """Yield what could be on the agenda, the most important first."""
    before = facts.items
    kinds = {item.kind for item in before}
    yield from ((kind, None) for kind in (ItemKind.FOLLOW_UP, ItemKind.STATE) if kind not in kinds)
    found = brought_up(facts)
    topics = list(
        Topic.objects.filter(agreement=facts.agreement, state=TopicState.WAITING)
        .exclude(circle=Circle.PRIVATE)
        .select_related("commitment")
    )
    decisions: list[Wish] = [(t.kind, t) for t in topics if t.kind == ItemKind.DECISION]
    decisions += [(entry.kind, entry) for entry in found if entry.kind == ItemKind.DECISION]
    room = MOST_DECISIONS - sum(item.kind == ItemKind.DECISION for item in before)
    yield from decisions[: max(room, 0)]
    # Awaited decisions and late actions are taken up under the standing first item.
    states = [entry for entry in found if entry.kind == ItemKind.STATE][:MOST_OF_A_KIND]
    yield from ((entry.kind, entry) for entry in states)
    questions: list[Wish] = [(topic.kind, topic) for topic in topics if topic.kind == ItemKind.QUESTION]
    there = {QUESTION + entry.key for entry in states}
    questions += [(entry.kind, entry) for entry in to_ask(facts) if entry.key not in there]
    yield from questions[:MOST_OF_A_KIND]
    yield from ((t.kind, t) for t in topics if t.kind not in (ItemKind.QUESTION, ItemKind.DECISION))


def brought_up(facts: Facts) -> list[Derived]:
    """Return of what the inbox brings up what an agenda is suggested from, told from the facts of the briefing."""
    told = [
        inbox.difference(view.commitment, [(mark.mark, state) for mark, state in differing_states(view)])
        for view in facts.commitments
        if view.differs and view.standing != Standing.DROPPED
    ]
    told += inbox.offered(facts.agreement)
    soon = facts.today + inbox.AHEAD
    told += [inbox.decision_on(area) for area in facts.areas if area.decide_by <= soon]
    taken = inbox.taken_up(facts.agreement) if told else set()
    return [entry for entry in told if entry.key not in taken]


def fitting(wanted: list[Wish], left: int) -> list[Suggested]:
    """Return the wishes that fit into the minutes left, each with its minutes, shortened alike where time is short."""
    while wanted and len(wanted) * LEAST > left:
        wanted.pop()
    full = sum(minutes_of(wish) for wish in wanted)
    share = min(1.0, left / full) if full else 1.0
    return [
        Suggested(kind, max(LEAST, int(minutes_of((kind, source)) * share) // 5 * 5), source) for kind, source in wanted
    ]


def minutes_of(wish: Wish) -> int:
    """Return how long such an item usually takes; a single difference takes less than the whole state."""
    kind, source = wish
    return 10 if isinstance(source, Derived) and kind == ItemKind.STATE else MINUTES[ItemKind(kind)]


def in_order(before: Sequence[Item], added: Iterable[Item]) -> list[Item]:
    """Return all items: those there before in their order, each new one before the first of a later kind."""
    merged = list(before)
    for item in added:
        rank = ORDER.index(ItemKind(item.kind))
        later = (i for i, other in enumerate(merged) if ORDER.index(ItemKind(other.kind)) > rank)
        merged.insert(next(later, len(merged)), item)
    return merged
