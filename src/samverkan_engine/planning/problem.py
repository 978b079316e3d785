"""What a plan decides and what binds it: a column for each intake, a row for each limit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from samverkan_engine.labour import Case, Limits, Measure, Worth, discounted, year_of, years
from samverkan_engine.labour.case import Floats, Whole

MILLION = 1e6
"""Inside the linear programme money is counted in million SEK, so that its numbers are of like size."""


@dataclass(frozen=True, slots=True)
class Row:
    """
    What one row limits: a resource in a year, or the change of a measure's intake from the one before.

    resource, year   of a resource; the year counted from that of t = 0
    measure, column  of a ramp: the measure's place, and the later of the two intakes
    unit             of what is limited
    """

    resource: str = ""
    year: int = 0
    measure: int = -1
    column: int = -1
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """
    A plan as a linear programme would have it; n columns, one for each intake of each measure, m rows.

    measure    n    place of the measure
    programme  n    place of its programme form in the case
    term       n    term in which the intake begins
    cost       n    million SEK a seat costs, discounted
    low, high  n    fewest and most seats
    matrix     m,n  what a seat takes of each row
    floor      m    least a row may sum to
    ceiling    m    most
    rows       m    what each row limits
    """

    case: Case
    measures: tuple[Measure, ...]
    measure: Whole
    programme: Whole
    term: Whole
    cost: Floats
    low: Floats
    high: Floats
    matrix: Floats
    floor: Floats
    ceiling: Floats
    rows: tuple[Row, ...]

    @property
    def number(self) -> int:
        """How many intakes can be decided on (n)."""
        return len(self.measure)

    def of(self, field: str) -> Floats:
        """Return a number of the measures for each column."""
        return np.array([getattr(measure, field) for measure in self.measures], dtype=float)[self.measure]

    def with_seats(self, seats: Floats) -> Floats:
        """Return the places offered with a plan, P,T: its own beside those of the case."""
        offered = self.case.seats.copy()
        np.add.at(offered, (self.programme, self.term), seats)
        return offered

    def keeps(self, seats: Floats, rounding: float = 1e-9) -> bool:
        """Return whether a plan keeps every limit, and the fewest and most seats of each intake."""
        used, slack = self.matrix @ seats, rounding * (1 + np.abs(np.nan_to_num(self.ceiling, posinf=0.0)))
        within = (used <= self.ceiling + slack) & (used >= self.floor - slack)
        return bool(within.all() and (seats >= self.low - rounding).all() and (seats <= self.high + rounding).all())


def stated(case: Case, measures: Sequence[Measure], limits: Limits, worth: Worth) -> Problem:
    """Return the problem of measures under their limits."""
    measure = np.repeat(np.arange(len(measures)), [len(each.starts) for each in measures])
    term = np.concatenate([each.starts for each in measures]) if measures else np.zeros(0, np.int64)
    rows = [*_resources(case, measures, limits, measure, term), *_ramps(measures, measure)]
    return Problem(
        case, tuple(measures), measure,
        programme=np.array([each.programme for each in measures], dtype=np.int64)[measure],
        term=term,
        cost=_costs(case, measures, worth, measure, term) / MILLION,
        low=np.concatenate([each.promised for each in measures]) if measures else np.zeros(0),
        high=np.array([each.largest for each in measures])[measure],
        matrix=np.array([taken for _, taken, _, _ in rows]).reshape(len(rows), len(measure)),
        floor=np.array([least for _, _, least, _ in rows]),
        ceiling=np.array([most for _, _, _, most in rows]),
        rows=tuple(row for row, _, _, _ in rows),
    )  # fmt: skip


def _costs(case: Case, measures: Sequence[Measure], worth: Worth, measure: Whole, term: Whole) -> Floats:
    """Return what a seat of each intake costs in year 0; what falls after the last year counts as if in it."""
    left = discounted(case, worth)
    each = zip(measure, term, strict=True)
    return np.array([measures[j].cost @ _later(left, year_of(case, t), len(measures[j].cost)) for j, t in each])


def _later(values: Floats, year: int, number: int) -> Floats:
    return values[np.minimum(year + np.arange(number), len(values) - 1)]


Stated = tuple[Row, Floats, float, float]
"""What a row limits, what a seat of each column takes of it, the least and the most it may sum to."""


def _resources(
    case: Case, measures: Sequence[Measure], limits: Limits, measure: Whole, term: Whole
) -> Iterator[Stated]:
    """Yield a row for each resource and year in which a measure can use it."""
    for resource in limits.resources:
        taken = np.zeros((years(case), len(measure)))
        for column, (j, t) in enumerate(zip(measure, term, strict=True)):
            uses = measures[j].uses.get(resource.name, np.zeros(0))
            first = year_of(case, t)
            taken[first : first + len(uses), column] = uses[: years(case) - first]
        # A budget is counted in the same unit as costs are.
        scale = MILLION if resource.unit == "SEK" else 1.0
        for year in np.flatnonzero(taken.any(axis=1)):
            row = Row(resource.name, int(year), unit=resource.unit)
            yield row, taken[year] / scale, -np.inf, float(resource.available[year]) / scale


def _ramps(measures: Sequence[Measure], measure: Whole) -> Iterator[Stated]:
    """Yield a row for each pair of intakes of a measure that follow one another, the first from none."""
    for column, j in enumerate(measure):
        ramp = measures[j].ramp
        if not np.isfinite(ramp):
            continue
        taken = np.zeros(len(measure))
        taken[column] = 1.0
        if column and measure[column - 1] == j:
            taken[column - 1] = -1.0
        yield Row(measure=int(j), column=column, unit="seats"), taken, -ramp, ramp
