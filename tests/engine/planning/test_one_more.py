"""What one more is worth beside a plan: in the mean what it was always said to be, and in each draw what it saves."""

from dataclasses import replace

import numpy as np
import pytest

from samverkan_engine.labour import AS_DRAWN, NONE, Draws, Outlook, even, happening, prices, tail, value_and_slopes
from samverkan_engine.planning import judge, one_more, tabulating
from samverkan_engine.planning.one_more import directions, values_of_seats
from samverkan_engine.planning.optimising import Plan
from samverkan_engine.planning.problem import MILLION, Problem
from tests.engine.planning.choices import WORTH, best_of, small_problem

DRAWN = (Outlook("as drawn", AS_DRAWN),)
TWO = (Outlook("as drawn", AS_DRAWN, 3.0), Outlook("none", NONE, 1.0))


@pytest.fixture(scope="module")
def planned() -> tuple[Problem, Draws, Plan]:
    problem, draws = small_problem(ramp=15.0)
    return problem, draws, best_of(problem, draws, tolerance=1e-5)


def test_a_seat_is_worth_in_the_mean_what_plans_are_looked_for_by(planned: tuple[Problem, Draws, Plan]) -> None:
    problem, draws, plan = planned
    found = one_more.worth_of_one_more(problem, plan, TWO, draws, WORTH)
    expected = np.zeros(problem.case.seats.shape)
    for outlook, weight in zip(TWO, (0.75, 0.25), strict=True):
        case, drawn = happening(problem.case, draws, outlook.scenario)
        case = replace(case, seats=problem.with_seats(plan.seats))
        slopes = value_and_slopes(case, drawn, prices(case, WORTH), even(draws.number)[None]).slopes
        expected -= weight * slopes[0].sum(axis=0)
    assert found.worth[..., 0] == pytest.approx(expected, abs=1e-6)
    for told in (found.job_years, found.worth):
        assert (np.diff(told[..., 1:], axis=-1) >= 0).all()


def test_one_seat_more_fills_as_many_job_years_as_the_simulation_says() -> None:
    problem, draws = small_problem()
    seats = np.full(problem.number, 5.0)
    ((_, values),) = values_of_seats(problem, seats, TWO, draws, WORTH)
    job_years = values[0].reshape(*problem.case.seats.shape, 2, -1).mean(axis=-1) @ np.array([0.75, 0.25])
    more = seats + 1e-3 * (np.arange(problem.number) == 2)
    judged = judge(problem, {"seats": seats, "more": more}, TWO, draws, WORTH)
    filled = {each.plan: 0.0 for each in judged}
    for each, weight in zip(judged, np.repeat([0.75, 0.25], 3), strict=True):
        filled[each.plan] += weight * float(each.filled.mean())
    there = problem.programme[2], problem.term[2]
    assert (filled["more"] - filled["seats"]) / 1e-3 == pytest.approx(job_years[there], rel=1e-3)


def test_blocks_of_programmes_give_the_same_as_all_at_once(
    planned: tuple[Problem, Draws, Plan], monkeypatch: pytest.MonkeyPatch
) -> None:
    problem, draws, plan = planned
    whole = one_more.worth_of_one_more(problem, plan, TWO, draws, WORTH)
    monkeypatch.setattr(one_more, "LARGEST", 1)
    alone = one_more.worth_of_one_more(problem, plan, TWO, draws, WORTH)
    assert alone.worth == pytest.approx(whole.worth, abs=1e-6)
    for row, saved in whole.saved.items():
        assert alone.saved[row] == pytest.approx(saved, abs=1e-3)


def test_one_unit_more_pays_for_seats_that_take_it_and_nothing_more_of_what_else_binds(
    planned: tuple[Problem, Draws, Plan],
) -> None:
    problem, _, plan = planned
    found, binds = directions(problem, plan), np.abs(plan.duals) > 1e-9
    assert found
    for rows, moved in found.items():
        assert problem.matrix[list(rows)] @ moved == pytest.approx(1)
        others = binds & ~np.isin(np.arange(len(binds)), rows)
        assert problem.matrix[others] @ moved == pytest.approx(0, abs=1e-9)
        begun = (plan.seats > 0) & (plan.seats < problem.high)
        assert not moved[~begun].any()


def test_what_a_unit_saves_and_what_it_saves_in_the_bad_draws_is_its_dual_price(
    planned: tuple[Problem, Draws, Plan],
) -> None:
    problem, draws, plan = planned
    bad = tail(judge(problem, {"plan": plan.seats}, DRAWN, draws, WORTH)[-1].costs, WORTH.tail)
    ((_, values),) = values_of_seats(problem, plan.seats, DRAWN, draws, WORTH)
    for rows, moved in directions(problem, plan).items():
        saved = moved @ values[1, problem.programme, problem.term] / MILLION
        told = saved.mean() - problem.cost @ moved + WORTH.caution * (bad @ saved)
        assert told == pytest.approx(-plan.duals[list(rows)].sum(), rel=0.15, abs=0.02)


def test_in_the_mean_a_unit_saves_what_the_simulation_says(planned: tuple[Problem, Draws, Plan]) -> None:
    problem, draws, plan = planned
    found, step = one_more.worth_of_one_more(problem, plan, TWO, draws, WORTH), 1e-4
    for rows, moved in directions(problem, plan).items():
        judged = judge(problem, {"plan": plan.seats, "more": plan.seats + step * moved}, TWO, draws, WORTH)
        costs = {(each.plan, each.outlook): each.costs.mean() for each in judged}
        saved = [costs["plan", outlook.name] - costs["more", outlook.name] for outlook in TWO]
        unit = one_more.unit_of(problem, rows[0])
        assert np.average(saved, weights=[3, 1]) / step / unit == pytest.approx(
            found.saved[rows][0], rel=0.02, abs=1e-3
        )


def test_one_more_in_every_year_is_told_where_one_year_alone_would_pay_for_nothing() -> None:
    problem, draws = small_problem()
    plan = best_of(problem, draws, tolerance=1e-5)
    found = one_more.worth_of_one_more(problem, plan, TWO, draws, WORTH)
    ((rows, saved),) = found.saved.items()
    assert [problem.rows[row].year for row in rows] == [1, 2]
    assert saved[1] < saved[0] < saved[5]
    (told,) = tabulating.lasting(problem, plan, found).to_pylist()
    assert (told["resource"], told["years"]) == ("budget", 2)
    assert told["last_year"] == told["first_year"] + 1
    assert told["worth_sek"] == pytest.approx(-plan.duals.sum())
    assert told["saved_sek_p95"] == saved[5]
    assert {row["saved_sek"] for row in tabulating.scarce(problem, plan, found).to_pylist()} == {None}


def test_where_no_intake_can_change_no_range_is_told() -> None:
    problem, draws = small_problem(teachers=4.0, round=10.0)
    plan = best_of(problem, draws, tolerance=1e-3)
    assert directions(problem, plan) == {}
    found = one_more.worth_of_one_more(problem, plan, DRAWN, draws, WORTH)
    assert found.saved == {}
