"""A plan that cannot be: which limit, and by how much; and a solver that ends as it should not."""

from dataclasses import replace

import numpy as np
import pytest

from samverkan_engine.errors.planning import Impossible, SolverFailed
from samverkan_engine.labour import BUDGET, TEACHERS
from samverkan_engine.planning import broken
from samverkan_engine.planning.master import Master, solver, sparse
from tests.engine.planning.choices import best_of, small_problem


def starts() -> int:
    problem, _ = small_problem()
    return len(problem.measures[0].starts)


def test_too_small_a_budget_for_what_is_promised_is_named_with_its_year_and_by_how_much() -> None:
    promised = np.zeros(starts())
    promised[0] = 10.0
    problem, draws = small_problem(least=promised, budget=2e6)
    with pytest.raises(Impossible) as refused:
        best_of(problem, draws)
    lacks = {(lack.what, lack.when): lack for lack in refused.value.lacks}
    assert lacks[BUDGET, "2027"].by == pytest.approx(3 * 10 * 95_000 - 2e6)
    assert "budget 2027: 850,000 SEK more" in str(refused.value)


def test_too_few_teachers_are_named() -> None:
    promised = np.zeros(starts())
    promised[0] = 36.0
    problem, draws = small_problem(least=promised, budget=1e9, teachers=7.0)
    with pytest.raises(Impossible) as refused:
        best_of(problem, draws)
    lack = refused.value.lacks[0]
    assert (lack.what, lack.when, lack.unit) == (TEACHERS, "2027", "full-time teachers")
    assert lack.by == pytest.approx(3 * 36 / 12 - 7)


def test_a_promise_that_rises_too_fast_or_is_too_large_is_named_by_its_measure_and_term() -> None:
    promised = np.zeros(starts())
    promised[1] = 50.0
    problem, draws = small_problem(least=promised, ramp=20.0, largest=45.0, budget=1e9, teachers=1e9)
    with pytest.raises(Impossible) as refused:
        best_of(problem, draws)
    assert ("more-form-0", "VT2028", 5.0) in [(lack.what, lack.when, lack.by) for lack in refused.value.lacks]
    assert sum(lack.by for lack in refused.value.lacks if lack.what == "more-form-0") == pytest.approx(5.0 + 10.0)


def test_the_smallest_cohorts_of_what_is_promised_can_make_it_impossible() -> None:
    problem, draws = small_problem(least=np.ones(starts()), smallest=20.0, budget=1e6, teachers=1e9)
    with pytest.raises(Impossible, match="budget"):
        best_of(problem, draws)


def test_a_plan_of_ones_own_is_told_every_limit_it_breaks() -> None:
    problem, _ = small_problem(budget=1e6, teachers=1e9)
    seats = np.zeros(problem.number)
    assert broken(problem, seats) == ()
    seats[0] = 70.0
    lacks = {(lack.what, lack.when): lack.by for lack in broken(problem, seats)}
    assert lacks["more-form-0", "VT2027"] == pytest.approx(10.0)
    assert lacks[BUDGET, "2027"] == pytest.approx(70 * 95_000 - 1e6)


def test_a_solver_that_ends_without_an_optimum_is_not_believed() -> None:
    problem, _ = small_problem(ramp=np.inf)
    without_end = replace(
        problem, cost=-np.ones(problem.number), high=np.full(problem.number, np.inf),
        matrix=problem.matrix[:0], floor=problem.floor[:0], ceiling=problem.ceiling[:0], rows=(),
    )  # fmt: skip
    with pytest.raises(SolverFailed, match=r"[Uu]nbounded"):
        Master(without_end, [1.0], 1, 0.5).solve()


def test_a_solver_that_ran_with_other_threads_before_does_no_harm() -> None:
    import highspy

    highspy.Highs.resetGlobalScheduler(True)
    other = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 2)):
        other.setOptionValue(option, value)
    other.run()
    problem, _ = small_problem()
    assert solver() is not None
    solved = Master(replace(problem, cost=-np.ones(problem.number)), [1.0], 1, 0.5).solve()
    assert solved is not None
    assert solved.seats.any()


def test_values_that_the_solver_would_warn_of_are_left_out() -> None:
    starts, columns, values = sparse(np.array([[1e-9, 2.0, 0.0], [0.0, 0.0, 0.0], [3.0, 0.0, -1e-10]]))
    assert (starts.tolist(), columns.tolist(), values.tolist()) == ([0, 1, 1], [1, 0], [2.0, 3.0])
