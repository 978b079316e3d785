"""
Which cells to suppress beside the small ones, so that none of them can be computed from what is left.

Cells hang together by sums: a total and its parts. A sum gives a suppressed cell away when it is the only one
suppressed in it, and gives away small cells when those suppressed under a shown total add up to less than the limit.
In such a sum the smallest shown part is suppressed too, or the total where no part is left, until no sum gives anything
away. Last, all sums are taken together as equations: a suppressed cell that they determine though no single sum does
gets company in the same way, from the sums nearest to it. Cells where nothing is counted are no company.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

Flags = np.ndarray[Any, np.dtype[np.bool_]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]
Reals = np.ndarray[Any, np.dtype[np.float64]]

NO_TOTAL = -1
STEPS, ROUNDS = 2_000, 2


@dataclass(frozen=True, slots=True)
class Sums:
    """One way in which cells add up: for each cell the number of its total, or NO_TOTAL."""

    total_of: Numbers

    def of_parts(self, values: Any) -> Any:
        """Return for each cell the sum of the values of its parts."""
        has = self.total_of != NO_TOTAL
        return np.bincount(self.total_of[has], weights=values[has], minlength=len(values))


def hidden(values: list[Numbers], small: Flags, ways: list[Sums], limit: int) -> Flags:
    """
    Return which cells are to be suppressed: the small ones and those that would give them away.

    values  what is counted in each cell, one or more measures that are shown or suppressed together
    small   cells that must be suppressed
    """
    suppressed = small.copy()
    size = np.maximum.reduce(values) if values else np.zeros(len(small), np.int64)
    while True:
        more = np.zeros(len(small), np.bool_)
        for way in ways:
            more |= _company(size, suppressed, way, _given_away(values, suppressed, way, limit))
        if not more.any():
            more = _company_nearby(size, suppressed, ways, _determined(suppressed, ways))
        if not more.any():
            return suppressed
        suppressed |= more


def _company_nearby(size: Numbers, suppressed: Flags, ways: list[Sums], cells: Flags) -> Flags:
    """Return company for these cells, from their own sums or else from those of the suppressed cells around them."""
    while cells.any():
        more, around = np.zeros(len(cells), np.bool_), cells.copy()
        for way in ways:
            sums = _sums_with(cells, way)
            more |= _company(size, suppressed, way, sums)
            around |= suppressed & (sums | (sums[way.total_of] & (way.total_of != NO_TOTAL)))
        if more.any() or (around == cells).all():
            return more
        cells = around
    return cells


def _given_away(values: list[Numbers], suppressed: Flags, way: Sums, limit: int) -> Flags:
    """Return which totals stand over a sum that gives a suppressed cell away."""
    parts = way.of_parts(suppressed.astype(np.float64))
    has_parts = way.of_parts(np.ones(len(suppressed))) > 0
    alone = has_parts & (parts + suppressed == 1)
    little = np.zeros(len(suppressed), np.bool_)
    for measure in values:
        little |= way.of_parts(np.where(suppressed, measure, 0).astype(np.float64)) < limit
    return np.asarray(alone | (has_parts & ~suppressed & (parts > 0) & little), np.bool_)


def _sums_with(cells: Flags, way: Sums) -> Flags:
    """Return the totals of the sums in which these cells stand, as part or as total."""
    sums: Flags = cells & (way.of_parts(np.ones(len(cells))) > 0)
    totals = way.total_of[cells]
    sums[totals[totals != NO_TOTAL]] = True
    return sums


def _company(size: Numbers, suppressed: Flags, way: Sums, sums: Flags) -> Flags:
    """Return the smallest shown part that counts something, of each of these sums; the total where there is none."""
    company = np.zeros(len(size), np.bool_)
    of = way.total_of
    parts = np.flatnonzero((of != NO_TOTAL) & ~suppressed & (size > 0) & sums[of])
    order = parts[np.lexsort((parts, size[parts], of[parts]))]
    _, first = np.unique(of[order], return_index=True)
    company[order[first]] = True
    served = np.zeros(len(size), np.bool_)
    served[of[order[first]]] = True
    return np.asarray(company | (sums & ~served & ~suppressed))


def _determined(suppressed: Flags, ways: list[Sums]) -> Flags:
    """
    Return which suppressed cells the sums determine, all taken together.

    A cell is determined when every change of the suppressed cells that leaves all sums as they are leaves it too. A
    random vector is laid on the space of such changes (conjugate gradients on the normal equations); where it is zero,
    so are they all, with certainty but for chance of measure zero. The same numbers each time.
    """
    cells = np.flatnonzero(suppressed)
    found = np.zeros(len(suppressed), np.bool_)
    if not len(cells) or not ways:
        return found
    chance = np.random.default_rng(20_261)
    free = np.zeros(len(cells))
    for _ in range(ROUNDS):
        change = np.zeros(len(suppressed))
        change[cells] = chance.uniform(1, 2, len(cells)) * chance.choice((-1, 1), len(cells))
        free = np.maximum(free, np.abs(_without_effect(change, suppressed, ways)[cells]))
    found[cells[free < 1e-6]] = True
    return found


def _without_effect(change: Reals, suppressed: Flags, ways: list[Sums]) -> Reals:
    """Return what is left of a change when all of it that alters a sum is taken away."""

    def effect(on: Reals) -> list[Reals]:
        return [np.where(has, way.of_parts(on) - on, 0.0) for way, has in zip(ways, totals, strict=True)]

    def back(of: list[Reals]) -> Reals:
        on = np.zeros(len(suppressed))
        for way, sums in zip(ways, of, strict=True):
            on += np.where(way.total_of == NO_TOTAL, 0.0, sums[way.total_of]) - sums
        return np.where(suppressed, on, 0.0)

    totals = [way.of_parts(np.ones(len(suppressed))) > 0 for way in ways]
    left = change.copy()
    residual = effect(left)
    towards = residual
    norm = _dot(residual, residual)
    first = norm
    for _ in range(STEPS):
        if norm <= 1e-18 * max(first, 1.0):
            break
        step = back(towards)
        along = norm / _dot([step], [step])
        left = left - along * step
        residual = [one - along * two for one, two in zip(residual, effect(step), strict=True)]
        norm, earlier = _dot(residual, residual), norm
        towards = [one + norm / earlier * two for one, two in zip(residual, towards, strict=True)]
    return left


def _dot(one: list[Reals], other: list[Reals]) -> float:
    # Not `@`: its threads wait for each other longer than the sum takes.
    return sum(float((first * second).sum()) for first, second in zip(one, other, strict=True))
