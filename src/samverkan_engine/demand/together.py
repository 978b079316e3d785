"""Skills that the same ads ask for."""

from collections.abc import Iterator
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from samverkan_engine.demand.chance import at_least, corrected
from samverkan_engine.demand.folding import fold
from samverkan_engine.demand.listing import Rows, listed
from samverkan_engine.demand.parameters import Parameters
from samverkan_engine.tables.demand import COUNTED, TOGETHER

DEFAULT = Parameters()
MOST, FEWEST = 0.05, 5
Numbers = np.ndarray[Any, np.dtype[np.int32]]


def together(
    ads: Rows,
    mentions: Rows,
    occupations: Rows,
    parameters: Parameters = DEFAULT,
    most: float = MOST,
    fewest: int = FEWEST,
) -> pa.Table:
    """
    Return TOGETHER: pairs of skills that at least `fewest` folded ads ask for, more than chance gives; surest first.

    most  the share of chance findings that is put up with, after correction for all pairs that were tried
    """
    with listed(ads, mentions, occupations, parameters) as connection:
        fold(connection, parameters)
        return found_together(connection, most, fewest)


def together_among(counted: pa.Table, most: float = MOST, fewest: int = FEWEST) -> pa.Table:
    """Return TOGETHER of some of the ads that were counted, such as those of one occupation: rows of COUNTED."""
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.register("counted", COUNTED.checked(counted))
        connection.execute(_NAMED_AMONG)
        connection.execute(_WANTED_AMONG)
        return _tested(connection, "SELECT count(DISTINCT fold) FROM counted", most, fewest)


def found_together(connection: duckdb.DuckDBPyConnection, most: float = MOST, fewest: int = FEWEST) -> pa.Table:
    """Return TOGETHER of what is listed and folded in a DuckDB."""
    return _tested(connection, _WHOLE, most, fewest)


def _tested(connection: duckdb.DuckDBPyConnection, whole_of: str, most: float, fewest: int) -> pa.Table:
    whole: int = connection.execute(whole_of).fetchall()[0][0]
    pairs = list(_pairs(connection, fewest))
    chances = [at_least(both, one, other / whole) for _, _, both, one, other in pairs]
    rows: list[dict[str, object]] = [
        {"skill": skill, "other": second, "ads": both, "expected": one * other / whole, "p": chance, "q": doubt}
        for (skill, second, both, one, other), chance, doubt in zip(pairs, chances, corrected(chances), strict=True)
        if doubt <= most and both * whole > one * other
    ]
    return TOGETHER.from_rows(rows).sort_by(
        [("q", "ascending"), ("ads", "descending"), ("skill", "ascending"), ("other", "ascending")]
    )


def _pairs(connection: duckdb.DuckDBPyConnection, fewest: int) -> Iterator[tuple[str, str, int, int, int]]:
    """Yield two skills that at least `fewest` folded ads ask for, how many do, and how many ask for each."""
    names = [name for (name,) in connection.execute("SELECT skill FROM named ORDER BY number").fetchall()]
    packed = connection.sql(f"SELECT head::BIGINT << {BITS} | number - 1 AS both FROM wanted").fetchnumpy()["both"]
    packed.sort()  # skills of an ad follow each other, in alphabetical order
    head, number = (packed >> BITS).astype(np.int32), (packed & (1 << BITS) - 1).astype(np.int32)
    del packed
    ads = np.bincount(number, minlength=len(names))
    often = ads[number] >= fewest
    for one, other, both in counted_pairs(head[often], number[often], len(names), fewest):
        yield names[one], names[other], both, int(ads[one]), int(ads[other])


BITS = 24
"""There are fewer skills than 2 to this power."""

AT_A_TIME = 8_000_000
"""Pairs, whether any ad asks for them or not, that are counted at a time."""


def counted_pairs(
    head: Numbers, number: Numbers, skills: int, fewest: int, at_a_time: int = AT_A_TIME
) -> Iterator[tuple[int, int, int]]:
    """
    Yield two numbers, the lower first, that at least `fewest` heads have, and how many do; in order.

    head, number  sorted by head, then number; each pair once    skills  numbers are below this
    """
    rows = max(1, at_a_time // max(1, skills))
    for low in range(0, skills, rows):
        counts = np.zeros(rows * skills, np.int64)
        one = np.flatnonzero((number >= low) & (number < low + rows))
        further = 0
        while len(one):
            further += 1
            one = one[one + further < len(head)]
            one = one[head[one + further] == head[one]]
            np.add.at(counts, (number[one] - low).astype(np.int64) * skills + number[one + further], 1)
        for place in np.flatnonzero(counts >= fewest).tolist():
            yield low + place // skills, place % skills, int(counts[place])


_WHOLE = "SELECT count(DISTINCT coalesce(head, ad.place)) FROM listing AS ad LEFT JOIN folds ON folds.place = ad.place"

_NAMED_AMONG = """
CREATE TABLE named AS
SELECT skill, row_number() OVER (ORDER BY skill)::INTEGER AS number
FROM (SELECT DISTINCT skill FROM counted WHERE skill IS NOT NULL)
"""

_WANTED_AMONG = """
CREATE TABLE wanted AS
SELECT DISTINCT dense_rank() OVER (ORDER BY fold) AS head, number FROM counted JOIN named USING (skill)
"""
