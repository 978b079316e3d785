"""The ads that are counted, with the occupation, place and month of each; checked before anything is counted."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from tempfile import TemporaryDirectory
from typing import TypeAlias

import duckdb
import pyarrow as pa
from pyarrow.dataset import FileSystemDataset

from samverkan_engine.demand.parameters import Parameters
from samverkan_engine.demand.refusals import UnknownAd, UnknownCode
from samverkan_engine.demand.staffing import NAMES
from samverkan_engine.errors import Undeclared
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.declared import Declared
from samverkan_engine.tables.matches import MENTIONS, OCCUPATIONS
from samverkan_engine.tables.querying import connected, itself

FORMS = {"municipality": "[0-9]{4}", "county": "[0-9]{2}", "ssyk": "[0-9]{4}"}


Rows: TypeAlias = pa.Table | FileSystemDataset
"""A declared table in memory; or in Parquet files, of which only the needed columns are read, batch by batch."""

MEMORY_MB = 1_000
"""What DuckDB holds at most; what is more lies on disk meanwhile."""


@contextmanager
def listed(ads: Rows, mentions: Rows, occupations: Rows, parameters: Parameters) -> Iterator[duckdb.DuckDBPyConnection]:
    """
    Give a DuckDB with the tables `listing`, one row an ad, `skilled`, one an ad and skill, and `named`, the skills; and
    with the view `once`. Ads go by their place in the order of publication, skills by their number.

    `once` is the ads as they came, each once: of an ad that stands twice the newest version. Texts are kept nowhere
    else, since those of all ads of a country fill more memory than everything else together.

    A skill that an ad names several times is as needed as where it is needed most.

    Raises Undeclared, UnknownAd or UnknownCode; and, also of what is asked within, MemoryError, or OSError when the
    disk is full.
    """
    with _room_told(), TemporaryDirectory() as folder, connected(MEMORY_MB, folder=folder) as connection:
        connection.execute("SET preserve_insertion_order = false")
        for declared, rows in ((ADS, ads), (MENTIONS, mentions), (OCCUPATIONS, occupations)):
            _offer(connection, declared.name.lower(), _checked(declared, rows))
        connection.execute(_ONCE)
        _require_known(connection)
        connection.execute(_DRAWN, _told(parameters))
        for step in (_NUMBERED, _LISTING):
            connection.execute(step)
        for name in ("drawn", "numbered"):
            connection.execute(f"DROP TABLE {name}")
        _require_forms(connection)
        for question in (_named(parameters.scheme), _skilled(parameters.scheme)):
            connection.execute(question, {"least": parameters.least_score})
        yield connection


@contextmanager
def _room_told() -> Iterator[None]:
    """Tell a lack of memory from a lack of disk: DuckDB calls it memory too when what it lays aside fills the disk."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        if "max_temp_directory_size" in str(error):
            raise OSError(ENOSPC, os.strerror(ENOSPC)) from error
        raise MemoryError(str(error)) from error
    except duckdb.IOException as error:
        raise OSError(str(error)) from error


def _offer(connection: duckdb.DuckDBPyConnection, name: str, rows: Rows) -> None:
    """Let DuckDB see a table; files it reads itself, within the memory it is allowed, while Arrow reads far ahead."""
    if isinstance(rows, pa.Table):
        connection.register(name, rows)
    else:
        connection.read_parquet([itself(file) for file in rows.files]).create_view(name)


def _checked(declared: Declared, rows: Rows) -> Rows:
    """Return the rows; of files, which were checked when they were written, only the schema is looked at again."""
    if isinstance(rows, pa.Table):
        return declared.checked(rows)
    unfit = [field.name for field in declared.schema if field.name not in rows.schema.names]
    unfit = unfit or [field.name for field in declared.schema if rows.schema.field(field.name).type != field.type]
    if unfit:
        raise Undeclared(f"{declared.name} is not as declared in {', '.join(unfit)}.")
    return rows


def _told(parameters: Parameters) -> dict[str, object]:
    return {
        "home": parameters.home,
        "staffing": sorted(parameters.staffing_numbers),
        "names": NAMES,
        "marked": parameters.scheme == "jobtech",
    }


