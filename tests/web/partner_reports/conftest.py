"""An agreement between a university and a town, with a promise, an activity and a joint position."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, Person
from samverkan.agreements.models import Activity, Agreement, Commitment
from samverkan.mail.models import Message
from samverkan.partner_reports.actions.writing import begin, send
from samverkan.partner_reports.models import PartnerReport
from tests import factories

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def per(db: None) -> Person:
    """The town's contact; has no account."""
    return factories.person("Per Pil", email="per@example.org")


@pytest.fixture
def agreement(university: Organisation, town: Organisation, per: Person) -> Agreement:
    made = factories.agreement(university, town, title="Avsiktsförklaring om älven")
    made.parties.filter(organisation=town).update(contact=per)
    return made


@pytest.fixture
def promise(agreement: Agreement) -> Commitment:
    return factories.commitment(agreement, title="Ordna bostad")


@pytest.fixture
def activity(promise: Commitment, university: Organisation) -> Activity:
    """A course of the year that both see, with a result and money."""
    made = Activity.objects.create(
        title="Kurs i elkraft", status="done", starts_on=date(2025, 2, 1), ends_on=date(2025, 6, 1),
        circle="shared", home=university, made_at=NOW, changed_at=NOW,
    )  # fmt: skip
    made.commitments.add(promise)
    made.results.create(text="24 deltagare", on=date(2025, 6, 1))
    made.money.create(organisation=university, year=2025, amount_sek=150000)
    made.money.create(organisation=university, year=2024, amount_sek=99)
    return made


@pytest.fixture
def draft(agreement: Agreement, town: Organisation, activity: Activity, anna: Actor) -> PartnerReport:
    receiver = agreement.parties.get(organisation=town)
    return begin(agreement=agreement, year=2025, receiver=receiver, opening="Ett gott år.", by=anna, at=NOW)


@pytest.fixture
def sent(draft: PartnerReport, anna: Actor) -> PartnerReport:
    return send(report=draft, version=draft.version, by=anna, at=NOW)


def link_to(person: Person) -> str:
    """Return the address of the link in the latest mail to somebody."""
    message = Message.objects.filter(to=person.email, lets_in=True).latest("pk")
    found = re.search(r"https?://[^/]+(/partnerrapport/[^\s]+/)", message.body)
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
