"""Moving a few figures of a computed case, and setting computed plans side by side."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.meetings.models import Topic
from samverkan.planning import actions
from samverkan.planning.files import written
from samverkan.planning.models import Calculation, Scenario
from samverkan.planning.queries import cases
from samverkan.runs.models import Run, State
from tests.factories import agreement
from tests.factories.planning import computed, document
from tests.web.planning.conftest import AT, Region, SignIn


def asked(region: Region, scenario: Scenario | None = None) -> Calculation:
    return actions.calculate(version=cases.newest_version(region.case), scenario=scenario, by=region.anna, at=AT)


@pytest.fixture
def done(region: Region) -> Calculation:
    """The plan of the case."""
    return computed(asked(region))


@pytest.fixture
def browser(region: Region, signed_in: SignIn) -> Client:
    """Bo's browser."""
    return signed_in(region.bo)


def address(region: Region, page: str) -> str:
    return reverse(f"planning:{page}", args=[region.case.pk])


def row(page: str, name: str) -> list[str]:
    """Return the cells of the row of a table that a name stands before."""
    found = re.search(rf'<th scope="row">{re.escape(name)}</th>(.*?)</tr>', page, re.DOTALL)
    assert found
    return [cell.replace("\u2060", "") for cell in re.findall(r"<td[^>]*>(.*?)</td>", found[1])]


def test_the_figures_stand_as_the_case_has_them(region: Region, browser: Client, done: Calculation) -> None:
    page = browser.get(address(region, "try")).text
    assert 'name="budget" value="12"' in page
    assert 'name="vacancy" value="0.8"' in page
    assert "Inget är ändrat än" in page


def test_moved_figures_are_answered_beside_the_same_as_it_stands(
    region: Region, browser: Client, done: Calculation
) -> None:
    page = browser.get(address(region, "try"), {"budget": "3"}).text
    stands, moved = (float(cell) for cell in row(page, "Planen kostar i allt, miljoner kronor"))
    assert moved < stands
    same = row(page, "Saknas hösten 2030, personer")
    assert same[0] == same[1]
    assert Calculation.objects.count() == 1


def test_more_who_stay_leave_fewer_jobs_empty(region: Region, browser: Client, done: Calculation) -> None:
    def at_most(chart: str) -> float:
        """Return the 95 % quantile of the last year in the file of a chart."""
        given = {"stay": "95", "diagram": chart, "fil": "csv"}
        text = browser.get(address(region, "try"), given).content.decode("utf-8-sig")
        last = next(line for line in text.splitlines() if ";2036;" in line)
        return float(last.rpartition(";")[2].replace(",", "."))

    assert at_most("tomma-jobb-2") < at_most("tomma-jobb-1")


@pytest.mark.parametrize("budget", ["x", "-1", "1e12"])
def test_a_figure_that_cannot_be_is_told_at_its_field(
    region: Region, browser: Client, done: Calculation, budget: str
) -> None:
    page = browser.get(address(region, "try"), {"budget": budget}).text
    assert "has-error" in page
    assert "Spara och räkna hela planen" not in page


def test_kept_figures_become_a_scenario_whose_whole_plan_is_asked_for(
    region: Region, browser: Client, done: Calculation
) -> None:
    given = {"budget": "3", "stay": "69", "vacancy": "0.8", "teachers": "10", "name": "Snålt"}
    answer = browser.post(address(region, "keep_tried"), given, follow=True)
    assert "”Snålt” är sparat" in answer.text
    assert "1 plan räknas fram" in answer.text
    kept = Scenario.objects.get()
    assert kept.changes == {"budget": 3e6}
    assert kept.calculations.get().run.state == State.WAITING


