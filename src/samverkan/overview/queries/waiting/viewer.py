"""For whom things wait, and what one thing that waits is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import DateField, DateTimeField, F, Field, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, Person
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

    @property
    def bare(self) -> "Viewer":
        """The same viewer by numbers and roles alone: what can be kept, and all that a question may depend on."""
        by = self.actor
        person = Person(pk=self.person_id) if self.person_id else None
        organisation = Organisation(pk=self.organisation_id) if self.organisation_id else None
        return Viewer(Actor(person, organisation, by.roles, by.shares_only, by.allowed), self.today)

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
    `holds` says of a row what the database cannot reckon. What is `outright` is fetched without asking first whether
    anything is there, since the database has as much to do for that as for the rows. What `rows`, `mine` and
    `agreement` ask may depend on the viewer and the day alone, since it is put together once (`asking`).
    """

    code: str
    needs: Permission
    agreement: str
    rows: Callable[[Viewer], QuerySet[Any]]
    mine: Callable[[Viewer], Q]
    task: Callable[[Any, Viewer], Task]
    holds: Callable[[Any, Viewer], bool] | None = None
    outright: bool = False


def everybody(viewer: Viewer) -> Q:
    """Return the condition of things that wait for each person whose role allows them."""
    return Q()


Brief = dict[str, Any]
"""What waits, in few words: its number (`pk`), and of the words below those that were told of it."""

FEW_WORDS: dict[str, Field] = {
    "what": TextField(),
    "where": TextField(),
    "about": TextField(),
    "since": DateTimeField(),
    "due": DateField(),
    "after": IntegerField(),
}


def brief(things: QuerySet[Any], **told: str) -> QuerySet[Any, Brief]:
    """Return things in few words, each kind in the same, so that they can be fetched together."""
    words = {word: Cast(F(told[word]) if word in told else Value(None), of) for word, of in FEW_WORDS.items()}
    return things.annotate(**words).values("pk", *FEW_WORDS).order_by("since", "due")
