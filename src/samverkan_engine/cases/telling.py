"""What a report tells of the case file itself: what it is of, its numbers with their grounds, and what was said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isnan
from typing import TYPE_CHECKING, Any

from samverkan_engine.cases.declared import Declared
from samverkan_engine.cases.inputs import Input, share_sourced
from samverkan_engine.labour import Draws
from samverkan_engine.labour.observed import Series
from samverkan_engine.tables.planned import About
from samverkan_engine.tables.tested import Tested

if TYPE_CHECKING:
    import pyarrow as pa


def about(declared: Declared, numbers: Sequence[Input], name: str, draws: Draws, seed: int, tested: Tested) -> About:
    """Return what a report is of."""
    return About(
        region=declared.region,
        file=name,
        first_year=declared.first_year,
        last_year=declared.first_year + declared.years,
        occupations={occupation.ssyk: occupation.name for occupation in declared.occupations},
        programmes={programme.id: programme.name for programme in declared.programmes},
        sourced=share_sourced(numbers),
        figures=len(numbers),
        draws=draws.number,
        seed=seed,
        clipped=draws.clipped,
        free_people=tuple(
            programme.id
            for programme in declared.programmes
            if programme.form == "commissioned" and not programme.donors
        ),
        exits_clipped=draws.exits_clipped,
        tested=tested,
    )


def inputs_table(numbers: Sequence[Input]) -> "pa.Table":
    """Return INPUTS."""
    from samverkan_engine.tables.outlook import INPUTS

    names = ("place", "line", "value", "unit", "source", "assumption", "derived", "note", "weak")
    return INPUTS.from_rows(
        [{**{name: getattr(each, name) for name in names}, "sourced": each.is_sourced} for each in numbers]
    )


def said(document: Mapping[str, Any]) -> "pa.Table":
    """Return SAID: the versions of the establishment's plan and what became of it."""
    from samverkan_engine.tables.outlook import SAID

    return SAID.from_rows(list(_said(document.get("history", {}))))


def _said(history: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    for plan in history.get("plant_plan", []):
        yield {"kind": "plan", "on": str(plan["said"]), "who": plan.get("who"), "by": plan["by"], **_counted(plan)}
    for count in history.get("plant_actual", []):
        yield {"kind": "actual", "on": str(count["at"]), **_counted(count)}


def _counted(record: Mapping[str, Any]) -> dict[str, object]:
    return {"jobs": float(record["jobs"]), "source": record.get("source"), "weak": record.get("weak", False)}


def counted(series: Iterable[Series], occupations: Sequence[str]) -> "pa.Table":
    """Return COUNTED: what was counted in each occupation, series by series."""
    from samverkan_engine.tables.outlook import COUNTED

    return COUNTED.from_rows(
        [
            {"version": one.version, "ssyk": ssyk, "year": one.first_year + column, **_known(one, number, column)}
            for one in series
            for number, ssyk in enumerate(occupations)
            for column in range(one.people.shape[1])
            if _known(one, number, column)
        ]
    )


def _known(series: Series, number: int, column: int) -> dict[str, float]:
    counts = {"people": series.people[number, column], "jobs": series.jobs[number, column]}
    return {name: float(count) for name, count in counts.items() if not isnan(count)}
