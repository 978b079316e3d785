"""Behind and overdue, to the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.agreements.rhythm import is_behind, is_overdue

MADE = date(2025, 1, 1)


@pytest.mark.parametrize(("days", "behind"), [(212, False), (213, True)])
def test_it_is_behind_the_day_after_one_round_and_thirty_days(days: int, behind: bool) -> None:
    today = MADE + timedelta(days=days)
    assert is_behind(made_on=MADE, latest_report_on=None, every_days=182, today=today) is behind


@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(7, 3660))
def test_the_latest_report_starts_the_round_anew(report_after: int, days: int, every: int) -> None:
    reported = MADE + timedelta(days=report_after)
    found = is_behind(made_on=MADE, latest_report_on=reported, every_days=every, today=reported + timedelta(days=days))
    assert found == (days > every + 30)


@pytest.mark.parametrize(
    ("due", "is_finished", "overdue"),
    [
        (None, False, False),
        (date(2026, 3, 2), False, False),
        (date(2026, 3, 1), False, True),
        (date(2026, 3, 1), True, False),
    ],
)
def test_it_is_overdue_the_day_after_unless_it_is_finished(due: date | None, is_finished: bool, overdue: bool) -> None:
    assert is_overdue(due_on=due, is_finished=is_finished, today=date(2026, 3, 2)) is overdue
