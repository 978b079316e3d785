"""Plans over several scenarios: the robust one, the one least regretted, and the naive one beside them."""

import numpy as np
import pytest

from samverkan_engine.labour import AS_DRAWN, NONE, Outlook, draw
from samverkan_engine.planning import Parameters, stated
from samverkan_engine.planning.fixed_response import FixedResponse
from samverkan_engine.planning.problem import Problem
from samverkan_engine.planning.scenarios import LEAST_REGRET, ROBUST, Plans, over_scenarios
from tests.engine.planning.choices import WORTH, limits, more_places, short_of_people, small_problem

OUTLOOKS = (Outlook("as drawn", AS_DRAWN, 3.0), Outlook("none", NONE, 1.0))


@pytest.fixture(scope="module")
def found() -> tuple[Problem, Plans]:
    case = short_of_people(occupations=12, programmes=4, terms=8)
    problem = stated(case, more_places(case, smallest=15.0), limits(case, 10e6, 20.0), WORTH)
    return problem, over_scenarios(problem, OUTLOOKS, draw(case, 100, seed=1), WORTH, Parameters())


def test_the_best_plans_of_the_scenarios_differ(found: tuple[Problem, Plans]) -> None:
    one, other = (found[1].best[outlook.name].seats for outlook in OUTLOOKS)
    assert np.abs(one - other).sum() > 10


def test_nothing_is_regretted_less_than_the_best_of_its_scenario(found: tuple[Problem, Plans]) -> None:
    regrets = np.array(list(found[1].regrets.values()))
    assert (regrets >= 0).all()
    assert regrets.min(axis=0) == pytest.approx(0)


def test_the_robust_plan_has_the_least_mean_regret_and_the_other_the_least_worst(found: tuple[Problem, Plans]) -> None:
    regrets, gain = found[1].regrets, found[1].robust.gain
    mean = {name: float(np.average(each, weights=[3, 1])) for name, each in regrets.items()}
    worst = {name: float(each.max()) for name, each in regrets.items()}
    assert mean[ROBUST] <= min(mean.values()) + 0.01 * gain
    assert worst[LEAST_REGRET] <= min(worst.values()) + 0.01 * gain


def test_the_bound_of_the_least_regret_lies_below_it(found: tuple[Problem, Plans]) -> None:
    least = found[1].least_regret
    assert least is not None
    assert least.bound <= least.value + 1e-9


def test_one_scenario_leaves_nothing_to_regret() -> None:
    problem, draws = small_problem()
    plans = over_scenarios(problem, OUTLOOKS[:1], draws, WORTH, Parameters())
    assert plans.least_regret is None
    assert plans.robust is plans.best["as drawn"]


@pytest.mark.parametrize("place", range(3))
def test_the_slopes_of_the_fixed_response_are_its_differences(place: int) -> None:
    problem, draws = small_problem()
    model = FixedResponse(problem, draws, WORTH)
    seats = np.random.default_rng(1).uniform(0, 40, problem.number)
    step = np.zeros(problem.number)
    step[place * 3] = 1e-4
    ahead, behind = model(seats + step), model(seats - step)
    assert (ahead.costs - behind.costs) / 2e-4 == pytest.approx(model(seats).slopes[:, place * 3], rel=1e-4, abs=1e-7)
    assert (ahead.tail - behind.tail) / 2e-4 == pytest.approx(model(seats).tail_slopes[place * 3], rel=1e-4)
