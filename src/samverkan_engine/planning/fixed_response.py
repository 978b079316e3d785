"""
The plan that a spreadsheet would make: a place is so many people, whatever else happens.

Who would have moved in anyway is not asked, nor who leaves when too many are trained, nor whether there are applicants.
It is a plan to be compared with, never one to follow: in the whole model it can be worse than doing nothing.
"""

import numpy as np

from samverkan_engine.labour import Draws, Worth, even, part, prices, project, tail, ways
from samverkan_engine.labour.case import Floats
from samverkan_engine.planning.problem import MILLION, Problem
from samverkan_engine.planning.weighing import Weighed, reached


class FixedResponse:
    """The gap as it is without measures, less those who finish and stay, who grow fewer by exits alone."""

    def __init__(self, problem: Problem, draws: Draws, worth: Worth) -> None:
        case, draws = problem.case, draws.without_noise()
        occupations = np.flatnonzero(np.isin(ways(case).groups, reached(problem)))
        charged = prices(case, worth)
        self._problem, self._share = problem, worth.tail
        self._case, self._draws = part(case, draws, occupations)
        each = charged.unfilled[occupations, :, None] + charged.mover[:, None] * draws.pull
        self._charged = each / MILLION
        self._gap = project(self._case, self._draws).gap
        self._listed = ways(self._case)

    def __call__(self, seats: Floats) -> Weighed:
        """Return what a plan would cost so."""
        added = np.zeros_like(self._case.seats)
        np.add.at(added, (self._problem.programme, self._problem.term), seats)
        short = np.maximum(self._gap - self._people(added), 0)
        costs = (self._charged * short)[:, 1:].sum(axis=1)
        weights = np.stack([even(self._draws.number), tail(costs.sum(axis=0), self._share)])
        slopes = self._slopes(short > 0, weights)
        by_group = np.zeros((self._listed.number_of_groups, self._draws.number))
        np.add.at(by_group, self._listed.groups, costs)
        bad = float(weights[1] @ costs.sum(axis=0))
        return Weighed(by_group.mean(axis=1), slopes[0], bad, bad, slopes[1].sum(axis=0), rest=0.0)

    def _through(self, link: int) -> Floats:
        """Return the share of those who take a place who come to work in the occupation, S."""
        draws, p = self._draws, self._listed.routes.programme[link]
        finish = draws.keep[p, : self._case.lengths[p]].prod(axis=0)
        through: Floats = draws.show[p] * finish * draws.stay[p] * draws.routes[link]
        return through

    def _people(self, added: Floats) -> Floats:
        """Return how many more people there are in each occupation, O,T+1,S."""
        more = np.zeros_like(self._gap)
        for link, (p, o) in enumerate(zip(*self._listed.routes, strict=True)):
            arrives = self._case.lengths[p] + 1
            coming = added[p, : max(self._case.terms + 1 - arrives, 0)]
            more[o, arrives:] += coming[:, None] * self._through(link)
        for p, o in zip(*self._listed.donors, strict=True):
            more[o, 1:] -= added[p][:, None] * (self._draws.show[p] * self._case.donors[p, o])
        for t in range(1, self._case.terms + 1):
            more[:, t] += more[:, t - 1] * (1 - self._draws.exits * self._case.ageing[:, t - 1, None])
        return more

    def _slopes(self, short: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]", weights: Floats) -> Floats:
        """Return the change of the weighed costs for one seat more in each intake, V,G,n."""
        worth = -self._charged * short
        for t in range(self._case.terms - 1, 0, -1):
            worth[:, t] += worth[:, t + 1] * (1 - self._draws.exits * self._case.ageing[:, t, None])
        slopes = np.zeros((len(weights), self._listed.number_of_groups, *self._case.seats.shape))
        for link, (p, o) in enumerate(zip(*self._listed.routes, strict=True)):
            arrives = self._case.lengths[p] + 1
            gain = worth[o, arrives:] @ (weights * self._through(link)).T
            slopes[:, self._listed.groups[o], p, : len(gain)] += gain.T
        for p, o in zip(*self._listed.donors, strict=True):
            gain = worth[o, 1:] @ (weights * self._draws.show[p] * self._case.donors[p, o]).T
            slopes[:, self._listed.groups[o], p] -= gain.T
        return slopes[:, :, self._problem.programme, self._problem.term]
