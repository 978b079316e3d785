"""Skills that the same ads ask for."""

import duckdb
import pyarrow as pa

from samverkan_engine.demand.chance import at_least, corrected
from samverkan_engine.demand.counting import parts_of
from samverkan_engine.demand.folding import fold
from samverkan_engine.demand.listing import Rows, listed
from samverkan_engine.demand.parameters import Parameters
from samverkan_engine.tables.demand import COUNTED, TOGETHER

DEFAULT = Parameters()
MOST, FEWEST = 0.05, 5


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
    connection.execute(_SIZES, {"fewest": fewest})
    parts = parts_of(connection)
    pairs = [
        pair
        for part in range(parts)
        for pair in connection.execute(_PAIRS, {"fewest": fewest, "parts": parts, "part": part}).fetchall()
    ]
    chances = [at_least(both, one, other / whole) for _, _, both, one, other in pairs]
    rows: list[dict[str, object]] = [
        {"skill": skill, "other": second, "ads": both, "expected": one * other / whole, "p": chance, "q": doubt}
        for (skill, second, both, one, other), chance, doubt in zip(pairs, chances, corrected(chances), strict=True)
        if doubt <= most and both * whole > one * other
    ]
    return TOGETHER.from_rows(rows).sort_by(
        [("q", "ascending"), ("ads", "descending"), ("skill", "ascending"), ("other", "ascending")]
    )


_WHOLE = "SELECT count(DISTINCT coalesce(head, ad.place)) FROM listing AS ad LEFT JOIN folds ON folds.place = ad.place"

_NAMED_AMONG = """
CREATE TABLE named AS
SELECT skill, row_number() OVER (ORDER BY skill)::INTEGER AS number
FROM (SELECT DISTINCT skill FROM counted WHERE skill IS NOT NULL)
"""

_WANTED_AMONG = """
CREATE TABLE wanted AS SELECT DISTINCT fold AS head, number FROM counted JOIN named USING (skill)
"""

_SIZES = """
CREATE TABLE sizes AS SELECT number, count(*) AS ads FROM wanted GROUP BY number HAVING count(*) >= $fewest
"""

_PAIRS = """
WITH often AS (
    SELECT head, number, ads FROM wanted JOIN sizes USING (number)
), pairs AS (
    SELECT one.number AS one, other.number AS other, count(*) AS common, any_value(one.ads) AS ads,
        any_value(other.ads) AS ads_other
    FROM (SELECT * FROM often WHERE number % $parts = $part) AS one
    JOIN often AS other ON other.head = one.head AND other.number > one.number
    GROUP BY one.number, other.number
    HAVING count(*) >= $fewest
)
SELECT first.skill, second.skill, common, ads, ads_other
FROM pairs JOIN named AS first ON first.number = one JOIN named AS second ON second.number = other
ORDER BY one, other
"""
