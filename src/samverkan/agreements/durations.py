"""Lengths of time in months, as they are said and as they are counted."""

from calendar import monthrange
from datetime import date

from django.utils.translation import ngettext


def duration(months: int) -> str:
    """Return a length of time in words: whole years as years, else months."""
    if months % 12 == 0:
        years = months // 12
        return ngettext("%(years)d year", "%(years)d years", years) % {"years": years}
    return ngettext("%(months)d month", "%(months)d months", months) % {"months": months}


def moved(day: date, months: int) -> date:
    """Return the same day so many months later; the last day of a month stays the last, and the 31st becomes it."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(years, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(years, month + 1, last if is_last else min(day.day, last))


def last_day(partial: str) -> date:
    """Return the last day of a date that may be only a month or a year."""
    year, month, day = (*(int(part) for part in partial.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])
