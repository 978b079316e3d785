"""Draws of what is uncertain: repeatable, independent of what else is in the case, and as they were thought."""

from dataclasses import replace

import numpy as np
import pytest

from samverkan_engine.labour import Case, Inconsistent, Prior, draw, ways
from tests.engine.labour.regions import region, tangled


def test_the_same_seed_gives_the_same_draws() -> None:
    case = tangled(occupations=8, programmes=5, years=4)
    one, other = draw(case, 30, seed=5, noise=True), draw(case, 30, seed=5, noise=True)
    for name in ("applicants", "keep", "routes", "exits", "path", "stop", "shocks"):
        assert np.array_equal(getattr(one, name), getattr(other, name))


def test_an_added_programme_changes_no_other_draw() -> None:
    case = tangled(occupations=8, programmes=5, years=4)
    more = with_programme_first(case)
    before, after = draw(case, 30, seed=5, noise=True), draw(more, 30, seed=5, noise=True)
    for name in ("applicants", "show", "keep", "stay"):
        assert np.array_equal(getattr(after, name)[1:], getattr(before, name))
    for name in ("exits", "growth", "size", "stop", "path", "pull", "shocks"):
        assert np.array_equal(getattr(after, name), getattr(before, name))
    assert np.array_equal(after.routes[ways(more).routes.programme > 0], before.routes)


def with_programme_first(case: Case) -> Case:
    doubled = {
        name: np.concatenate([getattr(case, name)[:1], getattr(case, name)])
        for name in ("lengths", "seats", "enrolled", "losses", "routes", "donors")
    }
    priors = {
        name: Prior(*(np.concatenate([part[:1], part]) for part in (prior.centre, prior.spread)))
        for name in ("applicants", "show", "finish", "stay")
        for prior in [getattr(case.priors, name)]
    }
    return replace(case, programmes=("new", *case.programmes), priors=replace(case.priors, **priors), **doubled)


def test_draws_have_the_median_and_spread_that_were_thought() -> None:
    case = region(3, 2, 4)
    draws = draw(case, 20_000, seed=1)
    assert np.median(draws.show, axis=1) == pytest.approx([0.85, 0.85], abs=0.01)
    assert np.log(draws.applicants).std(axis=1) == pytest.approx([0.25, 0.25], abs=0.01)
    assert draws.growth.mean(axis=1) == pytest.approx([0.002] * 3, abs=1e-4)
    assert np.median(draws.keep.prod(axis=1), axis=1) == pytest.approx(case.priors.finish.centre, abs=0.01)


def test_routes_vary_around_those_of_the_case_and_never_sum_to_more_than_all() -> None:
    case = region(6, 3, 4)
    draws, routes = draw(case, 20_000, seed=1), ways(case).routes
    assert draws.routes.mean(axis=1) == pytest.approx(case.routes[routes.programme, routes.occupation], abs=0.01)
    for programme in range(3):
        assert (draws.routes[routes.programme == programme].sum(axis=0) <= 1).all()
    certain = draw(replace(case, priors=replace(case.priors, route_strength=np.inf)), 2, seed=1)
    assert np.array_equal(certain.routes[:, 0], case.routes[routes.programme, routes.occupation])


def test_parameters_of_one_theme_go_together() -> None:
    draws = draw(region(3, 2, 4), 20_000, seed=1)
    assert np.corrcoef(np.log(draws.pull), draws.stay[0])[0, 1] > 0.2
    assert np.corrcoef(draws.growth[0], draws.exits[0])[0, 1] < -0.1
    assert abs(np.corrcoef(draws.growth[0], draws.show[0])[0, 1]) < 0.03


def test_pull_is_held_below_leaving_and_said_so() -> None:
    case = region(3, 2, 4)
    draws = draw(replace(case, leaving=0.08), 1000, seed=1)
    assert draws.pull.max() == 0.08
    assert 400 < draws.clipped < 600


def test_no_more_leave_than_there_are_and_it_is_said() -> None:
    case = region(3, 2, 4)
    older = replace(case, leaving=0.9, ageing=np.linspace(1.0, 2.0, case.terms) * np.ones((3, 1)))
    draws = draw(older, 1000, seed=1)
    assert draws.exits.max() == pytest.approx(0.05)
    assert 10 < draws.exits_clipped < 200
    assert draw(case, 1000, seed=1).exits_clipped == 0


def test_a_case_in_which_more_leave_than_there_are_is_refused() -> None:
    with pytest.raises(Inconsistent, match="More people would leave 1111 in a term than there are") as refusal:
        replace(region(3, 2, 4), leaving=0.98)
    assert refusal.value.field == "priors.exits"


def test_the_establishment_closes_at_the_risk_that_is_thought() -> None:
    case = region(3, 2, 4)
    stop = draw(case, 20_000, seed=1).stop
    assert stop.min() == 2
    assert (stop == 2).mean() == pytest.approx(0.04, abs=0.005)
    without = replace(case, priors=replace(case.priors, stop_risk=0.0))
    assert np.isinf(draw(without, 10, seed=1).stop).all()


def test_some_of_the_draws_are_the_same_draws() -> None:
    draws = draw(region(3, 2, 4), 10, seed=1, noise=True)
    assert np.array_equal(draws.take(slice(2, 5)).keep, draws.keep[..., 2:5])
    assert draws.take(np.array([1, 1])).number == 2


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("leaving", 1.2), ("stock", np.full(3, -1.0)), ("jobs", np.ones(4)), ("routes", np.full((2, 3), 0.5))],
)
def test_a_case_that_does_not_hold_together_is_refused(field: str, wrong: object) -> None:
    with pytest.raises(Inconsistent) as refusal:
        region(3, 2, 4, **{field: wrong})
    assert refusal.value.field == field


@pytest.mark.parametrize(("name", "centre"), [("show", 1.2), ("exits", np.nan), ("pull", -0.1)])
def test_a_prior_that_cannot_be_is_refused(name: str, centre: float) -> None:
    case = region(3, 2, 4)
    prior = getattr(case.priors, name)
    wrong = {name: Prior(np.full_like(prior.centre, centre), prior.spread)}
    with pytest.raises(Inconsistent) as refusal:
        replace(case, priors=replace(case.priors, **wrong))
    assert refusal.value.field == f"priors.{name}"
