"""Education from Susa-navet: chosen, taken up, and read anew without losing what people corrected."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from samverkan.education import actions, daily
from samverkan.education.models import Programme
from samverkan.education.queries.susa import corrected, offered
from samverkan.sources.actions import datasets as keeping
from samverkan.sources.models import Began, Fetch, State
from samverkan_engine.tables.education import OFFERS
from tests.web.education.conftest import AT, Region, SignIn


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.TABLES = tmp_path / "tables"


def offer(event: str, education: str = "i.1", title: str = "Elkraft", **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": "kurs", "school": "HS", "provider_name": "Norrviks universitet", "level": "6", "credits": 7.5,
        "credit_system": "hp", "subjects": ["C_Subject_SUN:522"], "languages": [], "distance": False, "pace": 0.5,
        "municipality": "2482", "starts_on": date(2026, 9, 1), "ends_on": date(2026, 11, 1), "places": 30,
        "cancelled": False, "status": "ACTIVE",
    }  # fmt: skip
    return {"id": event, "education": education, "title_sv": title, **told, **more}


def fetched(*offers: dict[str, Any], later: int = 0) -> None:
    at = AT + timedelta(hours=later)
    fetch = Fetch.objects.create(source="susa", began=Began.COMMAND, asked_at=at, ended_at=at, state=State.DONE)
    keeping.keep(fetch=fetch, table="OFFERS", rows=OFFERS.from_rows(list(offers)), at=at)


def taken(region: Region, education: str = "i.1") -> Programme:
    return actions.take_up(ids=[education], organisations=[region.bo.organisation], by=region.anna, at=AT)[0]


def test_education_is_sought_by_words_and_place(region: Region) -> None:
    fetched(
        offer("e.1"), offer("e.2", starts_on=date(2027, 1, 18), distance=True),
        offer("e.3", "i.2", "Svetsning", municipality="1480"),
        offer("e.4", "i.3", "Distans", municipality=None, distance=True), offer("e.5", "i.4", "Borta", status="GONE"),
        offer("e.6", "i.5", "Inställd", cancelled=True),
    )  # fmt: skip
    assert [one.says["name"] for one in offered("", "", region.anna)] == ["Distans", "Elkraft", "Svetsning"]
    assert [one.says["name"] for one in offered("", "24", region.anna)] == ["Distans", "Elkraft"]
    assert [one.id for one in offered("SVETS", "", region.anna)] == ["i.2"]
    power = offered("elkraft", "", region.anna)[0]
    assert (power.occasions, power.places, power.says["given_as"]) == (
        2, {2026: 30, 2027: 30}, ["campus", "distance", "part_time"],
    )  # fmt: skip


def test_what_is_taken_up_says_what_susa_says(region: Region) -> None:
    fetched(offer("e.1"))
    made = taken(region)
    assert (made.name, made.code, made.level, float(made.credits or 0), made.field_code) == (
        "Elkraft",
        "",
        6,
        7.5,
        "522",
    )
    assert (made.given_as, made.weeks, made.pace, made.municipality_code) == (("campus", "part_time"), 5, 50, "2482")
    assert [(one.year, one.places, one.source) for one in made.years.all()] == [(2026, 30, "Susa-navet")]
    assert Programme.objects.visible_to(region.bo).filter(pk=made.pk).exists()
    assert offered("", "", region.anna)[0].is_taken
    with pytest.raises(actions.NothingChosen):
        taken(region)


def test_a_new_fetch_changes_all_but_what_people_corrected(region: Region) -> None:
    fetched(offer("e.1"))
    made = taken(region)
    made.name, made.given_as = "Elkraft, vårt namn", ("campus", "evening")
    made.save()
    fetched(offer("e.1", title="Elkraft 2", level="7", places=25, pace=1.0), later=1)
    assert daily.run(at=AT + timedelta(hours=2)) == 1
    assert daily.run(at=AT + timedelta(hours=3)) == 0, "nothing is done twice"
    made = Programme.objects.get(pk=made.pk)
    assert (made.name, made.given_as, made.level, made.pace) == ("Elkraft, vårt namn", ("campus", "evening"), 7, 100)
    assert made.years.get().places == 25
    assert corrected(made) == {"name": "Elkraft 2", "given_as": ["campus"]}


def test_figures_from_elsewhere_stand(region: Region) -> None:
    fetched(offer("e.1"))
    made = taken(region)
    says = actions.Entered(2026, places=28, source="Ladok")
    actions.enter(programme=made, says=says, by=region.anna, at=AT)
    fetched(offer("e.1", places=40), later=1)
    assert daily.run(at=AT + timedelta(hours=2)) == 0
    assert made.years.get().places == 28


def test_what_susa_no_longer_tells_of_is_kept_and_marked(region: Region) -> None:
    fetched(offer("e.1"))
    made = taken(region)
    fetched(offer("e.1", status="GONE"), later=1)
    assert daily.run(at=AT + timedelta(hours=2)) == 1
    made.refresh_from_db()
    assert (made.name, bool(made.said["gone"])) == ("Elkraft", True)
    fetched(offer("e.1"), later=3)
    daily.run(at=AT + timedelta(hours=4))
    made.refresh_from_db()
    assert "gone" not in made.said


def test_education_is_chosen_on_the_page(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    address = reverse("education:susa")
    assert "Inget är hämtat" in browser.get(address).content.decode()
    fetched(offer("e.1"))
    assert "Elkraft" in browser.get(address, {"plats": "24"}).content.decode()
    told = {"organisations": [region.anna.organisation_id], "circle": "private"}
    assert "Välj utbildningar" in browser.post(address, told).content.decode()
    page = browser.post(address, told | {"utbildning": ["i.1"]}, follow=True)
    assert "1 utbildning är med i listan" in page.content.decode()
    made = Programme.objects.get(susa_id="i.1")
    again = browser.post(reverse("education:read_anew", args=[made.pk]), follow=True)
    assert "Inget nytt sägs" in again.content.decode()
