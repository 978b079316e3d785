"""What has happened to a thing, as sentences."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, is_concerned
from samverkan.accounts.models import Circle, Organisation, Person
from samverkan.journal import sentences
from samverkan.journal.models import Entry
from samverkan.ui.components import HistoryLine, PartyMark


class Named(NamedTuple):
    """A person or an organisation that a line speaks of; a person has no mark."""

    name: str
    short_mark: str
    pk: int


def history(
    thing: models.Model,
    actor: Actor,
    *,
    within: Any = None,
    whole: bool = False,
    slots: Mapping[int, int] | None = None,
    limit: int = 50,
) -> list[HistoryLine]:
    """
    Return what has happened to a thing that the actor may see, newest first, for the `history` component.

    within   the agreement through which a thing without a circle of its own (a meeting, a binding) is seen
    whole    also what happened to everything within the thing, when the thing is an agreement
    slots    organisation id → the party's colour, where the page knows it

    A line that was private when it was written is shown to its own party only; a shared one to the
    organisations that the thing concerns; a public one to everybody. Two or three queries. A thing that stands in
    no circle at all, such as a person, shows what the actor's own party did.
    """
    lines = list(_visible(_about(thing, whole), within or thing, actor)[:limit])
    names = _named(lines)
    return [_line(entry, names, slots or {}) for entry in lines]


def _about(thing: models.Model, whole: bool) -> models.QuerySet[Entry]:
    if not whole:
        return Entry.objects.of(thing)
    own = models.Q(thing_kind=thing._meta.label, thing_id=str(thing.pk))
    inside = models.Q(within_kind=thing._meta.label, within_id=str(thing.pk))
    return Entry.objects.filter(own | inside).order_by("-number")


def _visible(entries: models.QuerySet[Entry], circled: Any, actor: Actor) -> models.QuerySet[Entry]:
    condition = models.Q(circle=Circle.PUBLIC)
    if actor.party_key:
        condition |= models.Q(home_key=actor.party_key)
        if hasattr(circled, "circle") and is_concerned(actor, circled):
            condition |= models.Q(circle=Circle.SHARED)
    return entries.filter(condition)


def _named(lines: Iterable[Entry]) -> dict[UUID, Named]:
    """Return the people and the organisations that the lines speak of, by their keys: one query for both."""
    lines = list(lines)
    people = Person.objects.filter(key__in={entry.person_key for entry in lines if entry.person_key})
    parties = Organisation.objects.filter(key__in={entry.party_key for entry in lines if entry.party_key})
    nothing = models.Value("", output_field=models.CharField())
    nobody = models.Value(0, output_field=models.BigIntegerField())
    found = (
        people.order_by()
        .values_list("key", "name", nothing, nobody)
        .union(parties.order_by().values_list("key", "name", "short_mark", "pk"), all=True)
    )
    return {key: Named(name, mark, pk) for key, name, mark, pk in found}


def _line(entry: Entry, names: Mapping[UUID, Named], slots: Mapping[int, int]) -> HistoryLine:
    person = names.get(entry.person_key) if entry.person_key else None
    party = names.get(entry.party_key) if entry.party_key else None
    nobody = _("Somebody without an account") if entry.person_key or entry.party_key else "Samverkan"  # by itself
    who = next((named.name for named in (person, party) if named), nobody)
    mark = PartyMark(party.short_mark, slots.get(party.pk, 0), party.name) if party else None
    sentence = _("%(who)s %(did)s") % {"who": who, "did": sentences.words(entry.action)}
    return HistoryLine(entry.at, sentence, mark)
