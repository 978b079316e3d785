"""Jobs less people, in every draw; in this one place."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from samverkan_engine.labour import CAUSES, Block, Case, Draws, causes_of, each_block, overdrawn
from samverkan_engine.labour.bands import QUANTILES, bands
from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.foreseen import band_columns, table
from samverkan_engine.tables import labour as declared


@dataclass(frozen=True, slots=True)
class Parameters:
    """
    few      a cell with fewer people is to be read with caution
    told     terms ahead of which, beside the last, the causes have a band
    threads  how many work at once; the answer is the same
    """

    few: float = 30.0
    told: int = 8
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Gap:
    """JOBS and GAP by occupation, CAUSES of its change, and the jobs MISSING in the whole region."""

    jobs: pa.Table
    gap: pa.Table
    causes: pa.Table
    missing: pa.Table


def subtract(case: Case, draws: Draws, parameters: Parameters | None = None) -> Gap:
    """
    Return how many people are missing, term by term, with bands over the draws and the causes of every change.

    case, draws  as they are in the scenario asked for (`labour.happening`)
    Method: docs/explanation/labour.md.
    """
    parameters = parameters or Parameters()
    found = _Cells(case, min(parameters.told, case.terms))
    missing = np.zeros((case.terms + 1, draws.number))
    for unfilled in each_block(case, draws, found.take, parameters.threads):
        missing += unfilled
    return found.tables(parameters.few, missing)


class _Cells:
    """What is kept of each occupation and term when its draws are let go."""

    def __init__(self, case: Case, told: int) -> None:
        cells = len(case.occupations), case.terms + 1
        self._case = case
        self._people, self._overdrawn, self._chance, self._shortage = np.empty((4, *cells))
        self._means = {name: np.empty(cells) for name in ("jobs", "gap")}
        self._bands = {name: np.empty((*cells, len(QUANTILES))) for name in ("jobs", "gap")}
        self._causes, self._told = np.empty((cells[0], len(CAUSES), cells[1])), told
        self._causes_low, self._causes_high = np.full((2, *self._causes.shape), np.nan)

    def take(self, block: Block) -> Floats:
        """Keep what is told of a block; returns the jobs unfilled in it, T+1,S."""
        here = block.occupations
        self._causes[here], last = causes_of(block)
        for ahead, each in ((self._told, causes_of(block, self._told)[1]), (self._case.terms, last)):
            ends = bands(each)
            self._causes_low[here, :, ahead], self._causes_high[here, :, ahead] = ends[..., 0], ends[..., -1]
        gap = block.demand - block.supply
        self._people[here], self._overdrawn[here] = block.supply.mean(axis=-1), overdrawn(block.supply)
        shortage = np.maximum(gap, 0, out=block.supply)
        self._chance[here] = np.count_nonzero(shortage, axis=-1) / gap.shape[-1]
        self._shortage[here] = shortage.mean(axis=-1)
        unfilled: Floats = shortage.sum(axis=0)
        for name, values in (("jobs", block.demand), ("gap", gap)):
            self._means[name][here] = values.mean(axis=-1)
            self._bands[name][here] = bands(values)
        return unfilled

    def tables(self, few: float, missing: Floats) -> Gap:
        """Return the declared tables."""
        case, occupations = self._case, {"ssyk": self._case.occupations}
        columns = {name: band_columns(self._means[name], self._bands[name]) for name in ("jobs", "gap")}
        told = {
            "chance": self._chance,
            "shortage": self._shortage,
            "surplus": np.maximum(self._shortage - self._means["gap"], 0),
            "few": self._people < few,
            "overdrawn": self._overdrawn,
        }
        return Gap(
            table(declared.JOBS, case, occupations, columns["jobs"]),
            table(declared.GAP, case, occupations, columns["gap"] | told),
            _causes(case, {"people": self._causes, "low": self._causes_low, "high": self._causes_high}),
            table(declared.MISSING, case, {}, band_columns(missing.mean(axis=-1), bands(missing))),
        )


def _causes(case: Case, values: dict[str, Floats]) -> pa.Table:
    """Return CAUSES; a band that was not counted is missing."""
    found = table(declared.CAUSES, case, {"ssyk": case.occupations, "cause": CAUSES}, values)
    for name in ("low", "high"):
        column = pa.array(found[name].to_numpy(), from_pandas=True)
        found = found.set_column(found.schema.get_field_index(name), found.schema.field(name), column)
    return found
