"""From a case and its draws to the people there will be."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from samverkan_engine.labour import Block, Case, Draws, each_block, overdrawn, pipeline
from samverkan_engine.labour.bands import QUANTILES, bands
from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.foreseen import band_columns, table
from samverkan_engine.tables.labour import GRADUATES, PEOPLE, STUDENTS


@dataclass(frozen=True, slots=True)
class Parameters:
    """threads  how many work at once; the answer is the same."""

    threads: int = 1


@dataclass(frozen=True, slots=True)
class Supply:
    """The people there will be: PEOPLE by occupation, STUDENTS and GRADUATES by programme form."""

    people: pa.Table
    students: pa.Table
    graduates: pa.Table


def project(case: Case, draws: Draws, parameters: Parameters | None = None) -> Supply:
    """
    Return the people, students and graduates there will be, term by term, with their bands over the draws.

    case, draws  as they are in the scenario asked for (`labour.happening`)
    Method: docs/explanation/labour.md.
    """
    parameters = parameters or Parameters()
    means = np.empty((len(case.occupations), case.terms + 1))
    quantiles, below = np.empty((*means.shape, len(QUANTILES))), np.empty_like(means)

    def summed(block: Block) -> None:
        means[block.occupations] = block.supply.mean(axis=-1)
        below[block.occupations] = overdrawn(block.supply)
        quantiles[block.occupations] = bands(block.supply)

    for _ in each_block(case, draws, summed, parameters.threads):
        pass
    graduates, students = pipeline(case, draws)
    programmes = {"programme": case.programmes}
    return Supply(
        table(PEOPLE, case, {"ssyk": case.occupations}, band_columns(means, quantiles) | {"overdrawn": below}),
        table(STUDENTS, case, programmes, _banded(students)),
        table(GRADUATES, case, programmes, _banded(graduates)),
    )


def _banded(values: Floats) -> dict[str, Floats]:
    return band_columns(values.mean(axis=-1), bands(values))
