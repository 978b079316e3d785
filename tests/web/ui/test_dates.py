"""Dates as people read them."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from samverkan.ui import dates


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (date(2019, 11, 19), "19 nov 2019", "19 Nov 2019"),
        (date(2026, 5, 1), "1 maj 2026", "1 May 2026"),
        ("2019-11-19", "19 nov 2019", "19 Nov 2019"),
        ("2019-11", "nov 2019", "Nov 2019"),
        ("2019", "2019", "2019"),
        (None, "", ""),
        ("", "", ""),
        ("hösten 2019", "hösten 2019", "hösten 2019"),
        ("2019-13", "2019-13", "2019-13"),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(value, swedish, english):
    with override("sv"):
        assert dates.day(value) == swedish
    with override("en"):
        assert dates.day(value) == english


def test_a_time_is_told_in_the_time_of_sweden():
    at = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    with override("sv"):
        assert dates.day(at) == "1 jul 2026"
        assert dates.day(at, "time") == "1 jul 2026 00:30"


def test_a_date_can_be_shown_less_exactly_than_it_is_known():
    with override("sv"):
        assert dates.day(date(2019, 11, 19), "month") == "nov 2019"


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        (date(2019, 11, 19), "", "2019-11-19"),
        (date(2019, 11, 19), "year", "2019"),
        ("2019-11", "", "2019-11"),
        ("2019", "", "2019"),
        ("hösten", "", ""),
    ],
)
def test_a_machine_reads_the_same_date(value, precision, expected):
    assert dates.machine_date(value, precision) == expected


def test_a_machine_reads_a_time_with_its_zone():
    assert dates.machine_date(datetime(2026, 6, 30, 22, 30, tzinfo=UTC), "time") == "2026-07-01T00:30+02:00"


@pytest.mark.parametrize(
    ("value", "swedish"),
    [
        (date(2026, 11, 2), "i dag"),
        (date(2026, 11, 3), "om 1 dag"),
        (date(2026, 10, 30), "för 3 dagar sedan"),
        (date(2027, 2, 2), "om 3 månader"),
        (date(2019, 11, 19), "för 7 år sedan"),
    ],
)
def test_a_distance_is_counted_from_the_day_given(value, swedish):
    with override("sv"):
        assert dates.distance(value, date(2026, 11, 2)) == swedish
