"""An invented agreement, its parties, and people who may draft and register."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.actions import reading
from samverkan.agreements.actions.drafts import draft_from
from samverkan.agreements.actions.reading import Received
from samverkan.agreements.drafting import Working
from samverkan.agreements.models import Draft
from tests.factories import acting, organisation

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TEXT = """Avsiktsförklaring mellan Älvdalens universitet och Björkö kommun

Publicerad: 3 mars 2025

Älvdalens universitet och Björkö kommun har undertecknat en avsiktsförklaring om strategisk samverkan inom forskning.

Parterna ska träffas varje år för att diskutera framtidsfrågor. Björkö kommun ska erbjuda tjugo praktikplatser om året.

Parterna ska verka för fler utvecklingsmiljöer i Björkö. Nya samarbeten inom vätgasteknik bör undersökas.
"""


@pytest.fixture
def university(db: None) -> Organisation:
    return organisation("Älvdalens universitet", kind="university", short_mark="ÄU")


@pytest.fixture
def municipality(db: None) -> Organisation:
    return organisation("Björkö kommun", kind="municipality", short_mark="BJÖ")


@pytest.fixture
def coordinator(university: Organisation) -> Actor:
    """The university's coordinator."""
    return acting(university)


@pytest.fixture
def counterpart(municipality: Organisation) -> Actor:
    """The municipality's coordinator."""
    return acting(municipality)


def client_of(actor: Actor) -> Client:
    """A browser in which the actor is signed in."""
    client = Client()
    client.force_login(actor.person)
    return client


@pytest.fixture
def signed_in(coordinator: Actor) -> Client:
    return client_of(coordinator)


@pytest.fixture
def working() -> Working:
    return reading.read(Received(text=TEXT))


@pytest.fixture
def draft(coordinator: Actor) -> Draft:
    return draft_from(Received(text=TEXT), by=coordinator, at=NOW)


def words(response: HttpResponse) -> str:
    """The page's text without its tags."""
    page = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def hidden(response: HttpResponse, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())
    assert found, f"no field {name}"
    return unescape(found[1])
