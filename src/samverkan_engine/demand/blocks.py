"""The rows of DEMAND, counted block by block in their order: those of a whole country fill many gigabytes."""

from collections.abc import Iterator

import duckdb
import pyarrow as pa

AT_A_TIME = 1_000_000
"""Units that are counted at a time, or all of one place where it has more."""


def blocks(
    connection: duckdb.DuckDBPyConnection, skills_by_ssyk: bool, at_a_time: int = AT_A_TIME
) -> Iterator[pa.Table]:
    """
    Yield what is counted of `units`, by region, ssyk, skill and month, all in numbers; no series is parted.

    The country comes first, for all occupations together and then for some after the others; then places with others.
    """
    by_ssyk = "ssyk > 0" if skills_by_ssyk else "ssyk > 0 AND number = 0"
    yield _counted(connection, _level("0", "0", "true"))
    for some in _ranges(connection, "SELECT ssyk AS value FROM units WHERE ssyk > 0", at_a_time):
        yield _counted(connection, _level("0", "ssyk", f"{by_ssyk} AND ssyk {some}"))
    places = "SELECT county AS value FROM units UNION ALL SELECT municipality FROM units"
    for some in _ranges(connection, places, at_a_time):
        yield _counted(
            connection,
            *(_level(level, "0", f"{level} {some}") for level in LEVELS),
            *(_level(level, "ssyk", f"{level} {some} AND {by_ssyk}") for level in LEVELS),
        )


LEVELS = ("county", "municipality")


def _ranges(connection: duckdb.DuckDBPyConnection, values: str, at_a_time: int) -> Iterator[str]:
    """Yield conditions that part the values into ranges with some `at_a_time` rows each, in order."""
    first, rows, at = None, 0, None
    for at, more in connection.execute(
        f"SELECT value, count(*) FROM ({values}) WHERE value IS NOT NULL GROUP BY value ORDER BY value"
    ).fetchall():
        first, rows = at if first is None else first, rows + more
        if rows >= at_a_time:
            yield f"BETWEEN {first} AND {at}"
            first, rows = None, 0
    if first is not None:
        yield f"BETWEEN {first} AND {at}"


def _level(region: str, ssyk: str, which: str) -> str:
    return f"SELECT {region}::SMALLINT AS region, {ssyk}::SMALLINT AS ssyk, {_COUNTED} WHERE {which} GROUP BY ALL"


def _counted(connection: duckdb.DuckDBPyConnection, *levels: str) -> pa.Table:
    together = " UNION ALL ".join(levels)
    return connection.sql(f"SELECT * FROM ({together}) ORDER BY region, ssyk, skill, month").to_arrow_table()


_COUNTED = """
number AS skill, month, count(*) FILTER (ad) AS ads, count(*) FILTER (fold) AS folded,
coalesce(sum(coalesce(size, 1)) FILTER (fold), 0)::BIGINT AS vacancies,
coalesce(sum(coalesce(size, 1)) FILTER (fold AND staffing), 0)::BIGINT AS staffing,
count(*) FILTER (fold AND size IS NULL) AS unstated,
coalesce(sum(coalesce(size, 1)::BIGINT * coalesce(size, 1)) FILTER (fold), 0)::BIGINT AS squares
FROM units
"""
