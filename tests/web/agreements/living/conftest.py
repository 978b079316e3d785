"""Two parties that have signed a letter, one that has not, and a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Agreement, Commitment
from tests.factories import acting, agreement, commitment, organisation

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Partnership:
    """A university and a municipality with one commitment between them, and a stranger."""

    agreement: Agreement
    commitment: Commitment
    university: Organisation
    municipality: Organisation
    anna: Actor
    bo: Actor
    stranger: Actor


def partnership(**about: str) -> Partnership:
    """Make the partnership; `about` goes to the commitment."""
    university = organisation("Högskolan i Norrskog", kind="university", short_mark="HNS")
    municipality = organisation("Älvdalens kommun", short_mark="ÄLV")
    made = agreement(university, municipality)
    return Partnership(
        agreement=made,
        commitment=commitment(made, **about),
        university=university,
        municipality=municipality,
        anna=acting(university),
        bo=acting(municipality),
        stranger=acting(organisation("Fjällkommunen")),
    )


@pytest.fixture
def two(db: None) -> Partnership:
    """The partnership with a commitment that gives a direction."""
    return partnership()


@pytest.fixture
def signed_in() -> Callable[[Actor], Client]:
    """A browser in which somebody has signed in."""

    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(actor.person)
        return client

    return sign_in
