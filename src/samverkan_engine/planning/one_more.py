"""What one more would be worth beside a plan, in all that may happen: a seat, a krona, a teacher."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from samverkan_engine.labour import (
    Draws,
    Outlook,
    Prices,
    Worth,
    happening,
    prices,
    seat_values,
    weighted_bands,
)
from samverkan_engine.labour.case import Floats, Whole
from samverkan_engine.planning import cohorts
from samverkan_engine.planning.optimising import Plan
from samverkan_engine.planning.problem import MILLION, Problem

LARGEST = 64_000_000
"""About so many bytes for the values of seats that are kept at once: the programmes are gone through in blocks."""

BINDS = 1e-9
"""Million SEK: a limit of which one unit more is worth less does not bind."""

KEPT = 1e-6
"""How near a direction must come to what is asked of it."""


Rows = tuple[int, ...]
"""Rows of a problem that limit one resource: a year of it, or every year in which it binds."""


@dataclass(frozen=True, slots=True)
class OneMore:
    """
    What one more is worth: the mean and the five QUANTILES over draws and outlooks, by the weights of these.

    job_years  P,T,6  that a seat more fills
    worth      P,T,6  SEK that unfilled jobs and movers cost less with it
    saved             rows → 6: SEK that one unit more of their resource saves, what it pays for taken off
    """

    job_years: Floats
    worth: Floats
    saved: Mapping[Rows, Floats]


def worth_of_one_more(problem: Problem, plan: Plan, outlooks: Sequence[Outlook], draws: Draws, worth: Worth) -> OneMore:
    """Return what one more is worth beside a plan. Method: (16) to (18) in docs/explanation/planning.md."""
    weights = np.repeat([outlook.weight for outlook in outlooks], draws.number)
    weights = weights / weights.sum()
    paid = directions(problem, plan)
    moved = np.array(list(paid.values())).reshape(len(paid), problem.number)
    seats, saved = np.empty((2, *problem.case.seats.shape, 6)), np.zeros((len(paid), len(weights)))
    for programmes, values in values_of_seats(problem, plan.seats, outlooks, draws, worth):
        for place, programme in enumerate(programmes):
            seats[:, programme] = summed_up(values[:, place], weights)
        here = np.isin(problem.programme, programmes)
        saved += moved[:, here] @ values[1, np.searchsorted(programmes, problem.programme[here]), problem.term[here]]
    saved -= (moved @ problem.cost * MILLION)[:, None]
    units = (unit_of(problem, rows[0]) for rows in paid)
    each = {rows: summed_up(told / unit, weights) for rows, told, unit in zip(paid, saved, units, strict=True)}
    return OneMore(seats[0], seats[1], each)


def values_of_seats(
    problem: Problem, seats: Floats, outlooks: Sequence[Outlook], draws: Draws, worth: Worth
) -> Iterator[tuple[Whole, Floats]]:
    """
    Yield blocks of programmes, and what one seat more of each is worth beside a plan in each outlook and draw.

    The values are 2,Q,T,K·S: job-years, and SEK; the draws of one outlook after those of another.
    """
    number, terms = problem.case.seats.shape
    at_once = max(1, LARGEST // (16 * terms * draws.number * len(outlooks)))
    scenes = []
    for outlook in outlooks:
        case, drawn = happening(problem.case, draws, outlook.scenario)
        scenes.append((replace(case, seats=problem.with_seats(seats)), drawn))
    for first in range(0, number, at_once):
        programmes = np.arange(first, min(first + at_once, number))
        found = np.empty((2, len(programmes), terms, len(scenes), draws.number))
        for place, (case, drawn) in enumerate(scenes):
            charged = prices(case, worth)
            half_years = Prices(np.full_like(charged.unfilled, 0.5), np.zeros_like(charged.mover))
            for kind, asked in enumerate((half_years, charged)):
                found[kind, :, :, place] = seat_values(case, drawn, asked, programmes)
        yield programmes, found.reshape(*found.shape[:3], -1)


def summed_up(values: Floats, weights: Floats) -> Floats:
    """Return the mean and the five QUANTILES of the last axis; …,S → …,6."""
    return np.concatenate([(values @ weights)[..., None], weighted_bands(values, weights)], axis=-1)


def directions(problem: Problem, plan: Plan) -> dict[Rows, Floats]:
    """
    (17) Return which seats one unit more of a resource pays for, n: in each year that binds, and in all of those.

    The fewest seats (least squares) that take one unit of it and nothing more of all else that binds, of the intakes
    that lie between their fewest and their most. Left out is what can be had for no seats.
    """
    free, binds = _free(problem, plan.seats), np.flatnonzero(np.abs(plan.duals) > BINDS)
    taken = problem.matrix[np.ix_(binds, free)]
    inverse, found = np.linalg.pinv(taken), {}
    for rows in _asked(problem, binds):
        unit = np.isin(binds, rows).astype(float)
        if np.abs(taken @ inverse @ unit - unit).max() < KEPT:
            found[rows] = np.zeros(problem.number)
            found[rows][free] = inverse @ unit
    return found


def _asked(problem: Problem, binds: Whole) -> list[Rows]:
    """Return the rows of each resource that bind, one by one and all together."""
    named: dict[str, list[int]] = {}
    for row in map(int, binds):
        if problem.rows[row].resource:
            named.setdefault(problem.rows[row].resource, []).append(row)
    alone = [(row,) for rows in named.values() for row in rows]
    return alone + [tuple(rows) for rows in named.values() if len(rows) > 1]


def _free(problem: Problem, seats: Floats) -> Whole:
    """Return the intakes whose number can be a little more and a little less, the intakes that begin being settled."""
    low, high = cohorts.begun(problem, seats, 1.0)
    return np.flatnonzero((problem.of("round") == 0) & (seats > low + KEPT) & (seats < high - KEPT))


def unit_of(problem: Problem, row: int) -> float:
    """Return how many of what is told of a row (kronor, teachers) are one in the linear programme."""
    return MILLION if problem.rows[row].unit == "SEK" else 1.0
