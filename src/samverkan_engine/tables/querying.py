"""DuckDB over tables: a connection within its memory, and files named so that their names mean only themselves."""

import glob
from pathlib import Path

import duckdb


def connected(memory_mb: int, threads: int = 2, folder: str = "") -> duckdb.DuckDBPyConnection:
    """
    Return a DuckDB of its own that knows times as UTC.

    memory_mb  megabytes that it holds at most
    folder     where it lays meanwhile what is more; none: where DuckDB chooses
    """
    spilling = {"temp_directory": folder} if folder else {}
    connection = duckdb.connect(config={"memory_limit": f"{memory_mb}MB", "threads": threads, **spilling})
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")
    return connection


def itself(path: str | Path) -> str:
    """Return the path as DuckDB reads one file by: it takes `*`, `?` and `[` in a name for a pattern of many names."""
    return glob.escape(str(path))
