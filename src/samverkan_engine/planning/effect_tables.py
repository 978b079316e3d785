"""What plans and measures give year by year as declared tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pyarrow as pa

from samverkan_engine.labour import CAUSES, Case, Draws, Limits, Measure, Worth, year_of, years
from samverkan_engine.labour.calendar import terms
from samverkan_engine.labour.case import Floats
from samverkan_engine.planning.effects import Banded, Effect, Effects, alone, seats_of
from samverkan_engine.planning.judging import NOTHING
from samverkan_engine.planning.problem import Problem, stated
from samverkan_engine.tables import effects as declared
from samverkan_engine.tables.effects import AS_PLANNED, MEASURE, PLAN
from samverkan_engine.tables.labour import BAND
from samverkan_engine.tables.planning import ROBUST

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class EffectTables:
    """EFFECTS and what belongs to it, by year, occupation, resource and cause."""

    effects: pa.Table
    effects_by_year: pa.Table
    effects_by_occupation: pa.Table
    effects_used: pa.Table
    effects_why: pa.Table


def effects(
    case: Case, draws: Draws, measures: Sequence[Measure], limits: Limits, plans: pa.Table, threads: int = 1
) -> EffectTables:
    """
    Return what each plan, and each measure by itself, gives year by year against doing nothing on the same draws.

    plans  PLAN; a measure is told of at its size in the robust one, and where that leaves it out at a class each year
    Method: docs/explanation/planning.md.
    """
    problem = stated(case, measures, limits, Worth())
    found, tables = Effects(problem, draws, threads), _Tables(problem, limits)
    told = dict(_plans(problem, plans))
    for name, seats in told.items():
        tables.take(PLAN, name, AS_PLANNED, found(seats))
    for name, size, seats in alone(problem, told.get(ROBUST, problem.low)):
        tables.take(MEASURE, name, size, found(seats))
    return tables.told()


def _plans(problem: Problem, plans: pa.Table) -> Iterator[tuple[str, Floats]]:
    """Yield the name and seats of doing nothing and of each plan."""
    yield NOTHING, problem.low
    names = terms(problem.case)
    by_plan: dict[str, dict[tuple[str, int], float]] = {}
    for row in plans.to_pylist():
        by_plan.setdefault(row["plan"], {})[row["measure"], names.index(row["term"])] = row["seats"]
    for name, seats in by_plan.items():
        yield name, seats_of(problem, seats)


class _Tables:
    """The rows of effects, gathered one effect after another."""

    def __init__(self, problem: Problem, limits: Limits) -> None:
        self._problem, self._case = problem, problem.case
        self._years = [problem.case.first_year + year for year in range(years(problem.case))]
        self._units = {resource.name: resource.unit for resource in limits.resources}
        self._rows: list[list[Row]] = [[] for _ in declared.ALL]

    def take(self, what: str, name: str, size: str, effect: Effect) -> None:
        """Add the rows of an effect to each table."""
        whose: Row = {"what": what, "name": name}
        each = (
            [self._in_all(size, effect)], self._by_year(effect), self._by_occupation(effect), self._used(effect),
            self._why(effect),
        )  # fmt: skip
        for kept, rows in zip(self._rows, each, strict=True):
            kept += [{**whose, **row} for row in rows]

    def told(self) -> EffectTables:
        """Return the declared tables."""
        tables = (table.from_rows(rows) for table, rows in zip(declared.ALL, self._rows, strict=True))
        return EffectTables(**dict(zip((field.name for field in fields(EffectTables)), tables, strict=True)))

    def _in_all(self, size: str, effect: Effect) -> Row:
        begins = self._problem.term[effect.seats > 0]
        cost = sum(float(self._measure(column).cost.sum()) * seats for column, seats in enumerate(effect.seats))
        return {
            "size": size, "seats": float(effect.seats.sum()), "intakes": len(begins),
            "first_intake": terms(self._case)[begins.min()] if len(begins) else None,
            "cost_sek": cost, **_band("filled", effect.filled, ()),
        }  # fmt: skip

    def _by_year(self, effect: Effect) -> Iterator[Row]:
        seats, cost = np.zeros((2, len(self._years)))
        for column in np.flatnonzero(effect.seats).tolist():
            seats[year_of(self._case, int(self._problem.term[column]))] += effect.seats[column]
            self._spread(cost, column, self._measure(column).cost, effect.seats[column])
        for place, year in enumerate(self._years):
            yield {
                "year": year, "seats": float(seats[place]), "cost_sek": float(cost[place]),
                **_band("begin", effect.begin, (place,)), **_band("people", effect.people, (place,)),
                **_band("left", effect.left, (place,)),
            }  # fmt: skip

    def _by_occupation(self, effect: Effect) -> Iterator[Row]:
        for row, o in enumerate(effect.reached):
            for place, year in enumerate(self._years):
                at = row, place
                bands = {**_band("people", effect.people_in, at), **_band("gap", effect.gap_in, at)}
                yield {"ssyk": self._case.occupations[o], "year": year, **bands}

    def _used(self, effect: Effect) -> Iterator[Row]:
        used: dict[str, Floats] = {}
        for column in np.flatnonzero(effect.seats).tolist():
            for resource, each in self._measure(column).uses.items():
                there = used.setdefault(resource, np.zeros(len(self._years)))
                self._spread(there, column, each, effect.seats[column])
        for resource, amounts in used.items():
            for year, amount in zip(self._years, amounts, strict=True):
                unit = self._units.get(resource, "")
                yield {"resource": resource, "unit": unit, "year": year, "used": float(amount)}

    def _why(self, effect: Effect) -> Iterator[Row]:
        for row, cause, place in np.argwhere(effect.why).tolist():
            ends = (None if np.isnan(end) else float(end) for end in effect.why_ends[row, cause, place])
            yield {
                "ssyk": self._case.occupations[effect.reached[row]], "year": self._years[place],
                "cause": CAUSES[cause], "people": float(effect.why[row, cause, place]),
                **dict(zip(("low", "high"), ends, strict=True)),
            }  # fmt: skip

    def _measure(self, column: int) -> Measure:
        place: int = self._problem.measure[column]
        return self._problem.measures[place]

    def _spread(self, over: Floats, column: int, each: Floats, seats: float) -> None:
        """Add what seats take in the year they begin and each year after, as far as years are told of."""
        first = year_of(self._case, int(self._problem.term[column]))
        here = each[: len(over) - first]
        over[first : first + len(here)] += here * seats


def _band(name: str, values: Banded, at: tuple[int, ...]) -> dict[str, Any]:
    """Return the columns of a band at a place."""
    quantiles = values.quantiles[at].tolist()
    return {name: float(values.mean[at]), **{f"{name}_{end}": q for end, q in zip(BAND, quantiles, strict=True)}}
