"""Options taken from a plan: the plan's figures are copied once, and newer ones are shown and taken by hand alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.gap_cases.actions import opening
from samverkan.gap_cases.forms.options import values_of
from samverkan.gap_cases.models import Figures, GapCase
from samverkan.gap_cases.queries.plans import Plans
from samverkan.planning import actions as planning
from samverkan.planning.models import Case
from samverkan.planning.queries.cases import newest_version
from tests.factories.planning import case_file, computed
from tests.web.gap_cases.conftest import GAP, NOW

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
    assert "Planen för Elkraft, version 1" in page
    assert f'name="origin" value="plan:{plan.pk}:nothing"' in page


def test_a_gap_leads_to_the_plan_it_was_taken_from_until_other_figures_are_written(
    plan: Case, agreement: Any, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    gap = replace(GAP, origin=f"plan:{plan.pk}:nothing")
    made = opening.open_case(agreement=agreement, gap=gap, circle="shared", by=anna, at=NOW)
    client, page = as_(anna), reverse("gap_cases:page", args=[made.pk])
    plan_page = f'<a href="{reverse("planning:case", args=[plan.pk])}">{GAP.source}</a>'
    opening.edit(case=made, gap=replace(gap, title="Underhåll"), version=1, by=anna, at=NOW)
    assert plan_page in client.get(page).content.decode()
    opening.edit(case=made, gap=replace(gap, high=91), version=2, by=anna, at=NOW)
    assert plan_page not in client.get(page).content.decode()


def test_measures_become_options_with_the_run_they_came_from(
    plan: Case, case: GapCase, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    client, address = as_(anna), reverse("gap_cases:add_from_plan", args=[case.pk])
    assert "YH Underhållstekniker: 30 platser" in client.get(address).content.decode()
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
    assert plans.address(f"plan:{plan.pk}:nothing") == ""


def test_a_plan_without_the_occupation_offers_nothing(plan: Case, anna: Actor) -> None:
    assert Plans("2341", 2030, anna).measures() == []


def test_the_result_of_a_plan_leads_to_the_gap_filled_in(
    plan: Case, agreement: Any, anna: Actor, as_: Callable[[Actor], Client]
) -> None:
    address = reverse("planning:occupation", args=[plan.pk, "7233"])
    assert f"/kompetens/gap/nytt/?ssyk=7233&amp;plan={plan.pk}" in as_(anna).get(address).content.decode()
