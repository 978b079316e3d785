"""
Shares with counts behind them: beta-binomial, drawn to those of the same kind.

A share of few says little by itself. Those of a kind are first taken together with what was thought of them, as if that
were so many people; then each with its kind. On the logit the spread is √(1/a + 1/b) of a beta with a and b.
"""

import numpy as np

from samverkan_engine.backtesting.estimate import Estimate, on_log, on_logit
from samverkan_engine.labour import Prior
from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.observed import Intakes


def share(
    figure: str, before: Prior, some: Floats, of_all: Floats, kinds: tuple[str, ...], strength: float, source: str
) -> Estimate:
    """
    Return a share of each programme; `some` of `of_all` are counts of each intake, P,N.

    A programme that nobody has counted is as its kind; a kind that nobody has, as was thought.
    """
    both = np.isfinite(some) & np.isfinite(of_all)
    hits, tries = (np.where(both, each, 0.0).sum(axis=1) for each in (some, of_all))
    same = np.array([[one == other for other in kinds] for one in kinds], dtype=float).reshape(len(kinds), len(kinds))
    kind_hits, kind_tries = same @ hits, same @ tries
    of_kind = (before.centre * strength + kind_hits) / (strength + kind_tries)
    a, b = of_kind * strength + hits, (1 - of_kind) * strength + tries - hits
    known = kind_tries > 0
    spread = np.where(tries > 0, spread_of(a, b), before.spread)
    after = Prior(np.where(known, a / (a + b), before.centre), np.where(known, spread, before.spread))
    return Estimate(figure, on_logit, before, after, kind_tries, source)


def spread_of(a: Floats, b: Floats) -> Floats:
    """Return the spread on the logit of a beta distribution with a and b."""
    spread: Floats = np.sqrt(1 / np.maximum(a, 1e-6) + 1 / np.maximum(b, 1e-6))
    return spread


LEAST_SPREAD = 0.03
"""Of the logarithm: even those who apply to a programme in every year are not the same number in the next."""


def applicants(before: Prior, intakes: Intakes, strength: float) -> Estimate:
    """Return who would take a place: the mean of the logarithms, with what was stated as so many years."""
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(intakes.applicants)
    known = np.isfinite(logs)
    counts = known.sum(axis=1)
    logs = np.where(known, logs, 0.0)
    stated = np.log(np.maximum(before.centre, 1e-9))
    centre = (strength * stated + logs.sum(axis=1)) / (strength + counts)
    around = np.where(known, logs - (logs.sum(axis=1) / np.maximum(counts, 1))[:, None], 0.0)
    variance = (strength * before.spread**2 + (around**2).sum(axis=1)) / (strength + np.maximum(counts - 1, 0))
    spread = np.maximum(np.sqrt(variance / (strength + counts) + variance / (1 + counts)), LEAST_SPREAD)
    some = counts > 0
    after = Prior(np.where(some, np.exp(centre), before.centre), np.where(some, spread, before.spread))
    return Estimate("applicants", on_log, before, after, counts.astype(float), intakes.source)
