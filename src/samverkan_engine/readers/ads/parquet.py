"""How ADS lies in a Parquet file, and how much of it is worked on at a time."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from samverkan_engine.tables.ads import ADS

GROUP = 25_000
"""Rows in a group of the file: some 50 MB of ads."""

MEMORY_MB = 1_200
"""Megabytes that DuckDB holds at most, where nothing else is said."""

WORDS_AGAIN = [
    *("source", "occupation", "occupation_label", "ssyk", "employment_type"),
    *("employer", "employer_name", "municipality", "county", "country"),
]
"""Columns whose values come again and again; the others are written as they are, which takes less time."""


def opened_for_writing(target: Path) -> Any:
    """Return a Parquet file of ADS that takes tables."""
    return pq.ParquetWriter(target, ADS.schema, compression="zstd", compression_level=1, use_dictionary=WORDS_AGAIN)
