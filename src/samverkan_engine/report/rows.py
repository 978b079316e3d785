"""Rows of tables, as the parts of the report ask for them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from samverkan_engine.report.charts import Band
from samverkan_engine.report.charts.drawing import SPRUCE

if TYPE_CHECKING:
    import pyarrow as pa

BAND = ("p05", "p25", "p50", "p75", "p95")
SHOWN_AHEAD = 8
"""The terms ahead that sentences speak of: four years."""

Row = dict[str, Any]


def rows(table: "pa.Table", **wanted: object) -> list[Row]:
    """Return the rows in which columns hold what is wanted."""
    import pyarrow.compute as pc

    for name, value in wanted.items():
        table = table.filter(pc.equal(table[name], value))
    found: list[Row] = table.to_pylist()
    return found


def autumns(found: Iterable[Row]) -> list[Row]:
    """Return the rows of autumn terms: a year is told by its autumn."""
    return [row for row in found if row["ahead"] % 2 == 0]


def band(
    name: str,
    found: Iterable[Row],
    first_year: int,
    colour: str = SPRUCE,
    past: list[list[tuple[float, float]]] | None = None,
) -> Band:
    """Return rows of a table with bands as a fan."""
    points = [(first_year + row["ahead"] / 2, [row[quantile] for quantile in BAND]) for row in found]
    return Band(name, points, colour, past or ())


def counted(table: "pa.Table", ssyk: str, figure: str) -> list[list[tuple[float, float]]]:
    """Return what was counted in an occupation, a line of years and counts for each series."""
    found: dict[str, list[tuple[float, float]]] = {}
    for row in rows(table, ssyk=ssyk):
        if row[figure] is not None:
            found.setdefault(row["version"], []).append((float(row["year"]), row[figure]))
    return list(found.values())


def ahead(first_year: int, last_year: int) -> tuple[int, int]:
    """Return the terms ahead, and the year, that sentences speak of."""
    terms = min(SHOWN_AHEAD, 2 * (last_year - first_year))
    return terms, first_year + terms // 2
