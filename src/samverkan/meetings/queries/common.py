"""Who reads what is made for all parties at once: what they share, and nobody's private circle."""

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
    party = agreement.parties.select_related("organisation").first()
    return Actor(organisation=party.organisation if party else agreement.home, shares_only=True)


def members(agreement: Agreement) -> list[Party]:
    """Return the parties in their order, with their organisations."""
    return list(agreement.parties.select_related("organisation"))


def mark(party: Party) -> PartyMark:
    """Return a party as it is shown everywhere."""
    return PartyMark(party.organisation.short_mark, party.position, party.organisation.name)
