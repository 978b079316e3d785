"""The verb of the room: ads, what is mentioned in them and their occupations become DEMAND."""

from collections.abc import Iterator

import duckdb
import pyarrow as pa

from samverkan_engine.demand.breaks import FEWEST, breaks_in, months_between, with_breaks
from samverkan_engine.demand.folding import fold
from samverkan_engine.demand.listing import Rows, listed
from samverkan_engine.demand.parameters import Parameters
from samverkan_engine.demand.people import with_people
from samverkan_engine.tables.demand import DEMAND

DEFAULT = Parameters()


def count(ads: Rows, mentions: Rows, occupations: Rows, parameters: Parameters = DEFAULT) -> pa.Table:
    """
    Return what employers ask for, by place, occupation, skill and month.

    ads          ADS          one row an ad; one without a time of publication cannot be placed and is left out
    mentions     MENTIONS     a skill counts once an ad, by its best concept
    occupations  OCCUPATIONS  an ad that is not among them keeps the occupation of its source
    returns      DEMAND       sorted; every place at each of its levels (country, county, municipality), where known;
                              the month is that of the first of the ads folded together, by the clock in Stockholm

    Raises UnknownAd, UnknownCode, or Undeclared. Method: docs/explanation/demand.md.
    """
    with listed(ads, mentions, occupations, parameters) as connection:
        fold(connection, parameters)
        return counted(connection, parameters)


def counted(connection: duckdb.DuckDBPyConnection, parameters: Parameters) -> pa.Table:
    """Return DEMAND of the ads that are listed and folded."""
    return pa.concat_tables([DEMAND.empty(), *batches(connection, parameters)]).combine_chunks()


def batches(connection: duckdb.DuckDBPyConnection, parameters: Parameters) -> Iterator[pa.Table]:
    """Yield DEMAND in its order, some hundred thousand rows at a time: of a whole country it fills many gigabytes."""
    for step in (_PLACED, _HEADS, _CELLS):
        connection.execute(step)
    connection.execute(_OF_ADS)
    _into_cells(connection, by_ssyk=True)
    parts = parts_of(connection)
    for part in range(parts):  # all rows of a skill fall into one part, so the parts can be counted one by one
        connection.execute(_OF_SKILLS, {"parts": parts, "part": part})
        _into_cells(connection, parameters.skills_by_ssyk)
    ends = connection.execute("SELECT min(month), max(month) FROM cells").fetchall()[0]
    months = months_between(*ends) if ends[0] else []
    full = connection.sql(_FULL, params={"least": FEWEST * len(months)}).to_arrow_table()
    broken = breaks_in(full, months)
    for batch in connection.sql(_ORDERED).to_arrow_reader(ROWS):
        yield DEMAND.checked(with_breaks(with_people(pa.Table.from_batches([batch]), parameters), broken))


ROWS = 200_000

_ORDERED = """
SELECT region, ssyk, named.skill AS skill, month, ads, folded, vacancies, staffing, unstated, squares
FROM cells LEFT JOIN named USING (number)
ORDER BY region, ssyk NULLS FIRST, number NULLS FIRST, month
"""

_FULL = """
WITH full_series AS (
    SELECT region, ssyk, number FROM cells GROUP BY region, ssyk, number HAVING sum(folded) >= $least
)
SELECT cells.region, cells.ssyk, named.skill AS skill, month, folded
FROM cells
JOIN full_series AS one ON one.region = cells.region AND one.ssyk IS NOT DISTINCT FROM cells.ssyk
    AND one.number IS NOT DISTINCT FROM cells.number
LEFT JOIN named ON named.number = cells.number
"""


def parts_of(connection: duckdb.DuckDBPyConnection) -> int:
    """Return in how many parts the skills are counted, so that one part fits in memory."""
    rows: int = connection.execute("SELECT count(*) FROM wanted").fetchall()[0][0]
    return 1 + rows // 1_500_000


def _into_cells(connection: duckdb.DuckDBPyConnection, by_ssyk: bool) -> None:
    """Add what is counted in `finest` to `cells`: for each level of places, by occupation and for all together."""
    for region in ("'00'", "county", "municipality"):
        for ssyk, which in (("ssyk", "ssyk IS NOT NULL" if by_ssyk else "false"), ("NULL", "true")):
            connection.execute(
                f"INSERT INTO cells SELECT {region}, {ssyk}, number, month, sum(ads), sum(folded), sum(vacancies), "
                f"sum(staffing), sum(unstated), sum(squares) FROM finest "
                f"WHERE {region} IS NOT NULL AND {which} GROUP BY ALL"
            )
    connection.execute("DROP TABLE finest")


_CELLS = """
CREATE TABLE cells (
    region VARCHAR, ssyk VARCHAR, number INTEGER, month VARCHAR, ads BIGINT, folded BIGINT, vacancies BIGINT,
    staffing BIGINT, unstated BIGINT, squares BIGINT
)
"""

_PLACED = """
CREATE TABLE placed AS
SELECT listing.place, coalesce(folds.head, listing.place) AS head, month, county, municipality, ssyk, vacancies,
    staffing
FROM listing LEFT JOIN folds ON folds.place = listing.place
"""

_HEADS = """
CREATE TABLE heads AS
SELECT head, coalesce(max(vacancies), 1) AS size, max(vacancies) IS NULL AS unstated, bool_or(staffing) AS staffing,
    min(month) AS month, any_value(ssyk) AS ssyk, any_value(county) AS county, any_value(municipality) AS municipality
FROM placed GROUP BY head
"""

_ADS = (
    "month, county, municipality, ssyk, {number}, 1 AS ad, 0 AS fold, 0 AS size, false AS staffing, false AS unstated"
)
_FOLDED = "month, county, municipality, ssyk, {number}, 0, 1, size, staffing, unstated"
_FINEST = """
CREATE TABLE finest AS
WITH units AS (
    SELECT {ads} UNION ALL SELECT {folded}
)
SELECT month, county, municipality, ssyk, number,
    sum(ad)::BIGINT AS ads, sum(fold)::BIGINT AS folded, sum(size)::BIGINT AS vacancies,
    (sum(size) FILTER (staffing))::BIGINT AS staffing, sum(unstated::INTEGER)::BIGINT AS unstated,
    sum(size * size)::BIGINT AS squares
FROM units GROUP BY ALL
"""
_OF_ADS = _FINEST.format(
    ads=_ADS.format(number="NULL AS number") + " FROM placed", folded=_FOLDED.format(number="NULL") + " FROM heads"
)
_OF_SKILLS = _FINEST.format(
    ads=_ADS.format(number="number")
    + " FROM (SELECT * FROM skilled WHERE number % $parts = $part) JOIN placed USING (place)",
    folded=_FOLDED.format(number="number")
    + " FROM (SELECT * FROM wanted WHERE number % $parts = $part) JOIN heads USING (head)",
)
