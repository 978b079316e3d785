"""Scenarios, one class more, and assumptions that are moved."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from samverkan_engine import labour, outlook
from samverkan_engine.cases.arrays import labour_case
from samverkan_engine.cases.declared import declared
from samverkan_engine.cases.inputs import inputs, share_sourced
from samverkan_engine.cases.measures import limits, measures, with_recruits
from samverkan_engine.cases.reading import check
from samverkan_engine.labour.reference import simulate
from samverkan_engine.outlook.assuming import assumptions
from tests.engine.casefiles.files import changed, invented

FEW = outlook.Parameters(moved_draws=40)


@pytest.fixture(scope="module")
def case() -> labour.Case:
    """The invented region's labour market."""
    return labour_case(declared(invented().document))


@pytest.fixture(scope="module")
def draws(case: labour.Case) -> labour.Draws:
    """A few draws."""
    return labour.draw(case, 60, seed=3)


def by(rows: list[dict[str, Any]], name: str) -> dict[str, dict[str, Any]]:
    return {row[name]: row for row in rows}


def test_scenarios_are_those_of_the_whole_model(case: labour.Case, draws: labour.Draws) -> None:
    unfilled, totals = outlook.foresee(case, draws, labour.scenarios(own=2), FEW)
    found = by(totals.to_pylist(), "scenario")
    assert tuple(found) == tuple(labour.scenarios(own=2))
    gap = simulate(*labour.happening(case, draws, labour.HALF)).gap
    assert found["half"]["mean"] == pytest.approx(np.maximum(gap, 0)[:, 1:].sum(axis=(0, 1)).mean() / 2)
    assert found["none"]["mean"] < found["half"]["mean"] < found["planned"]["mean"]
    assert found["drawn"]["against"] == 0
    assert unfilled.num_rows == len(found) * (case.terms + 1)


def test_a_class_more_fills_what_the_model_says_and_the_cheapest_comes_first(
    case: labour.Case, draws: labour.Draws
) -> None:
    choices = measures(declared(invented().document), case)
    rows = outlook.compare(case, draws, choices, FEW).to_pylist()
    costs = [row["each"] for row in rows if row["each"] is not None]
    assert costs == sorted(costs)
    (row,) = [row for row in rows if row["measure"] == "hing-elkraft"]
    asked = replace(draws, applicants=draws.applicants + 30 * (np.arange(4) == 2)[:, None])
    seats = case.seats.copy()
    seats[2, 2:20:2] += 30
    before, after = (
        np.maximum(simulate(replace(case, seats=each), asked).gap, 0)[:, 1:].sum(axis=(0, 1)) / 2
        for each in (case.seats, seats)
    )
    assert row["mean"] == pytest.approx((before - after).mean())
    assert row["first_effect"] == "VT2031"
    assert row["cost"] == pytest.approx(3 * 95_000 * 30 * row["intakes"])


def test_moving_a_figure_changes_nothing_in_the_file_and_tells_what_is_sourced() -> None:
    file = invented()
    before = deepcopy(dict(file.document))
    rows = outlook.move(file.document, inputs(file.document, file.lines), 1, FEW).to_pylist()
    assert file.document == before
    assert [row["moves"] for row in rows] == sorted((row["moves"] for row in rows), reverse=True)
    found = {(row["figure"], row["subject"]): row for row in rows}
    assert found["seats", "hing-elkraft"]["sourced"]
    assert not found["people", ""]["sourced"]
    assert found["jobs", ""]["at_low"] < found["jobs", ""]["at_high"]
    assert found["people", ""]["at_low"] > found["people", ""]["at_high"]
    assert found["finish", "yh"]["low"] < 0.62 < found["finish", "yh"]["high"] < 1


def test_a_figure_that_no_occupation_has_is_not_moved() -> None:
    document = deepcopy(dict(invented().document))
    for occupation in document["occupations"]["list"]:
        del occupation["age55"]
    assert "aged" not in {assumption.figure for assumption in assumptions(document)}
    assert "aged" in {assumption.figure for assumption in assumptions(invented().document)}


def test_a_figure_with_a_source_and_an_assumption_is_not_sourced() -> None:
    path = ("programmes", 2, "applicants", "value")
    file = invented()
    found = {number.path: number for number in inputs(file.document, file.lines)}
    assert found[path].is_sourced
    assert found["occupations", "list", 0, "mix"].assumption == "påhittat"
    assumed = changed(("programmes", 2, "applicants", "assumption"), "as many as last year")
    checked = check(assumed, "case.yaml")
    found = {number.path: number for number in inputs(checked.document, checked.lines)}
    assert not found[path].is_sourced
    assert share_sourced(list(found.values())) < 0.5


def test_measures_have_cost_teachers_and_kind_of_their_programme(case: labour.Case) -> None:
    said = declared(invented().document)
    found = {measure.id: measure for measure in measures(said, case)}
    assert [measure.kind for measure in found.values()] == [
        labour.Kind.MORE_PLACES, labour.Kind.OTHER_FORM, labour.Kind.MORE_PLACES, labour.Kind.COMMISSIONED,
    ]  # fmt: skip
    assert found["hing-elkraft"].cost.tolist() == [47_500, 95_000, 95_000, 47_500]
    assert found["uppdrag-process"].cost.tolist() == [60_000]
    assert found["yh-underhall"].uses[labour.TEACHERS] == pytest.approx([1 / 24, 1 / 12, 1 / 24])
    assert {each.name for each in limits(said, case).resources} == {labour.BUDGET, labour.TEACHERS}


def test_people_are_recruited_where_the_file_says_how_many(case: labour.Case) -> None:
    said = declared(changed(("capacity", "recruits_per_year"), {"value": 20, "assumption": "invented"}))
    recruiting = with_recruits(said, case)
    found = [measure for measure in measures(said, recruiting) if measure.kind is labour.Kind.RECRUIT]
    assert [measure.id for measure in found] == [f"recruit-{ssyk}" for ssyk in case.occupations]
    assert found[0].cost.tolist() == [150_000]
    assert recruiting.programmes[found[0].programme] == found[0].id
