"""What everybody sees of a programme: nothing of what it costs, nothing unconfirmed, and no number that is small."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverkan.education.models import Judged, Programme, YearFigures
from samverkan.ui.numbers import Number

LEAST = 5
"""Fewer people than this are not told of; the same limit as for figures made of job ads."""


@dataclass(frozen=True)
class PublicYear:
    """The figures of a year, small numbers of people left out."""

    year: int
    places: str
    applicants: str
    started: str
    finished: str
    source: str


@dataclass(frozen=True)
class PublicProgramme:
    """What stands on the public page of a programme."""

    programme: Programme
    years: tuple[PublicYear, ...]
    skills: tuple[str, ...]


def public_programme(programme: Programme) -> PublicProgramme:
    """Return what everybody sees of a programme."""
    confirmed = programme.skills.filter(judged=Judged.CONFIRMED).values_list("name", flat=True)
    return PublicProgramme(programme, tuple(years(programme.years.all())), tuple(confirmed))


def years(figures: Iterable[YearFigures]) -> Iterable[PublicYear]:
    """Yield the figures of each year; how many places there are is of no person, and always told."""
    for one in figures:
        left = (one.started or 0) - (one.finished or 0)
        gives_away = one.started is not None and one.finished is not None and 0 < left < LEAST
        yield PublicYear(
            one.year,
            Number(one.places).text,
            told(one.applicants),
            told(one.started),
            _("not told") if gives_away else told(one.finished),  # so few left that the difference tells of them
            one.source,
        )


def told(people: int | None) -> str:
    """Return how many people, or that they are few."""
    if people is not None and 0 < people < LEAST:
        return _("fewer than %(least)s") % {"least": LEAST}
    return Number(people).text
