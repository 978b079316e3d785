"""
What is counted, a row for each ad and for each skill of an ad, in numbers small enough that a country's fit in memory.

Places, occupations and months go by numbers here that sort as their codes do; 0 stands for all of the country, for all
occupations together, and for all skills together.
"""

from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa

from samverkan_engine.demand.breaks import months_between

REGIONS = pa.array(["00", *(f"{c:02}{m}" for c in range(100) for m in ("", *(f"{n:02}" for n in range(100))))])
OCCUPATIONS = pa.array([None, *(f"{code:04}" for code in range(10_000))], pa.string())


@dataclass(frozen=True, slots=True)
class Codes:
    """
    What the numbers stand for.

    first   the number of the first month
    months  from the first to the last
    skills  by their numbers
    """

    first: int
    months: list[str]
    skills: pa.Array

    def of(self, counted: pa.Table) -> pa.Table:
        """Return the table with codes for its numbers of region, ssyk, skill and month."""
        months = pa.array(self.months, pa.string())
        told = {
            "region": REGIONS.take(counted["region"]),
            "ssyk": OCCUPATIONS.take(counted["ssyk"]),
            "skill": self.skills.take(counted["skill"]),
            "month": months.take(pa.compute.subtract(counted["month"], np.int16(self.first))),
        }
        for name, column in told.items():
            counted = counted.set_column(counted.schema.get_field_index(name), name, column)
        return counted


def laid_out(connection: duckdb.DuckDBPyConnection) -> Codes:
    """Add the table `units` of the ads that are listed and folded, and return what its numbers stand for."""
    for step in (_PLACED, _UNITS):
        connection.execute(step)
    connection.execute("DROP TABLE placed")
    ends = connection.execute("SELECT min(month), max(month) FROM units").fetchall()[0]
    skills = connection.sql("SELECT NULL AS skill UNION ALL (SELECT skill FROM named ORDER BY number)")
    return Codes(
        ends[0] or 0,
        months_between(*(f"{number // 12:04}-{number % 12 + 1:02}" for number in ends)) if ends[0] else [],
        skills.to_arrow_table()["skill"].cast(pa.string()).combine_chunks(),
    )


_PLACED = """
CREATE TABLE placed AS
WITH heads AS (
    SELECT head, max(vacancies) AS size, bool_or(staffing) AS staffing
    FROM folds JOIN listing USING (place) GROUP BY head
)
SELECT listing.place, coalesce(folds.head, listing.place) = listing.place AS first,
    (12 * month[:4]::INTEGER + month[6:]::INTEGER - 1)::SMALLINT AS month,
    1 + 101 * county::SMALLINT AS county,
    2 + 101 * municipality[:2]::SMALLINT + municipality[3:]::SMALLINT AS municipality,
    coalesce(1 + ssyk::SMALLINT, 0::SMALLINT) AS ssyk,
    coalesce(heads.size, listing.vacancies) AS size,
    coalesce(heads.staffing, listing.staffing) AS staffing
FROM listing LEFT JOIN folds ON folds.place = listing.place LEFT JOIN heads ON heads.head = listing.place
"""

_OF_PLACED = "month, county, municipality, ssyk, size, staffing"

_UNITS = f"""
CREATE TABLE units AS
SELECT 0::INTEGER AS number, true AS ad, first AS fold, {_OF_PLACED} FROM placed
UNION ALL
SELECT number, true, first, {_OF_PLACED} FROM skilled JOIN placed USING (place)
UNION ALL
SELECT number, false, true, {_OF_PLACED} FROM added JOIN placed ON place = head
"""
"""
ad    counts among the ads as published
fold  counts among those left when they are folded, with the size of them all
"""
