"""The linear programme in HiGHS: intakes, and for each group of occupations what its unfilled jobs cost at least."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.errors.planning import SolverFailed
from samverkan_engine.labour.case import Floats
from samverkan_engine.planning.problem import Problem
from samverkan_engine.planning.weighing import Weighed

ALIKE = 1e-7
"""A tangent that says so little more, against the cost of all groups together, is not worth a row."""

NOUGHT = 1e-9
"""HiGHS warns of values as small as this and leaves them out; a warning is an error here."""


@dataclass(frozen=True, slots=True)
class Solved:
    """
    An optimum of the linear programme.

    seats   n  of each intake
    value      of the objective, million SEK: no plan costs less, as far as the cuts are right
    duals   m  change of `value` for one unit more of each row's limit
    """

    seats: Floats
    value: float
    duals: Floats


def solver() -> Any:
    """Return HiGHS, silent, on one thread."""
    import highspy

    # It keeps its number of threads for the whole process, and fails when asked for another, unless reset.
    highspy.Highs.resetGlobalScheduler(True)
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, chosen in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        require_ok(highs.setOptionValue(option, chosen))
    return highs


def require_ok(status: Any) -> None:
    """Raise SolverFailed when a call to HiGHS did; it goes on with noughts otherwise."""
    import highspy

    if status != highspy.HighsStatus.kOk:
        raise SolverFailed(status=str(status))


class Master:
    """
    Columns x (n seats), then for each scenario θ (its groups) and φ (its bad draws), then ρ (the largest regret).

    weights  how likely each scenario is held to be; the objective is  cost·x + Σ weight·(Σθ + β·φ)
    bests    what the best plan of each scenario alone costs; when given, the objective is ρ, the largest regret:
             ρ ≥ cost·x + Σθ + β·φ − best  for each scenario
    """

    def __init__(
        self, problem: Problem, weights: Sequence[float], groups: int, caution: float, bests: Sequence[float] = ()
    ) -> None:
        self._problem, self._groups, self._highs = problem, groups, solver()
        self._slopes = [np.zeros((0, groups + 1, problem.number)) for _ in weights]
        self._heights = [np.zeros((0, groups + 1)) for _ in weights]
        scene = np.append(np.ones(groups), caution)
        blank = np.zeros(len(weights) * len(scene))
        weighed = np.concatenate([problem.cost, np.kron(weights, scene), [0.0]])
        self._columns(np.append(np.zeros(problem.number + len(blank)), 1.0) if bests else weighed)
        self._rows(problem.matrix, problem.floor, problem.ceiling)
        for place, best in enumerate(bests):
            here = np.kron(np.eye(len(weights))[place], scene)
            row = np.concatenate([-problem.cost, -here, [1.0]])
            self._rows(row[None], np.array([-best]), np.array([np.inf]))

    def bound(self, low: Floats, high: Floats) -> None:
        """Let each intake have so many seats from now on."""
        columns = np.arange(self._problem.number, dtype=np.int32)
        require_ok(self._highs.changeColsBounds(len(columns), columns, low, high))

    def cut(self, place: int, seats: Floats, weighed: Weighed) -> None:
        """
        Say that no plan costs less than the tangents at this one do: θ ≥ cost + slope·(x − seats), so with φ.

        Where the tangents so far say the same at this plan, none is added.
        """
        slopes = np.vstack([weighed.slopes, weighed.tail_slopes])
        costs = np.append(weighed.costs, weighed.least_tail)
        known = (self._heights[place] + self._slopes[place] @ seats).max(axis=0, initial=0.0)
        new = np.flatnonzero(costs - known > ALIKE * costs.sum())
        heights = costs - slopes @ seats
        self._slopes[place] = np.append(self._slopes[place], slopes[None], axis=0)
        said = np.where(costs - known > ALIKE * costs.sum(), heights, -np.inf)
        self._heights[place] = np.append(self._heights[place], said[None], axis=0)
        rows = np.zeros((len(new), self._width))
        rows[:, : self._problem.number] = -slopes[new]
        rows[np.arange(len(new)), self._problem.number + place * (self._groups + 1) + new] = 1.0
        self._rows(rows, heights[new], np.full(len(new), np.inf))

    def solve(self) -> Solved | None:
        """Return the optimum, or None when no plan keeps every limit; any other end raises SolverFailed."""
        import highspy

        require_ok(self._highs.run())
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverFailed(status=self._highs.modelStatusToString(status))
        found, number = self._highs.getSolution(), self._problem.number
        seats = np.array(found.col_value[:number])
        return Solved(
            np.clip(seats, *self._bounds()),
            self._highs.getInfo().objective_function_value,
            np.array(found.row_dual[: len(self._problem.rows)]),
        )

    def _bounds(self) -> tuple[Floats, Floats]:
        lp, number = self._highs.getLp(), self._problem.number
        return np.array(lp.col_lower_[:number]), np.array(lp.col_upper_[:number])

    def _columns(self, objective: Floats) -> None:
        self._width = len(objective)
        low, high = np.zeros(self._width), np.full(self._width, np.inf)
        low[: self._problem.number] = self._problem.low
        high[: self._problem.number] = np.maximum(self._problem.low, self._problem.high)
        low[-1] = -np.inf if objective[-1] else 0.0
        none = np.zeros(0, np.int32)
        require_ok(
            self._highs.addCols(
                self._width, objective, low, high, 0, np.zeros(self._width, np.int32), none, np.zeros(0)
            )
        )

    def _rows(self, rows: Floats, floor: Floats, ceiling: Floats) -> None:
        if not len(rows):
            return
        wide = np.zeros((len(rows), self._width))
        wide[:, : rows.shape[1]] = rows
        starts, columns, values = sparse(wide)
        require_ok(self._highs.addRows(len(rows), floor, ceiling, len(values), starts, columns, values))


def sparse(rows: Floats) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats]:
    """Return a matrix row by row: where each begins, and the columns and values that HiGHS does not take for nought."""
    there = np.abs(rows) > NOUGHT
    starts = np.concatenate([[0], np.cumsum(there.sum(axis=1))[:-1]]).astype(np.int32)
    return starts, np.nonzero(there)[1].astype(np.int32), rows[there]
