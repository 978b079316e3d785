"""What unfilled jobs cost, and how much less with one seat more: the questions that planning asks of the model."""

from dataclasses import dataclass

import numpy as np

from samverkan_engine.labour.case import Floats


@dataclass(frozen=True, slots=True)
class Prices:
    """
    What an unfilled job costs, in any unit of money; both count from t = 1, for nothing decided changes t = 0.

    unfilled  O,T+1  of each unfilled job, in a term
    mover     T+1    of each who moves in for one (housing, recruitment, settling in), charged as η for each unfilled
                     job: an upper bound where the cap on moving in binds, because charging those who really move in
                     would not be convex there
    """

    unfilled: Floats
    mover: Floats


@dataclass(frozen=True, slots=True)
class Valued:
    """
    What a plan gives in the whole model.

    costs   G,S      what unfilled jobs cost in each group of occupations and draw (`ways` numbers the groups)
    slopes  V,G,P,T  change of the weighted sum of `costs` for one seat more; V rows of weights were asked for
    """

    costs: Floats
    slopes: Floats


def even(number: int) -> Floats:
    """Return the weights of draws that make a sum their mean."""
    return np.full(number, 1 / number)


def tail(costs: Floats, share: float) -> Floats:
    """
    Return the weights of draws that make a sum the mean of the dearest `share` of them (CVaR at 1 − share).

    costs  S, of all occupations together
    """
    number = max(1, round(share * len(costs)))
    weights = np.zeros(len(costs))
    weights[np.argsort(costs, kind="stable")[-number:]] = 1 / number
    return weights
