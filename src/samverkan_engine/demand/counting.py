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
    connection.execute("CREATE TABLE named AS SELECT skill, row_number() OVER (ORDER BY skill)::INTEGER AS number "
                       "FROM (SELECT DISTINCT skill FROM skilled)")  # fmt: skip
    connection.execute(_question(parameters.skills_by_ssyk))
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


def _question(by_ssyk: bool) -> str:
    """Return the question that counts ads by their own month, and what is folded by the month of the first."""
    alone = "ssyk IS NULL" if by_ssyk else "ssyk IS NULL OR number IS NOT NULL"
    return f"""
    CREATE TABLE cells AS
    WITH placed AS (
        SELECT listing.*, coalesce(fold, id) AS fold FROM listing LEFT JOIN folds USING (id)
    ), firsts AS (
        SELECT fold, coalesce(max(vacancies), 1) AS size, max(vacancies) IS NULL AS unstated,
            bool_or(staffing) AS staffing, min(month) AS month,
            any_value(ssyk) AS ssyk, any_value(county) AS county, any_value(municipality) AS municipality
        FROM placed GROUP BY fold
    ), numbered AS (
        SELECT id, number FROM skilled JOIN named USING (skill)
    ), wanted AS (
        SELECT DISTINCT fold, number FROM placed JOIN numbered USING (id)
    ), units AS (
        SELECT month, county, municipality, ssyk, NULL AS number, 1 AS ad, 0 AS fold, 0 AS size,
            false AS staffing, false AS unstated FROM placed
        UNION ALL
        SELECT month, county, municipality, ssyk, number, 1, 0, 0, false, false FROM placed JOIN numbered USING (id)
        UNION ALL
        SELECT month, county, municipality, ssyk, NULL, 0, 1, size, staffing, unstated FROM firsts
        UNION ALL
        SELECT month, county, municipality, ssyk, number, 0, 1, size, staffing, unstated
        FROM firsts JOIN wanted USING (fold)
    ), finest AS (
        SELECT month, county, municipality, ssyk, number, sum(ad) AS ads, sum(fold) AS folded, sum(size) AS vacancies,
            sum(size) FILTER (staffing) AS staffing, sum(unstated::INTEGER) AS unstated, sum(size * size) AS squares
        FROM units GROUP BY ALL
    ), leveled AS (
        SELECT * EXCLUDE (county, municipality, ssyk),
            unnest(list_filter(['00', county, municipality], lambda x: x IS NOT NULL)) AS region,
            CASE WHEN {alone} THEN [NULL] ELSE [ssyk, NULL] END AS ssyks
        FROM finest
    ), spread AS (
        SELECT * EXCLUDE (ssyks), unnest(ssyks) AS ssyk FROM leveled
    )
    SELECT region, ssyk, number, month, sum(ads) AS ads, sum(folded) AS folded, sum(vacancies) AS vacancies,
        sum(staffing) AS staffing, sum(unstated) AS unstated, sum(squares) AS squares
    FROM spread
    GROUP BY region, ssyk, number, month
    """
