"""The model at full speed, a block of occupations at a time: all draws of a cell at hand, little memory."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from samverkan_engine.labour.case import Case, Floats, Whole
from samverkan_engine.labour.draws import Draws

if TYPE_CHECKING:
    from samverkan_engine.labour.kernels.model import Model

Result = TypeVar("Result")

LARGEST = 4_000_000
"""About so many bytes for the people of a block, and as many for its jobs: what a processor keeps near."""


@dataclass(frozen=True, slots=True)
class Block:
    """
    Some occupations through all terms, in every draw.

    model                the case and its draws, as the kernels read them
    first, last          the groups it holds, from `first` to before `last`
    occupations  n       their numbers in the case
    finished     P,T,S   who finish, of all programmes (G)
    supply       n,T+1,S people available (W)
    demand       n,T+1,S jobs, filled or wanted (D)
    """

    model: "Model"
    first: int
    last: int
    occupations: Whole
    finished: Floats
    supply: Floats
    demand: Floats


def each_block(case: Case, draws: Draws, work: Callable[[Block], Result], threads: int = 1) -> Iterator[Result]:
    """
    Yield what `work` returns for each block, in the order of the blocks; the same whatever the number of threads.

    No occupation of one block changes anything in another (`ways`).
    """
    from samverkan_engine.labour.kernels import forward
    from samverkan_engine.labour.kernels.model import laid_out

    model = laid_out(case, draws)
    finished = np.empty((*case.seats.shape, draws.number))
    forward.graduates(model, finished)

    def worked(bounds: tuple[int, int]) -> Result:
        first, last = bounds
        occupations = model.order[model.groups[first] : model.groups[last]]
        supply, demand = np.empty((2, len(occupations), case.terms + 1, draws.number))
        forward.people(model, first, last, finished, supply, demand)
        return work(Block(model, first, last, occupations, finished, supply, demand))

    bounds = _bounds(model.groups, 8 * (case.terms + 1) * draws.number)
    if threads == 1:
        yield from map(worked, bounds)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(worked, bounds)


def _bounds(groups: Whole, bytes_each: int) -> list[tuple[int, int]]:
    """Return where blocks begin and end, so that each holds whole groups and about `LARGEST` bytes."""
    bounds, first, most = [], 0, max(1, LARGEST // bytes_each)
    for group in range(1, len(groups)):
        if group == len(groups) - 1 or groups[group + 1] - groups[first] > most:
            bounds.append((first, group))
            first = group
    return bounds
