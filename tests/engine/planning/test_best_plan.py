"""The best plan: that it is one, that it keeps its limits, and how far from the best it can be at most."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from samverkan_engine.labour import AS_DRAWN, Outlook, Resource, draw
from samverkan_engine.planning import Parameters, judge, stated
from samverkan_engine.planning.plan import for_a_fixed_response
from samverkan_engine.planning.problem import MILLION
from samverkan_engine.planning.weighing import WholeModel, is_convex
from tests.engine.planning.choices import WORTH, best_of, limits, more_places, short_of_people, small_problem

RULES = {"smallest": 15.0, "ramp": 40.0}


def cost(problem, draws, seats) -> float:
    return float(problem.cost @ seats + WholeModel(problem, draws, WORTH)(seats).total(WORTH.caution))


def test_it_beats_doing_nothing_and_the_fixed_response_on_fresh_draws() -> None:
    case = short_of_people(occupations=20, programmes=8, terms=10)
    problem = stated(case, more_places(case, **RULES), limits(case, 20e6, 40.0), WORTH)
    draws = draw(case, 200, seed=1)
    naive = for_a_fixed_response(problem, draws, WORTH, Parameters())
    plans = {"best": best_of(problem, draws).seats, "fixed": naive.seats}
    fresh = draw(case, 400, seed=2, noise=True)
    judged = {each.plan: each for each in judge(problem, plans, [Outlook("as drawn", AS_DRAWN)], fresh, WORTH)}
    assert judged["best"].gain > 3 * judged["best"].uncertain
    assert judged["best"].total < judged["fixed"].total
    assert judged["best"].filled.mean() > 0


def test_no_plan_of_those_that_could_be_tried_beats_it() -> None:
    problem, draws = small_problem(every=6, round=20.0, budget=3e6, teachers=4.0)
    best = best_of(problem, draws)
    tried = [np.array(seats) for seats in product((0.0, 20.0, 40.0, 60.0), repeat=problem.number)]
    costs = [cost(problem, draws, seats) for seats in tried if problem.keeps(seats)]
    assert min(costs) >= best.bound - 1e-6
    assert best.nothing - best.value >= 0.9 * (best.nothing - min(costs))


@pytest.mark.parametrize("seed", range(4))
def test_no_plan_that_keeps_the_limits_costs_less_than_the_bound(seed: int) -> None:
    problem, draws = small_problem(seed, ramp=40.0)
    best = best_of(problem, draws)
    assert best.convex
    chance = np.random.default_rng(seed)
    for direction in chance.uniform(0, 1, (40, problem.number)) ** 3:
        seats = direction * max(share for share in np.linspace(0, 60, 61) if problem.keeps(direction * share))
        assert cost(problem, draws, seats) >= best.bound - 1e-6
    assert best.value == pytest.approx(cost(problem, draws, best.seats))


@pytest.mark.parametrize("seed", range(6))
def test_every_limit_and_rule_is_kept_exactly(seed: int) -> None:
    problem, draws = small_problem(seed, **RULES)
    best = best_of(problem, draws, tolerance=1e-2)
    assert (problem.matrix @ best.seats <= problem.ceiling).all()
    assert (problem.matrix @ best.seats >= problem.floor).all()
    assert ((best.seats == 0) | (best.seats >= 15)).all()
    assert (best.seats <= problem.high).all()
    assert (best.seats % 1 == 0).all()


@pytest.mark.parametrize("seed", range(4))
def test_a_bigger_budget_is_never_worse(seed: int) -> None:
    small, draws = small_problem(seed, budget=1e6)
    large, _ = small_problem(seed, budget=3e6)
    one, other = best_of(small, draws), best_of(large, draws)
    assert other.bound <= one.bound + 1e-3 * one.gain
    assert other.value <= one.value + 2e-3 * one.gain


def test_one_krona_and_one_teacher_more_are_worth_what_the_plan_gains_by_them() -> None:
    for resource in (0, 1):
        budget, teachers = (1e6, 100.0) if resource == 0 else (1e9, 1.0)
        values = []
        for more in (0.99, 1.0, 1.01):
            problem, draws = small_problem(budget=budget * more, teachers=teachers * more)
            values.append(best_of(problem, draws, tolerance=1e-6))
        problem, _ = small_problem(budget=budget, teachers=teachers)
        rows = [place for place, row in enumerate(problem.rows) if row.resource == ("budget", "teachers")[resource]]
        told = values[1].duals[rows] @ problem.ceiling[rows] * 0.02
        assert told < 0
        assert values[2].bound - values[0].bound == pytest.approx(told, rel=0.05)


def test_a_course_that_takes_people_from_where_they_are_missing_is_not_begun() -> None:
    case = short_of_people()
    donors = np.zeros_like(case.donors)
    donors[0, 0] = 1.0
    case = replace(case, donors=donors, jobs=case.jobs * np.where(np.arange(6) == 0, 2.0, 1.0))
    problem = stated(case, more_places(case)[:1], limits(case), WORTH)
    draws = draw(case, 60, seed=1)
    assert best_of(problem, draws).seats.sum() < best_of(
        replace(problem, case=replace(case, donors=0 * donors)), draws
    ).seats.sum()  # fmt: skip


def test_a_course_that_may_lack_applicants_makes_the_bound_a_rule_of_thumb() -> None:
    case = short_of_people()
    donors = np.zeros_like(case.donors)
    donors[0, 0] = 1.0
    draws = draw(case, 60, seed=1)
    measures = more_places(case, largest=1000.0)
    assert is_convex(stated(case, measures, limits(case), WORTH), draws)
    assert not is_convex(stated(replace(case, donors=donors), measures, limits(case), WORTH), draws)
    assert is_convex(stated(replace(case, donors=donors), more_places(case, largest=1.0), limits(case), WORTH), draws)


def test_what_the_measures_cost_is_discounted_by_year() -> None:
    case = short_of_people()
    problem = stated(case, more_places(case, cost=np.array([100.0, 50.0])), limits(case), WORTH)
    assert problem.cost[0] * MILLION == pytest.approx(100 / 1.03 + 50 / 1.03**2)


def test_a_room_limits_only_those_who_use_it() -> None:
    problem, draws = small_problem()
    case, measures = problem.case, list(problem.measures)
    measures[0] = replace(measures[0], uses={"laboratory": np.ones(1)})
    rooms = Resource("laboratory", "places", np.full(99, 5.0))
    tight = stated(case, measures, replace(limits(case), resources=(rooms,)), WORTH)
    best = best_of(tight, draws)
    assert best.seats[problem.measure == 0].max() == 5.0
    assert best.seats[problem.measure != 0].max() > 5.0
