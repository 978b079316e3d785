"""What one seat more is worth in each draw: as the reference has it, and as the simulation itself has it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.labour import (
    Case,
    Draws,
    Prices,
    blocks,
    draw,
    reference,
    reference_slopes,
    seat_values,
    value,
    value_and_slopes,
    ways,
    weighted_bands,
)
from samverkan_engine.labour.bands import bands
from samverkan_engine.labour.case import Floats
from tests.engine.labour.regions import regions, tangled

EXACT = 1e-8
STEP = 1e-5


def prices(case: Case) -> Prices:
    chance = np.random.default_rng(4)
    return Prices(chance.random((len(case.occupations), case.terms + 1)), chance.random(case.terms + 1))


def every(case: Case) -> np.ndarray:
    return np.arange(len(case.programmes))


def defined(case: Case, draws: Draws, asked: Prices) -> Floats:
    """(16) as it is defined: the gains of every link of the reference, the sign turned."""
    found = reference.simulate(case, draws)
    charged = asked.unfilled[:, :, None] + asked.mover[:, None] * draws.pull
    people = reference_slopes.people_values(case, draws, found, charged)
    values = np.zeros((*case.seats.shape, draws.number))
    for _, programme, gain in reference_slopes.seat_gains(case, draws, ways(case), people):
        values[programme] -= gain
    return values


@settings(max_examples=25)
@given(case=regions)
def test_a_seat_is_worth_in_every_draw_what_the_reference_says(case: Case) -> None:
    draws = draw(case, 17, seed=2)
    fast = seat_values(case, draws, prices(case), every(case))
    assert np.allclose(fast, defined(case, draws, prices(case)), rtol=0, atol=EXACT)


@settings(max_examples=25)
@given(case=regions)
def test_the_weighed_sum_over_the_draws_is_the_slope_that_plans_are_looked_for_by(case: Case) -> None:
    draws, weights = draw(case, 17, seed=2), np.random.default_rng(1).random(17)
    values = seat_values(case, draws, prices(case), every(case))
    slopes = value_and_slopes(case, draws, prices(case), weights[None]).slopes[0].sum(axis=0)
    assert np.allclose(values @ weights, -slopes, rtol=0, atol=EXACT)


@pytest.mark.parametrize("seed", range(3))
def test_a_seat_is_worth_in_every_draw_what_the_simulation_saves_by_it(seed: int) -> None:
    case = tangled(seed, occupations=8, programmes=5, years=5)
    case = replace(case, seats=case.seats + 1.0)
    draws = draw(case, 60, seed=seed)
    values = seat_values(case, draws, prices(case), every(case))
    checked = 0
    for programme, term in np.ndindex(2, 4):
        less, as_is, more = (
            value(with_more(case, programme, term, step), draws, prices(case)).sum(axis=0) for step in (-STEP, 0, STEP)
        )
        before, after = (less - as_is) / STEP, (as_is - more) / STEP
        smooth = np.abs(before - after) < 1e-6
        assert after[smooth] == pytest.approx(values[programme, term, smooth], abs=1e-5)
        checked += smooth.sum()
    assert checked > 8 * 60 * 0.9


def with_more(case: Case, programme: int, term: int, step: float) -> Case:
    seats = case.seats.copy()
    seats[programme, term] += step
    return replace(case, seats=seats)


def test_some_programmes_by_themselves_are_worth_what_they_are_among_all(monkeypatch: pytest.MonkeyPatch) -> None:
    case = tangled(occupations=20, programmes=8, years=6)
    case = replace(case, moves=np.where(np.arange(20)[:, None] < 5, case.moves, 0.0))
    draws = draw(case, 30, seed=2)
    whole = seat_values(case, draws, prices(case), every(case))
    monkeypatch.setattr(blocks, "LARGEST", 20_000)
    for some in (np.array([0]), np.array([5, 2]), np.array([3, 4, 6, 7])):
        assert np.allclose(seat_values(case, draws, prices(case), some), whole[some], rtol=0, atol=EXACT)


def test_a_programme_that_leads_nowhere_is_worth_nothing() -> None:
    case = tangled(occupations=8, programmes=5, years=5)
    nowhere = np.arange(5)[:, None] == 2
    case = replace(case, routes=np.where(nowhere, 0.0, case.routes), donors=np.where(nowhere, 0.0, case.donors))
    assert not seat_values(case, draw(case, 9, seed=2), prices(case), np.array([2])).any()


@given(number=st.integers(1, 40), seed=st.integers(0, 99))
def test_draws_that_weigh_alike_have_the_quantiles_of_draws_without_weights(number: int, seed: int) -> None:
    values = np.random.default_rng(seed).normal(size=(3, 2, number))
    for weights in (np.full(number, 0.3), np.full(number, 0.3) + 1e-12 * np.arange(number)):
        assert weighted_bands(values, weights) == pytest.approx(bands(values.copy()))


@given(seed=st.integers(0, 99))
def test_quantiles_of_draws_with_weights_are_in_order_and_go_where_the_weight_is(seed: int) -> None:
    chance = np.random.default_rng(seed)
    values, weights = np.sort(chance.normal(size=20)), chance.uniform(0.5, 1.5, 20)
    found = weighted_bands(values, weights)
    assert (np.diff(found) >= 0).all()
    assert values[0] <= found[0] <= found[-1] <= values[-1]
    heavy = np.where(np.arange(20) == 15, 1000.0, weights)
    assert weighted_bands(values, heavy)[2] == pytest.approx(values[15], abs=0.05)
