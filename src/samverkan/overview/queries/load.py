"""How much each person in one's own party holds; never shown to another party, and never a ranking of people."""

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import Promise

from samverkan.accounts.models import Person
from samverkan.overview.queries.handover import HOLDINGS
from samverkan.overview.queries.waiting import Viewer
from samverkan.search import key


@dataclass(frozen=True)
class Load:
    """What one person holds, by kind."""

    person: Person
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class LoadPage:
    """The party's people with what they hold; the kinds are the columns."""

    kinds: tuple[str | Promise, ...]
    people: tuple[Load, ...]
    totals: tuple[int, ...]


def load(viewer: Viewer, words: str = "", sort: str = "") -> LoadPage:
    """Return what each person in the viewer's party holds, most first unless sorted by name: a query for each kind."""
    by_kind = [
        Counter(holding.rows(viewer.actor).order_by().values_list(holding.person, flat=True)) for holding in HOLDINGS
    ]
    holders = {person for counts in by_kind for person in counts if person}
    known = Person.objects.filter(pk__in=holders, is_pseudonymised=False).order_by("name_key", "pk")
    if words:
        known = known.filter(name_key__contains=key(words))
    people = [Load(person, tuple(counts[person.pk] for counts in by_kind)) for person in known]
    if sort != "name":
        people.sort(key=lambda one: one.total, reverse=True)
    if sort == "-name":
        people.sort(key=lambda one: one.person.name_key, reverse=True)
    totals = tuple(sum(one.counts[number] for one in people) for number in range(len(HOLDINGS)))
    return LoadPage(tuple(holding.short for holding in HOLDINGS), tuple(people), totals)
