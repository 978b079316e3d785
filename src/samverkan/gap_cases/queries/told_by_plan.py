"""What a computed plan tells of one occupation, measure by measure, as figures to freeze."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.gap_cases.by_year import Band, ForecastYear
from samverkan.gap_cases.models import OptionKind
from samverkan.gap_cases.reckoned import Reckoned
from samverkan.planning.queries.results import Result
from samverkan_engine.tables import effects as told
from samverkan_engine.tables.labour import BAND
from samverkan_engine.tables.planning import LEAST_REGRET, ROBUST

Row = dict[str, Any]

PLAN = "plan"
NOTHING = "nothing"
KINDS = {
    "new_programme": OptionKind.PROGRAMME,
    "more_places": OptionKind.PLACES,
    "other_form": OptionKind.FORM,
    "commissioned": OptionKind.COURSE,
    "recruit": OptionKind.RECRUIT,
}
"""The engine's kinds of measure, and what the options call them."""
NOBODY = {f"people_{end}": 0.0 for end in BAND}


@dataclass(frozen=True)
class Measure:
    """A measure of a plan that can become an option; `plan` is the title of the plan, for who sees it."""

    kind: str
    title: str
    figures: Reckoned
    plan: str


def measures_of(pk: int, result: Result, ssyk: str, year: int) -> Iterator[Measure]:
    """
    Yield the whole plans, each measure by itself that can change the gap of an occupation, and doing nothing.

    One that an earlier version of the program computed tells nothing of them.
    """
    plan = result.calculation.case.title
    if result.is_whole:
        by_year = _rows(result, "effects_by_year")
        here = [row for row in result.table("effects_by_occupation").to_pylist() if row["ssyk"] == ssyk]
        kinds = {row["measure"]: row["kind"] for row in result.table("classes").to_pylist()}
        for row in result.table("effects").to_pylist():
            found = [one for one in here if (one["what"], one["name"]) == (row["what"], row["name"])]
            if found and (row["what"] == told.MEASURE or row["name"] in PLANS):
                figures = _reckoned(pk, result, row, by_year[row["what"], row["name"]], found, year)
                kind = KINDS.get(kinds[row["name"]], OptionKind.PLACES) if row["what"] == told.MEASURE else SEVERAL
                yield Measure(kind, _title(result, row)[:200], figures, plan)
    yield Measure(OptionKind.NOTHING, str(OptionKind.NOTHING.label), nothing_done(pk, result, ssyk, year), plan)


SEVERAL = OptionKind.SEVERAL
PLANS = (ROBUST, LEAST_REGRET)
"""The plans that can become options: the others are there to be compared with."""


def _title(result: Result, row: Row) -> str:
    if row["name"] in PLANS and row["what"] == told.PLAN:
        name = _("The plan best over all scenarios") if row["name"] == ROBUST else _("The plan least to regret")
    else:
        name = result.about.programmes.get(row["name"], row["name"])
    words = {"name": name, "seats": round(row["seats"]), "intakes": row["intakes"]}
    return _("%(name)s: %(seats)s places in %(intakes)s intakes") % words


def _reckoned(pk: int, result: Result, row: Row, by_year: Sequence[Row], here: Sequence[Row], year: int) -> Reckoned:
    """Return what a measure or a plan gives the occupation, with what it gives year by year."""
    teachers = {
        one["year"]: one["used"]
        for one in _rows(result, "effects_used").get((row["what"], row["name"]), ())
        if one["resource"] == "teachers"
    }
    years = _years(by_year, {one["year"]: one for one in here}, teachers, result.is_example)
    first = next((one.year for one in years if any(one.people)), None)
    name = row["name"] if row["what"] == told.MEASURE else f"{PLAN}/{row['name']}"
    left = next((one.missing for one in years if one.year == year), None)
    return replace(
        taken_from(pk, name, result),
        people=tuple((one.year, one.people[0], one.people[-1]) for one in years),
        by_year=years,
        size=row["size"],
        cost_sek=Decimal(round(row["cost_sek"])),
        teachers=Decimal(str(round(max(teachers.values(), default=0.0), 1))),
        first_year=first,
        filled_low=round(row["filled_p05"]),
        filled_high=round(row["filled_p95"]),
        left_low=left[0] if left else None,
        left_high=left[-1] if left else None,
    )


def nothing_done(pk: int, result: Result, ssyk: str, year: int) -> Reckoned:
    """Return what is left of a gap in a year when nothing is done; year by year where the plan tells of it."""
    last = {int(row["term"][-4:]): row for row in result.table("gap").to_pylist() if row["ssyk"] == ssyk}
    gaps = {each: {**NOBODY, **{f"gap_{end}": row[end] for end in BAND}} for each, row in last.items()}
    by_year = _rows(result, "effects_by_year")[told.PLAN, NOTHING] if result.is_whole else ()
    years = _years(by_year, gaps, {}, result.is_example)
    left = _band(gaps[year], "gap", is_example=True) if year in gaps else None
    return replace(
        taken_from(pk, NOTHING, result),
        by_year=years,
        cost_sek=Decimal(0),
        left_low=max(left[0], 0) if left else None,
        left_high=max(left[-1], 0) if left else None,
    )


def _years(
    by_year: Sequence[Row], here: dict[int, Row], teachers: dict[int, float], is_example: bool
) -> tuple[ForecastYear, ...]:
    """Return the years; in the occupation as told `here`."""
    return tuple(
        ForecastYear(
            year=row["year"],
            seats=round(row["seats"]),
            begin=_band(row, "begin", is_example),
            people=_band(here[row["year"]], "people", is_example),
            gap=_band(here[row["year"]], "gap", is_example),
            left=_band(row, "left", is_example),
            teachers=round(teachers.get(row["year"], 0.0), 1),
            cost_sek=round(row["cost_sek"]),
        )
        for row in by_year
    )


def _band(row: Row, column: str, is_example: bool) -> Band:
    low, inner_low, middle, inner_high, high = (round(row[f"{column}_{end}"]) for end in BAND)
    return low, inner_low, None if is_example else middle, inner_high, high


def _rows(result: Result, table: str) -> dict[tuple[str, str], list[Row]]:
    """Return the rows of a table of effects, by what they are of."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in result.table(table).to_pylist():
        found.setdefault((row["what"], row["name"]), []).append(row)
    return found


def taken_from(pk: int, measure: str, result: Result) -> Reckoned:
    """
    Return where figures come from: whose plan, the run, and the version of the code.

    Not the title of the plan: a case may be seen by more than its plan. Who sees the plan is led to it (`Plans.link`).
    """
    run, plan = result.run, result.calculation.case
    source = _("A plan by %(party)s, version %(number)s") % {"party": plan.home.name, "number": result.version.number}
    if result.is_example:
        source = _("%(source)s (worked example)") % {"source": source}
    return Reckoned(
        source=source,
        as_of=timezone.localdate(run.ended_at or run.asked_at),
        origin=f"{PLAN}:{pk}:{measure}",
        run=str(run.key),
        code_version=run.code_version,
    )
