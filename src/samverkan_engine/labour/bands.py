"""The band of what may come: quantiles over the draws."""

import numpy as np

from samverkan_engine.labour.case import Floats

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def bands(values: Floats) -> Floats:
    """
    Return the QUANTILES of the last axis of `values`, which is left sorted; …,S → …,5.

    Sorting a cell costs less than selecting five ranks from it, and less than simulating it (benchmarks/planning.py).
    Between two draws the quantile is interpolated, as NumPy does it.
    """
    values.sort(axis=-1)
    places = np.array(QUANTILES) * (values.shape[-1] - 1)
    below = np.floor(places).astype(np.int64)
    above = np.minimum(below + 1, values.shape[-1] - 1)
    part = places - below
    found: Floats = values[..., below] * (1 - part) + values[..., above] * part
    return found


def weighted_bands(values: Floats, weights: Floats) -> Floats:
    """
    Return the QUANTILES of the last axis of `values` when its draws weigh unlike; …,S → …,5.

    weights  S, above nought

    A draw stands where half of its weight is reached, the least at 0 and the largest at 1, and between two draws the
    quantile is interpolated: with even weights that is what `bands` gives, at a third of the time.
    """
    if np.ptp(weights) == 0:
        return bands(values.copy())
    order = np.argsort(values, axis=-1, kind="stable")
    ordered, weighed = np.take_along_axis(values, order, axis=-1), np.asarray(weights, dtype=float)[order]
    places = np.cumsum(weighed, axis=-1) - weighed / 2
    places -= places[..., :1]
    places /= np.maximum(places[..., -1:], np.finfo(float).tiny)
    cells = zip(places.reshape(-1, len(weights)), ordered.reshape(-1, len(weights)), strict=True)
    found = np.array([np.interp(QUANTILES, place, value) for place, value in cells])
    return found.reshape(*values.shape[:-1], len(QUANTILES))
