"""Skills that the same ads ask for."""

import duckdb
import pyarrow as pa

from samverkan_engine.demand.chance import at_least, corrected
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
        connection.execute("CREATE TABLE wanted AS SELECT DISTINCT fold, skill FROM counted WHERE skill IS NOT NULL")
        return _tested(connection, "SELECT count(DISTINCT fold) FROM counted", most, fewest)


def found_together(connection: duckdb.DuckDBPyConnection, most: float = MOST, fewest: int = FEWEST) -> pa.Table:
    """Return TOGETHER of what is listed and folded in a DuckDB."""
    connection.execute(_WANTED)
    return _tested(connection, _WHOLE, most, fewest)


def _tested(connection: duckdb.DuckDBPyConnection, whole_of: str, most: float, fewest: int) -> pa.Table:
    whole: int = connection.execute(whole_of).fetchall()[0][0]
    pairs = connection.execute(_PAIRS, {"fewest": fewest}).fetchall()
    chances = [at_least(both, one, other / whole) for _, _, both, one, other in pairs]
    rows: list[dict[str, object]] = [
        {"skill": skill, "other": second, "ads": both, "expected": one * other / whole, "p": chance, "q": doubt}
        for (skill, second, both, one, other), chance, doubt in zip(pairs, chances, corrected(chances), strict=True)
        if doubt <= most and both * whole > one * other
    ]
    return TOGETHER.from_rows(rows).sort_by(
        [("q", "ascending"), ("ads", "descending"), ("skill", "ascending"), ("other", "ascending")]
    )


_WHOLE = "SELECT count(DISTINCT coalesce(fold, id)) FROM listing LEFT JOIN folds USING (id)"

_WANTED = """
CREATE TABLE wanted AS
SELECT DISTINCT coalesce(fold, id) AS fold, skill FROM skilled LEFT JOIN folds USING (id)
"""

_PAIRS = """
WITH sizes AS (SELECT skill, count(*) AS ads FROM wanted GROUP BY skill HAVING count(*) >= $fewest)
SELECT one.skill, other.skill, count(*), any_value(size.ads), any_value(size_other.ads)
FROM wanted AS one
JOIN wanted AS other ON other.fold = one.fold AND other.skill > one.skill
JOIN sizes AS size ON size.skill = one.skill
JOIN sizes AS size_other ON size_other.skill = other.skill
GROUP BY one.skill, other.skill
HAVING count(*) >= $fewest
ORDER BY one.skill, other.skill
"""
