"""What was computed of a case, on its pages."""

import re
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.test import Client
from django.urls import reverse

from samverkan.accounts.permissions import Role
from samverkan.planning import actions
from samverkan.planning.models import Calculation
from samverkan.planning.queries import cases, results
from samverkan.runs.models import Run
from samverkan.runs.queries.tables import path_of
from tests.factories import acting
from tests.factories.planning import computed
from tests.web.planning.conftest import AT, Region, SignIn

PAGES = ("result", "occupations", "plan", "worth", "grounds")


@pytest.fixture
def done(region: Region) -> Calculation:
    """The plan of the case."""
    return computed(actions.calculate(version=cases.newest_version(region.case), by=region.anna, at=AT))


@pytest.fixture
def browser(region: Region, signed_in: SignIn) -> Client:
    """Bo's browser: the case is shared with him, and the run behind it is not."""
    return signed_in(region.bo)


def address(region: Region, page: str = "result", *args: object) -> str:
    return reverse(f"planning:{page}", args=[region.case.pk, *args])


def heading(page: str) -> str:
    return re.sub(r"\s+", " ", page[page.index("<h1>") + 4 : page.index("</h1>")]).replace("\u2060", "")


def test_the_first_screen_is_one_sentence_one_chart_and_three_choices(
    region: Region, browser: Client, done: Calculation
) -> None:
    page = browser.get(address(region)).text
    assert re.fullmatch(r"Hösten 2030 saknas \d+–\d+ personer i Järnlunda, mest för att .+\.", heading(page))
    assert page.count("<figure") == 1
    assert page.count('class="card"') == 3


def test_a_case_of_assumptions_says_so_and_leads_to_the_figures_to_obtain(
    region: Region, browser: Client, done: Calculation
) -> None:
    page = browser.get(address(region)).text
    assert "Räkneexempel" in page
    assert "Bara 6 av 81 tal har en källa" in page
    assert f"{address(region, 'grounds')}#obtain" in page
    grounds = browser.get(address(region, "grounds")).text
    assert (
        grounds[grounds.index('id="obtain"') : grounds.index("</ol>", grounds.index('id="obtain"'))].count("<li>") == 5
    )


def test_another_scenario_is_told_from_the_same_computation(region: Region, browser: Client, done: Calculation) -> None:
    drawn = browser.get(address(region)).text
    late = browser.get(address(region) + "?scenario=late").text
    assert heading(late).startswith("Två år sent: hösten 2030 saknas ")
    assert 'href="?' not in late.replace('href="?diagram', "").replace('href="?scenario=late&amp;diagram', "")
    assert address(region, "occupations") + "?scenario=late" in late
    assert heading(drawn) != heading(late)


@pytest.mark.parametrize("asked", ["?scenario=never", "?rakning=0", "?rakning=x"])
def test_what_was_never_computed_is_not_found(region: Region, browser: Client, done: Calculation, asked: str) -> None:
    assert browser.get(address(region) + asked).status_code == 404


def test_an_occupation_shows_its_gap_its_causes_and_its_numbers(
    region: Region, browser: Client, done: Calculation
) -> None:
    page = browser.get(address(region, "occupation", "7233")).text
    assert "Underhållsmekaniker och maskinreparatörer" in heading(page)
    assert page.count("<figure") == 3
    assert "mittalven.example" in page
    assert browser.get(address(region, "occupation", "9999")).status_code == 404


def test_every_occupation_of_the_list_leads_to_its_page(region: Region, browser: Client, done: Calculation) -> None:
    page = browser.get(address(region, "occupations")).text
    for ssyk in results.newest(region.case).about.occupations:
        assert address(region, "occupation", ssyk) in page


def test_the_plan_shows_intakes_ways_regrets_and_what_would_have_to_be_true(
    region: Region, browser: Client, done: Calculation
) -> None:
    page = browser.get(address(region, "plan")).text
    for words in ("Nya platser i varje antagning", "Från utbildning till yrke", "ångra", "behöva vara sant"):
        assert words in page


def test_what_one_more_gives_has_its_own_page(region: Region, browser: Client, done: Calculation) -> None:
    page = browser.get(address(region, "worth")).text
    for words in ("Vad en klass till ger", "Vad en plats till är värd", "Vad en krona eller en lärare till är värd"):
        assert words in page


def test_pages_are_told_in_the_language_of_the_reader(region: Region, browser: Client, done: Calculation) -> None:
    english = {"HTTP_ACCEPT_LANGUAGE": "en"}
    for page in PAGES:
        shown = browser.get(address(region, page), **english).text
        assert '<html lang="en"' in shown
        assert "people" in shown
        assert "Saknas" not in shown


