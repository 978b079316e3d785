"""How exits change as the people of an occupation grow older, where their ages are known."""

import numpy as np

from samverkan_engine.labour.case import Floats

TERMS_IN_CLASS = 10
"""A class of ages spans five years: so many terms pass until somebody is in the next one."""


def ageing(people: Floats, exits: Floats, entrants: Floats, terms: int) -> Floats:
    """
    Return the exits of each term against those of the first one, O,T: what `Case.ageing` holds.

    people    O,A  people in the occupation by class of age, youngest first; five years each, the last one open
    exits     A    share of a class who exit, per term
    entrants  A    how those who come are spread over the classes; sums to 1

    Each term a tenth of a class moves on to the next. Those who exit are replaced, so that the factor tells of ages
    alone, not of whether the occupation grows. An occupation without people has the factor 1.
    """
    at_first, now = people.sum(axis=1, keepdims=True), people.astype(np.float64)
    rates = np.empty((len(people), terms))
    for t in range(terms):
        rates[:, t] = now @ exits
        now = _a_term_older(now * (1 - exits))
        now += (at_first - now.sum(axis=1, keepdims=True)) * entrants
    first = rates[:, :1]
    return np.divide(rates, first, out=np.ones_like(rates), where=first > 0)


def _a_term_older(people: Floats) -> Floats:
    older = people.copy()
    moving = people[:, :-1] / TERMS_IN_CLASS
    older[:, :-1] -= moving
    older[:, 1:] += moving
    return older
