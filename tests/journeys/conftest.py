"""The two parties of the letter, the people who act for them, and an outsider."""

from dataclasses import dataclass

import pytest

from samverkan.accounts.models import Organisation, Person
from samverkan.accounts.permissions import Role
from tests import factories
from tests.journeys.visitor import Visitor


@dataclass(frozen=True)
class Sides:
    """The organisations, and for each a coordinator and somebody who carries out what was promised."""

    university: Organisation
    municipality: Organisation
    anna: Person
    ragnhild: Person
    bo: Person
    orjan: Person


@pytest.fixture
def sides(db: None) -> Sides:
    university = factories.organisation("Fjällvinds universitet", kind="university", short_mark="FVU")
    municipality = factories.organisation("Ripsjö kommun", kind="municipality", short_mark="RIP")
    people = {
        "anna": (university, "Anna Åkerbär", Role.COORDINATOR),
        "ragnhild": (university, "Ragnhild Älvros", Role.OWNER),
        "bo": (municipality, "Bo Östanvind", Role.COORDINATOR),
        "orjan": (municipality, "Örjan Ljung", Role.OWNER),
    }
    made = {}
    for key, (home, name, role) in people.items():
        made[key] = factories.person(name, email=f"{key}@{home.short_mark.lower()}.example")
        factories.acting(home, role, who=made[key])
    return Sides(university, municipality, **made)


@pytest.fixture
def anna(sides: Sides) -> Visitor:
    """The university's coordinator at her screen."""
    return Visitor(sides.anna)


@pytest.fixture
def bo(sides: Sides) -> Visitor:
    """The municipality's coordinator at his screen."""
    return Visitor(sides.bo)


@pytest.fixture
def stranger(db: None) -> Visitor:
    """Somebody who is not signed in."""
    return Visitor()
