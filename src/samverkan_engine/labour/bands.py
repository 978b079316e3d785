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
