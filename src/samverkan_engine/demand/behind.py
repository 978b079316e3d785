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
    SELECT listing.*, coalesce(fold, id) AS fold FROM listing LEFT JOIN folds USING (id)
), firsts AS (
    SELECT fold, min(month) AS month FROM placed GROUP BY fold
), wanted AS (
    SELECT id, NULL AS skill, NULL AS required FROM listing
    UNION ALL SELECT id, skill, required FROM skilled
)
SELECT wanted.skill, placed.ssyk, firsts.month, placed.county, placed.municipality, placed.id AS ad,
    timezone('Europe/Stockholm', placed.published_at)::DATE AS published_on, fold, wanted.required
FROM placed JOIN firsts USING (fold) JOIN wanted USING (id)
ORDER BY wanted.skill NULLS FIRST, placed.ssyk NULLS FIRST, firsts.month, ad
"""
