"""What one seat more is worth in each draw, so that its range can be told and not its mean alone."""

import numpy as np

from samverkan_engine.labour.blocks import Block, each_block
from samverkan_engine.labour.case import Case, Floats, Whole
from samverkan_engine.labour.draws import Draws
from samverkan_engine.labour.part import part
from samverkan_engine.labour.value import Prices
from samverkan_engine.labour.ways import Links, ways


def seat_values(case: Case, draws: Draws, prices: Prices, programmes: Whole) -> Floats:
    """
    (16) Return how much less the unfilled jobs cost with one seat more, for each programme asked for and draw, Q,T,S.

    programmes  Q of them; what is kept grows with their number, and only the occupations they reach are simulated

    Its sum over the draws by their weights is `Valued.slopes`, the sign turned. The definition stands in
    `reference_slopes`.
    """
    from samverkan_engine.labour.kernels import backward

    case, draws, prices = _reached(case, draws.without_noise(), prices, programmes)
    listed, terms = ways(case), case.terms
    finish = [draws.keep[p, : case.lengths[p]].prod(axis=0) * draws.stay[p] for p in programmes]
    found = np.zeros((len(programmes), terms, draws.number))

    def valued(block: Block) -> None:
        change = np.empty_like(block.supply)
        backward.worth(
            block.model, block.first, block.last, block.supply, block.demand, prices.unfilled, prices.mover, change
        )
        for row, programme in enumerate(programmes):
            for link, place in _into(listed.routes, block, programme):
                arrives = case.lengths[programme] + 1
                found[row, : max(terms + 1 - arrives, 0)] -= finish[row] * draws.routes[link] * change[place, arrives:]
            for link, place in _into(listed.donors, block, programme):
                found[row] += case.donors[programme, listed.donors.occupation[link]] * change[place, 1:]

    # One thread: the blocks add to the same seats.
    for _ in each_block(case, draws, valued):
        pass
    found *= case.seats[programmes, :, None] < draws.applicants[programmes, None]
    found *= draws.show[programmes, None]
    return found


def _into(links: Links, block: Block, programme: int) -> list[tuple[int, int]]:
    """Return the links of a programme to the occupations of a block, and the places of those in it."""
    there = {int(o): place for place, o in enumerate(block.occupations)}
    found = np.flatnonzero(links.programme == programme)
    return [(int(link), there[o]) for link in found if (o := int(links.occupation[link])) in there]


def _reached(case: Case, draws: Draws, prices: Prices, programmes: Whole) -> tuple[Case, Draws, Prices]:
    """Return the part of a case in which a seat of the programmes changes anything."""
    listed = ways(case)
    linked = [each.occupation[np.isin(each.programme, programmes)] for each in (listed.routes, listed.donors)]
    occupations = np.flatnonzero(np.isin(listed.groups, listed.groups[np.concatenate(linked)]))
    smaller, drawn = part(case, draws, occupations)
    return smaller, drawn, Prices(np.ascontiguousarray(prices.unfilled[occupations]), prices.mover)
