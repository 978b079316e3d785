"""Which intakes begin: smallest cohorts, whole groups, what is promised."""

from dataclasses import replace

import numpy as np

from samverkan_engine.planning import cohorts
from samverkan_engine.planning.weighing import WholeModel
from tests.engine.planning.choices import WORTH, best_of, small_problem


def test_an_intake_begins_when_it_came_to_the_share_of_its_smallest_cohort() -> None:
    problem, _ = small_problem(smallest=10.0)
    seats = np.zeros(problem.number)
    seats[:4] = 2.9, 3.0, 12.0, 0.0
    low, high = cohorts.begun(problem, seats, 0.3)
    assert low[:4].tolist() == [0.0, 10.0, 10.0, 0.0]
    assert high[:4].tolist() == [0.0, 60.0, 60.0, 0.0]


def test_what_is_promised_begins_with_its_smallest_cohort() -> None:
    case, _ = small_problem()
    starts = len(case.measures[0].starts)
    problem, _ = small_problem(smallest=10.0, least=np.eye(1, starts)[0] * 4)
    low, _ = cohorts.begun(problem, np.zeros(problem.number), 0.3)
    assert low[0] == 10.0
    assert low[1] == 0.0


def test_groups_are_whole_and_no_smaller_than_the_smallest_cohort() -> None:
    problem, _ = small_problem(round=8.0, smallest=15.0)
    seats = np.zeros(problem.number)
    seats[:4] = 1.0, 5.0, 20.0, 60.0
    low, high = cohorts.begun(problem, seats, 0.3)
    assert (low == high).all()
    assert low[:4].tolist() == [0.0, 16.0, 24.0, 56.0]


def test_a_plan_in_whole_groups_keeps_the_limits() -> None:
    problem, draws = small_problem(round=8.0, smallest=15.0, ramp=24.0)
    best = best_of(problem, draws)
    assert best.seats.any()
    assert problem.keeps(best.seats)
    assert cohorts.keeps(problem, best.seats)


def test_what_is_not_worth_beginning_in_its_smallest_cohort_is_not_begun() -> None:
    problem, draws = small_problem(smallest=60.0, budget=1e9, teachers=1e9)
    first = WholeModel(problem, draws, WORTH)(problem.low)
    worth = -(first.slopes.sum(axis=0) + WORTH.caution * first.tail_slopes)
    best = best_of(replace(problem, cost=np.maximum(0.97 * worth, 0.1)), draws, thresholds=(0.01,))
    assert best.gain == 0
    assert not best.seats.any()


def test_seats_are_rounded_down_to_whole_ones_only_where_that_breaks_nothing() -> None:
    problem, _ = small_problem()
    seats = np.full(problem.number, 2.7)
    assert (cohorts.in_whole_seats(problem, seats) == 2.0).all()
    tight, _ = small_problem(least=np.full(len(problem.measures[0].starts), 2.5))
    assert (cohorts.in_whole_seats(tight, seats) == 2.7).all()
