"""A university and a town with an agreement, and a coordinator on each side."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Agreement, Commitment, Party, StatusReport
from samverkan.meetings.models import Meeting
from tests import factories

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
BEGINS = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
AFTER = BEGINS + timedelta(hours=3)


@pytest.fixture
def agreement(university: Organisation, town: Organisation) -> Agreement:
    return factories.agreement(university, town, title="Avsiktsförklaring om älven")


@pytest.fixture
def parties(agreement: Agreement) -> tuple[Party, Party]:
    first, second = agreement.parties.select_related("organisation")
    return first, second


@pytest.fixture
def anna(university: Organisation) -> Actor:
    """The university's coordinator."""
    return factories.acting(university, who=factories.person("Anna Alm"))


@pytest.fixture
def bo(town: Organisation) -> Actor:
    """The town's coordinator."""
    return factories.acting(town, who=factories.person("Bo Berg"))


@pytest.fixture
def stranger(db: None) -> Actor:
    """A coordinator of an organisation that is not a party."""
    return factories.acting(factories.organisation("Fjärdens kommun"), who=factories.person("Siv Skog"))


@pytest.fixture
def meeting(agreement: Agreement) -> Meeting:
    return factories.meeting(agreement, starts_at=BEGINS, minutes=120)


@pytest.fixture
def reported() -> Callable[..., StatusReport]:
    """Give a party's view of a commitment."""

    def report(commitment: Commitment, by: Organisation, state: str, **fields: Any) -> StatusReport:
        party = commitment.agreement.parties.get(organisation=by)
        fields = {"as_of": TODAY, "reported_at": NOW, **fields}
        return StatusReport.objects.create(commitment=commitment, party=party, state=state, **fields)

    return report


@pytest.fixture
def browser_of(client: Client) -> Callable[[Actor], Client]:
    """Sign somebody in and return the browser."""

    def sign_in(actor: Actor) -> Client:
        client.force_login(actor.person)
        return client

    return sign_in
