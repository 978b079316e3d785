"""A whole agreement of invented parties, drafted, registered and shared."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.actions import reading
from samverkan.agreements.actions.drafts import draft_from
from samverkan.agreements.actions.reading import Received
from samverkan.agreements.actions.registering import Choices, register_draft
from samverkan.agreements.drafting import Working
from samverkan.agreements.models import Agreement, Draft, Terms
from tests.engine.drafting.contract import thirty_pages
from tests.factories import acting, organisation

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DOCUMENT = thirty_pages.word(clauses=1)
RECEIVED = Received(data=DOCUMENT, name="avtal.docx")


@pytest.fixture
def municipality(db: None) -> Organisation:
    return organisation("Storforsa kommun", kind="municipality", short_mark="STO")


@pytest.fixture
def university(db: None) -> Organisation:
    return organisation("Universitetet i Storforsa", kind="university", short_mark="UIS")


@pytest.fixture
def coordinator(university: Organisation) -> Actor:
    """The university's coordinator."""
    return acting(university)


@pytest.fixture
def counterpart(municipality: Organisation) -> Actor:
    """The municipality's coordinator."""
    return acting(municipality)


@pytest.fixture
def stranger(db: None) -> Actor:
    """The coordinator of a municipality that is no party."""
    return acting(organisation("Utby kommun"))


def client_of(actor: Actor) -> Client:
    """A browser in which the actor is signed in."""
    client = Client()
    client.force_login(actor.person)
    return client


@pytest.fixture
def working() -> Working:
    return reading.read(RECEIVED)


@pytest.fixture
def draft(coordinator: Actor) -> Draft:
    return draft_from(RECEIVED, by=coordinator, at=NOW)


def registered(draft: Draft, by: Actor, *members: Organisation, is_shared: bool = True) -> Agreement:
    """The agreement that the draft becomes; `members` are its parties in the order of the draft."""
    parties = draft.working().content.parties
    chosen = {party.id: member for party, member in zip(parties, members, strict=True)}
    return register_draft(
        draft,
        choices=Choices(organisations=chosen, nature="agreement", is_shared=is_shared),
        version=draft.version,
        by=by,
        at=NOW,
    )


@pytest.fixture
def agreement(draft: Draft, coordinator: Actor, municipality: Organisation, university: Organisation) -> Agreement:
    """The agreement, shared by the university with the municipality."""
    return registered(draft, coordinator, municipality, university)


@pytest.fixture
def terms(agreement: Agreement) -> Terms:
    return Terms.objects.get(agreement=agreement)
