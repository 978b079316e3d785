"""What unfilled jobs cost, and the marginal value of every seat, at full speed; see `reference_slopes`."""

import numpy as np

from samverkan_engine.labour.blocks import Block, each_block
from samverkan_engine.labour.case import Case, Floats
from samverkan_engine.labour.draws import Draws
from samverkan_engine.labour.value import Prices, Valued
from samverkan_engine.labour.ways import ways


def value(case: Case, draws: Draws, prices: Prices, threads: int = 1) -> Floats:
    """Return what the unfilled jobs cost with the seats of a case, G,S: for each group of occupations and draw."""
    return value_and_slopes(case, draws, prices, np.empty((0, draws.number)), threads).costs


def value_and_slopes(case: Case, draws: Draws, prices: Prices, weights: Floats, threads: int = 1) -> Valued:
    """
    Return what the unfilled jobs cost with the seats of a case, and the change for one seat more.

    draws    without noise where slopes are asked for: with it the cost is not convex
    weights  V,S: one row for each weighted sum whose slopes are asked for (`even`, `tail`)

    Exact in the whole model, the same to the last bit whatever the number of threads.
    """
    from samverkan_engine.labour.kernels import backward

    groups, weights = ways(case).number_of_groups, np.ascontiguousarray(weights)
    costs = np.zeros((groups, draws.number))
    slopes = np.zeros((len(weights), groups, *case.seats.shape))

    def valued(block: Block) -> None:
        told = block.model, block.first, block.last
        charged = block.supply, block.demand, prices.unfilled, prices.mover
        backward.costs(*told, *charged, costs)
        if len(weights):
            change = np.empty_like(block.supply)
            backward.worth(*told, *charged, change)
            backward.seats(*told, change, weights, slopes)

    for _ in each_block(case, draws.without_noise() if len(weights) else draws, valued, threads):
        pass
    return Valued(costs, slopes)
