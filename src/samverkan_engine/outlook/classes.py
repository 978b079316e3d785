"""One class more of each programme, ten years in a row, against doing nothing on the same draws."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa

from samverkan_engine.labour import Case, Draws, Measure
from samverkan_engine.labour.calendar import terms
from samverkan_engine.labour.case import Floats, Whole
from samverkan_engine.outlook.parameters import Parameters
from samverkan_engine.outlook.unfilled import banded, job_years, unfilled
from samverkan_engine.tables.outlook import CLASSES


def compare(case: Case, draws: Draws, measures: Sequence[Measure], parameters: Parameters) -> pa.Table:
    """Return CLASSES, the cheapest job-year first."""
    rows = [_row(case, draws, measure, parameters) for measure in measures]
    return CLASSES.from_rows(sorted(rows, key=_price))


def _price(row: dict[str, Any]) -> float:
    return np.inf if row["each"] is None else float(row["each"])


def _row(case: Case, draws: Draws, measure: Measure, parameters: Parameters) -> dict[str, Any]:
    intakes = measure.starts[measure.starts % 2 == 0][: parameters.intakes]
    filled = _filled(case, draws, measure, intakes, parameters)
    cost = float(measure.cost.sum() * parameters.seats * len(intakes))
    first = int(intakes[0] + case.lengths[measure.programme] + 1)
    return {
        "measure": measure.id,
        "kind": measure.kind.value,
        "seats": parameters.seats,
        "intakes": len(intakes),
        "first_effect": terms(case)[min(first, case.terms)],
        **banded(filled),
        "cost": cost,
        "each": cost / float(filled.mean()) if filled.mean() > 0.5 else None,
    }


def _filled(case: Case, draws: Draws, measure: Measure, intakes: Whole, parameters: Parameters) -> Floats:
    """
    Return the job-years filled by a class more, S.

    A class more has applicants of its own, or nobody would begin it: they are there without it too, so that the
    difference is the places alone.
    """
    seats, applicants = case.seats.copy(), draws.applicants.copy()
    seats[measure.programme, intakes] += parameters.seats
    applicants[measure.programme] += parameters.seats
    asked = replace(draws, applicants=applicants)
    without = unfilled(case, asked, parameters.threads)
    return job_years(without - unfilled(replace(case, seats=seats), asked, parameters.threads))
