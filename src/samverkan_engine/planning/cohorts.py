"""Smallest cohorts and whole groups: which intakes begin, told from the plan that knows no such rule."""

import numpy as np

from samverkan_engine.labour.case import Floats
from samverkan_engine.planning.problem import Problem


def has_rules(problem: Problem) -> bool:
    """Return whether any measure has a smallest cohort or comes in whole groups."""
    return bool(problem.of("smallest").any() or problem.of("round").any())


def begun(problem: Problem, seats: Floats, threshold: float) -> tuple[Floats, Floats]:
    """
    Return the fewest and most seats of each intake when those begin that came to a share of their smallest cohort.

    threshold  of the smallest cohort, and of a whole group; what is promised begins in any case

    Of what comes in whole groups the number is settled, so that both are the same.
    """
    smallest, group = problem.of("smallest"), problem.of("round")
    begins = (seats >= threshold * smallest) & (seats > 0) | (problem.low > 0)
    low = np.where(begins, np.maximum(problem.low, smallest), 0.0)
    high = np.where(begins, np.maximum(problem.high, low), 0.0)
    whole = group > 0
    settled = np.floor(seats[whole] / group[whole] + 1 - min(threshold, 1.0))
    settled = np.maximum(settled, np.ceil(low[whole] / group[whole] - 1e-9))
    settled = np.minimum(settled, np.floor(high[whole] / group[whole] + 1e-9)) * begins[whole]
    low[whole] = high[whole] = settled * group[whole]
    return low, high


def keeps(problem: Problem, seats: Floats) -> bool:
    """Return whether a plan keeps the rules of smallest cohorts and whole groups."""
    smallest, group = problem.of("smallest"), problem.of("round")
    whole = group > 0
    large_enough = (seats == 0) | (seats >= smallest)
    return bool(large_enough.all() and (seats[whole] % group[whole] == 0).all())


def in_whole_seats(problem: Problem, seats: Floats) -> Floats:
    """
    Return a plan rounded down to whole seats.

    Where the limits are whole numbers themselves it breaks none that it kept; where it would, it stays as it is.
    """
    whole = np.floor(seats + 1e-6)
    return whole if problem.keeps(whole) and keeps(problem, whole) else seats
