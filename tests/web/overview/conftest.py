"""Two parties, one agreement and a coordinator, for all tests of this room."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Agreement, Commitment, StatusReport
from tests import factories

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def university() -> Organisation:
    return factories.organisation("Norrby universitet", kind="university", short_mark="NU")


@pytest.fixture
def town() -> Organisation:
    return factories.organisation("Älvdals kommun", short_mark="ÄK")


@pytest.fixture
def agreement(university: Organisation, town: Organisation) -> Agreement:
    made = factories.agreement(university, town, title="Avsiktsförklaring om älven")
    for party in made.parties.all():  # a contact is enough of an owner
        party.contact = factories.person()
        party.save()
    return made


@pytest.fixture
def coordinator(town: Organisation) -> Actor:
    return factories.acting(town)


@pytest.fixture
def reported() -> Callable[..., StatusReport]:
    """Give a party's view of a commitment, as of today unless said."""

    def report(commitment: Commitment, by: Organisation, state: str = "under_way", **fields: Any) -> StatusReport:
        party = commitment.agreement.parties.get(organisation=by)
        fields.setdefault("as_of", TODAY)
        fields.setdefault("reported_at", NOW)
        return StatusReport.objects.create(commitment=commitment, party=party, state=state, **fields)

    return report


@pytest.fixture
def signed_in(client: Client) -> Callable[[Actor], Client]:
    """Sign somebody in, and return the browser."""

    def sign_in(actor: Actor) -> Client:
        assert actor.person
        client.force_login(actor.person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
