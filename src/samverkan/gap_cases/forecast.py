"""What an option was reckoned to have given by a year, and when a decision is looked back at. Pure."""

from collections.abc import Sequence
from datetime import date


def expected(people: Sequence[Sequence[int]], year: int) -> tuple[int, int] | None:
    """
    Return how many people, at least and at most, the option has given by a year; None where nothing is said.

    people   years, each with how many by then; before the first none have come, after the last no more come
    """
    if not people:
        return None
    until = [(low, high) for each, low, high in sorted(map(tuple, people)) if each <= year]
    return until[-1] if until else (0, 0)


def years_after(day: date, years: int) -> date:
    """Return the same day so many years later; the 29th of February becomes the 28th in a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
