"""The parties of an agreement as the pages of its promises need them."""

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Circled
from samverkan.agreements.models import Agreement, Party
from samverkan.ui.components import PartyMark


def members(agreement: Agreement) -> list[Party]:
    """Return the parties in their order, with organisations and contacts; asked for once for each agreement at hand."""
    prefetch_related_objects([agreement], with_contacts())
    return list(agreement.parties.all())


def with_contacts() -> Prefetch:
    return Prefetch("parties", Party.objects.select_related("organisation", "contact"))


def is_inside(agreement: Agreement, by: Actor) -> bool:
    """Say whether the actor's organisation is a party to the agreement today, or has registered it."""
    if by.organisation_id is None:
        return False
    today = timezone.localdate()
    own = {agreement.home_id, *(party.organisation_id for party in agreement.parties.all() if party.is_member(today))}
    return by.organisation_id in own


def is_ours(thing: Circled, agreement: Agreement, by: Actor) -> bool:
    """
    Whether a thing of an agreement, or the agreement itself, concerns the actor's organisation.

    The same as `accounts.actor.is_concerned`, told by the parties that are at hand anyway.
    """
    if thing.circle == Circle.PRIVATE or thing.home_id == by.organisation_id:
        return thing.home_id == by.organisation_id
    today = timezone.localdate()
    return by.organisation_id in {each.organisation_id for each in agreement.parties.all() if each.is_member(today)}


def party_mark(party: Party) -> PartyMark:
    """Return the party as its mark is shown everywhere."""
    return PartyMark(party.organisation.short_mark, party.position, party.organisation.name)
