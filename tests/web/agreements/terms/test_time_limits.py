"""The days that are counted from what an agreement says of its time, each with how it was counted."""

from datetime import date

import pytest

from samverkan.agreements.durations import duration, last_day, moved
from samverkan.agreements.time_limits import Stated, end_of, notice_of, review_of


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2029, 12, 31), -9, date(2029, 3, 31)),
        (date(2029, 12, 31), -6, date(2029, 6, 30)),
        (date(2027, 2, 28), -3, date(2026, 11, 30)),
        (date(2027, 5, 15), -6, date(2026, 11, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 1, 30), 1, date(2025, 2, 28)),
    ],
)
def test_months_are_counted_to_the_same_day_and_the_last_stays_the_last(day: date, months: int, then: date) -> None:
    assert moved(day, months) == then


def test_a_month_or_a_year_ends_on_its_last_day() -> None:
    days = [last_day(text) for text in ("2029", "2028-02", "2027-06-15")]
    assert days == [date(2029, 12, 31), date(2028, 2, 29), date(2027, 6, 15)]


def test_whole_years_are_said_as_years() -> None:
    assert [duration(months) for months in (6, 12, 18, 36)] == ["6 månader", "1 år", "18 månader", "3 år"]


def test_the_notice_is_counted_back_from_the_last_day() -> None:
    notice = notice_of(Stated(valid_to="2029-12-31", notice_months=9))
    assert notice is not None
    assert notice.day == date(2029, 3, 31)
    assert notice.how == "Uppsägningstiden är 9 månader före avtalets slut, 31 dec 2029."


def test_a_length_without_a_last_day_is_counted_from_the_first() -> None:
    end = end_of(Stated(valid_from="2025-01-01", length_months=36))
    assert end is not None
    assert (end.day, end.how) == (date(2027, 12, 31), "3 år från 1 jan 2025: till 31 dec 2027.")


def test_a_length_from_signing_is_counted_from_that_day() -> None:
    stated = Stated(signed_on="2024-11-12", length_months=24, runs_from_signing=True, notice_months=6)
    notice = notice_of(stated)
    assert notice is not None
    assert notice.day == date(2026, 5, 11)
    assert "2 år från 12 nov 2024" in notice.how


@pytest.mark.parametrize(
    "stated",
    [
        Stated(length_months=36),
        Stated(signed_on="2024-11-12", length_months=36),
        Stated(valid_from="2025", length_months=36),
        Stated(valid_from="2025-01", length_months=36),
        Stated(until_further_notice=True, valid_from="2025-01-01", length_months=12, notice_months=6),
        Stated(until_further_notice=True, notice_months=6),
    ],
)
def test_no_day_is_counted_from_what_is_not_said_to_the_day(stated: Stated) -> None:
    assert end_of(stated) is None
    assert notice_of(stated) is None


def test_a_review_is_when_renewal_is_to_be_decided() -> None:
    review = review_of(Stated(valid_to="2029-12-31", notice_months=9, renew_by="2029-03"))
    assert review is not None
    assert (review.day, review.how) == (date(2029, 3, 31), "Beslut om förnyelse ska fattas senast mar 2029.")


@pytest.mark.parametrize(
    ("stated", "notice_date", "day", "how"),
    [
        (
            Stated(valid_to="2029-12-31", notice_months=6),
            None,
            date(2029, 3, 31),
            "för uppsägning, 30 jun 2029",
        ),
        (Stated(valid_to="2029-12-31"), date(2029, 9, 30), date(2029, 6, 30), "för uppsägning, 30 sep 2029"),
        (Stated(valid_to="2029-12-31"), None, date(2029, 6, 30), "avtalets slut, 31 dec 2029"),
    ],
)
def test_else_a_review_is_before_the_last_day_to_give_notice_or_before_the_end(
    stated: Stated, notice_date: date | None, day: date, how: str
) -> None:
    review = review_of(stated, notice_date)
    assert review is not None
    assert review.day == day
    assert how in review.how
