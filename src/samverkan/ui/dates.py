"""Dates as people read them: "19 nov 2019", and no more exact than they are known."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

# Swedish writes its months small: "19 nov 2019", English "19 Nov 2019".
FORMATS = {
    "sv": {"day": "j b Y", "month": "b Y", "year": "Y", "time": "j b Y H:i"},
    "en": {"day": "j M Y", "month": "M Y", "year": "Y", "time": "j M Y H:i"},
}
PRECISION_BY_LENGTH = {4: "year", 7: "month", 10: "day"}


def known_date(value: date | datetime | str) -> tuple[date, str]:
    """Return the date and how exactly it is known, from a date, a time or "2019", "2019-11", "2019-11-19"."""
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value), "day"
    if isinstance(value, date):
        return value, "day"
    precision = PRECISION_BY_LENGTH[len(value)]
    return date.fromisoformat((value + "-01-01")[:10]), precision


def day(value: date | datetime | str | None, precision: str = "") -> str:
    """Return the date in words in the reader's language, "" for none; unreadable text comes back as it is."""
    if not value:
        return ""
    try:
        when, known = known_date(value)
    except (KeyError, ValueError):
        return str(value)
    language = "sv" if (get_language() or "sv").startswith("sv") else "en"
    if precision == "time" and not isinstance(when, datetime):
        precision = "day"
    if precision == "time":
        return date_format(when, FORMATS[language]["time"])
    return _written(date(when.year, when.month, when.day), precision or known, language)


@lru_cache(4096)  # a page may show the same days a thousand times
def _written(when: date, precision: str, language: str) -> str:
    with override(language):
        return date_format(when, FORMATS[language][precision])


def machine_date(value: date | datetime | str, precision: str = "") -> str:
    """Return what the `datetime` attribute of `<time>` wants, or "" when the value is no date."""
    try:
        when, known = known_date(value)
    except (KeyError, ValueError):
        return ""
    if precision == "time":
        return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()
    return when.strftime({"year": "%Y", "month": "%Y-%m"}.get(precision or known, "%Y-%m-%d"))


def distance(value: date, today: date) -> str:
    """Return how far away the date is, to stand beside the exact date: "in 3 days", "2 months ago"."""
    days = (value - today).days
    if days == 0:
        return _("today")
    number, ahead, behind = _rounded_distance(abs(days))
    return (ahead if days > 0 else behind) % {"number": number}


def _rounded_distance(days: int) -> tuple[int, str, str]:
    if days < 60:
        ahead = ngettext("in %(number)s day", "in %(number)s days", days)
        return days, ahead, ngettext("%(number)s day ago", "%(number)s days ago", days)
    if days < 730:
        months = round(days / 30.44)
        ahead = ngettext("in %(number)s month", "in %(number)s months", months)
        return months, ahead, ngettext("%(number)s month ago", "%(number)s months ago", months)
    years = round(days / 365.25)
    ahead = ngettext("in %(number)s year", "in %(number)s years", years)
    return years, ahead, ngettext("%(number)s year ago", "%(number)s years ago", years)