@pytest.mark.parametrize("kind", ["csv", "svg", "xlsx"])
def test_a_chart_is_handed_over_with_its_figures_and_where_they_come_from(
    region: Region, browser: Client, done: Calculation, kind: str
) -> None:
    answer = browser.get(address(region), {"diagram": "tomma-jobb", "fil": kind})
    assert answer.status_code == 200
    assert "tomma-jobb-" in answer.headers["Content-Disposition"]
    if kind == "csv":
        text = answer.content.decode("utf-8-sig")
        assert "5 %" in text
        assert "50 %" not in text
        assert "Elkraft, version 1" in text
    assert browser.get(address(region), {"diagram": "other", "fil": kind}).status_code == 404


def test_the_report_is_handed_over_to_be_read_alone(region: Region, browser: Client, done: Calculation) -> None:
    answer = browser.get(address(region, "report"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="elkraft.html"'
    assert answer.text.startswith("<!doctype html>")
    assert "<script" not in answer.text


def test_a_case_that_is_not_computed_explains_what_will_be_there(region: Region, browser: Client) -> None:
    for page in (*PAGES, "report"):
        assert "Inget är räknat än" in browser.get(address(region, page)).text


def test_a_result_of_an_older_version_says_so(region: Region, browser: Client, done: Calculation) -> None:
    assert "har ändrats sedan dess" not in browser.get(address(region)).text
    region.case.version += 1
    region.case.save()
    assert "har ändrats sedan dess" in browser.get(address(region)).text


def test_a_stranger_sees_no_result(region: Region, signed_in: SignIn, done: Calculation) -> None:
    stranger = signed_in(region.stranger)
    for page in (*PAGES, "report"):
        assert stranger.get(address(region, page)).status_code == 404


@pytest.mark.parametrize("page", [*PAGES, "beside", "try", "ask", "report"])
def test_a_page_asks_the_database_little(
    region: Region, browser: Client, done: Calculation, page: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(20):
        assert browser.get(address(region, page)).status_code == 200


def test_a_measure_has_its_own_page_with_what_it_gives_year_by_year(
    region: Region, browser: Client, done: Calculation
) -> None:
    plan = browser.get(address(region, "plan")).text
    here = address(region, "measure", "yh-underhall")
    assert here in plan
    page = browser.get(here).text
    assert heading(page) == "YH Underhållstekniker"
    assert re.search(r"Räknad med: \d+ platser i \d+ antagningar", page)
    assert page.count("<figure") >= 3
    for said in ("år för år", "Personer den gett", "Varför gapet inte minskar lika mycket", "Kommer från utbildningen"):
        assert said in page


def test_each_plan_has_a_page_year_by_year(region: Region, browser: Client, done: Calculation) -> None:
    plan = browser.get(address(region, "plan")).text
    for name in ("robust", "fixed_response"):
        assert address(region, "one_plan", name) in plan
        assert "år för år" in browser.get(address(region, "one_plan", name)).text


def test_the_years_of_a_measure_are_a_file_to_count_with(region: Region, browser: Client, done: Calculation) -> None:
    here = address(region, "measure", "yh-underhall")
    told = browser.get(f"{here}?diagram=ar-for-ar&fil=csv").content.decode("utf-8-sig")
    assert "Personer den gett, 5 %" in told
    assert "Personer den gett, 50 %" not in told
    assert "Kostnad, kronor" in told


@pytest.mark.parametrize(("page", "name"), [("measure", "ingen"), ("one_plan", "nothing"), ("one_plan", "ingen")])
def test_a_measure_or_plan_that_is_not_there_is_not_found(
    region: Region, browser: Client, done: Calculation, page: str, name: str
) -> None:
    assert browser.get(address(region, page, name)).status_code == 404


def test_a_plan_whose_tables_lack_a_column_of_today_asks_to_be_computed_again(
    region: Region, browser: Client, done: Calculation
) -> None:
    file = path_of(done.run.outputs.get(table="SEATS_WORTH"))
    pq.write_table(pq.read_table(file, partitioning=None).drop_columns(["cost_sek"]), file)
    Run.objects.update(code_version="0.1+before")
    page = browser.get(address(region, "worth")).text
    assert "Räkna om fallet" in page
    assert "/rakna/" in page


def test_the_page_of_a_case_is_there_though_an_earlier_program_told_less(
    region: Region, browser: Client, done: Calculation
) -> None:
    done.run.outputs.get(table="ASSUMPTIONS").delete()
    assert browser.get(reverse("planning:case", args=[region.case.pk])).status_code == 200


def test_who_may_not_compute_learns_who_can_when_an_earlier_program_told_less(
    region: Region, signed_in: SignIn, done: Calculation
) -> None:
    done.run.outputs.get(table="TIPPING").delete()
    mayor = signed_in(acting(region.bo.home, Role.LEADER))
    page = mayor.get(address(region)).text
    assert "Räkna om fallet" in page
    assert f"Den som planerar hos {region.case.home.name} kan göra det med ett tryck" in page
    assert "/rakna/" not in page
    assert "/rakna/" in signed_in(region.anna).get(address(region)).text