def test_figures_are_moved_from_where_a_scenario_has_them(region: Region, browser: Client, done: Calculation) -> None:
    scenario = actions.keep_scenario(case=region.case, name="Snålt", changes={"budget": 3e6}, by=region.bo, at=AT)
    other = computed(asked(region, scenario))
    assert 'name="budget" value="3"' in browser.get(address(region, "try"), {"rakning": other.pk}).text
    given = {"budget": "3", "stay": "69", "vacancy": "0.9", "teachers": "10", "name": "Snålt och dyrt"}
    browser.post(address(region, "keep_tried"), {**given, "rakning": other.pk})
    assert Scenario.objects.get(name="Snålt och dyrt").changes == {"budget": 3e6, "vacancy": 9e5}


def test_what_changed_in_the_case_meanwhile_is_not_taken_for_moved(
    region: Region, browser: Client, done: Calculation
) -> None:
    said = document()
    said["capacity"]["budget_per_year"]["value"] = 20e6
    actions.save(case=region.case, file=written(said), version=1, by=region.anna, at=AT)
    given = {"budget": "12", "stay": "69", "vacancy": "0.9", "teachers": "10", "name": "Dyrt", "rakning": done.pk}
    browser.post(address(region, "keep_tried"), given)
    kept = Scenario.objects.get()
    assert kept.changes == {"vacancy": 9e5}
    assert kept.calculations.get().version.number == 2


def test_a_kept_scenario_is_removed_by_its_own_party_alone(
    region: Region, browser: Client, signed_in: SignIn, done: Calculation
) -> None:
    kept = actions.keep_scenario(case=region.case, name="Snålt", changes={"budget": 3e6}, by=region.bo, at=AT)
    remove = reverse("planning:remove_scenario", args=[region.case.pk, kept.pk])
    anna = signed_in(region.anna)
    assert remove not in anna.get(address(region, "beside")).text
    assert anna.post(remove).status_code == 404
    assert remove in browser.get(address(region, "beside")).text
    assert "Snålt" in browser.get(remove).text
    assert "Scenariot är borttaget" in browser.post(remove, follow=True).text
    assert not Scenario.objects.exists()


def test_figures_that_were_not_moved_are_no_scenario(region: Region, browser: Client, done: Calculation) -> None:
    answer = browser.post(address(region, "keep_tried"), {"budget": "12", "name": "Samma"}, follow=True)
    assert "Ändra minst en uppgift" in answer.text
    assert not Scenario.objects.exists()


def test_computed_plans_are_set_side_by_side(region: Region, browser: Client, done: Calculation) -> None:
    scenario = actions.keep_scenario(case=region.case, name="Snålt", changes={"budget": 3e6}, by=region.anna, at=AT)
    other = computed(asked(region, scenario))
    page = browser.get(address(region, "beside")).text
    assert re.findall(r'for="av-\d+">([^<]+?) <', page) == ["Som det är", "Snålt"]
    assert "Budget för åtgärder: 3 miljoner kronor per år" in page
    assert f"/resultat/?rakning={other.pk}" in page
    assert len(row(page, "Planen kostar i allt, miljoner kronor")) == 2
    assert page.count("<figure") == 4
    one = browser.get(address(region, "beside"), {"av": [other.pk]}).text
    assert "Välj två eller tre" in one
    assert "<figure" not in one


def test_what_was_computed_twice_is_one_choice(region: Region, browser: Client, done: Calculation) -> None:
    again = computed(asked(region))
    page = browser.get(address(region, "beside"), {"av": [done.pk, again.pk]}).text
    assert "Bara en plan är räknad" in page


def test_a_page_without_choices_says_that_plans_are_being_computed_and_asks_again(
    region: Region, browser: Client, done: Calculation
) -> None:
    scenario = actions.keep_scenario(case=region.case, name="Snålt", changes={"budget": 3e6}, by=region.anna, at=AT)
    begun = asked(region, scenario)
    page = browser.get(address(region, "beside")).text
    assert "1 plan räknas fram" in page
    assert "Bara en plan är räknad" not in page
    asking = address(region, "progress") + "?alla"
    assert f'hx-get="{asking}"' in page
    assert "1 plan räknas fram" in browser.get(asking).text
    computed(begun)
    assert browser.get(asking)["HX-Refresh"] == "true"


