"""The people, students and graduates there will be, as declared tables."""

import numpy as np
import pytest

from samverkan_engine import supply
from samverkan_engine.labour import draw, reference
from tests.engine.labour.regions import region, tangled


def test_people_are_those_of_the_model_with_their_band() -> None:
    case = tangled(occupations=5, programmes=3, years=3)
    draws = draw(case, 40, seed=1, noise=True)
    found, people = reference.simulate(case, draws), supply.project(case, draws).people
    assert people["mean"].to_numpy() == pytest.approx(found.supply.mean(axis=-1).reshape(-1))
    for name, share in (("p05", 0.05), ("p50", 0.5), ("p95", 0.95)):
        assert people[name].to_numpy() == pytest.approx(np.quantile(found.supply, share, axis=-1).reshape(-1))


def test_rows_stand_in_the_order_of_the_case_and_of_time() -> None:
    case = region(3, 2, 2)
    rows = supply.project(case, draw(case, 5, seed=1)).people.select(["ssyk", "term", "ahead"]).to_pylist()
    assert rows[0] == {"ssyk": "1111", "term": "HT2026", "ahead": 0}
    assert [row["term"] for row in rows[:5]] == ["HT2026", "VT2027", "HT2027", "VT2028", "HT2028"]
    assert [row["ssyk"] for row in rows[::5]] == ["1111", "1112", "1113"]


def test_students_and_graduates_stand_by_programme() -> None:
    case = tangled(occupations=5, programmes=3, years=3)
    draws = draw(case, 40, seed=1)
    found, told = reference.simulate(case, draws), supply.project(case, draws)
    assert told.students["mean"].to_numpy() == pytest.approx(found.students.mean(axis=-1).reshape(-1))
    assert told.graduates["mean"].to_numpy() == pytest.approx(found.graduates.mean(axis=-1).reshape(-1))
    assert told.graduates.num_rows == 3 * 6
    assert told.students.num_rows == 3 * 7


def test_threads_change_nothing() -> None:
    case = region(20, 5, 3)
    draws = draw(case, 40, seed=1)
    one, two = (supply.project(case, draws, supply.Parameters(threads=threads)) for threads in (1, 2))
    assert one.people.equals(two.people)


def test_it_is_told_where_more_leave_for_courses_than_there_are() -> None:
    case = tangled(occupations=5, programmes=3, years=3, people=3.0)
    draws = draw(case, 40, seed=1)
    told = supply.project(case, draws).people["overdrawn"].to_numpy()
    assert told == pytest.approx(reference.simulate(case, draws).overdrawn.reshape(-1))
    assert 0 < told.max() <= 1
