"""
From vacancies announced to people sought: an estimate with a band, since nobody counts them.

people = vacancies that are a job of their own / share that is announced. The shares are ranges (Parameters); beside
them stands the chance in the counting itself, that of a number made of groups: sum of squares / square of sum. All
three are multiplied, so their logarithms' variances add, and the band holds the middle nine tenths.
"""

import numpy as np
import pyarrow as pa

from samverkan_engine.demand.parameters import Z90, Parameters


def with_people(counted: pa.Table, parameters: Parameters) -> pa.Table:
    """Return the table with people, low and high; missing where no vacancy is announced."""
    vacancies, staffing, squares = (
        counted[name].cast(pa.float64()).to_numpy() for name in ("vacancies", "staffing", "squares")
    )
    own = (vacancies - staffing) * parameters.own.middle
    lent = staffing * parameters.own_staffing.middle
    with np.errstate(divide="ignore", invalid="ignore"):
        people = (own + lent) / parameters.announced.middle
        variance = (
            parameters.announced.spread**2
            + ((own * parameters.own.spread) ** 2 + (lent * parameters.own_staffing.spread) ** 2) / (own + lent) ** 2
            + squares / vacancies**2
        )
        width = np.exp(Z90 * np.sqrt(variance))
    nothing = vacancies == 0
    table = counted.drop_columns(["squares"])
    for name, values in (("people", people), ("low", people / width), ("high", people * width)):
        table = table.append_column(name, pa.array(values, pa.float64(), mask=nothing))
    return table
