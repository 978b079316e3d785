"""A small taxonomy and a few invented ads, kept as four fetches left them, and somebody who may start computations."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.sources.actions import datasets as keeping
from samverkan.sources.models import Began, Fetch, State
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS
from tests.factories import acting, organisation

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
WELD, CARE = "http://data.europa.eu/esco/skill/weld", "http://data.europa.eu/esco/skill/care"


def fetched(source: str) -> Fetch:
    return Fetch.objects.create(source=source, began=Began.COMMAND, asked_at=AT, ended_at=AT, state=State.DONE)


def concept(key: str, label: str) -> dict[str, Any]:
    return {"scheme": "esco", "id": key, "kind": "skill", "label_sv": label, "broader": []}


def label(key: str, words: str) -> dict[str, Any]:
    return {"scheme": "esco", "id": key, "language": "sv", "label": words, "preferred": True}


def ad(key: str, text: str) -> dict[str, Any]:
    told: dict[str, Any] = {"source": "jobsearch", "headline": "Vi söker", "must_skills": [], "nice_skills": []}
    told |= {"published_at": AT, "ssyk": "7212", "county": "24", "employer": f"556677889{key}"}
    return {"id": key, "text": text, **told}


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> Path:
    settings.TABLES, settings.RUNS, settings.CACHE = tmp_path / "tables", tmp_path / "runs", tmp_path / "cache"
    return tmp_path


@pytest.fixture
def kept(db: None) -> None:
    ads = ADS.from_rows([ad("1", "Du kan svetsa."), ad("2", "Du har erfarenhet av äldreomsorg."), ad("3", "")])
    concepts = CONCEPTS.from_rows([concept(WELD, "svetsa"), concept(CARE, "äldreomsorg")])
    labels = LABELS.from_rows([label(WELD, "svetsa"), label(CARE, "äldreomsorg")])
    keeping.keep(fetch=fetched("jobsearch"), table="ADS", rows=ads, at=AT)
    taxonomy = fetched("esco")
    keeping.keep(fetch=taxonomy, table="CONCEPTS", rows=concepts, at=AT)
    keeping.keep(fetch=taxonomy, table="LABELS", rows=labels, at=AT)
    keeping.keep(fetch=taxonomy, table="RELATIONS", rows=RELATIONS.empty(), at=AT)


@pytest.fixture
def anna(db: None) -> Actor:
    return acting(organisation("Högskolan"))


@pytest.fixture
def signed_in() -> Callable[[Actor], Client]:
    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(actor.person)
        return client

    return sign_in
