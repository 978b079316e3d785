"""
What plans say of a gap: the gap itself, and what each measure gives and costs.

An option remembers the measure that its figures came from (`origin`), the run and the version of the code. The figures
are copied when they are taken and stay as they were; what is asked here later is only whether the plan has newer ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.gap_cases.models import Figures, OptionKind
from samverkan.gap_cases.reckoned import Reckoned
from samverkan.planning.models import Case
from samverkan.planning.queries.results import Result, newest

PLAN = "plan"
NOTHING = "nothing"
MOST = 20
"""Plans that are read for one page."""
KINDS = {
    "new_programme": OptionKind.PROGRAMME,
    "more_places": OptionKind.PLACES,
    "other_form": OptionKind.FORM,
    "commissioned": OptionKind.COURSE,
    "recruit": OptionKind.RECRUIT,
}
"""The engine's kinds of measure, and what the options call them."""


@dataclass(frozen=True)
class Measure:
    """A measure of a plan that can become an option."""

    kind: str
    title: str
    figures: Reckoned


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
            case = self.seen().filter(pk=pk).first()
            found = newest(case) if case else None
            self._read[pk] = found if found and self.ssyk in found.about.occupations else None
        return self._read[pk]

    def measures(self) -> list[Measure]:
        """Return every measure of the plans, and to do nothing, with the figures as they are now."""
        found = ((pk, self.result(pk)) for pk in self.seen().values_list("pk", flat=True)[:MOST])
        return [one for pk, result in found if result for one in measures_of(pk, result, self.ssyk, self.year)]

    def newer_than(self, figures: Figures) -> Reckoned | None:
        """Return the figures of the same measure in a later run; None where there is none, or they were typed."""
        pk = plan_of(figures.origin)
        result = self.result(pk) if pk else None
        if pk is None or result is None or str(result.run.key) == figures.run:
            return None
        told = (one.figures for one in measures_of(pk, result, self.ssyk, self.year))
        return next((one for one in told if one.origin == figures.origin), None)

    def address(self, origin: str) -> str:
        """Return the page of the plan that figures came from; empty where they were typed, or the plan is not seen."""
        pk = plan_of(origin)
        return reverse("planning:case", args=[pk]) if pk and self.result(pk) else ""

    def gap(self, pk: int) -> Reckoned | None:
        """Return the gap of a plan when nothing is done, with where it comes from."""
        result = self.result(pk)
        return nothing_done(pk, result, self.ssyk, self.year) if result else None


def plan_of(origin: str) -> int | None:
    """Return the case of the planning room that figures came from; None where they were typed."""
    kind, _colon, rest = origin.partition(":")
    pk = rest.partition(":")[0]
    return int(pk) if kind == PLAN and pk.isdecimal() else None


def measures_of(pk: int, result: Result, ssyk: str, year: int) -> Iterator[Measure]:
    """Yield what a plan tells of one class more of each programme form, and of doing nothing."""
    for row in result.table("classes").to_pylist():
        name = result.about.programmes.get(row["measure"], row["measure"])
        words = {"name": name, "seats": round(row["seats"]), "intakes": row["intakes"]}
        told = replace(
            taken_from(pk, row["measure"], result),
            cost_sek=Decimal(round(row["cost"])),
            first_year=int(row["first_effect"][-4:]),
            filled_low=round(row["p05"]),
            filled_high=round(row["p95"]),
        )
        kind = KINDS.get(row["kind"], OptionKind.PLACES)
        yield Measure(kind, (_("%(name)s: %(seats)s places, %(intakes)s intakes") % words)[:200], told)
    yield Measure(OptionKind.NOTHING, str(OptionKind.NOTHING.label), nothing_done(pk, result, ssyk, year))


def nothing_done(pk: int, result: Result, ssyk: str, year: int) -> Reckoned:
    """Return what is left of a gap in a year when nothing is done."""
    low, high = gap_of(result, ssyk, year) or (None, None)
    return replace(taken_from(pk, NOTHING, result), cost_sek=Decimal(0), left_low=low, left_high=high)


def taken_from(pk: int, measure: str, result: Result) -> Reckoned:
    """Return where figures come from: the plan with its day, the run, and the version of the code."""
    run, plan = result.run, result.calculation.case
    source = _("The plan of %(case)s, version %(number)s") % {"case": plan.title, "number": result.version.number}
    if result.is_example:
        source = _("%(source)s (worked example)") % {"source": source}
    return Reckoned(
        source=source,
        as_of=timezone.localdate(run.ended_at or run.asked_at),
        origin=f"{PLAN}:{pk}:{measure}",
        run=str(run.key),
        code_version=run.code_version,
    )


def gap_of(result: Result, ssyk: str, year: int) -> tuple[int, int] | None:
    """Return how many are missing in the last term of a year in nine draws of ten; not below nought."""
    rows = [row for row in result.table("gap").to_pylist() if row["ssyk"] == ssyk and int(row["term"][-4:]) == year]
    if not rows:
        return None
    last = max(rows, key=lambda row: row["ahead"])
    return max(round(last["p05"]), 0), max(round(last["p95"]), 0)
