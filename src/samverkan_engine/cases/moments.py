"""When something was counted or said, as a case file writes it: a month 2024-05, a quarter 2024-Q2 or a year 2024."""

import re
from datetime import date

WRITTEN = re.compile(r"(1[89]|2[01])\d\d(-(0[1-9]|1[0-2]|Q[1-4]))?")


def first_day(written: object) -> date:
    """Return the first day of a month, a quarter or a year."""
    year, month, _months = _read(written)
    return date(year, month, 1)


def middle(written: object) -> float:
    """Return the middle of a month, a quarter or a year, as a year with decimals: 2024.375 of 2024-Q2."""
    year, month, months = _read(written)
    return year + (month - 1 + months / 2) / 12


def _read(written: object) -> tuple[int, int, int]:
    """Return the year, its first month that is meant, and how many are."""
    year, _dash, rest = str(written).partition("-")
    if rest.startswith("Q"):
        return int(year), 3 * int(rest[1]) - 2, 3
    return (int(year), int(rest), 1) if rest else (int(year), 1, 12)
