"""For whom things wait, and what one thing that waits is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement
from samverkan.ui.components import Card


@dataclass(frozen=True)
class Viewer:
    """A person acting for a party on a day."""

    actor: Actor
    today: date

    @property
    def person_id(self) -> int | None:
        return self.actor.person.pk if self.actor.person else None

    @property
    def organisation_id(self) -> int | None:
        return self.actor.organisation_id

    def agreements(self) -> QuerySet[Agreement]:
        """Return the party's agreements that the person may see."""
        return self._agreements.all()

    @cached_property
    def _agreements(self) -> QuerySet[Agreement]:
        """The query, put together once, since nearly every kind of thing asks within it; its rows are never kept."""
        return Agreement.objects.visible_to(self.actor).of_organisation(self.organisation_id)


@dataclass(frozen=True)
class Task:
    """One card with the day that orders the column; the day is shown only where it is a real date (`card.due`)."""

    take_by: date
    card: Card


@dataclass(frozen=True)
class Waiting:
    """
    One kind of thing that waits: where it is found, for whom, and what it is called.

    `rows` finds everything that waits within the viewer's party, `mine` what of it waits for the viewer personally,
    `agreement` is the path from a row to its agreement ("" where there is none), `task` makes the card.
    """

    code: str
    needs: Permission
    agreement: str
    rows: Callable[[Viewer], QuerySet[Any]]
    mine: Callable[[Viewer], Q]
    task: Callable[[Any, Viewer], Task]


def everybody(viewer: Viewer) -> Q:
    """Return the condition of things that wait for each person whose role allows them."""
    return Q()
