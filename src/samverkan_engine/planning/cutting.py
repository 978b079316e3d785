"""
Cutting planes on the whole model (Kelley 1960; points between as in Ben-Ameur and Neto 2007).

A run of the model at a plan gives its cost and, by one run back, the change for every seat: a tangent that lies below
the cost everywhere, because the cost is convex. The linear programme minimises over all tangents so far; its optimum is
a bound from below, the best plan tried a bound from above. They meet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samverkan_engine.labour.case import Floats
from samverkan_engine.planning.master import Master, Solved
from samverkan_engine.planning.problem import Problem
from samverkan_engine.planning.remembering import Remembering
from samverkan_engine.planning.weighing import Weighed

TOWARDS = 0.2
"""How far from the best plan so far towards the optimum of the linear programme the next one is tried: its optima lie
far apart at first, and half as many plans are tried so as when each of them was."""


@dataclass(frozen=True, slots=True)
class Best:
    """
    The best plan that was found.

    seats   n  of each intake
    value      of the objective, million SEK
    bound      no plan has less, as far as the cost is convex
    solved     the last optimum of the linear programme
    runs       how many plans were tried in the model
    """

    seats: Floats
    value: float
    bound: float
    solved: Solved
    runs: int


class Cutting:
    """The search for the best plan over scenarios; what it learns of the cost is kept from one search to the next."""

    def __init__(
        self, problem: Problem, models: Sequence[Remembering], weights: Sequence[float], caution: float,
        bests: Sequence[float] = (),
    ) -> None:  # fmt: skip
        """
        Begin with all that the models have been asked already.

        weights  how likely each scenario is held to be
        bests    what the best plan of each scenario costs, million SEK; when given, the largest regret is minimised
        """
        self._problem, self._models, self._caution = problem, models, caution
        self._weights, self._bests = np.asarray(weights, dtype=float), np.asarray(bests, dtype=float)
        # What no measure reaches costs the same whatever is decided; the linear programme does without it.
        least = [model(problem.low) for model in models]
        self._rests = np.array([each.rest for each in least])
        lowered = list(self._bests - self._rests) if len(self._bests) else []
        self._master = Master(problem, weights, len(least[0].costs), caution, lowered)
        self.runs = 0
        for place, model in enumerate(models):
            for seats, weighed in model.answers:
                self._master.cut(place, seats, weighed)

    def totals(self, seats: Floats) -> Floats:
        """Return what a plan costs in each scenario, its measures included, and learn from it."""
        weighed = [model(seats) for model in self._models]
        self.runs += len(weighed)
        for place, each in enumerate(weighed):
            self._master.cut(place, seats, each)
        return self._totals(seats, weighed)

    def _totals(self, seats: Floats, weighed: Sequence[Weighed]) -> Floats:
        totals: Floats = self._problem.cost @ seats + np.array([each.total(self._caution) for each in weighed])
        return totals

    def objective(self, totals: Floats) -> float:
        """Return what is minimised: the weighed mean over the scenarios, or the largest regret."""
        return float(np.max(totals - self._bests) if len(self._bests) else self._weights @ totals)

    def search(
        self, low: Floats, high: Floats, tolerance: float, most: int, nothing: float, rival: float = np.inf
    ) -> Best | None:
        """
        Return the best plan with so many seats of each intake; None when none keeps the limits or beats the rival.

        tolerance  stop when the bounds are nearer to each other than this share of the gain over doing nothing
        most       stop after so many plans
        nothing    the objective of doing nothing
        rival      the objective of a plan to beat
        """
        self._master.bound(low, high)
        best: Best | None = None
        for _ in range(most):
            solved = self._master.solve()
            if solved is None:
                return None
            bound = solved.value + self._constant()
            if bound >= rival:
                return best
            seats = solved.seats if best is None else TOWARDS * solved.seats + (1 - TOWARDS) * best.seats
            found = self.objective(self.totals(seats))
            if best is None or found < best.value:
                best = Best(seats, found, bound, solved, self.runs)
            best = Best(best.seats, best.value, bound, solved, self.runs)
            if best.value - bound <= tolerance * max(nothing - best.value, 1e-6 * abs(nothing)):
                break
        return best

    def _constant(self) -> float:
        return 0.0 if len(self._bests) else float(self._weights @ self._rests)
