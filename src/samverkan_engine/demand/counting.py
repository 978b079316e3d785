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
    for step in (_NAMED, _NUMBERED, _PLACED, _FIRSTS, _WANTED, _FINEST, "DROP TABLE numbered", "DROP TABLE wanted"):
        connection.execute(step)
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


def _into_cells(connection: duckdb.DuckDBPyConnection, by_ssyk: bool) -> None:
    """Add the table `cells`: level by level, so that no more than one of them is in memory at a time."""
    connection.execute(f"CREATE TABLE cells AS SELECT '00' AS region, {_SUMS} FROM finest GROUP BY ALL LIMIT 0")
    one_occupation = "ssyk IS NOT NULL" if by_ssyk else "ssyk IS NOT NULL AND number IS NULL"
    for region in ("'00'", "county", "municipality"):
        for sums, which in ((_SUMS, one_occupation), (_SUMS.replace("ssyk", "NULL AS ssyk", 1), "true")):
            connection.execute(
                f"INSERT INTO cells SELECT {region} AS region, {sums} FROM finest "
                f"WHERE {region} IS NOT NULL AND {which} GROUP BY ALL"
            )
    connection.execute("DROP TABLE finest")


_SUMS = (
    "ssyk, number, month, sum(ads)::BIGINT AS ads, sum(folded)::BIGINT AS folded, sum(vacancies)::BIGINT AS vacancies, "
    "sum(staffing)::BIGINT AS staffing, sum(unstated)::BIGINT AS unstated, sum(squares)::BIGINT AS squares"
)

_NAMED = """
CREATE TABLE named AS
SELECT skill, row_number() OVER (ORDER BY skill)::INTEGER AS number FROM (SELECT DISTINCT skill FROM skilled)
"""

_NUMBERED = """
CREATE TABLE numbered AS
SELECT place, number FROM skilled JOIN named USING (skill) JOIN (SELECT id, place FROM listing) USING (id)
"""

_PLACED = """
CREATE TABLE placed AS
SELECT listing.place, coalesce(folds.head, listing.place) AS head, month, county, municipality, ssyk, vacancies,
    staffing
FROM listing LEFT JOIN folds ON folds.place = listing.place
"""

_FIRSTS = """
CREATE TABLE heads AS
SELECT head, coalesce(max(vacancies), 1) AS size, max(vacancies) IS NULL AS unstated, bool_or(staffing) AS staffing,
    min(month) AS month, any_value(ssyk) AS ssyk, any_value(county) AS county, any_value(municipality) AS municipality
FROM placed GROUP BY head
"""

_WANTED = """
CREATE TABLE wanted AS SELECT DISTINCT head, number FROM numbered JOIN (SELECT place, head FROM placed) USING (place)
"""

_FINEST = """
CREATE TABLE finest AS
WITH units AS (
    SELECT month, county, municipality, ssyk, NULL AS number, 1 AS ad, 0 AS fold, 0 AS size,
        false AS staffing, false AS unstated FROM placed
    UNION ALL
    SELECT month, county, municipality, ssyk, number, 1, 0, 0, false, false FROM numbered JOIN placed USING (place)
    UNION ALL
    SELECT month, county, municipality, ssyk, NULL, 0, 1, size, staffing, unstated FROM heads
    UNION ALL
    SELECT month, county, municipality, ssyk, number, 0, 1, size, staffing, unstated FROM wanted JOIN heads USING (head)
)
SELECT month, county, municipality, ssyk, number,
    sum(ad)::BIGINT AS ads, sum(fold)::BIGINT AS folded, sum(size)::BIGINT AS vacancies,
    (sum(size) FILTER (staffing))::BIGINT AS staffing, sum(unstated::INTEGER)::BIGINT AS unstated,
    sum(size * size)::BIGINT AS squares
FROM units GROUP BY ALL
"""