def _require_known(connection: duckdb.DuckDBPyConnection) -> None:
    for table in ("mentions", "occupations"):
        row = connection.execute(f"SELECT min(ad) FROM {table} ANTI JOIN ads ON id = ad").fetchone()
        if row and row[0] is not None:
            raise UnknownAd(table.upper(), row[0])


def _require_forms(connection: duckdb.DuckDBPyConnection) -> None:
    for column, form in FORMS.items():
        row = connection.execute(
            f"SELECT min({column}) FROM listing WHERE NOT regexp_full_match({column}, '{form}')"
        ).fetchone()
        if row and row[0] is not None:
            raise UnknownCode(column, row[0])


_ONCE = """
CREATE TEMP VIEW once AS
WITH twice AS (
    SELECT id FROM ads GROUP BY id HAVING count(*) > 1
)
SELECT * FROM ads ANTI JOIN twice USING (id)
UNION ALL
SELECT * FROM ads SEMI JOIN twice USING (id)
QUALIFY row_number() OVER (
    PARTITION BY id
    ORDER BY greatest(updated_at, removed_at) DESC NULLS LAST, removed_at DESC NULLS LAST, source, text_hash, headline
) = 1
"""

_DRAWN = """
CREATE TABLE drawn AS
WITH told AS (
    SELECT ad, min(ssyk) AS ssyk FROM occupations GROUP BY ad
)
SELECT id, coalesce(told.ssyk, once.ssyk) AS ssyk, municipality, coalesce(county, municipality[:2]) AS county,
    published_at, strftime(timezone('Europe/Stockholm', published_at), '%Y-%m') AS month, vacancies,
    coalesce(employer, employer_name, '') AS employer,
    CASE WHEN text_hash IS NULL AND text IS NULL THEN headline END AS headline,
    md5_number(coalesce(text_hash, sha256(text))) AS text_hash,
    coalesce(employer IN (SELECT unnest($staffing)), false)
        OR coalesce(regexp_matches(employer_name, $names), false) AS staffing,
    CASE WHEN $marked THEN must_skills END AS must_skills, CASE WHEN $marked THEN nice_skills END AS nice_skills
FROM once LEFT JOIN told ON told.ad = id
WHERE published_at IS NOT NULL AND (county IS NOT NULL OR municipality IS NOT NULL OR coalesce(country, $home) = $home)
"""

_NUMBERED = """
CREATE TABLE numbered AS SELECT id, row_number() OVER (ORDER BY published_at, id)::INTEGER AS place FROM drawn
"""
"""By itself, since DuckDB holds all of what it numbers."""

_LISTING = "CREATE TABLE listing AS SELECT * FROM drawn JOIN numbered USING (id)"


def _named(scheme: str) -> str:
    """Return the SQL of every skill with a number in alphabetical order: numbers take a tenth of the memory."""
    marked = "UNION SELECT unnest(must_skills) FROM listing UNION SELECT unnest(nice_skills) FROM listing"
    return f"""
    CREATE TABLE named AS
    SELECT skill, row_number() OVER (ORDER BY skill)::INTEGER AS number FROM (
        SELECT {scheme}[1] AS skill FROM mentions WHERE score >= $least GROUP BY ALL
        {marked if scheme == "jobtech" else ""}
    ) WHERE skill IS NOT NULL
    """


def _skilled(scheme: str) -> str:
    """
    Return the SQL of the skills of each ad, and how needed they are: 1 a must, 2 nice to have, 3 not said.

    JobTech's are also those that the employer has marked.
    """
    marked = """
    UNION ALL
    SELECT place, number, 1 FROM (SELECT place, unnest(must_skills) AS skill FROM listing) JOIN named USING (skill)
    UNION ALL
    SELECT place, number, 2 FROM (SELECT place, unnest(nice_skills) AS skill FROM listing) JOIN named USING (skill)
    """
    return f"""
    CREATE TABLE skilled AS
    WITH found AS (
        SELECT place, number, list_position(['must', 'nice', 'unspecified'], required) AS needed
        FROM (SELECT ad AS id, {scheme}[1] AS skill, required FROM mentions WHERE score >= $least)
        JOIN named USING (skill) JOIN (SELECT id, place FROM listing) USING (id)
        {marked if scheme == "jobtech" else ""}
    )
    SELECT place, number, min(needed)::TINYINT AS needed FROM found GROUP BY place, number
    """
