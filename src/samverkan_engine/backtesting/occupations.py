"""What the counts of occupations say: how many leave, and how the jobs outside the establishment grow."""

from collections.abc import Sequence

import numpy as np

from samverkan_engine.backtesting.estimate import Estimate, as_it_is, on_logit
from samverkan_engine.backtesting.shares import spread_of
from samverkan_engine.labour import Prior
from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.observed import Series


def exits(before: Prior, series: Sequence[Series], strength: float) -> Estimate:
    """
    Return the share who exit per term, by occupation: beta-binomial with person-terms, drawn to what was expected.

    What was expected of each is first moved by as much as all were wrong together.
    """
    left, terms = np.zeros((2, len(before.centre)))
    for each in series:
        people, years = each.people, each.people.shape[1]
        after = np.concatenate([people[:, 1:], people[:, -1:]], axis=1)[:, :years]
        # Two terms: the people in autumn, and those in spring, half-way to the next.
        in_both = np.where(np.isfinite(after), 1.5 * people + 0.5 * after, 2 * people)
        known = np.isfinite(each.exits) & np.isfinite(in_both)
        left += np.where(known, each.exits, 0.0).sum(axis=1)
        terms += np.where(known, in_both, 0.0).sum(axis=1)
    expected = (terms * before.centre).sum()
    if not terms.any():
        return Estimate("exits", on_logit, before, before, terms)
    moved = (strength * before.centre.mean() + left.sum()) / (strength * before.centre.mean() + expected)
    centre = np.clip(before.centre * moved, 1e-6, 1 - 1e-6)
    a, b = centre * strength + left, (1 - centre) * strength + np.maximum(terms - left, 0.0)
    known = terms > 0
    posterior = Prior(np.where(known, a / (a + b), centre), np.where(known, spread_of(a, b), before.spread))
    return Estimate("exits", on_logit, before, posterior, np.where(known, terms, 0.0), _sources(series))


LEAST_GROWTH_SPREAD = 0.0003
"""A term: no trend is surer than that."""

MEMORY = 4.0
"""Years ahead for which the spread of a trend is to be right when jobs wander rather than follow it."""


def growth(before: Prior, series: Sequence[Series], jobs_now: Floats) -> Estimate:
    """
    Return the growth of jobs without the establishment, share of those now, per term.

    The trend of an occupation is the median of the slopes between all pairs of its years (Theil 1950, Sen 1968), pairs
    within a series alone. Its spread is as if jobs wandered about it as far as they have been seen to; then it is
    weighed with what was thought.
    """
    slopes = [_slopes(each) for each in series]
    each = np.concatenate(slopes, axis=1) if slopes else np.full((len(jobs_now), 1), np.nan)
    steps = sum((np.isfinite(np.diff(one.jobs, axis=1)).sum(axis=1) for one in series), np.zeros(len(jobs_now)))
    known = np.isfinite(each).any(axis=1) & (jobs_now > 0) & (steps > 1)
    trend = np.full(len(jobs_now), np.nan)
    trend[known] = np.nanmedian(each[known], axis=1)
    jobs = np.where(known, jobs_now, 1.0)
    wander = _wandering(series, trend) * jobs
    variance = wander * (1 / np.maximum(steps, 1) + 1 / MEMORY) + _measured(series, trend, steps)
    found = np.where(known, trend / jobs / 2, 0.0)
    spread = np.maximum(np.sqrt(variance) / jobs / 2, LEAST_GROWTH_SPREAD)
    weight = np.where(known, 1 / spread**2, 0.0)
    prior = 1 / np.maximum(before.spread, 1e-9) ** 2
    centre = (prior * before.centre + weight * found) / (prior + weight)
    posterior = Prior(np.where(known, centre, before.centre), np.where(known, 1 / np.sqrt(prior + weight),
                                                                       before.spread))  # fmt: skip
    return Estimate("growth", as_it_is, before, posterior, np.where(known, steps + 1, 0.0), _sources(series))


def _slopes(series: Series) -> Floats:
    """Return the slope between each pair of years, O,pairs."""
    first, last = np.triu_indices(series.jobs.shape[1], 1)
    slopes: Floats = (series.jobs[:, last] - series.jobs[:, first]) / (last - first)
    return slopes if slopes.shape[1] else np.full((len(series.jobs), 1), np.nan)


def _wandering(series: Sequence[Series], trend: Floats) -> float:
    """
    Return the yearly variance with which jobs wander from their trend, for each job.

    Steps that undo one another are errors of counting, not wandering: the covariance of neighbours takes them off.
    """
    total = jobs = 0.0
    for each in series:
        around = np.diff(each.jobs, axis=1) - trend[:, None]
        pairs = around[:, 1:] * around[:, :-1]
        number = np.isfinite(around).sum()
        if number:
            total += np.nansum(around**2) + 2 * np.nansum(pairs)
            jobs += float(np.where(np.isfinite(around), each.jobs[:, 1:], 0.0).sum())
    return max(float(total), 0.0) / max(jobs, 1.0)


def _measured(series: Sequence[Series], trend: Floats, steps: Floats) -> Floats:
    """Return the variance of a slope from errors of counting: half a person, or what the years are seen to scatter."""
    scatter, number = np.zeros((2, len(trend)))
    for each in series:
        years = np.arange(each.jobs.shape[1])
        level = each.jobs - trend[:, None] * years
        known = np.isfinite(level)
        middle = np.where(known, level, 0.0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
        scatter += np.where(known, (level - middle[:, None]) ** 2, 0.0).sum(axis=1)
        number += known.sum(axis=1)
    each_year = np.maximum(scatter / np.maximum(number - 2, 1), 0.25)
    variance: Floats = 12 * each_year / np.maximum(steps + 1, 2) ** 3
    return variance


def _sources(series: Sequence[Series]) -> str:
    return "; ".join(dict.fromkeys(each.source for each in series if each.source))