def test_a_figure_that_limits_nothing_is_said_to_change_nothing(
    region: Region, browser: Client, done: Calculation
) -> None:
    assert "Det ändrar ingenting" in browser.get(address(region, "try"), {"budget": "150"}).text
    assert "Det ändrar ingenting" not in browser.get(address(region, "try"), {"budget": "3"}).text


def test_a_plan_of_an_earlier_version_of_the_program_says_so_and_is_computed_anew_in_one_press(
    region: Region, browser: Client, signed_in: SignIn, done: Calculation
) -> None:
    scenario = actions.keep_scenario(case=region.case, name="Snålt", changes={"budget": 3e6}, by=region.anna, at=AT)
    kept = computed(asked(region, scenario))
    words = "Räknat av en tidigare version av programmet"
    assert words not in browser.get(address(region, "result")).text
    Run.objects.update(code_version="0.1+before")
    assert words in browser.get(address(region, "case")).text
    for asked_for, what in (({}, None), ({"rakning": kept.pk}, scenario)):
        page = browser.get(address(region, "plan"), asked_for).text
        assert words in page
        assert ('name="scenario"' in page) == (what is not None)
        browser.post(address(region, "calculate"), {"scenario": what.pk} if what else {})
        newest = Calculation.objects.first()
        assert newest
        assert newest.scenario == what
        assert newest.run.state == State.WAITING
    assert browser.post(address(region, "calculate"), {"scenario": "999"}).status_code == 404


def test_a_kept_scenario_whose_plan_cannot_be_shown_is_computed_again_in_one_press(
    region: Region, browser: Client, done: Calculation
) -> None:
    scenario = actions.keep_scenario(case=region.case, name="Snålt", changes={"budget": 3e6}, by=region.bo, at=AT)
    kept = computed(asked(region, scenario))
    pressed = f'name="scenario" value="{scenario.pk}"'
    assert pressed not in browser.get(address(region, "beside")).text
    kept.run.outputs.get(table="TIPPING").delete()
    assert pressed in browser.get(address(region, "beside")).text
    answer = browser.post(address(region, "calculate"), {"scenario": scenario.pk}, follow=True)
    assert "1 plan räknas fram" in answer.text
    assert pressed not in answer.text


def test_a_single_plan_explains_how_there_come_to_be_more(region: Region, browser: Client, done: Calculation) -> None:
    assert "Bara en plan är räknad" in browser.get(address(region, "beside")).text


def test_the_result_of_a_scenario_is_shown_by_its_computation(
    region: Region, browser: Client, done: Calculation
) -> None:
    scenario = actions.keep_scenario(case=region.case, name="Snålt", changes={"budget": 3e6}, by=region.anna, at=AT)
    other = computed(asked(region, scenario))
    page = browser.get(address(region, "result"), {"rakning": other.pk}).text
    assert "Snålt" in page
    assert f"/resultat/planen/?rakning={other.pk}" in page


def test_what_a_case_comes_to_waits_in_the_inbox_of_an_agreement(
    region: Region, browser: Client, done: Calculation
) -> None:
    assert "Inget möte att fråga på" in browser.get(address(region, "ask")).text
    partnership = agreement(region.bo.home, region.anna.home)
    assert address(region, "ask") in browser.get(address(region, "result")).text
    page = browser.get(address(region, "ask")).text
    assert "Vad gör vi för att Järnlunda ska ha de människor som behövs?" in page
    given = {"title": "Vilken plan väljer vi?", "why": "Det saknas folk.", "inbox": str(partnership.pk)}
    browser.post(address(region, "ask"), given)
    assert Topic.objects.get().title == "Vilken plan väljer vi?"
