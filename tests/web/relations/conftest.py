"""An agreement between a university and a town, whose leaderships have three and two people."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor, actor
from samverkan.accounts.models import Organisation, Person, RoleHeld
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement
from samverkan.mail.models import Message
from samverkan.relations.actions.answering import Given, send
from samverkan.relations.actions.choosing import choose
from samverkan.relations.actions.proposing import Plan, agree, propose
from samverkan.relations.models import Check, Respondent
from tests import factories

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
DUE = date(2026, 9, 28)
LATER = datetime(2026, 9, 29, 9, 0, tzinfo=UTC)
LET_IN = frozenset({Permission.AGREEMENT_READ})
PLAN = Plan(year=2026, answer_by=DUE)


@pytest.fixture
def agreement(university: Organisation, town: Organisation) -> Agreement:
    return factories.agreement(university, town, title="Avsiktsförklaring om älven")


def people(organisation: Organisation, *names: str) -> list[Person]:
    """Make people of an organisation without accounts, contacts that can be asked."""
    made = [factories.person(name, email=f"{name.split()[0].lower()}@example.org") for name in names]
    for person in made:
        RoleHeld.objects.create(person=person, organisation=organisation, role="contact", from_date=date(2020, 1, 1))
    return made


@pytest.fixture
def rectors(university: Organisation) -> list[Person]:
    return people(university, "Eva Ek", "Ulf Unn", "Ida Is")


@pytest.fixture
def mayors(town: Organisation) -> list[Person]:
    return people(town, "Per Pil", "Mia Mo")


@pytest.fixture
def proposed(agreement: Agreement, anna: Actor) -> Check:
    return propose(agreement=agreement, plan=PLAN, by=anna, at=NOW)


@pytest.fixture
def opened(proposed: Check, anna: Actor, bo: Actor, rectors: list[Person], mayors: list[Person]) -> Check:
    """The check, begun: three of the university and two of the town are asked."""
    return begin(proposed, anna, bo, rectors, mayors, NOW)


def begin(check: Check, anna: Actor, bo: Actor, rectors: list[Person], mayors: list[Person], at: datetime) -> Check:
    choose(check=check, people=rectors, by=anna, at=at)
    choose(check=check, people=mayors, by=bo, at=at)
    return agree(check=check, version=check.version, by=bo, at=at)


def respondent(check: Check, person: Person) -> Respondent:
    found = Respondent.objects.select_related("check_of__agreement", "person", "party__organisation")
    return found.get(check_of=check, person=person)


def said(check: Check, person: Person, values: Sequence[int | None], comment: str = "", at: datetime = NOW) -> None:
    """Let somebody answer: one value for each statement from the first on, and a comment on the first."""
    one = respondent(check, person)
    given = [
        Given(statement=statement, value=value, comment=comment if place == 0 else "")
        for place, (statement, value) in enumerate(zip(check.statements.all(), values, strict=False))
    ]
    by = actor(person, one.party.organisation, on=at.date())
    send(respondent=one, given=given, by=Actor(by.person, by.organisation, allowed=LET_IN), at=at)


@pytest.fixture
def answered(opened: Check, rectors: list[Person], mayors: list[Person]) -> Check:
    """All have answered: on the first statement the university is at 2, the town between 4 and 5."""
    for person, value, comment in zip(rectors, (1, 2, 3), ("Sent och otydligt.", "", "Bättre nu."), strict=True):
        said(opened, person, [value, 4, 0], comment)
    for person, value in zip(mayors, (4, 5), strict=True):
        said(opened, person, [value, 5, 3], "Fungerar fint.")
    return opened


def link_to(person: Person) -> str:
    """Return the address of the link in the latest mail to somebody."""
    message = Message.objects.filter(to=person.email, lets_in=True).latest("pk")
    found = re.search(r"https?://[^/]+(/relation/[^\s]+/)", message.body)
    assert found, message.body
    return found[1]


@pytest.fixture
def sign_in() -> Callable[[Actor], Client]:
    def enter(by: Actor) -> Client:
        client = Client()
        assert by.person
        client.force_login(by.person)
        return client

    return enter
