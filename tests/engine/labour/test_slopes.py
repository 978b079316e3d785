"""The marginal value of a seat, and that the cost of unfilled jobs is convex in the seats."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.labour import Case, Draws, Prices, draw, even
from samverkan_engine.labour.reference_slopes import value_and_slopes
from tests.engine.labour.regions import region, tangled


def prices(case: Case) -> Prices:
    return Prices(np.full((len(case.occupations), case.terms + 1), 0.4), np.full(case.terms + 1, 0.15))


@pytest.mark.parametrize("make", [region, tangled])
def test_slopes_are_differences_of_the_simulation(make: type[Case]) -> None:
    case = make(occupations=12, programmes=8, years=8)
    draws = draw(case, 40, seed=3)
    chance = np.random.default_rng(0)
    case = replace(case, seats=chance.uniform(1, 30, case.seats.shape))
    direction = chance.standard_normal(case.seats.shape)
    step = 1e-5
    ahead, behind = (_cost(replace(case, seats=case.seats + sign * step * direction), draws) for sign in (1, -1))
    slopes = value_and_slopes(case, draws, prices(case), even(40)[None]).slopes
    assert (ahead - behind) / (2 * step) == pytest.approx(
        np.tensordot(slopes[0], direction, axes=2), rel=1e-3, abs=1e-3
    )


def _cost(case: Case, draws: Draws) -> np.ndarray:
    return value_and_slopes(case, draws, prices(case), even(draws.number)[None]).costs.mean(axis=1)


@settings(max_examples=25)
@given(
    size=st.fixed_dictionaries(
        {"occupations": st.integers(3, 9), "programmes": st.integers(1, 6), "years": st.integers(2, 7)}
    ),
    seed=st.integers(0, 1000),
)
def test_the_cost_is_convex_in_the_seats_when_pull_is_not_above_leaving(size: dict[str, int], seed: int) -> None:
    case = region(**size, seed=seed, people=40.0)
    draws = draw(case, 20, seed=3)
    assert (draws.pull <= case.leaving).all()
    for one, other in np.random.default_rng(seed).uniform(0, 80, (4, 2, *case.seats.shape)):
        costs = [_cost(replace(case, seats=seats), draws) for seats in (one, (one + other) / 2, other)]
        assert (costs[1] <= (costs[0] + costs[2]) / 2 + 1e-9).all()


@settings(max_examples=25)
@given(seed=st.integers(0, 1000))
def test_a_slope_never_promises_less_than_is_saved(seed: int) -> None:
    case = region(8, 5, 5, seed=seed, people=40.0)
    draws, weights = draw(case, 20, seed=3), even(20)[None]
    one, other = np.random.default_rng(seed).uniform(0, 60, (2, *case.seats.shape))
    here = value_and_slopes(replace(case, seats=one), draws, prices(case), weights)
    cut = here.costs.mean(axis=1) + np.tensordot(here.slopes[0], other - one, axes=2)
    assert (_cost(replace(case, seats=other), draws) >= cut - 1e-9).all()
