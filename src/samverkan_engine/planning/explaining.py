"""Why this plan: which assumption moves the result, and what would have to be true for another to win."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from samverkan_engine.labour import Case, Draws, Outlook, Worth
from samverkan_engine.labour.case import Floats
from samverkan_engine.planning import assumptions
from samverkan_engine.planning.judging import Judged, judge, totals
from samverkan_engine.planning.problem import Problem

LOWEST, HIGHEST = 0.25, 4.0
"""Between these factors it is asked what would have to be true."""

STEPS = 8
"""Halvings of what is between them: the factor is right to half a percent."""

UNFILLED = "unfilled"
PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Sway:
    """
    How far one assumption moves the result.

    gain       SEK that the plan gains with it at its 5 % and at its 95 % quantile
    job_years  that stand unfilled with the plan, at the same two
    """

    assumption: str
    gain: tuple[float, float]
    job_years: tuple[float, float]

    @property
    def width(self) -> float:
        """How far it moves the gain."""
        return abs(self.gain[1] - self.gain[0])


def sways(
    problem: Problem, seats: Floats, outlooks: Sequence[Outlook], draws: Draws, worth: Worth, threads: int = 1
) -> list[Sway]:
    """Return how far each assumption moves the result, the one that moves the gain most first."""
    found = []
    for assumption in assumptions.FIELDS:
        ends = []
        for quantile in (0.05, 0.95):
            held = assumptions.held(draws, assumption, quantile)
            judged = judge(problem, {PLAN: seats}, outlooks, held, worth, threads)
            ends.append((_mean(judged, outlooks, "gain"), _mean(judged, outlooks, "job_years")))
        (low, few), (high, many) = ends
        found.append(Sway(assumption, (low, high), (few, many)))
    return sorted(found, key=lambda sway: -sway.width)


def _mean(judged: Sequence[Judged], outlooks: Sequence[Outlook], field: str) -> float:
    """Return a figure of the plan, over the outlooks by their weights."""
    each = [np.mean(getattr(one, field)) for one in judged if one.plan == PLAN]
    return float(np.average(each, weights=[outlook.weight for outlook in outlooks]))


@dataclass(frozen=True, slots=True)
class Tipping:
    """
    What would have to be true for another plan to win.

    factor  times what is assumed, the nearest to 1 in ratio; None when none between LOWEST and HIGHEST does
    """

    assumption: str
    factor: float | None


def tipping_points(
    problem: Problem,
    seats: Floats,
    rival: Floats,
    outlooks: Sequence[Outlook],
    draws: Draws,
    worth: Worth,
    threads: int = 1,
) -> list[Tipping]:
    """
    Return for each assumption by how much it would have to differ for the rival plan to cost less than the other.

    Also for the cost of an unfilled job ("unfilled"). By bisection, on the same draws throughout; what lies beyond
    the first change of the order, as seen from the factor 1, is not looked for.
    """

    def lead(assumption: str, factor: float) -> float:
        believed = _believed(problem.case, draws, worth, assumption, factor)
        plan, other = totals(problem, [seats, rival], outlooks, *believed, threads)
        return float(other - plan)

    asked = (*(assumption for assumption in assumptions.FIELDS if assumption != "stop"), UNFILLED)
    return [Tipping(assumption, _tips(partial(lead, assumption))) for assumption in asked]


def _believed(case: Case, draws: Draws, worth: Worth, assumption: str, factor: float) -> tuple[Draws, Worth]:
    if assumption == UNFILLED:
        return draws, replace(worth, unfilled=worth.unfilled * factor)
    return assumptions.scaled(case, draws, assumption, factor), worth


def _tips(lead: Callable[[float], float]) -> float | None:
    """Return the factor nearest to 1 at which the lead is lost, on either side; None when it never is."""
    if lead(1.0) <= 0:
        return 1.0
    found = [_bisected(lead, end) for end in (LOWEST, HIGHEST) if lead(end) <= 0]
    return min(found, key=lambda factor: abs(np.log(factor)), default=None)


def _bisected(lead: Callable[[float], float], lost: float) -> float:
    """Return where the lead is lost between 1, where it is not, and a factor where it is."""
    kept = 1.0
    for _ in range(STEPS):
        middle = float(np.sqrt(kept * lost))
        kept, lost = (middle, lost) if lead(middle) > 0 else (kept, middle)
    return lost
