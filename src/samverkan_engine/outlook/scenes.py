"""The scenarios of a case, all on the same draws."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from samverkan_engine.labour import Case, Draws, Scenario, happening
from samverkan_engine.labour.calendar import terms
from samverkan_engine.labour.case import Floats
from samverkan_engine.outlook.parameters import Parameters
from samverkan_engine.outlook.unfilled import banded, job_years, unfilled
from samverkan_engine.tables.outlook import SCENARIOS, UNFILLED


def foresee(
    case: Case, draws: Draws, scenarios: Mapping[str, Scenario], parameters: Parameters
) -> tuple[pa.Table, pa.Table]:
    """Return UNFILLED and SCENARIOS; the scenarios begin with `drawn`, which the others are held against."""
    missing = {
        name: unfilled(*happening(case, draws, scenario), parameters.threads) for name, scenario in scenarios.items()
    }
    return _by_term(case, missing), _totals(missing)


def _by_term(case: Case, missing: Mapping[str, Floats]) -> pa.Table:
    return UNFILLED.from_rows(
        [
            {"scenario": name, "term": term, "ahead": ahead, **banded(values[ahead])}
            for name, values in missing.items()
            for ahead, term in enumerate(terms(case))
        ]
    )


def _totals(missing: Mapping[str, Floats]) -> pa.Table:
    drawn = job_years(missing["drawn"])
    rows: list[dict[str, object]] = []
    for name, values in missing.items():
        years = job_years(values)
        low, high = np.quantile(years - drawn, (0.05, 0.95))
        against = {"against": float((years - drawn).mean()), "against_low": float(low), "against_high": float(high)}
        rows.append({"scenario": name, **banded(years), **against})
    return SCENARIOS.from_rows(rows)
