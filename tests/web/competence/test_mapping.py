"""Municipalities of a county on a map."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverkan.accounts.actor import Actor
from samverkan.competence.places import COUNTIES, COUNTRY, by_code, name_of, within
from samverkan.competence.queries import mapping
from samverkan.competence.queries.periods import Period
from samverkan.competence.queries.vacancies import between
from samverkan.runs.models import Run
from samverkan.sources.actions import datasets as keeping
from samverkan_engine.tables.statistics import FIGURES
from tests.web.competence.conftest import AT, ENGINEER, Town, counted, fetched
from tests.web.competence.invented import WELD, SignIn, demand, run_of

pytestmark = pytest.mark.django_db
YEAR = Period("2025-10", "2026-09")


@pytest.fixture
def run(town: Town, settings: Any, tmp_path: Path) -> Run:
    """A year: ten vacancies a month in a county, six of them in one municipality, three in another."""
    settings.RUNS = tmp_path / "runs"
    rows = []
    for month in between("2025-10", "2026-09"):
        for region, jobs in (("24", 10), ("2482", 6), ("2480", 3), ("2580", 8), ("00", 100)):
            rows.append(demand(month, region=region, folded=jobs, vacancies=jobs))
            rows.append(demand(month, region=region, ssyk=ENGINEER, folded=jobs // 3, vacancies=jobs // 3))
        rows.append(demand(month, region="2482", skill=WELD, folded=2, vacancies=2))
    return run_of(town.bo, rows)


def mapped(run: Run, by: Actor, region: str = "24", **asked: str) -> mapping.Map:
    return mapping.whole_map(run, region, YEAR, mapping.Asked(**asked), by)


def numbers(found: mapping.Map) -> dict[str, int | None]:
    return {place.name: place.vacancies for place in found.places if place.vacancies != 0}


def test_every_municipality_of_the_county_is_there_and_none_of_another(run: Run, town: Town):
    found = mapped(run, town.bo)
    assert len(found.places) == 15
    assert numbers(found) == {"Skellefteå": 72, "Umeå": 36}


def test_what_the_ads_do_not_place_within_the_county_is_told(run: Run, town: Town):
    assert mapped(run, town.bo).elsewhere == 12


def test_the_map_can_be_of_an_occupation_or_a_skill(run: Run, town: Town):
    assert numbers(mapped(run, town.bo, ssyk=ENGINEER)) == {"Skellefteå": 24, "Umeå": 12}
    assert numbers(mapped(run, town.bo, skill=WELD)) == {"Skellefteå": 24}


def test_the_country_is_a_map_of_its_counties_each_leading_to_its_own(run: Run, town: Town):
    found = mapped(run, town.bo, COUNTRY)
    assert len(found.places) == len(COUNTIES)
    assert numbers(found) == {"Västerbottens": 120}
    assert found.places[0].url == "/kompetens/karta/?region=01&period=2025-10--2026-09"


def test_a_tile_leads_to_the_ads_of_what_the_map_is_of(run: Run, town: Town):
    found = {place.code: place for place in mapped(run, town.bo, ssyk=ENGINEER).places}
    assert found["2482"].url == f"/kompetens/2482/annonser/?yrke={ENGINEER}&fran=2025-10&till=2026-09"
    assert mapped(run, town.bo).places[0].url.startswith("/kompetens/annonser/?region=24")


def test_inhabitants_that_a_source_counts_make_places_of_different_size_alike(run: Run, town: Town):
    rows = [counted(None, "2025", 72_000.0, region="2482", measure="Invånare totalt, antal")]
    keeping.keep(fetch=fetched("kolada"), table="FIGURES", rows=FIGURES.from_rows(rows), at=AT)
    per = {place.name: place.per_inhabitant for place in mapped(run, town.bo).places}
    assert per["Skellefteå"] == 1
    assert per["Umeå"] is None


def test_numbers_that_are_too_small_to_tell_are_missing_and_never_nothing(run: Run, town: Town):
    rows = [
        {"region": "2482", "month": "2026-01", "vacancies": None, "folded": None},
        {"region": "2482", "month": "2026-02", "vacancies": 8, "folded": 8},
    ]
    assert mapping.summed(rows, YEAR)["2482"] == (None, None)


def test_places_are_called_by_their_names():
    assert name_of("2482") == "Skellefteå"
    assert name_of("9999") == "kommun 9999"
    assert {one.name for one in within("02")} == {"Järnlunda", "Vinterfors"}
    assert len(by_code()) == 292


def test_the_page_shows_the_map_the_table_and_where_the_places_come_from(run: Run, town: Town, signed_in: SignIn):
    page = signed_in(town.bo).get("/kompetens/karta/?region=24").content.decode()
    for words in ("Var i Västerbottens län folk söks", "Skellefteå: 72 lediga jobb", "SCB:s digitala gränser", "PNG"):
        assert words in page


def test_a_municipality_in_the_address_shows_its_county(run: Run, town: Town, signed_in: SignIn):
    assert "Västerbottens län" in signed_in(town.bo).get("/kompetens/karta/?region=2480").content.decode()


def test_strange_addresses_do_not_fail(run: Run, town: Town, signed_in: SignIn):
    client = signed_in(town.bo)
    for said in ("region=zz", "sort=x", "sort=per", "yrke=9999&fardighet=x", "period=2026-13--2027-99", "region=9999"):
        assert client.get(f"/kompetens/karta/?{said}").status_code == 200


def test_the_largest_county_asks_the_database_as_little_as_the_smallest(run: Run, town: Town, signed_in: SignIn):
    client, asked = signed_in(town.bo), []
    for region in ("24", "00"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(f"/kompetens/karta/?region={region}")
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 20


def test_another_party_is_told_that_nothing_is_counted(run: Run, town: Town, signed_in: SignIn):
    assert "Inga annonser räknade än" in signed_in(town.anna).get("/kompetens/karta/?region=24").content.decode()


def test_the_map_comes_as_a_file(run: Run, town: Town, signed_in: SignIn):
    answer = signed_in(town.bo).get("/kompetens/karta/?region=24&diagram=lediga-jobb-per-kommun&fil=csv")
    assert "Skellefteå;72" in answer.content.decode("utf-8-sig")
