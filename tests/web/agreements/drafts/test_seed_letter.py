"""The letter that the project began with, as a coordinator meets it. Runs where the shared material is."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.agreements.actions.reading import Received, read

from .conftest import words


@pytest.fixture
def letter(shared: Path) -> str:
    return (shared / "corpus" / "documents" / "000.txt").read_text()


def test_the_letters_parties_cadence_and_areas_stand_in_the_draft(letter: str) -> None:
    content = read(Received(text=letter)).content
    assert [party.type for party in content.parties] == ["university", "municipality"]
    assert content.cadence.value == "annual"
    assert [(date.value, date.kind) for date in content.dates] == [("2019-11-19", "published")]
    assert {"träteknik", "elkraftteknik", "distribuerade datorsystem"} <= {area.name for area in content.areas}


@pytest.mark.django_db
def test_one_press_shows_the_letters_promises(letter: str, client: Client) -> None:
    page = words(client.post(reverse("agreements:try"), {"text": letter}))
    assert "4 åtaganden" in page
    assert "Avsiktsförklaring mellan Luleå tekniska universitet och Skellefteå kommun." in page
