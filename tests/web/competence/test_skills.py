"""The skills that ads ask for, the page of one, and the ads behind a number."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.competence.queries import behind, vacancies
from samverkan.competence.queries import skill as queries
from samverkan.competence.queries.behind import ANY, Wanted
from samverkan.competence.queries.skills import skills
from samverkan.competence.queries.why import why
from samverkan.runs.models import Run
from tests.web.competence.conftest import COOK, ENGINEER, Town
from tests.web.competence.invented import DRAW, WELD, SignIn, ad, counted_for

pytestmark = pytest.mark.django_db
PAGE = "/kompetens/24/fardigheter/weld/"


@pytest.fixture
def run(town: Town, settings: Any, tmp_path: Path) -> Run:
    settings.RUNS = tmp_path / "runs"
    return counted_for(town.bo)


def weld(run: Run, by: Actor, region: str = "24") -> queries.Skill:
    known = queries.find("weld")
    assert known
    shown = queries.skill(run, region, known, by)
    assert shown
    return shown


def test_a_skill_is_counted_by_occupation_and_municipality_in_the_last_year(run: Run, town: Town):
    page = weld(run, town.bo)
    assert (page.name, page.vacancies, page.ads) == ("svetsning", 96, 48)
    assert [(one.code, one.vacancies, one.before) for one in page.occupations] == [(ENGINEER, 96, 24)]
    assert [(one.code, one.vacancies) for one in page.places] == [("2480", 48), ("2482", 48)]
    assert page.chart is not None


def test_how_needed_it_is_is_told_by_vacancies(run: Run, town: Town):
    assert [(word, n, share.value) for _code, word, n, share in weld(run, town.bo).shares] == [
        ("krav", 24, 50.0),
        ("meriterande", 24, 50.0),
    ]


def test_a_rise_is_told_with_both_shares_and_agrees_with_the_list_of_what_rises(run: Run, town: Town):
    moved = weld(run, town.bo).moved
    assert moved
    assert (round(moved.before, 1), round(moved.after, 1), moved.is_sure, moved.rises) == (16.7, 66.7, True, True)
    asked = vacancies.asked(run, "24", town.bo)
    assert asked
    assert WELD in {one.code for one in vacancies.risen(run, "24", asked.months, town.bo)}


def test_skills_that_go_with_it_are_told_beside_what_chance_gives(run: Run, town: Town):
    (other,) = weld(run, town.bo).together
    assert (other.name, other.ads, other.address) == ("ritningsläsning", 60, "draw")
    assert 24 < other.expected < 26


def test_every_skill_is_listed_with_the_share_that_needs_it(run: Run, town: Town):
    months = vacancies.months(run, town.bo, "24")
    assert months
    found = {one.code: one for one in skills(run, "24", months, town.bo)}
    assert set(found) == {WELD, DRAW}  # the third was asked for two years ago
    assert (found[WELD].needed.value, found[DRAW].needed.value) == (50.0, 100.0)


def test_the_ads_behind_a_number_are_as_many_as_it_says(run: Run, town: Town):
    months = vacancies.between("2025-11", "2026-10")
    table = behind.counted(run, town.bo, Wanted("24", ENGINEER, WELD, months[0], months[-1]))
    assert behind.folds(table) == weld(run, town.bo).occupations[0].ads == 48
    assert behind.folds(behind.counted(run, town.bo, Wanted("2482", skill=WELD, required="must"))) > 0
    every = behind.counted(run, town.bo, Wanted("24"))
    assert (every.num_rows, behind.folds(every)) == (145, 144)


def test_text_and_link_are_shown_only_while_the_ad_can_be_applied_for():
    now = timezone.now()
    row = {"ad": "1", "fold": "1", "published_on": date(2026, 10, 10), "municipality": "2482"}
    kept = ad(1, now - timedelta(days=3), ENGINEER)
    assert behind.one(row, kept, now).text == "Hemlig text 1"
    for closed in (
        {"deadline_at": now - timedelta(days=1)}, {"last_day_at": now - timedelta(days=1)}, {"removed_at": now},
        {"last_day_at": None, "deadline_at": None},
    ):  # fmt: skip
        found = behind.one(row, kept | closed, now)
        assert (found.text, found.url, found.headline) == ("", "", "Annons 1")
    assert not behind.one(row, {}, now).is_kept


def test_another_party_sees_neither_ads_nor_numbers_made_of_single_ads(run: Run, town: Town):
    assert behind.counted(run, town.anna, Wanted("24")) is None
    page = weld(run, town.anna)
    assert (page.required, page.shares, page.moved) == (None, [], None)
    assert all(one.needed is None for one in skills(run, "24", page.months, town.anna))


def test_why_tells_what_was_folded_and_what_had_no_occupation(run: Run, town: Town):
    told = why(run, town.bo, Wanted("24"))
    assert (told.ads, told.repeated, told.unplaced, told.announced) == (145, 1, 25, (45, 85))
    assert [source.name for source in told.ads_from] == ["JobStream (JobTech, Arbetsförmedlingen)"]


@pytest.mark.usefixtures("kept")
def test_the_page_of_a_skill_shows_it_all_with_the_way_to_the_ads(run: Run, town: Town, signed_in: SignIn):
    page = signed_in(town.bo).get(PAGE).content.decode()
    for words in (
        "Svetsning", "96 utannonserade jobb", "Efterfrågas mer än året innan", "ritningsläsning", "krav",
        "fardighet=weld&amp;fran=2025-11&amp;till=2026-10", "Varför de här siffrorna?", "2 tillfällen i länet",
        "/kompetens/2482/fardigheter/weld/",
    ):  # fmt: skip
        assert words in page


def test_a_skill_that_nobody_asks_for_says_so(run: Run, town: Town, signed_in: SignIn):
    for address in ("/kompetens/24/fardigheter/okand/", "/kompetens/12/fardigheter/weld/"):
        assert "Efterfrågas inte här" in signed_in(town.bo).get(address).content.decode()


def test_the_list_of_ads_hides_employers_and_the_text_of_closed_ads(run: Run, town: Town, signed_in: SignIn):
    page = signed_in(town.bo).get("/kompetens/24/annonser/?fardighet=weld&hur=nice&fran=2025-11").content.decode()
    assert "24 annonser" in page
    assert "Annons 142" not in page  # asks for nothing
    assert "Hemlig text" not in page
    assert "99000" not in page
    assert "Inga annonser bakom siffran" in signed_in(town.bo).get("/kompetens/12/annonser/").content.decode()
    sheet = signed_in(town.bo).get("/kompetens/24/annonser.csv?fardighet=weld").content.decode()
    assert sheet.count("\r\n") == 61


def test_skills_are_sought_sorted_and_handed_over(run: Run, town: Town, signed_in: SignIn):
    client = signed_in(town.bo)
    page = client.get("/kompetens/24/fardigheter/?q=svets&yrke=2143").content.decode()
    assert "svetsning" in page
    assert "ritningsläsning" not in page
    ordered = client.get("/kompetens/24/fardigheter/?sort=name").content.decode()
    assert ordered.index("ritningsläsning") < ordered.index(">svetsning")
    assert "svetsning;96;48;72;50" in client.get("/kompetens/24/fardigheter.csv").content.decode()


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "address", [PAGE, "/kompetens/24/fardigheter/", "/kompetens/24/annonser/", "/kompetens/24/yrken/2143/"]
)
def test_no_page_asks_the_database_more_than_twenty_times(run: Run, town: Town, signed_in: SignIn, address: str):
    client = signed_in(town.bo)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= 20, [each["sql"][-150:] for each in asked]


def test_pairs_of_an_occupation_are_of_its_ads_alone(run: Run, town: Town):
    cooks = behind.counted(run, town.bo, Wanted("24", COOK, ANY))
    assert queries.pairs_among(cooks, {}) == []
    engineers = behind.counted(run, town.bo, Wanted("24", ENGINEER, ANY))
    assert [(one, other, n) for one, other, n, _times in queries.pairs_among(engineers, {})] == [
        ("ritningsläsning", "svetsning", 60)
    ]
