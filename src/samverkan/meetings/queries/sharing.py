"""Who reads what is made for all parties at once: what they share, and nobody's private circle."""

from django.db.models import Prefetch, prefetch_related_objects

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.models import Agreement, Party
from samverkan.ui.components import PartyMark


def reader(agreement: Agreement) -> Actor:
    """
    Return a reader that sees what the parties of the agreement share.

    An agreement that is still private to one party is shared with nobody, so there its only party reads.
    """
    if agreement.circle == Circle.PRIVATE:
        return Actor(organisation=agreement.home)
    parties = members(agreement)
    return Actor(organisation=parties[0].organisation if parties else agreement.home, shares_only=True)


def members(agreement: Agreement) -> list[Party]:
    """Return the parties in their order, with their organisations; asked for once for each agreement at hand."""
    prefetch_related_objects([agreement], Prefetch("parties", Party.objects.select_related("organisation", "contact")))
    return list(agreement.parties.all())


def mark(party: Party) -> PartyMark:
    """Return a party as it is shown everywhere."""
    return PartyMark(party.organisation.short_mark, party.position, party.organisation.name)
