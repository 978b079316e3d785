"""Jobs unfilled in the whole region, draw by draw."""

import numpy as np

from samverkan_engine.labour import Block, Case, Draws, each_block
from samverkan_engine.labour.case import Floats


def unfilled(case: Case, draws: Draws, threads: int = 1) -> Floats:
    """Return the jobs unfilled in all occupations together, T+1,S; no surplus of another is taken off."""
    total = np.zeros((case.terms + 1, draws.number))

    def missing(block: Block) -> Floats:
        missing: Floats = np.maximum(block.demand - block.supply, 0).sum(axis=0)
        return missing

    for each in each_block(case, draws, missing, threads):
        total += each
    return total


def job_years(missing: Floats) -> Floats:
    """Return the jobs unfilled summed over the years after the first, S; two terms make a year."""
    years: Floats = missing[1:].sum(axis=0) / 2
    return years


def banded(values: Floats) -> dict[str, float]:
    """Return mean and quantiles of draws by the names of the columns of a band."""
    from samverkan_engine.labour.bands import bands
    from samverkan_engine.tables.labour import BAND

    return {"mean": float(values.mean()), **dict(zip(BAND, bands(values.copy()).tolist(), strict=True))}
