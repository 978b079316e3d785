"""What can be decided and what it is worth: years, prices, and people recruited from elsewhere."""

from dataclasses import replace

import numpy as np
import pytest

from samverkan_engine.labour import Kind, Measure, Worth, draw, prices, project, recruiting, year_of, years
from tests.engine.labour.regions import region


def test_an_autumn_and_the_spring_after_it_lie_in_two_years() -> None:
    case = region(occupations=3, programmes=1, years=2)
    assert [year_of(case, t) for t in range(5)] == [0, 1, 1, 2, 2]
    assert [year_of(replace(case, autumn=False), t) for t in range(5)] == [0, 0, 1, 1, 2]
    assert years(case) == 3


def test_a_job_empty_for_two_terms_costs_its_year_less_the_discount() -> None:
    case = region(occupations=3, programmes=1, years=2)
    charged = prices(case, Worth(unfilled=np.array([1.0, 2.0, 3.0]), discount=0.25, mover=5.0))
    assert charged.unfilled[:, 1:3].sum(axis=1) == pytest.approx([0.8, 1.6, 2.4])
    assert charged.mover == pytest.approx([5.0, 4.0, 4.0, 3.2, 3.2])


def test_people_recruited_arrive_all_and_change_no_other_draw() -> None:
    plain = region(occupations=3, programmes=2, years=3)
    case = recruiting(plain, {"from-elsewhere": 1})
    seats = case.seats.copy()
    seats[-1, 0] = 7.0
    before, after = (project(each, draw(each, 50, seed=1)) for each in (case, replace(case, seats=seats)))
    assert (project(plain, draw(plain, 50, seed=1)).supply == before.supply).all()
    assert after.supply[1, 2] - before.supply[1, 2] == pytest.approx(7.0)
    assert (after.supply[1, 1] == before.supply[1, 1]).all()


@pytest.mark.parametrize(
    "wrong", [{"smallest": 50.0}, {"ramp": -1.0}, {"starts": np.array([2, 1])}, {"least": np.ones(3)}]
)
def test_a_measure_that_cannot_be_is_refused(wrong: dict) -> None:
    fields = {"starts": np.array([1, 3]), "largest": 40.0, "cost": np.ones(1)}
    with pytest.raises(ValueError, match="new"):
        Measure("new", Kind.NEW_PROGRAMME, 0, **{**fields, **wrong})
