"""The ads that are counted, with the occupation, place and month of each; checked before anything is counted."""

import duckdb
import pyarrow as pa

from samverkan_engine.demand.parameters import Parameters
from samverkan_engine.demand.refusals import UnknownAd, UnknownCode
from samverkan_engine.demand.staffing import NAMES
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.matches import MENTIONS, OCCUPATIONS

FORMS = {"municipality": "[0-9]{4}", "county": "[0-9]{2}", "ssyk": "[0-9]{4}"}


def listed(
    ads: pa.Table, mentions: pa.Table, occupations: pa.Table, parameters: Parameters
) -> duckdb.DuckDBPyConnection:
    """
    Return a DuckDB with the tables `listing` and `skilled`, one row an ad, and one an ad and skill.

    Raises Undeclared, UnknownAd or UnknownCode.
    """
    connection = duckdb.connect(config={"threads": 2})
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")
    for name, declared, table in (
        ("ads", ADS, ads),
        ("mentions", MENTIONS, mentions),
        ("occupations", OCCUPATIONS, occupations),
    ):
        connection.register(name, declared.checked(table))
    _require_known(connection)
    connection.execute(
        _LISTING, {"home": parameters.home, "staffing": sorted(parameters.staffing_numbers), "names": NAMES}
    )
    _require_forms(connection)
    connection.execute(_skilled(parameters.scheme), {"least": parameters.least_score})
    return connection


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


_LISTING = """
CREATE TABLE listing AS
WITH told AS (
    SELECT ad, min(ssyk) AS ssyk FROM occupations GROUP BY ad
), once AS (
    SELECT * FROM ads QUALIFY row_number() OVER (PARTITION BY id ORDER BY updated_at DESC, text_hash, headline) = 1
)
SELECT id, coalesce(told.ssyk, once.ssyk) AS ssyk, municipality, coalesce(county, municipality[:2]) AS county,
    published_at, strftime(timezone('Europe/Stockholm', published_at), '%Y-%m') AS month, vacancies,
    coalesce(employer, employer_name, '') AS employer, headline, text, coalesce(text_hash, sha256(text)) AS text_hash,
    coalesce(employer IN (SELECT unnest($staffing)), false)
        OR coalesce(regexp_matches(employer_name, $names), false) AS staffing,
    must_skills, nice_skills
FROM once LEFT JOIN told ON told.ad = id
WHERE published_at IS NOT NULL AND (county IS NOT NULL OR municipality IS NOT NULL OR coalesce(country, $home) = $home)
"""


def _skilled(scheme: str) -> str:
    """Return the SQL of the skills of each ad; JobTech's are also those that the employer has marked."""
    marked = """
    UNION SELECT id, unnest(must_skills) FROM listing
    UNION SELECT id, unnest(nice_skills) FROM listing
    """
    return f"""
    CREATE TABLE skilled AS
    SELECT DISTINCT ad AS id, {scheme}[1] AS skill FROM mentions
    SEMI JOIN listing ON listing.id = ad
    WHERE score >= $least AND {scheme}[1] IS NOT NULL
    {marked if scheme == "jobtech" else ""}
    """
