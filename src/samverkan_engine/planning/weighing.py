"""What a plan costs in the whole model, and which way it would be less."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from samverkan_engine.labour import Draws, Prices, Worth, even, part, prices, tail, value, value_and_slopes, ways
from samverkan_engine.labour.case import Floats, Whole
from samverkan_engine.planning.problem import MILLION, Problem


@dataclass(frozen=True, slots=True)
class Weighed:
    """
    What the unfilled jobs cost with a plan, in million SEK.

    costs        G    mean over the draws, for each group of occupations that the measures reach
    slopes       G,n  its change for one seat more in each intake
    tail              mean over the bad draws, of all occupations together (CVaR)
    least_tail        mean over draws that were the bad ones a moment ago: no more than `tail`, whatever the plan
    tail_slopes  n    its change
    rest              mean over the draws, of the groups that no measure reaches
    """

    costs: Floats
    slopes: Floats
    tail: float
    least_tail: float
    tail_slopes: Floats
    rest: float

    def total(self, caution: float) -> float:
        """Return E + β·CVaR, what is to be little."""
        return float(self.costs.sum() + self.rest + caution * self.tail)


Weigh = Callable[[Floats], Weighed]
"""From the seats of a plan (n) to what it costs; the whole model, or another that a plan is made for."""


class WholeModel:
    """
    The model with every feedback: who would have moved in anyway, who leaves when too many are trained.

    What no measure reaches is run once. The slopes of the tail are those over the draws that were the bad ones with the
    plan asked for before: that saves a run, lies below the tail as well, and is the same once the plans are near.
    """

    def __init__(self, problem: Problem, draws: Draws, worth: Worth, threads: int = 1) -> None:
        case, draws = problem.case, draws.without_noise()
        charged = prices(case, worth)
        occupations = np.flatnonzero(np.isin(ways(case).groups, reached(problem)))
        self._case, self._draws = part(case, draws, occupations)
        self._prices = Prices(charged.unfilled[occupations] / MILLION, charged.mover / MILLION)
        self._problem, self._share, self._threads = problem, worth.tail, threads
        whole = value(case, draws, Prices(charged.unfilled / MILLION, self._prices.mover), threads).sum(axis=0)
        self._bad = tail(whole, self._share)
        self._rest = whole - value(self._case, self._draws, self._prices, threads).sum(axis=0)

    def __call__(self, seats: Floats) -> Weighed:
        """Return what a plan costs: a run forward and back."""
        case = replace(self._case, seats=self._problem.with_seats(seats))
        weights = np.stack([even(self._draws.number), self._bad])
        found = value_and_slopes(case, self._draws, self._prices, weights, self._threads)
        slopes = found.slopes[:, :, self._problem.programme, self._problem.term]
        each = found.costs.sum(axis=0) + self._rest
        before, self._bad = self._bad, tail(each, self._share)
        return Weighed(
            found.costs.mean(axis=1), slopes[0], float(self._bad @ each), float(before @ each), slopes[1].sum(axis=0),
            float(self._rest.mean()),
        )  # fmt: skip


def reached(problem: Problem) -> Whole:
    """Return the groups of occupations in which a measure changes anything."""
    listed, programmes = ways(problem.case), np.unique(problem.programme)
    links = (listed.routes, listed.donors)
    occupations = np.concatenate([each.occupation[np.isin(each.programme, programmes)] for each in links])
    return np.unique(listed.groups[occupations])


def is_convex(problem: Problem, draws: Draws) -> bool:
    """
    Return whether what a plan costs is convex in its seats, so that a bound from below holds.

    It is unless an occupation loses people to a course that may lack applicants: more seats then take ever fewer from
    it, and what is lost there is concave. η ≤ λ holds in every draw; what leaves and moves must not exceed all.
    """
    case = problem.case
    most = problem.with_seats(problem.high)
    taking = np.unique(problem.programme[case.donors[problem.programme].any(axis=1)])
    full = (draws.applicants[taking].min(axis=1) >= most[taking].max(axis=1)).all()
    fastest = (draws.exits.max(axis=1) * case.ageing.max(axis=1)).max(initial=0.0) + case.leaving
    return bool(full and fastest <= 1.0)
