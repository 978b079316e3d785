"""How ADS lies in a Parquet file, and the DuckDB that reads and writes it."""

from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from samverkan_engine.tables.ads import ADS

GROUP = 25_000
"""Rows in a group of the file: some 50 MB of ads."""

WORDS_AGAIN = [
    *("source", "occupation", "occupation_label", "ssyk", "employment_type"),
    *("employer", "employer_name", "municipality", "county", "country"),
]
"""Columns whose values come again and again; the others are written as they are, which takes less time."""


def opened_for_writing(target: Path) -> Any:
    """Return a Parquet file of ADS that takes tables."""
    return pq.ParquetWriter(target, ADS.schema, compression="zstd", compression_level=1, use_dictionary=WORDS_AGAIN)


def connected(memory_mb: int = 1_200, threads: int = 2, folder: str = "") -> duckdb.DuckDBPyConnection:
    """Return a DuckDB of its own that holds so much in memory, spills into the folder, and knows times as UTC."""
    connection = duckdb.connect(config={"memory_limit": f"{memory_mb}MB", "threads": threads})
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")
    if folder:
        connection.execute(f"SET temp_directory = '{folder}'")
    return connection
