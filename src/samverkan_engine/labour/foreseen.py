"""What is foreseen as declared tables: a row for each thing and term."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.labour.calendar import terms
from samverkan_engine.labour.case import Case, Floats

if TYPE_CHECKING:
    import pyarrow as pa

    from samverkan_engine.tables.declared import Declared


def table(
    declared: "Declared", case: Case, things: Mapping[str, Sequence[str]], values: Mapping[str, NDArray[np.generic]]
) -> "pa.Table":
    """
    Return a declared table with a row for each combination of `things` and term, in that order.

    things  column → its values: occupations, programmes, causes; none for the whole region
    values  column → an array with an axis for each of `things` and, last, the terms from t = 0 on
    """
    import pyarrow as pa

    length = next(iter(values.values())).shape[-1]
    axes = [*(list(each) for each in things.values()), range(length)]
    places = np.indices([len(axis) for axis in axes]).reshape(len(axes), -1)
    columns: dict[str, object] = {
        name: pa.array(np.array(axis, dtype=object)[place]) if len(axis) else pa.array([], pa.string())
        for (name, axis), place in zip(things.items(), places[:-1], strict=True)
    }
    columns["term"] = pa.array(np.array(terms(case), dtype=object)[places[-1]])
    columns["ahead"] = places[-1]
    for name, array in values.items():
        columns[name] = np.ascontiguousarray(array).reshape(-1)
    return declared.checked(pa.table(columns))


def band_columns(mean: Floats, quantiles: Floats) -> dict[str, Floats]:
    """Return the columns of a band: the mean, and the quantiles as `bands` gives them."""
    from samverkan_engine.tables.labour import BAND

    return {"mean": mean, **{name: quantiles[..., place] for place, name in enumerate(BAND)}}
