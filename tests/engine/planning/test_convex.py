"""That the cost is convex in the seats where `is_convex` says so: then tangents lie below it and a bound is a proof."""

from dataclasses import replace

import numpy as np
import pytest

from samverkan_engine.labour import Case, Prior, draw
from samverkan_engine.planning import stated
from samverkan_engine.planning.weighing import WholeModel, is_convex
from tests.engine.labour.regions import region, tangled
from tests.engine.planning.choices import WORTH, limits, more_places


def everybody_applies(case: Case) -> Case:
    many = Prior(np.full(len(case.programmes), 1e6), case.priors.applicants.spread)
    return replace(case, priors=replace(case.priors, applicants=many))


CASES = {
    "plain": region(8, 5, 6),
    "with moves, ageing and two paths": replace(
        tangled(1, occupations=8, programmes=5, years=6), donors=np.zeros((5, 8))
    ),
    "with re-skilling too, enough applying": everybody_applies(tangled(1, occupations=8, programmes=5, years=6)),
}


@pytest.mark.parametrize("name", CASES)
def test_between_two_plans_the_cost_is_no_more_than_between_their_costs(name: str) -> None:
    case, chance = CASES[name], np.random.default_rng(1)
    problem, draws = stated(case, more_places(case), limits(case), WORTH), draw(case, 40, seed=3)
    assert is_convex(problem, draws)
    model = WholeModel(problem, draws, WORTH)
    for one, other in chance.uniform(0, 60, (20, 2, problem.number)):
        low, middle, high = (model(seats) for seats in (one, (one + other) / 2, other))
        assert (middle.costs <= (low.costs + high.costs) / 2 + 1e-9).all()
        assert middle.tail <= (low.tail + high.tail) / 2 + 1e-9


@pytest.mark.parametrize("name", CASES)
def test_a_tangent_lies_below_the_cost_everywhere(name: str) -> None:
    case, chance = CASES[name], np.random.default_rng(2)
    problem, draws = stated(case, more_places(case), limits(case), WORTH), draw(case, 40, seed=3)
    model = WholeModel(problem, draws, WORTH)
    for one, other in chance.uniform(0, 60, (20, 2, problem.number)):
        here, there = model(one), model(other)
        assert (here.costs + here.slopes @ (other - one) <= there.costs + 1e-9).all()
        assert here.least_tail + here.tail_slopes @ (other - one) <= there.tail + 1e-9
        assert here.least_tail <= here.tail + 1e-9
