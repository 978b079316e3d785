"""Scores of forecasts, against their definitions."""

import numpy as np
import pytest

from samverkan_engine.backtesting.scoring import crps, last_growth, last_value, scored


def test_crps_is_what_its_definition_says() -> None:
    draws, came = np.random.default_rng(1).normal(size=(5, 40)), np.linspace(-2, 2, 5)
    pairs = np.abs(draws[:, :, None] - draws[:, None, :]).mean(axis=(1, 2))
    assert crps(draws, came) == pytest.approx(np.abs(draws - came[:, None]).mean(axis=1) - pairs / 2)


def test_crps_of_many_normal_draws_is_that_of_the_normal_distribution() -> None:
    draws = np.random.default_rng(2).normal(size=200_000)
    assert crps(draws, np.array(0.0)) == pytest.approx(2 / np.sqrt(2 * np.pi) - 1 / np.sqrt(np.pi), abs=2e-3)


def test_crps_of_a_single_draw_is_how_far_off_it_was() -> None:
    assert crps(np.array([[3.0]]), np.array([7.0])) == pytest.approx([4.0])


def test_the_simple_forecasts_go_on_as_it_was_and_as_it_went() -> None:
    gap = np.array([[0.0, 10.0, 40.0]])
    assert last_value(gap, 2).tolist() == [[40, 40]]
    assert last_growth(gap, 2).tolist() == [[60, 80]]
    assert last_growth(gap[:, 1:], 1).tolist() == [[70]]


def test_what_nobody_has_counted_is_not_scored() -> None:
    came = np.array([[1.0, np.nan], [np.nan, 2.0], [3.0, 4.0]])
    before = np.array([[0.0, 1.0], [0.0, 1.0], [0.0, np.nan]])
    draws = np.zeros((3, 2, 10))
    found = scored(2020, "A", draws, came, before, np.ones(3))
    assert found.ahead.tolist() == [1, 2]
    assert found.crps.tolist() == [1.0, 2.0]
    assert not found.in_nine.any()


def test_coverage_of_draws_from_the_truth_is_what_the_band_says() -> None:
    chance = np.random.default_rng(3)
    draws, came = chance.normal(size=(400, 5, 300)), chance.normal(size=(400, 5))
    found = scored(2020, "A", draws, came, np.zeros((400, 2)), np.ones(400))
    assert found.in_nine.mean() == pytest.approx(0.9, abs=0.02)
    assert found.in_half.mean() == pytest.approx(0.5, abs=0.03)
