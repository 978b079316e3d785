"""What was agreed at the last meeting, and on what a party has yet to decide: each with the formal decisions."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.meetings.models import JointPosition, Meeting
from samverkan.meetings.queries.before import standing_positions
from samverkan.meetings.queries.briefing.around import Before


@dataclass(frozen=True)
class Decided:
    """The formal decision of a party that a joint position needs."""

    mark: str
    body: str
    state: str
    decided_on: date | None
    registry_number: str


@dataclass(frozen=True)
class Agreed:
    """A joint position with what became of it."""

    number: int
    text: str
    outcome: str
    outcome_on: date | None
    item_id: int | None
    decisions: tuple[Decided, ...] = ()


POSITION = ("number", "text", "outcome", "outcome_on", "item_id")
DECISION = ("party__organisation__short_mark", "body", "state", "decided_on", "registry_number")


def agreed(agreement: Agreement, last: Before | None, reader: Actor, day: date) -> tuple[Agreed, ...]:
    """Return the joint positions to come back to, in one query."""
    if last is None:
        return ()
    standing = standing_positions(agreement, Meeting(pk=last.pk, starts_at=last.starts_at), reader)
    ours = standing.filter(agreed_on__lte=day).order_by().values("pk")
    rows = JointPosition.objects.filter(pk__in=ours).order_by("number", "decisions__party__position")
    found: dict[int, Agreed] = {}
    for row in rows.values_list(*POSITION, *(f"decisions__{name}" for name in DECISION)):
        told: tuple[Any, ...] = row[: len(POSITION)]
        position = found.setdefault(told[0], Agreed(*told))
        if row[len(POSITION)] is not None:
            decision = Decided(*row[len(POSITION) :])
            found[position.number] = replace(position, decisions=(*position.decisions, decision))
    return tuple(found.values())
