"""An agreement between a university and a town, with three promises owned by people without accounts."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, Person
from samverkan.agreements.models import Agreement, Commitment
from samverkan.mail.models import Message
from samverkan.reporting.actions.opening import Plan, open_round
from samverkan.reporting.models import Ask, Respondent, Round
from tests import factories

TEXT = "Parterna ska träffas varje år. Kommunen ska ordna bostad åt studenterna. Universitetet ska ge kurser i elkraft."
NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
DUE = date(2026, 9, 21)


@pytest.fixture
def eva(db: None) -> Person:
    """Owns the university's promises; has no account."""
    return factories.person("Eva Ek", email="eva@example.org")


@pytest.fixture
def per(db: None) -> Person:
    """Owns the town's promises; has no account."""
    return factories.person("Per Pil", email="per@example.org")


@pytest.fixture
def agreement(university: Organisation, town: Organisation) -> Agreement:
    return factories.agreement(university, town, title="Avsiktsförklaring om älven", text=TEXT)


@pytest.fixture
def promises(
    agreement: Agreement, university: Organisation, town: Organisation, eva: Person, per: Person
) -> list[Commitment]:
    """To meet, to house and to teach: all, the town and the university are bound."""
    meet, house, teach = (sentence.strip() for sentence in TEXT.replace(". ", ".|").split("|"))
    made = [
        factories.commitment(agreement, kind="recurring", text=meet),
        factories.commitment(agreement, kind="declaration", text=house, bound=[town]),
        factories.commitment(agreement, kind="deliverable", text=teach, bound=[university]),
    ]
    for promise in made:
        promise.bindings.filter(party__organisation=university).update(owner=eva)
        promise.bindings.filter(party__organisation=town).update(owner=per)
    return made


PLAN = Plan(title="Lägesrapport hösten", year=2026, due_on=DUE)


@pytest.fixture
def asked(agreement: Agreement, promises: list[Commitment], anna: Actor) -> Round:
    """The round, opened by the university: Eva is asked twice, Per twice."""
    return open_round(agreement=agreement, plan=PLAN, commitments=promises, by=anna, at=NOW)


@pytest.fixture
def to_eva(asked: Round, eva: Person) -> Respondent:
    return asked.respondents.get(person=eva)


@pytest.fixture
def to_per(asked: Round, per: Person) -> Respondent:
    return asked.respondents.get(person=per)


def asks_of(respondent: Respondent) -> list[Ask]:
    """Return what somebody is asked, in the order of the promises."""
    asks = respondent.asks.select_related("round", "commitment__agreement", "commitment__home", "party__organisation")
    return list(asks.order_by("commitment__number"))


def link_to(person: Person) -> str:
    """Return the address of the link in the latest mail to somebody."""
    message = Message.objects.filter(to=person.email, lets_in=True).latest("pk")
    found = re.search(r"https?://[^/]+(/lage/[^\s]+/)", message.body)
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
