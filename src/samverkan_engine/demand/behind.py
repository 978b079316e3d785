"""The ads behind each number: which were counted where, and which were taken for the same vacancy."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from samverkan_engine.tables.demand import COUNTED

ROWS = 200_000
AT_A_TIME = 1_000_000
"""Rows that are put in order at a time; more than so many do not fit in the memory that is allowed."""


def write(connection: duckdb.DuckDBPyConnection, path: Path, at_a_time: int = AT_A_TIME) -> None:
    """Write COUNTED of the ads that are listed and folded into a Parquet file, some skills after the others."""
    connection.execute(_PUT)
    with pq.ParquetWriter(path, COUNTED.schema, compression="zstd") as file:
        for low, high in _ranges(connection, at_a_time):
            asked = _OF_ADS if high is None else _OF_SKILLS.format(low=low, high=high)
            for batch in connection.sql(_BEHIND.format(asked=asked)).to_arrow_reader(ROWS):
                file.write_table(COUNTED.checked(pa.Table.from_batches([batch])))
    connection.execute("DROP TABLE put")


def _ranges(connection: duckdb.DuckDBPyConnection, at_a_time: int) -> Iterator[tuple[int, int | None]]:
    """Yield (0, None) for the ads themselves, then skills by their numbers, low left out and high in."""
    yield 0, None
    low = rows = number = 0
    for number, ads in connection.execute(_HOW_MANY).fetchall():
        rows += ads
        if rows >= at_a_time:
            yield low, number
            low, rows = number, 0
    if rows:
        yield low, number


_HOW_MANY = "SELECT number, count(*) FROM skilled GROUP BY number ORDER BY number"
_OF_ADS = "SELECT place, NULL::INTEGER AS number, NULL::TINYINT AS needed FROM listing"
_OF_SKILLS = "SELECT place, number, needed FROM skilled WHERE number > {low} AND number <= {high}"

_PUT = """
CREATE TABLE put AS
WITH placed AS (
    SELECT listing.place, id, ssyk, county, municipality, month, coalesce(folds.head, listing.place) AS head,
        timezone('Europe/Stockholm', published_at)::DATE AS published_on
    FROM listing LEFT JOIN folds ON folds.place = listing.place
), firsts AS (
    SELECT head, min(month) AS month, any_value(id) FILTER (place = head) AS fold FROM placed GROUP BY head
)
SELECT place, id, ssyk, county, municipality, firsts.month AS month, published_on, fold
FROM placed JOIN firsts USING (head)
"""

_BEHIND = """
SELECT named.skill AS skill, ssyk, month, county, municipality, put.id AS ad, published_on, fold,
    ['must', 'nice', 'unspecified'][needed] AS required
FROM ({asked}) AS asked
JOIN put USING (place)
LEFT JOIN named ON named.number = asked.number
ORDER BY asked.number NULLS FIRST, ssyk NULLS FIRST, month, ad
"""
