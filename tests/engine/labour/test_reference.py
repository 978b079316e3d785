"""What any implementation of the model must keep to (docs/explanation/labour.md)."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.labour import Case, Draws, Prior, Simulated, draw, reference, ways
from tests.engine.labour.regions import region, regions, tangled

EXACT = 1e-8


@pytest.fixture(scope="module")
def case() -> Case:
    return tangled(occupations=12, programmes=8, years=8)


@pytest.fixture(scope="module")
def draws(case: Case) -> Draws:
    return draw(case, 60, seed=7, noise=True)


@pytest.fixture(scope="module")
def found(case: Case, draws: Draws) -> Simulated:
    return reference.simulate(case, draws)


@settings(max_examples=25)
@given(case=regions, noise=st.booleans())
def test_people_are_conserved_in_every_draw(case: Case, noise: bool) -> None:
    found = reference.simulate(case, draw(case, 11, seed=3, noise=noise))
    flows = found.flows
    came = flows.graduates + flows.moved + flows.base_in + flows.pulled
    went = flows.exits + flows.retrained + flows.left
    assert np.allclose(np.diff(found.supply, axis=1), came - went, atol=EXACT)


def test_nobody_gets_lost_between_two_occupations(case: Case, found: Simulated) -> None:
    moving = (found.flows.exits * case.moves.sum(axis=1)[:, None, None]).sum(axis=0)
    assert np.allclose(found.flows.moved.sum(axis=0), moving, atol=EXACT)


def test_no_student_appears(case: Case, found: Simulated) -> None:
    came = case.enrolled.sum(axis=1)[:, None] + found.registered.sum(axis=1)
    assert (found.students[:, -1] + found.graduates.sum(axis=1) <= came + EXACT).all()


def test_without_drop_out_all_finish_or_are_enrolled(case: Case, draws: Draws) -> None:
    found = reference.simulate(case, replace(draws, keep=np.ones_like(draws.keep)))
    came = case.enrolled.sum(axis=1)[:, None] + found.registered.sum(axis=1)
    assert np.allclose(found.students[:, -1] + found.graduates.sum(axis=1), came, atol=EXACT)


def test_causes_add_up_to_the_change_of_the_gap(case: Case, draws: Draws, found: Simulated) -> None:
    trend = case.jobs[:, None] * case.terms * draws.growth
    share = reference.establishment(case, draws)
    plant = case.plant_jobs[:, None] * (share[-1] - share[0])
    flows = found.flows
    people = flows.exits + flows.retrained + flows.left - flows.graduates - flows.moved - flows.base_in - flows.pulled
    assert np.allclose(trend + plant + people.sum(axis=1), found.gap[:, -1] - found.gap[:, 0], atol=EXACT)


@settings(max_examples=25)
@given(seed=st.integers(0, 1000), years=st.integers(1, 8))
def test_more_seats_never_give_less_supply(seed: int, years: int) -> None:
    case = region(12, 8, years, seed=seed)
    draws = draw(case, 20, seed=7)
    more = reference.simulate(replace(case, seats=case.seats + 10), draws)
    assert (more.supply >= reference.simulate(case, draws).supply - EXACT).all()


def test_a_bigger_plant_never_gives_a_smaller_gap_while_it_runs() -> None:
    case = region(12, 8, 8)
    draws = replace(draw(case, 60, seed=7), stop=np.full(60, np.inf))
    bigger = reference.simulate(replace(case, plant_jobs=case.plant_jobs * 1.2), draws)
    assert (bigger.gap >= reference.simulate(case, draws).gap - EXACT).all()


def test_more_exits_never_give_more_supply() -> None:
    case = region(12, 8, 8)
    draws = draw(case, 60, seed=7)
    more = reference.simulate(case, replace(draws, exits=np.minimum(draws.exits * 1.1, 0.9)))
    assert (more.supply <= reference.simulate(case, draws).supply + EXACT).all()


def test_a_constant_inflow_gives_the_closed_form() -> None:
    case = region(12, 8, 8)
    draws = draw(case, 60, seed=7)
    still = replace(
        case, plant_jobs=0 * case.plant_jobs, seats=0 * case.seats, base_in=0 * case.base_in + 3.0, leaving=0.0
    )
    calm = replace(draws, pull=0 * draws.pull, growth=0 * draws.growth)
    left = (1 - draws.exits) ** case.terms
    expected = case.stock[:, None] * left + 3 * (1 - left) / draws.exits
    assert np.allclose(reference.simulate(still, calm).supply[:, -1], expected, atol=EXACT)


def test_an_intake_arrives_one_term_after_its_last_times_every_share() -> None:
    case = region(12, 8, 8)
    draws = draw(case, 60, seed=7)
    empty = replace(
        case,
        seats=0 * case.seats,
        base_in=0 * case.base_in,
        stock=0 * case.stock,
        jobs=0 * case.jobs + 1e6,
        leaving=0.0,
    )
    for p, length in enumerate(case.lengths):
        seats = np.zeros_like(case.seats)
        seats[p, 0] = 50
        calm = replace(draws, pull=0 * draws.pull, applicants=draws.applicants * 1e6)
        found = reference.simulate(replace(empty, seats=seats), calm).supply
        finished = 50 * draws.show[p] * draws.keep[p, :length].prod(axis=0) * draws.stay[p]
        routes = case.routes[p].sum()
        assert not found[:, : length + 1].any()
        assert routes > 0
        if length + 1 <= case.terms:
            arrived = found[:, length + 1].sum(axis=0)
            assert np.allclose(arrived, finished * _shares(case, draws, p), atol=EXACT)


def _shares(case: Case, draws: Draws, programme: int) -> np.ndarray:
    return draws.routes[ways(case).routes.programme == programme].sum(axis=0)


def test_common_draws_cut_the_variance_of_a_difference() -> None:
    case = region(12, 8, 8)
    draws = draw(case, 200, seed=7)
    more = replace(case, seats=case.seats + 10)
    one, other = (np.maximum(reference.simulate(each, draws).gap[:, -1], 0).sum(axis=0) for each in (case, more))
    assert (one - other).var() < 0.1 * (one.var() + other.var())


def test_a_plan_that_takes_more_people_than_there_are_is_told_and_the_causes_still_sum() -> None:
    case = region(3, 2, 4)
    assert not reference.simulate(case, draw(case, 40, seed=7)).overdrawn.any()
    donors = np.zeros_like(case.donors)
    donors[0, 1] = 1.0
    seats = np.zeros_like(case.seats)
    seats[0, 2] = case.stock[1] * 1.15
    applicants = Prior(np.array([1e6, 1e6]), np.zeros(2))
    emptied = replace(case, donors=donors, seats=seats, priors=replace(case.priors, applicants=applicants))
    found = reference.simulate(emptied, draw(emptied, 40, seed=7))
    assert np.array_equal(found.overdrawn, (found.supply < 0).mean(axis=-1))
    assert 0 < found.overdrawn[1, 3] < 1
    assert not found.overdrawn[[0, 2]].any()
    assert not found.overdrawn[1, :3].any()
    flows = found.flows
    came = flows.graduates + flows.moved + flows.base_in + flows.pulled
    assert np.allclose(np.diff(found.supply, axis=1), came - flows.exits - flows.retrained - flows.left, atol=EXACT)
