"""Why no plan is possible: the least by which the limits would have to give way."""

from collections.abc import Iterator

import numpy as np

from samverkan_engine.errors.planning import Impossible, Lack
from samverkan_engine.labour.calendar import terms
from samverkan_engine.labour.case import Floats
from samverkan_engine.planning.master import require_ok, solver, sparse
from samverkan_engine.planning.problem import MILLION, Problem

NEGLIGIBLE = 1e-6


def require_possible(problem: Problem, low: Floats, high: Floats) -> None:
    """Raise Impossible when no seats between `low` and `high` (n) keep every limit."""
    lacks = [*_too_many(problem, low), *_beyond(problem, low, np.maximum(low, high))]
    if lacks:
        raise Impossible(tuple(lacks))


def broken(problem: Problem, seats: Floats) -> tuple[Lack, ...]:
    """Return every limit that a plan of somebody's own breaks, and by how much."""
    return (*_too_many(problem, seats), *_beyond(problem, seats, seats))


def _too_many(problem: Problem, low: Floats) -> Iterator[Lack]:
    """Yield where more is promised than an intake can take."""
    for column in np.flatnonzero(low > problem.high + NEGLIGIBLE):
        yield _of_intake(problem, int(column), float(low[column] - problem.high[column]))


def _beyond(problem: Problem, low: Floats, high: Floats) -> Iterator[Lack]:
    """Yield the rows that must give way, and by how much, each reckoned against its own limit."""
    limits = np.where(np.isfinite(problem.ceiling), np.abs(problem.ceiling), 0.0)
    for place, by in enumerate(_elastic(problem, low, high, 1 / np.maximum(limits, 1e-3))):
        row = problem.rows[place]
        if by <= NEGLIGIBLE * max(1.0, limits[place]):
            continue
        if row.resource:
            year = str(problem.case.first_year + row.year)
            yield Lack(row.resource, year, float(by) * (MILLION if row.unit == "SEK" else 1.0), row.unit)
        else:
            yield _of_intake(problem, row.column, float(by))


def _of_intake(problem: Problem, column: int, by: float) -> Lack:
    return Lack(problem.measures[problem.measure[column]].id, terms(problem.case)[problem.term[column]], by, "seats")


def _elastic(problem: Problem, low: Floats, high: Floats, weights: Floats) -> Floats:
    """Return by how much each row gives way, when they give way as little as they can, weighed."""
    highs, none = solver(), np.zeros(0, np.int32)
    count, rows = problem.number, len(problem.rows)
    if not rows:
        return np.zeros(0)
    width = count + 2 * rows
    objective = np.concatenate([np.zeros(count), weights, weights])
    least, most = np.concatenate([low, np.zeros(2 * rows)]), np.concatenate([high, np.full(2 * rows, np.inf)])
    require_ok(highs.addCols(width, objective, least, most, 0, np.zeros(width, np.int32), none, np.zeros(0)))
    starts, columns, values = sparse(np.hstack([problem.matrix, -np.eye(rows), np.eye(rows)]))
    require_ok(highs.addRows(rows, problem.floor, problem.ceiling, len(values), starts, columns, values))
    require_ok(highs.run())
    given = np.array(highs.getSolution().col_value[count:]).reshape(2, rows)
    total: Floats = given.sum(axis=0)
    return total
