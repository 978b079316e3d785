"""Options taken from a plan: the plan's figures are copied once, and newer ones are shown and taken by hand alone."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.gap_cases.actions import opening, raising
from samverkan.gap_cases.by_year import ForecastYear, again, year_of
from samverkan.gap_cases.forms.options import values_of
from samverkan.gap_cases.models import Figures, GapCase, Option
from samverkan.gap_cases.queries.plans import Plans
from samverkan.gap_cases.searched import words
from samverkan.planning import actions as planning
from samverkan.planning.models import Case
from samverkan.planning.queries.cases import newest_version
from samverkan.runs.models import Output
from tests.factories.planning import case_file, computed, tables
from tests.web.gap_cases.conftest import GAP, NOW
from tests.web.gap_cases.test_deciding import decide

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.RUNS = tmp_path / "runs"


@pytest.fixture
def plan(anna: Actor, bo: Actor) -> Case:
    """A case of the planning room that both see, with a finished plan."""
    says = planning.Description(title="Elkraft", organisations=[anna.home, bo.home])
    made = planning.begin(says=says, file=case_file(), circle="shared", by=anna, at=NOW)
    computed(planning.calculate(version=newest_version(made), by=anna, at=NOW))
    return made


def test_a_gap_is_opened_with_the_figures_of_a_plan(
    plan: Case, agreement: Any, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    page = as_(anna).get(f"/kompetens/gap/nytt/?ssyk=7233&region=24&ar=2030&plan={plan.pk}").content.decode()
    told = Plans("7233", 2030, anna).gap(plan.pk)
    assert told
    assert f'name="low" value="{told.left_low}"' in page
    assert "En plan från" in page
    assert "Elkraft" not in page[page.index("<form") :]
    assert f'name="origin" value="plan:{plan.pk}:nothing"' in page


def test_a_gap_of_a_plan_has_the_name_of_the_occupation_and_guesses_no_region(
    plan: Case, agreement: Any, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    Organisation.objects.update(municipality_code="")
    page = as_(anna).get(f"/kompetens/gap/nytt/?ssyk=7233&ar=2030&plan={plan.pk}").content.decode()
    assert 'name="title" value="Underhållsmekaniker och maskinreparatörer"' in page
    region = page[page.index('<select name="region"') :]
    assert 'value="" selected' in region[: region.index("</select>")]


def test_a_gap_leads_to_the_plan_it_was_taken_from_until_other_figures_are_written(
    plan: Case, agreement: Any, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    gap = replace(GAP, origin=f"plan:{plan.pk}:nothing")
    made = opening.open_case(agreement=agreement, gap=gap, circle="shared", by=anna, at=NOW)
    client, page = as_(anna), reverse("gap_cases:page", args=[made.pk])
    plan_page = f'{GAP.source}: <a href="{reverse("planning:case", args=[plan.pk])}">Elkraft</a>'
    opening.edit(case=made, gap=replace(gap, title="Underhåll"), version=1, by=anna, at=NOW)
    assert plan_page in client.get(page).content.decode()
    opening.edit(case=made, gap=replace(gap, high=91), version=2, by=anna, at=NOW)
    assert plan_page not in client.get(page).content.decode()


def test_measures_become_options_with_the_run_they_came_from(
    plan: Case, case: GapCase, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    client, address = as_(anna), reverse("gap_cases:add_from_plan", args=[case.pk])
    assert "YH Underhållstekniker: " in client.get(address).content.decode()
    origins = [f"plan:{plan.pk}:yh-underhall", f"plan:{plan.pk}:nothing"]
    client.post(address, {"measures": origins})
    kept = Figures.objects.filter(option__case=case).order_by("option__position")
    assert [one.origin for one in kept] == origins
    run = plan.calculations.get().run
    assert {(one.run, one.code_version) for one in kept} == {(str(run.key), run.code_version)}
    page = client.get(reverse("gap_cases:page", args=[case.pk])).content.decode()
    assert "Fyllda årsjobb i regionen" in page
    assert "Planen har nyare siffror" not in page


def test_newer_figures_are_shown_and_taken_by_hand_with_the_earlier_kept(
    plan: Case, case: GapCase, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    client = as_(anna)
    client.post(reverse("gap_cases:add_from_plan", args=[case.pk]), {"measures": [f"plan:{plan.pk}:yh-underhall"]})
    option = case.options.get()
    before = option.figures.get()
    later = computed(planning.calculate(version=newest_version(plan), by=anna, at=NOW + timedelta(days=90)))
    page = client.get(reverse("gap_cases:page", args=[case.pk])).content.decode()
    assert "Planen har nyare siffror" in page
    assert option.figures.get().pk == before.pk
    client.post(reverse("gap_cases:take_figures", args=[case.pk, option.pk]))
    assert option.figures.get(is_current=True).run == str(later.run.key)
    assert option.figures.get(is_current=False).pk == before.pk


def test_other_words_for_an_option_leave_the_plan_that_its_figures_came_from(
    plan: Case, case: GapCase, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    client = as_(anna)
    client.post(reverse("gap_cases:add_from_plan", args=[case.pk]), {"measures": [f"plan:{plan.pk}:yh-underhall"]})
    option = case.options.get()
    shown = {name: said for name, said in values_of(option, option.figures.get()).items() if said is not None}
    client.post(reverse("gap_cases:edit_option", args=[case.pk, option.pk]), {**shown, "cons": "Tar två år."})
    option.refresh_from_db()
    assert option.cons == "Tar två år."
    assert option.figures.get().origin == f"plan:{plan.pk}:yh-underhall"


def test_the_plan_of_strangers_is_neither_offered_nor_told_of(plan: Case, stranger: Actor) -> None:
    plans = Plans("7233", 2030, stranger)
    assert plans.measures() == []
    assert plans.link(f"plan:{plan.pk}:nothing") is None


def test_a_plan_without_the_occupation_offers_nothing(plan: Case, anna: Actor) -> None:
    assert Plans("2341", 2030, anna).measures() == []


def test_the_result_of_a_plan_leads_to_the_gap_filled_in(
    plan: Case, agreement: Any, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    address = reverse("planning:occupation", args=[plan.pk, "7233"])
    assert f"/kompetens/gap/nytt/?ssyk=7233&amp;plan={plan.pk}" in as_(anna).get(address).content.decode()


def test_a_measure_becomes_an_option_with_what_it_gives_year_by_year(
    plan: Case, case: GapCase, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    client = as_(anna)
    client.post(reverse("gap_cases:add_from_plan", args=[case.pk]), {"measures": [f"plan:{plan.pk}:yh-underhall"]})
    figures = case.options.get().figures.get()
    assert figures.size == "as_planned"
    table = tables()
    told = {
        row["year"]: row
        for row in table["EFFECTS_BY_OCCUPATION"].to_pylist()
        if (row["name"], row["ssyk"]) == ("yh-underhall", "7233")
    }
    for one in again(figures.by_year):
        row = told[one.year]
        assert one.people == (*(round(row[f"people_{end}"]) for end in ("p05", "p25")), None, round(row["people_p75"]),
                              round(row["people_p95"]))  # fmt: skip
        assert [one.year, one.people[0], one.people[-1]] in figures.people
    left = year_of(again(figures.by_year), 2030)
    assert left
    assert (figures.left_low, figures.left_high) == (left.missing[0], left.missing[-1])
    page = client.get(reverse("gap_cases:page", args=[case.pk])).content.decode()
    assert "År för år: YH Underhållstekniker" in page
    assert "med sin storlek i planen" in page


def test_a_whole_plan_becomes_an_option_too(plan: Case, case: GapCase, anna: Actor) -> None:
    several = [one for one in Plans("7233", 2030, anna).measures() if one.kind == "several"]
    assert {one.figures.origin for one in several} == {
        f"plan:{plan.pk}:plan/robust",
        f"plan:{plan.pk}:plan/least_regret",
    }
    assert all(one.figures.by_year for one in several)


def test_doing_nothing_tells_what_is_missing_year_by_year(plan: Case, anna: Actor) -> None:
    told = Plans("7233", 2030, anna).gap(plan.pk)
    assert told
    then = year_of(told.by_year, 2030)
    assert then
    assert (told.left_low, told.left_high) == (then.missing[0], then.missing[-1])
    assert not any(one.seats or any(filter(None, one.people)) for one in told.by_year)


def test_an_option_frozen_without_years_says_that_they_were_not_computed_then(
    plan: Case, case: GapCase, programme: Option, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    client, page = as_(anna), reverse("gap_cases:page", args=[case.pk])
    assert "inte beräknat då" not in client.get(page).content.decode()
    client.post(reverse("gap_cases:add_from_plan", args=[case.pk]), {"measures": [f"plan:{plan.pk}:yh-underhall"]})
    assert "inte beräknat då" in client.get(page).content.decode()


def test_what_an_option_of_a_plan_was_to_give_stands_beside_what_came(
    plan: Case, case: GapCase, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    client = as_(anna)
    client.post(reverse("gap_cases:add_from_plan", args=[case.pk]), {"measures": [f"plan:{plan.pk}:yh-underhall"]})
    option = case.options.get()
    decided = timezone.localdate() - timedelta(days=3 * 365 + 5)
    Figures.objects.filter(option=option).update(by_year=[one.kept() for one in years(decided.year)])
    decide(case, option, anna, on=decided)
    form = reverse("gap_cases:look_back", args=[case.pk, 3])
    assert "Med det skulle 12–20 personer ändå saknas" in client.get(form).content.decode()
    said = {"people": "9", "missing": "21", "source": "Registret", "learnt": "Färre sökte.", "version": "1"}
    client.post(form, said)
    page = client.get(reverse("gap_cases:page", args=[case.pk])).content.decode()
    row = re.sub(r"<[^>]+>|\\s+", " ", page[page.index("Efter 3 år") :][:900])
    assert re.search(r"6–14\s+9\s+12–20\s+21", re.sub(r"\s+", " ", row))
    assert "Prognos och utfall, år för år" in page
    assert page.count('class="ch-band-outer"') >= 2
    assert page.count('class="ch-alone"') == 1
    sheet = client.get(f"{reverse('gap_cases:page', args=[case.pk])}?diagram=saknas&fil=csv")
    assert sheet.status_code == 200


def years(first: int) -> list[ForecastYear]:
    return [
        ForecastYear(
            year=first + ahead, seats=20, begin=(10, 12, None, 14, 16),
            gap=(18 - 2 * ahead, 20, None, 22, 26 - 2 * ahead),
            people=(2 * ahead, 3 * ahead, None, 4 * ahead, 5 * ahead - 1), left=(40, 50, None, 60, 70), teachers=1.2,
            cost_sek=900_000,
        )
        for ahead in range(6)
    ]  # fmt: skip


def test_a_shared_case_never_tells_the_title_of_a_plan_that_its_reader_does_not_see(
    case: GapCase, anna: Actor, bo: Actor, as_: Callable[[Actor], Client]
) -> None:
    says = planning.Description(title="Hemlig skiss", organisations=[anna.home])
    private = planning.begin(says=says, file=case_file(), circle="private", by=anna, at=NOW)
    computed(planning.calculate(version=newest_version(private), by=anna, at=NOW))
    gap = Plans("7233", 2030, anna).gap(private.pk)
    assert gap
    GapCase.objects.filter(pk=case.pk).update(origin=gap.origin, source=gap.source)
    add, page = (reverse(f"gap_cases:{name}", args=[case.pk]) for name in ("add_from_plan", "page"))
    as_(anna).post(add, {"measures": [f"plan:{private.pk}:yh-underhall", gap.origin]})
    raising.take_up(case=GapCase.objects.get(pk=case.pk), by=anna, at=NOW)
    assert "Hemlig skiss" in as_(anna).get(page).content.decode()
    theirs = as_(bo)
    for address in (page, reverse("gap_cases:cases"), reverse("meetings:of_agreement", args=[case.agreement_id])):
        assert "Hemlig skiss" not in theirs.get(address).content.decode()
    for told in (words(GapCase.objects.get(pk=case.pk)), *Figures.objects.values_list("source", flat=True)):
        assert "Hemlig skiss" not in told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Planen för Hemlig, version 2, version 3 (räkneexempel)", "En plan från Staden, version 3 (räkneexempel)"),
        ("The plan of Secret, version 12", "A plan by Staden, version 12"),
    ],
)
def test_sources_copied_before_lose_the_title(before: str, after: str) -> None:
    module = import_module("samverkan.gap_cases.migrations.0004_sources_without_titles")
    found = module.COPIED.fullmatch(before)
    assert module.without_title(found, "Staden") == after
    assert module.without_title(found, "").startswith(("En plan, version", "A plan, version"))
    assert module.COPIED.fullmatch("Regionens prognos, maj 2026") is None


def test_a_plan_of_an_earlier_version_offers_nothing_but_doing_nothing(plan: Case, anna: Actor) -> None:
    Output.objects.filter(run=plan.calculations.get().run, table__startswith="EFFECTS").delete()
    (nothing,) = Plans("7233", 2030, anna).measures()
    assert nothing.kind == "nothing"
    assert nothing.figures.left_high
    assert nothing.figures.by_year == ()
