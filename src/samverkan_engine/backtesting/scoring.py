"""How far forecasts were from what came: CRPS, coverage, and the same of two that anybody could make."""

from dataclasses import dataclass

import numpy as np

from samverkan_engine.labour.case import Floats, Whole


def crps(draws: Floats, came: Floats) -> Floats:
    """
    Return the continuous ranked probability score of draws (last axis) against what came; less is better.

    E|X − y| − ½·E|X − X'|, the second part from the draws in order (Gneiting and Raftery 2007,
    doi 10.1198/016214506000001437). Of a single draw it is how far off it was.
    """
    ordered = np.sort(draws, axis=-1)
    number = ordered.shape[-1]
    ranks = 2 * np.arange(1, number + 1) - number - 1
    score: Floats = np.abs(ordered - came[..., None]).mean(axis=-1) - (ranks * ordered).sum(axis=-1) / number**2
    return score


def last_value(gap: Floats, years: int) -> Floats:
    """Return the gap of the last year for each year ahead, O,years; `gap` O,Y ends there."""
    return np.repeat(gap[:, -1:], years, axis=1)


def last_growth(gap: Floats, years: int) -> Floats:
    """Return the gap as it would be if it went on changing as in the last two years; in the last one where two lack."""
    step = gap[:, -1] - gap[:, -2]
    if gap.shape[1] > 2:
        two = (gap[:, -1] - gap[:, -3]) / 2
        step = np.where(np.isfinite(two), two, step)
    grown: Floats = gap[:, -1:] + step[:, None] * np.arange(1, years + 1)
    return grown


@dataclass(frozen=True, slots=True)
class Scores:
    """
    What was scored from one year on; an entry for each occupation and year ahead that was counted.

    ahead             years
    crps, off         of the model, and how far its median was off
    last, growth      how far off the two were that anybody could make
    in_half, in_nine  whether what came lay in the band of half of the draws, and of nine in ten
    """

    year: int
    version: str
    ahead: Whole
    crps: Floats
    off: Floats
    last: Floats
    growth: Floats
    in_half: Floats
    in_nine: Floats


def scored(year: int, version: str, draws: Floats, came: Floats, before: Floats, stock: Floats) -> Scores:
    """
    Return the scores of a forecast.

    draws   O,H,S  gaps foretold for 1 to H years ahead
    came    O,H    the gaps that came; NaN where nobody has counted
    before  O,Y    the gaps until the year of the forecast
    stock   O      people then; an occupation without a count is not scored
    """
    years = came.shape[1]
    last, growth = last_value(before, years), last_growth(before, years)
    known = np.isfinite(came) & np.isfinite(last) & np.isfinite(growth) & np.isfinite(stock)[:, None]
    said, truth = draws[known], came[known]
    low, first, middle, third, high = np.quantile(said, (0.05, 0.25, 0.5, 0.75, 0.95), axis=-1)
    return Scores(
        year, version, np.nonzero(known)[1] + 1, crps(said, truth), np.abs(middle - truth),
        np.abs(last[known] - truth), np.abs(growth[known] - truth),
        ((first <= truth) & (truth <= third)).astype(float), ((low <= truth) & (truth <= high)).astype(float),
    )  # fmt: skip
