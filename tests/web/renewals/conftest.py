"""An agreement between a university and a town, with a text, three promises and a day for notice."""

from datetime import UTC, date, datetime, timedelta

import pytest

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Agreement, Commitment
from samverkan.renewals.actions.beginning import begin
from samverkan.renewals.models import Renewal
from tests import factories

TEXT = (
    "Parterna ska träffas varje år. Kommunen ska ordna bostad åt studenterna. "
    "Universitetet ska ge kurser i elkraft på campus."
)
NEW_TEXT = (
    "Parterna ska träffas varje år. Kommunen ska inom sex veckor ordna bostad åt studenterna. "
    "Parterna ska dela forskningsdata."
)
NOTICE = date(2027, 3, 31)
NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)


def days_before(day: date, days: int) -> datetime:
    """Return nine in the morning, so many days before a day."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC) - timedelta(days=days)


@pytest.fixture
def agreement(university: Organisation, town: Organisation, anna: Actor, bo: Actor) -> Agreement:
    made = factories.agreement(
        university,
        town,
        title="Avsiktsförklaring om älven",
        text=TEXT,
        notice_date=NOTICE,
        valid_from="2024-01-01",
        valid_to="2027-12-31",
    )
    made.parties.filter(organisation=university).update(contact=anna.person)
    made.parties.filter(organisation=town).update(contact=bo.person)
    return made


@pytest.fixture
def promises(agreement: Agreement, university: Organisation, town: Organisation) -> list[Commitment]:
    """To meet, to house and to teach: all, the town and the university are bound."""
    meet, house, teach = (sentence.strip() for sentence in TEXT.replace(". ", ".|").split("|"))
    return [
        factories.commitment(agreement, kind="recurring", text=meet),
        factories.commitment(agreement, kind="declaration", text=house, bound=[town]),
        factories.commitment(agreement, kind="deliverable", text=teach, bound=[university]),
    ]


@pytest.fixture
def renewal(agreement: Agreement, promises: list[Commitment], anna: Actor) -> Renewal:
    """The renewal, begun by hand."""
    return begin(agreement=agreement, by=anna, at=NOW)
