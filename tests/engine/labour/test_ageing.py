"""How exits change as people grow older."""

import numpy as np
import pytest

from samverkan_engine.labour import ageing

YOUNG = np.array([1.0, 0.0, 0.0])


def test_where_all_ages_exit_alike_nothing_changes() -> None:
    factors = ageing(np.array([[5.0, 20.0, 75.0]]), np.full(3, 0.02), YOUNG, 30)
    assert factors == pytest.approx(np.ones((1, 30)))


def test_an_occupation_near_retirement_loses_more_until_the_young_have_come() -> None:
    exits = np.array([0.01, 0.01, 0.2])
    factors = ageing(np.array([[10.0, 80.0, 10.0]]), exits, YOUNG, 60)[0]
    assert factors[0] == 1
    assert factors.max() > 1.5
    assert factors[-1] < factors.max()


def test_what_is_in_balance_stays_so() -> None:
    exits = np.array([0.01, 0.02, 0.1])
    people = np.array([[50.0, 30.0, 20.0]])
    for _ in range(2_000):
        left = people * (1 - exits)
        moving = left[:, :-1] / 10
        left[:, :-1] -= moving
        left[:, 1:] += moving
        people = left + (100 - left.sum()) * YOUNG
    assert ageing(people, exits, YOUNG, 20) == pytest.approx(np.ones((1, 20)), abs=1e-6)


def test_an_occupation_without_people_is_left_as_it_is() -> None:
    assert np.array_equal(ageing(np.zeros((2, 3)), np.full(3, 0.02), YOUNG, 4), np.ones((2, 4)))
