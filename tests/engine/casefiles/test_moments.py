"""When something was counted or said, as a case file writes it."""

from datetime import date

import pytest

from samverkan_engine.cases.moments import WRITTEN, first_day, middle


@pytest.mark.parametrize(
    ("written", "day", "half"),
    [
        ("2024", date(2024, 1, 1), 2024.5),
        (2024, date(2024, 1, 1), 2024.5),
        ("2024-01", date(2024, 1, 1), 2024 + 0.5 / 12),
        ("2024-12", date(2024, 12, 1), 2024 + 11.5 / 12),
        ("2024-Q1", date(2024, 1, 1), 2024.125),
        ("2024-Q4", date(2024, 10, 1), 2024.875),
    ],
)
def test_a_month_a_quarter_or_a_year_has_a_first_day_and_a_middle(written: object, day: date, half: float) -> None:
    assert WRITTEN.fullmatch(str(written))
    assert first_day(written) == day
    assert middle(written) == pytest.approx(half)
