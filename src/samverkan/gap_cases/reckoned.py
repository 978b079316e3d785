"""The figures of an option, as they pass between a form, a plan and what is kept."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.gap_cases.by_year import ForecastYear

Year = tuple[int, int, int]
"""A year, and how many people an option has given by then, at least and at most."""


@dataclass(frozen=True, kw_only=True)
class Reckoned:
    """
    What an option is reckoned to give, cost and leave; from where, and of which day.

    filled_low, filled_high  job-years filled in the years of the plan; below nought where it empties other jobs
    origin                   the measure of a plan that the figures were taken from; empty where they were typed
    size                     at what size the plan tells of it (`tables.effects`); empty where it was not computed
    by_year                  what the plan says year by year; none where it was not computed
    """

    people: tuple[Year, ...] = ()
    by_year: tuple[ForecastYear, ...] = ()
    size: str = ""
    cost_sek: Decimal | None = None
    teachers: Decimal | None = None
    first_year: int | None = None
    filled_low: int | None = None
    filled_high: int | None = None
    left_low: int | None = None
    left_high: int | None = None
    source: str
    source_url: str = ""
    as_of: date
    origin: str = ""
    run: str = ""
    code_version: str = ""
