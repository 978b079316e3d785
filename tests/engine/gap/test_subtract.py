"""How many people are missing, how surely and why, as declared tables."""

import numpy as np
import pytest

from samverkan_engine import gap
from samverkan_engine.labour import Case, Draws, draw, reference
from tests.engine.labour.regions import region, tangled


@pytest.fixture(scope="module")
def case() -> Case:
    return tangled(occupations=5, programmes=3, years=3, people=40.0)


@pytest.fixture(scope="module")
def draws(case: Case) -> Draws:
    return draw(case, 40, seed=1, noise=True)


def test_the_gap_is_jobs_less_people_in_every_draw(case: Case, draws: Draws) -> None:
    found, told = reference.simulate(case, draws).gap, gap.subtract(case, draws).gap
    assert told["mean"].to_numpy() == pytest.approx(found.mean(axis=-1).reshape(-1))
    assert told["p95"].to_numpy() == pytest.approx(np.quantile(found, 0.95, axis=-1).reshape(-1))
    assert told["chance"].to_numpy() == pytest.approx((found > 0).mean(axis=-1).reshape(-1))
    assert told["shortage"].to_numpy() == pytest.approx(np.maximum(found, 0).mean(axis=-1).reshape(-1))
    assert told["surplus"].to_numpy() == pytest.approx(np.maximum(-found, 0).mean(axis=-1).reshape(-1))


def test_cells_with_few_people_are_flagged(case: Case, draws: Draws) -> None:
    people = reference.simulate(case, draws).supply.mean(axis=-1).reshape(-1)
    flagged = gap.subtract(case, draws).gap["few"].to_numpy()
    assert np.array_equal(flagged, people < 30)
    assert 0 < flagged.sum() < len(flagged)


def test_causes_of_an_occupation_and_term_sum_to_the_change_of_its_gap(case: Case, draws: Draws) -> None:
    told = gap.subtract(case, draws)
    causes = told.causes.group_by(["ssyk", "ahead"], use_threads=False).aggregate([("people", "sum")])
    change = told.gap["mean"].to_numpy().reshape(5, -1)
    assert causes["people_sum"].to_numpy() == pytest.approx((change - change[:, :1]).reshape(-1))


def test_the_jobs_missing_are_the_shortages_of_all_occupations_without_any_surplus(case: Case, draws: Draws) -> None:
    shortage = np.maximum(reference.simulate(case, draws).gap, 0).sum(axis=0)
    missing = gap.subtract(case, draws).missing
    assert missing["mean"].to_numpy() == pytest.approx(shortage.mean(axis=-1))
    assert missing["p50"].to_numpy() == pytest.approx(np.median(shortage, axis=-1))


def test_forces_of_an_occupation_and_term_sum_to_the_change_of_its_shortage(case: Case, draws: Draws) -> None:
    forces = gap.explain(case, draws).group_by(["ssyk", "ahead"], use_threads=False).aggregate([("people", "sum")])
    shortage = gap.subtract(case, draws).gap["shortage"].to_numpy().reshape(5, -1)
    assert forces["people_sum"].to_numpy() == pytest.approx((shortage - shortage[:, :1]).reshape(-1), abs=1e-8)


def test_threads_change_nothing() -> None:
    case = region(20, 5, 3)
    draws = draw(case, 40, seed=1)
    one, two = (gap.subtract(case, draws, gap.Parameters(threads=threads)) for threads in (1, 2))
    assert one.gap.equals(two.gap)
    assert one.causes.equals(two.causes)
    assert one.missing.equals(two.missing)


def test_it_is_told_where_more_leave_for_courses_than_there_are() -> None:
    case = tangled(occupations=5, programmes=3, years=3, people=3.0)
    draws = draw(case, 40, seed=1)
    told = gap.subtract(case, draws).gap["overdrawn"].to_numpy()
    assert told == pytest.approx(reference.simulate(case, draws).overdrawn.reshape(-1))
    assert 0 < told.max() <= 1
