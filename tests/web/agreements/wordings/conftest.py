"""A partnership whose agreement has four promises, and its next wording."""

from dataclasses import dataclass
from typing import Any

import pytest

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.actions.proposing import confirm_wording
from samverkan.agreements.actions.reading import Received
from samverkan.agreements.actions.wordings import add_wording
from samverkan.agreements.models import Agreement, Commitment, Wording, WordingProposal
from tests.factories import acting, agreement, commitment, organisation
from tests.web.agreements.living.conftest import AT, signed_in

__all__ = ["signed_in"]

MEET = "Parternas ledningar ska träffas varje år i maj."
PLAN = "Parterna ska gemensamt ta fram en plan för utbildningen på campus senast 2027."
LABORATORY = "Kommunen åtar sig att bygga ett laboratorium för batterier."
NETWORK = "Universitetet ska leda ett nätverk för träbyggande i regionen."
OLD = f"Syfte\n\n{MEET} {PLAN}\n\n{LABORATORY} {NETWORK}"
NEW_PLAN = "Parterna ska gemensamt ta fram en plan för utbildning och forskning på campus senast 2029."
NEW = f"Syfte och mål\n\n{NETWORK}\n\nAvtalet gäller tills vidare. {MEET} {NEW_PLAN}"


@dataclass(frozen=True)
class Renewal:
    """The two parties and the promises: to meet, to plan, to build a laboratory, to lead a network."""

    agreement: Agreement
    anna: Actor
    bo: Actor
    stranger: Actor
    meet: Commitment
    plan: Commitment
    laboratory: Commitment
    network: Commitment

    @property
    def latest(self) -> Wording:
        wording = self.agreement.wordings.order_by("-number").first()
        assert wording is not None
        return wording


def renewal(circle: str = Circle.SHARED) -> Renewal:
    """Make the partnership in a circle."""
    university = organisation("Högskolan i Norrskog", kind="university", short_mark="HNS")
    municipality = organisation("Älvdalens kommun", short_mark="ÄLV")
    made = agreement(university, municipality, text=OLD, circle=circle)
    promises = [commitment(made, text=text) for text in (MEET, PLAN, LABORATORY, NETWORK)]
    stranger = acting(organisation("Fjällkommunen"))
    return Renewal(made, acting(university), acting(municipality), stranger, *promises)


@pytest.fixture
def renewed(db: None) -> Renewal:
    """The partnership with its second wording: the plan is reworded, the laboratory gone, the network moved."""
    made = renewal()
    renew(made)
    return made


def renew(made: Renewal, text: str = NEW, **about: Any) -> Wording:
    """Add a wording, and let the other party confirm it where it is asked to."""
    wording = propose(made, text, **about)
    proposal = WordingProposal.objects.filter(wording=wording).first()
    if proposal:
        confirm_wording(proposal=proposal, by=made.bo, at=AT)
    return wording


def propose(made: Renewal, text: str = NEW, **about: Any) -> Wording:
    """Add a wording that the other party has yet to confirm."""
    return add_wording(agreement=made.agreement, received=Received(text=text), by=made.anna, at=AT, **about)
