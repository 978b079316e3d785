"""The weights that drafting comes with."""

import pytest

from samverkan_engine.drafting.learned import Linear, committed, from_rows, graded, rows, share

ROWS = "# a comment\nareas\t(threshold)\t0.3\nareas\tbias\t-1.5\nareas\thas area\t2\n"


def test_rows_become_models_and_a_reader_without_rows_weighs_nothing() -> None:
    models = from_rows(ROWS)
    assert models.areas == Linear({"bias": -1.5, "has area": 2.0}, 0.3)
    assert models.domains == Linear({}, 0.5)


def test_models_written_as_rows_come_back() -> None:
    assert from_rows("\n".join(rows(committed()))) == committed()


def test_a_score_is_the_sum_of_the_weights_of_the_features_that_are_known() -> None:
    assert from_rows(ROWS).areas.score(["bias", "has area", "never seen"]) == pytest.approx(0.5)


@pytest.mark.parametrize(("score", "expected"), [(0.0, 0.5), (1000.0, 1.0), (-1000.0, 0.0)])
def test_a_score_is_a_share_however_large_it_is(score: float, expected: float) -> None:
    assert share(score) == pytest.approx(expected)


def test_confidence_has_five_steps_and_never_reaches_one() -> None:
    assert sorted({round(graded(number / 100), 3) for number in range(101)}) == [0.1, 0.3, 0.5, 0.7, 0.9]
