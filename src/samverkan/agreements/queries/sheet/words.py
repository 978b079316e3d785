"""What names in a sheet may mean in an agreement, for the one who reads it."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.utils.translation import override

from samverkan.accounts.actor import Actor
from samverkan.accounts.queries import people_of
from samverkan.agreements.models import Agreement, Domain
from samverkan.agreements.sheet import Words
from samverkan.areas.models import Area
from samverkan.search import key


def words_of(agreement: Agreement, by: Actor, on: date) -> Words:
    """Return the parties, domains, areas and own people that cells may name."""
    people: dict[str, set[int]] = {}
    for person in people_of(by.organisation, on) if by.organisation else ():
        for name in (person.name, person.email or ""):
            if name:
                people.setdefault(key(name), set()).add(person.pk)
    return Words(
        parties=dict(_parties(agreement, on)),
        domains={key(name): domain.pk for domain in agreement.domains.all() for name in _names(domain)},
        areas={area.name_key: area.pk for area in Area.objects.visible_to(by).order_by("-pk")},
        people=people,
    )


def _parties(agreement: Agreement, on: date) -> Iterator[tuple[str, int]]:
    members = [party for party in agreement.parties.select_related("organisation") if party.is_member(on)]
    for party in members:
        yield key(party.organisation.short_mark), party.pk
    for party in members:
        yield party.organisation.name_key, party.pk


def _names(domain: Domain) -> Iterator[str]:
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield str(domain)
