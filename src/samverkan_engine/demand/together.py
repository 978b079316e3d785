"""Skills that the same ads ask for."""

import duckdb
import pyarrow as pa

from samverkan_engine.demand.chance import at_least, corrected
from samverkan_engine.demand.folding import fold
from samverkan_engine.demand.listing import Rows, listed
from samverkan_engine.demand.parameters import Parameters
from samverkan_engine.tables.demand import TOGETHER

DEFAULT = Parameters()


def together(
    ads: Rows,
    mentions: Rows,
    occupations: Rows,
    parameters: Parameters = DEFAULT,
    most: float = 0.05,
    fewest: int = 5,
) -> pa.Table:
    """
    Return TOGETHER: pairs of skills that at least `fewest` folded ads ask for, more than chance gives; surest first.

    most  the share of chance findings that is put up with, after correction for all pairs that were tried
    """
    with listed(ads, mentions, occupations, parameters) as connection:
        fold(connection, parameters)
        return found_together(connection, most, fewest)


def found_together(connection: duckdb.DuckDBPyConnection, most: float = 0.05, fewest: int = 5) -> pa.Table:
    """Return TOGETHER of the ads that are listed and folded."""
    connection.execute(_WANTED)
    total = connection.execute("SELECT count(DISTINCT coalesce(fold, id)) FROM listing LEFT JOIN folds USING (id)")
    whole: int = total.fetchall()[0][0]
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
