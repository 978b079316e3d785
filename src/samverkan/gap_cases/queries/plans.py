"""
What plans say of a gap: the gap itself, and what each measure gives and costs.

An option remembers the measure that its figures came from (`origin`), the run and the version of the code. The figures
are copied when they are taken and stay as they were; what is asked here later is only whether the plan has newer ones.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.gap_cases.models import Figures
from samverkan.gap_cases.queries.told_by_plan import PLAN, Measure, measures_of, nothing_done
from samverkan.gap_cases.reckoned import Reckoned
from samverkan.planning.models import Case
from samverkan.planning.queries.results import Result, newest

MOST = 20
"""Plans that are read for one page."""


@dataclass(frozen=True)
class PlanLink:
    """A plan that figures came from, to a reader who sees it."""

    title: str
    url: str


@dataclass(frozen=True)
class Plans:
    """The newest finished plans that a reader sees and that cover an occupation, asked about a year."""

    ssyk: str
    year: int
    by: Actor

    def seen(self) -> QuerySet[Case]:
        """Return the cases of the planning room that the reader sees."""
        return Case.objects.visible_to(self.by)

    @cached_property
    def _read(self) -> dict[int, Result | None]:
        return {}

    def result(self, pk: int) -> Result | None:
        """Return the newest plan of a case, read once; None where the reader sees none about the occupation."""
        if pk not in self._read:
            case = self.seen().filter(pk=pk).select_related("home").first()
            found = newest(case) if case else None
            self._read[pk] = found if found and self.ssyk in found.about.occupations else None
        return self._read[pk]

    @cached_property
    def _measures(self) -> dict[int, list[Measure]]:
        return {}

    def measures_of(self, pk: int) -> list[Measure]:
        """Return what the newest plan of a case tells, read once; nothing where the reader sees none."""
        if pk not in self._measures:
            result = self.result(pk)
            self._measures[pk] = list(measures_of(pk, result, self.ssyk, self.year)) if result else []
        return self._measures[pk]

    def measures(self) -> list[Measure]:
        """Return every measure of the plans, and to do nothing, with the figures as they are now."""
        pks = self.seen().values_list("pk", flat=True)[:MOST]
        return [one for pk in pks for one in self.measures_of(pk)]

    def newer_than(self, figures: Figures) -> Reckoned | None:
        """Return the figures of the same measure in a later run; None where there is none, or they were typed."""
        pk = plan_of(figures.origin)
        result = self.result(pk) if pk else None
        if pk is None or result is None or str(result.run.key) == figures.run:
            return None
        told = (one.figures for one in self.measures_of(pk))
        return next((one for one in told if one.origin == figures.origin), None)

    def link(self, origin: str) -> PlanLink | None:
        """Return the plan that figures came from; None where they were typed, or the reader does not see the plan."""
        pk = plan_of(origin)
        result = self.result(pk) if pk else None
        return PlanLink(result.calculation.case.title, reverse("planning:case", args=[pk])) if result else None

    def gap(self, pk: int) -> Reckoned | None:
        """Return the gap of a plan when nothing is done, with where it comes from."""
        result = self.result(pk)
        return nothing_done(pk, result, self.ssyk, self.year) if result else None


def plan_of(origin: str) -> int | None:
    """Return the case of the planning room that figures came from; None where they were typed."""
    kind, _colon, rest = origin.partition(":")
    pk = rest.partition(":")[0]
    return int(pk) if kind == PLAN and pk.isdecimal() else None
