"""A county in which three sources say something of four occupations, and two parties of an agreement there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Role
from samverkan.sources.actions import datasets as keeping
from samverkan.sources.models import Began, Fetch, State
from samverkan_engine.tables.education import OFFERS
from samverkan_engine.tables.statistics import ASSESSMENTS, FIGURES
from tests.factories import acting, organisation

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TODAY = date(2026, 11, 2)
ENGINEER, NURSE, COOK, CLERK = "2143", "2221", "5120", "4111"


@dataclass(frozen=True)
class Town:
    """Anna of the university, Bo of the municipality, and a reader of the latter."""

    anna: Actor
    bo: Actor
    reader: Actor


def fetched(source: str) -> Fetch:
    return Fetch.objects.create(
        source=source, began=Began.COMMAND, asked_at=AT, ended_at=AT, state=State.DONE, licence="CC0 1.0"
    )


def assessed(occupation: str, *ssyk: str, **more: Any) -> dict[str, Any]:
    return {"occupation": occupation, "ssyk": list(ssyk), "region": "24", "round": "2026-1", **more}


def counted(ssyk: str, period: str, value: float | None, **more: Any) -> dict[str, Any]:
    told = {"source": "scb", "dataset": "TAB1", "measure": "Anställda", "unit": "antal", "region": "24"}
    return {**told, "ssyk": ssyk, "period": period, "value": value, "preliminary": False, **more}


def offered(key: str, title: str, sun: str, **more: Any) -> dict[str, Any]:
    told = {"education": key, "kind": "kurs", "school": "HS", "subjects": [f"C_Subject_SUN:{sun}"], "languages": []}
    told |= {"distance": False, "cancelled": False, "status": "ACTIVE", "municipality": "2482"}
    return {"id": key, "title_sv": title, "ends_on": date(2027, 6, 6), **told, **more}


ASSESSED = [
    assessed("Ingenjörer, elkraft", ENGINEER, recruitment="brist", chances="stora", outlook="öka", note="Svårt."),
    assessed("Sjuksköterskor", NURSE, recruitment="brist", chances="stora", outlook="vara oförändrad"),
    assessed("Kockar", COOK, recruitment="överskott", chances="små", outlook="minska"),
    assessed("Kontorister", CLERK),
    assessed("Ingenjörer, elkraft", ENGINEER, region="25", recruitment="balans"),
    assessed("Ingenjörer, elkraft", ENGINEER, recruitment="balans", round="2025-2"),
]
COUNTED = [
    counted(ENGINEER, "2023", 210.0, breakdown="Kon=1"),
    counted(ENGINEER, "2023", 60.0, breakdown="Kon=2"),
    counted(ENGINEER, "2024", 221.0, breakdown="Kon=1"),
    counted(ENGINEER, "2024", None, breakdown="Kon=2", status=".."),
    counted(NURSE, "2023", 900.0),
    counted(NURSE, "2024", 880.0, preliminary=True),
    counted(NURSE, "2019", 950.0, dataset="TAB0"),
]
OFFERED = [
    offered("e1", "Elkraft, grundkurs", "522", places=30, starts_on=date(2027, 1, 18)),
    offered("e2", "Reläskydd", "522", places=12, starts_on=date(2027, 2, 1)),
    offered("e3", "Elkraft på distans", "522", distance=True, municipality=None),
    offered("e4", "Elkraft i ett annat län", "522", municipality="2580"),
    offered("e5", "Inställd kurs", "522", cancelled=True),
    offered("e6", "Förra årets kurs", "522", ends_on=date(2026, 6, 1)),
    offered("e7", "Nedlagd kurs", "522", status="GONE"),
    offered("e8", "Fel klassificering", "522", subjects=["C_Subject_ISCED2013:522"]),
]


@pytest.fixture(autouse=True)
def tables(settings: Any, tmp_path: Path) -> Path:
    settings.TABLES = tmp_path / "tables"
    return settings.TABLES


@pytest.fixture
def kept(db: None) -> None:
    """The three tables, as three fetches left them."""
    keeping.keep(fetch=fetched("yrkesbarometern"), table="ASSESSMENTS", rows=ASSESSMENTS.from_rows(ASSESSED), at=AT)
    for part in ("TAB0", "TAB1"):
        rows = FIGURES.from_rows([row for row in COUNTED if row["dataset"] == part])
        keeping.keep(fetch=fetched("scb"), table="FIGURES", rows=rows, part=part, at=AT)
    keeping.keep(fetch=fetched("susa"), table="OFFERS", rows=OFFERS.from_rows(OFFERED), at=AT)


@pytest.fixture
def town(db: None) -> Town:
    university, municipality = organisation("Högskolan"), organisation("Kommunen", municipality_code="2482")
    return Town(acting(university), acting(municipality), acting(municipality, Role.READER))


@pytest.fixture
def signed_in() -> Callable[[Actor], Client]:
    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(actor.person)
        return client

    return sign_in
