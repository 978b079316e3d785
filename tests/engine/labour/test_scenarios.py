"""What may happen to the establishment."""

import numpy as np
import pytest

from samverkan_engine.labour import (
    AS_DRAWN,
    HALF,
    LATE_TWO_YEARS,
    NONE,
    Case,
    NoOwnPlan,
    Scenario,
    draw,
    happening,
    named,
    reference,
)
from tests.engine.labour.regions import tangled


@pytest.fixture(scope="module")
def case() -> Case:
    return tangled(occupations=6, programmes=4, years=6)


def plant(case: Case, scenario: Scenario) -> np.ndarray:
    return reference.establishment(*happening(case, draw(case, 40, seed=1), scenario))


def test_nothing_is_otherwise_when_things_go_as_drawn(case: Case) -> None:
    assert np.array_equal(plant(case, AS_DRAWN), reference.establishment(case, draw(case, 40, seed=1)))


def test_a_late_establishment_comes_and_closes_later(case: Case) -> None:
    assert np.array_equal(plant(case, LATE_TWO_YEARS)[4:], plant(case, AS_DRAWN)[:-4])


def test_half_an_establishment_has_half_the_jobs(case: Case) -> None:
    assert np.allclose(plant(case, HALF)[1:], plant(case, AS_DRAWN)[1:] / 2)


def test_no_establishment_has_no_jobs_after_the_first_term(case: Case) -> None:
    assert not plant(case, NONE)[1:].any()
    assert plant(case, AS_DRAWN)[1:].any()


def test_one_that_stands_never_closes_and_one_path_is_taken_in_every_draw(case: Case) -> None:
    stands = plant(case, Scenario(path=1, stands=True))
    size = draw(case, 40, seed=1).size
    assert np.allclose(stands, case.paths[1][:, None] * size)
    assert not plant(case, Scenario(closes=3))[3:].any()


def test_scenarios_are_called_by_their_names(case: Case) -> None:
    assert named("late") == LATE_TWO_YEARS
    assert named("own", 1) == Scenario(path=1, stands=True)
    with pytest.raises(NoOwnPlan, match="no plan of its own"):
        named("own")
