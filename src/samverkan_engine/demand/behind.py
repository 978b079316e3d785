"""The ads behind each number: which were counted where, and which were taken for the same vacancy."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from samverkan_engine.tables.demand import COUNTED

ROWS = 200_000


def write(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write COUNTED of the ads that are listed and folded into a Parquet file, batch by batch."""
    with pq.ParquetWriter(path, COUNTED.schema, compression="zstd") as file:
        for batch in connection.sql(_BEHIND).to_arrow_reader(ROWS):
            file.write_table(COUNTED.checked(pa.Table.from_batches([batch])))


_BEHIND = """
WITH placed AS (
    SELECT listing.*, coalesce(folds.head, listing.place) AS head
    FROM listing LEFT JOIN folds ON folds.place = listing.place
), firsts AS (
    SELECT head, min(month) AS month, any_value(id) FILTER (place = head) AS fold FROM placed GROUP BY head
), asked AS (
    SELECT place, NULL AS number, NULL AS needed FROM listing
    UNION ALL SELECT place, number, needed FROM skilled
)
SELECT named.skill AS skill, placed.ssyk AS ssyk, firsts.month AS month, placed.county AS county,
    placed.municipality AS municipality, placed.id AS ad,
    timezone('Europe/Stockholm', placed.published_at)::DATE AS published_on, fold,
    ['must', 'nice', 'unspecified'][needed] AS required
FROM asked
JOIN placed USING (place)
JOIN firsts USING (head)
LEFT JOIN named ON named.number = asked.number
ORDER BY asked.number NULLS FIRST, placed.ssyk NULLS FIRST, firsts.month, ad
"""
