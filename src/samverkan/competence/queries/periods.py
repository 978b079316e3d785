"""Stretches of months that can be chosen: the last year, the one before it, whole calendar years and quarters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverkan.competence.queries.vacancies import Months
from samverkan.ui.dates import day

CODE = re.compile(r"(\d{4}-\d{2})--(\d{4}-\d{2})")
QUARTER, YEAR = 3, 12


@dataclass(frozen=True)
class Period:
    """Months from the first to the last, both with them."""

    first: str
    last: str

    @property
    def code(self) -> str:
        """As it stands in an address."""
        return f"{self.first}--{self.last}"

    @property
    def name(self) -> str:
        return f"{day(self.first)} – {day(self.last)}"


def periods(months: Months) -> list[tuple[str, str]]:
    """Return what can be chosen among the months of a count: code and name, the usual first."""
    return [(period.code, name) for period, name in {one[0]: one for one in offered(months)}.values()]


def offered(months: Months) -> Iterator[tuple[Period, str]]:
    """Yield the last year, the year before, and whole calendar years and quarters, the latest first."""
    last = Period(months.last[0], months.last[-1])
    yield last, _("The last year: %(months)s") % {"months": last.name}
    if months.before:
        before = Period(months.before[0], months.before[-1])
        yield before, _("The year before: %(months)s") % {"months": before.name}
    for length, words in ((YEAR, "%(year)s"), (QUARTER, _("%(year)s, quarter %(quarter)s"))):
        for first, final in reversed(list(whole(months.every, length))):
            told = {"year": first[:4], "quarter": (int(first[5:]) + 2) // QUARTER}
            yield Period(first, final), words % told


def whole(months: Sequence[str], length: int) -> Iterator[tuple[str, str]]:
    """Yield the first and the last month of each whole year or quarter."""
    for number, month in enumerate(months):
        if (int(month[5:]) - 1) % length == 0 and number + length <= len(months):
            yield month, months[number + length - 1]


def chosen_period(asked: str, months: Months) -> Period:
    """Return the period of an address, cut to the months that are covered; else the last year."""
    found = CODE.fullmatch(asked)
    if found:
        within = [month for month in months.every if found[1] <= month <= found[2]]
        if within:
            return Period(within[0], within[-1])
    return Period(months.last[0], months.last[-1])
