"""Why a gap has changed: an identity, exact in every draw; and what of the shortage is due to what (Shapley)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from math import comb

import numpy as np

from samverkan_engine.labour.blocks import Block, each_block
from samverkan_engine.labour.case import Case, Floats
from samverkan_engine.labour.draws import Draws

CAUSES = ("trend", "plant", "exits", "retrained", "left", "graduates", "moved", "base_in", "pulled")
"""Signed so that they sum to the change of the gap: the first five widen it, the last four narrow it."""


def causes_of(block: Block, terms: int | None = None) -> tuple[Floats, Floats]:
    """
    Return by how much each cause has changed the gap since t = 0: means n,9,T+1, and at the end per draw n,9,S.

    terms  only so many, as if the last of them were the end
    """
    from samverkan_engine.labour.kernels import counting

    supply, demand = block.supply, block.demand
    if terms is not None:
        supply, demand = (np.ascontiguousarray(each[:, : terms + 1]) for each in (supply, demand))
    occupations, length, number = supply.shape
    means, each = np.empty((occupations, len(CAUSES), length)), np.empty((occupations, len(CAUSES), number))
    counting.causes(block.model, block.first, block.last, block.finished, supply, demand, means, each)
    return means, each


def _without_trend(case: Case, draws: Draws) -> tuple[Case, Draws]:
    return case, replace(draws, growth=np.zeros_like(draws.growth))


def _without_plant(case: Case, draws: Draws) -> tuple[Case, Draws]:
    paths = np.repeat(case.paths[:, :1], case.terms + 1, axis=1)
    return replace(case, paths=paths), replace(draws, stop=np.full_like(draws.stop, np.inf))


def _without_exits(case: Case, draws: Draws) -> tuple[Case, Draws]:
    return case, replace(draws, exits=np.zeros_like(draws.exits))


def _without_education(case: Case, draws: Draws) -> tuple[Case, Draws]:
    return replace(case, seats=np.zeros_like(case.seats), enrolled=np.zeros_like(case.enrolled)), draws


def _without_moving(case: Case, draws: Draws) -> tuple[Case, Draws]:
    nobody = np.zeros_like(case.base_in)
    return replace(case, base_in=nobody, cap_in=nobody, leaving=0.0), draws


FORCES: dict[str, Callable[[Case, Draws], tuple[Case, Draws]]] = {
    "trend": _without_trend,
    "plant": _without_plant,
    "exits": _without_exits,
    "education": _without_education,
    "moving": _without_moving,
}
"""What acts on the shortage, each with the case in which it does not: jobs and people then stay as they were."""


def shortage_by_force(case: Case, draws: Draws, threads: int = 1) -> Floats:
    """
    Return how much of the expected shortage is due to each of the FORCES, 5,O,T+1; they sum to its change since t = 0.

    The shortage is not linear, so what one force adds depends on which others act. Its Shapley value is the mean of
    what it adds over every order in which they could begin to act; 32 simulations give all of them (Shapley 1953).
    """
    names = tuple(FORCES)
    shortage = {acting: _shortage(*_with_only(case, draws, acting), threads) for acting in _coalitions(names)}
    shares = np.zeros((len(names), len(case.occupations), case.terms + 1))
    for place, name in enumerate(names):
        for others in _coalitions(tuple(other for other in names if other != name)):
            weight = 1 / (len(names) * comb(len(names) - 1, len(others)))
            shares[place] += weight * (shortage[others | {name}] - shortage[others])
    return shares


def _coalitions(names: tuple[str, ...]) -> Iterator[frozenset[str]]:
    for number in range(len(names) + 1):
        for chosen in combinations(names, number):
            yield frozenset(chosen)


def _with_only(case: Case, draws: Draws, acting: frozenset[str]) -> tuple[Case, Draws]:
    for name, without in FORCES.items():
        if name not in acting:
            case, draws = without(case, draws)
    return case, draws


def _shortage(case: Case, draws: Draws, threads: int) -> Floats:
    """Return the expected shortage, O,T+1."""
    expected = np.empty((len(case.occupations), case.terms + 1))

    def filled(block: Block) -> None:
        expected[block.occupations] = np.maximum(block.demand - block.supply, 0).mean(axis=-1)

    for _ in each_block(case, draws, filled, threads):
        pass
    return expected
