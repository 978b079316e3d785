"""
The marginal value of a seat as it is thought, in plain NumPy: the equations of `reference` run backwards.

This is the definition; `kernels` must agree with it to 1e-8, and it with differences of the simulation itself.
"""

from collections.abc import Iterator

import numpy as np

from samverkan_engine.labour.case import Case, Floats
from samverkan_engine.labour.draws import Draws
from samverkan_engine.labour.reference import simulate
from samverkan_engine.labour.simulated import Simulated
from samverkan_engine.labour.value import Prices, Valued
from samverkan_engine.labour.ways import Ways, ways


def value_and_slopes(case: Case, draws: Draws, prices: Prices, weights: Floats) -> Valued:
    """
    Return what the unfilled jobs cost with the seats of a case, and the change for one seat more.

    draws    without noise
    weights  V,S: one row for each weighted sum whose slopes are asked for
    """
    found = simulate(case, draws)
    charged = prices.unfilled[:, :, None] + prices.mover[:, None] * draws.pull
    costs = (charged * np.maximum(found.gap, 0))[:, 1:].sum(axis=1)
    worth = people_values(case, draws, found, charged)
    listed = ways(case)
    summed = np.zeros((listed.number_of_groups, draws.number))
    np.add.at(summed, listed.groups, costs)
    slopes = np.zeros((len(weights), listed.number_of_groups, *case.seats.shape))
    for group, programme, gain in seat_gains(case, draws, listed, worth):
        slopes[:, group, programme] += weights @ gain.T
    return Valued(summed, slopes)


def people_values(case: Case, draws: Draws, found: Simulated, charged: Floats) -> Floats:
    """
    (9) a = −c·1[x > 0] + (1 − sep − η·1[0 < ηx < cap] − λ·1[x < 0])·a' + sep·Σ moves·a', from the last term back.

    Returns O,T+1,S: the change of the cost for one more in the occupation at t.
    """
    worth = np.zeros((len(case.occupations), case.terms + 1, draws.number))
    worth[:, -1] = -charged[:, -1] * (found.gap[:, -1] > 0)
    for t in range(case.terms - 1, 0, -1):
        gap, after = found.gap[:, t], worth[:, t + 1]
        exits = draws.exits * case.ageing[:, t, None]
        pulling = (gap > 0) & (draws.pull * gap < case.cap_in[:, None])
        kept = 1 - exits - draws.pull * pulling - case.leaving * (gap < 0)
        worth[:, t] = -charged[:, t] * (gap > 0) + kept * after + exits * (case.moves @ after)
    return worth


def seat_gains(case: Case, draws: Draws, listed: Ways, worth: Floats) -> Iterator[tuple[int, int, Floats]]:
    """
    (10) One seat more gives show·(finish·stay·Σ route·a[t+L+1] − Σ donor·a[t+1]), while there are applicants for it.

    Yields for each link the group, the programme and the gain, T,S.
    """
    begins = draws.show[:, None] * (case.seats[:, :, None] < draws.applicants[:, None])
    for link, (p, o) in enumerate(zip(*listed.routes, strict=True)):
        arrives = case.lengths[p] + 1
        gain = np.zeros_like(begins[p])
        finish = draws.keep[p, : case.lengths[p]].prod(axis=0)
        gain[: max(case.terms + 1 - arrives, 0)] = finish * draws.stay[p] * draws.routes[link] * worth[o, arrives:]
        yield listed.groups[o], p, begins[p] * gain
    for p, o in zip(*listed.donors, strict=True):
        yield listed.groups[o], p, begins[p] * -case.donors[p, o] * worth[o, 1:]
