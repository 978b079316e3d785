"""What has happened to a thing, as sentences."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, concern
from samverkan.accounts.models import Circle, Organisation, Person
from samverkan.journal import sentences
from samverkan.journal.models import Entry
from samverkan.ui.components import HistoryLine, PartyMark


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
    organisations that the thing concerns; a public one to everybody. One query. A thing that stands in
    no circle at all, such as a person, shows what the actor's own party did.
    """
    newest = _visible(_about(thing, whole), within or thing, actor).values("pk")[:limit]
    return [_line(entry, slots or {}) for entry in _named(Entry.objects.filter(pk__in=newest)).order_by("-number")]


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
        if hasattr(circled, "circle") and (known := concern(actor, circled)):
            shared = models.Q(circle=Circle.SHARED)
            condition |= shared if known is True else shared & models.Q(known)
    return entries.filter(condition)


def _named(entries: models.QuerySet[Entry]) -> models.QuerySet[Any]:
    """Tell the person and the organisation of each entry, where they are still there."""
    person = Person.objects.filter(key=models.OuterRef("person_key")).order_by()
    party = Organisation.objects.filter(key=models.OuterRef("party_key")).order_by()
    return entries.annotate(
        person_name=models.Subquery(person.values("name")[:1]),
        party_name=models.Subquery(party.values("name")[:1]),
        party_mark=models.Subquery(party.values("short_mark")[:1]),
        party_id=models.Subquery(party.values("pk")[:1]),
    )


def _line(entry: Any, slots: Mapping[int, int]) -> HistoryLine:
    nobody = _("Somebody without an account") if entry.person_key or entry.party_key else "Samverkan"  # by itself
    who = entry.person_name or entry.party_name or nobody
    party = entry.party_id
    mark = PartyMark(entry.party_mark, slots.get(party, 0), entry.party_name) if party else None
    sentence = _("%(who)s %(did)s") % {"who": who, "did": sentences.words(entry.action)}
    return HistoryLine(entry.at, sentence, mark)
