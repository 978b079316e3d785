"""Why this plan: which assumption moves the result, what would have to be true."""

from dataclasses import replace

import numpy as np
import pytest

from samverkan_engine.labour import AS_DRAWN, Outlook, project
from samverkan_engine.planning import assumptions, judge
from samverkan_engine.planning.explaining import sways, tipping_points
from samverkan_engine.planning.one_more import values_of_seats
from tests.engine.planning.choices import WORTH, small_problem

DRAWN = (Outlook("as drawn", AS_DRAWN),)


def test_an_assumption_held_is_the_same_in_every_draw_and_the_rest_as_drawn() -> None:
    _, draws = small_problem()
    held = assumptions.held(draws, "stay", 0.05)
    assert np.ptp(held.stay, axis=-1) == pytest.approx(0)
    assert ((draws.stay < held.stay).mean(axis=-1) < 0.06).all()
    assert (held.exits == draws.exits).all()


def test_who_finish_become_so_many_times_as_many_and_shares_stay_shares() -> None:
    problem, draws = small_problem()
    case = problem.case
    finish = [
        assumptions.scaled(case, draws, "finish", factor).keep[0, : case.lengths[0]].prod(axis=0)
        for factor in (1.0, 0.5, 10.0)
    ]
    assert finish[1] == pytest.approx(finish[0] / 2)
    assert finish[2] == pytest.approx(1.0)
    assert assumptions.scaled(case, draws, "pull", 9.0).pull.max() <= case.leaving
    assert assumptions.scaled(case, draws, "exits", 99.0).exits.max() == 1 - case.leaving
    seats = replace(case, seats=problem.with_seats(np.full(problem.number, 5.0)))
    everybody = assumptions.scaled(seats, assumptions.scaled(seats, draws, "routes", 9.0), "stay", 9.0)
    assert (project(seats, everybody).supply >= 0).all()


def test_the_assumption_that_moves_the_result_most_comes_first() -> None:
    problem, draws = small_problem()
    found = sways(problem, np.full(problem.number, 10.0), DRAWN, draws, WORTH)
    assert {sway.assumption for sway in found} == set(assumptions.FIELDS)
    assert [sway.width for sway in found] == sorted((sway.width for sway in found), reverse=True)
    exits = next(sway for sway in found if sway.assumption == "exits")
    assert exits.job_years[0] < exits.job_years[1]


def test_where_the_order_tips_the_two_plans_tie() -> None:
    problem, draws = small_problem(budget=1e9, teachers=1e9)
    worth, seats = replace(WORTH, unfilled=300_000.0), np.zeros(problem.number)
    ((_, values),) = values_of_seats(problem, seats, DRAWN, draws, worth)
    gained = values[1].mean(axis=-1)
    first = np.argmax(gained[problem.programme, problem.term] / problem.cost)
    plans = {"plan": seats, "rival": 6.0 * (np.arange(problem.number) == first)}
    found = {each.assumption: each for each in tipping_points(problem, *plans.values(), DRAWN, draws, worth)}
    factor = found["unfilled"].factor
    assert factor is not None
    assert factor > 1
    dearer = replace(worth, unfilled=worth.unfilled * factor)
    plan, rival = (each.total for each in judge(problem, plans, DRAWN, draws, dearer)[1:])
    assert plan == pytest.approx(rival, rel=2e-3)
    assert "stop" not in found


def test_nothing_has_to_be_otherwise_for_a_rival_that_wins_already() -> None:
    problem, draws = small_problem()
    nothing, mad = np.zeros(problem.number), np.full(problem.number, 60.0)
    dear = replace(problem, cost=problem.cost * 1000)
    assert {each.factor for each in tipping_points(dear, mad, nothing, DRAWN, draws, WORTH)} == {1.0}
