"""
Ads as they are kept: a window of the stream, or a new snapshot, laid over what was known.

What is newer by the source's own time wins, so a window may be laid over twice, or after a later one, with the same
result. A removal closes an ad and takes nothing from what it said; a version that came before the removal does not
open it again, one that came after it does. An ad that is absent from a snapshot is closed with the reason `absent`.
"""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from samverkan_engine.readers.ads.parquet import GROUP, MEMORY_MB, opened_for_writing
from samverkan_engine.tables.ads import ADS, REMOVALS
from samverkan_engine.tables.querying import connected, itself

SAID = [name for name in ADS.schema.names if name not in ("id", "removed_at", "removed_because")]


class TooManyGone(Exception):
    """A snapshot that lacks more of the open ads than is likely; the sentence says how many of how many."""

    def __init__(self, gone: int, known: int) -> None:
        self.gone, self.known = gone, known
        super().__init__(
            f"{gone} of the {known} open ads are not in the snapshot. It may be cut short: nothing was closed. "
            "Fetch it again, or allow more to be closed."
        )


def laid_over(kept: pa.Table, ads: pa.Table, removed: pa.Table) -> pa.Table:
    """
    Return the kept ads with a window of the stream laid over them, in the order of their ids.

    kept, ads  ADS
    removed    REMOVALS; one of an ad that is not known is passed over
    """
    with _connection(ads, removed) as connection:
        connection.register("kept", kept)
        return ADS.checked(connection.sql(_question(_STREAM)).to_arrow_table())


def reconciled(kept: pa.Table, snapshot: pa.Table, at: datetime, most_gone: float = 0.5) -> pa.Table:
    """
    Return the kept ads with a snapshot of all live ads laid over them; those absent from it are closed.

    at         when the snapshot was taken
    most_gone  share of the open ads that may be absent, 0 to 1; TooManyGone is raised when more are
    """
    with _connection(snapshot, REMOVALS.empty()) as connection:
        connection.register("kept", kept)
        known, gone = connection.sql(_GONE).fetchall()[0]
        if gone > most_gone * known:
            raise TooManyGone(gone, known)
        question = connection.sql(_question(_SNAPSHOT), params={"at": at})
        return ADS.checked(question.to_arrow_table())


def once(ads: pa.Table) -> pa.Table:
    """
    Return the ads each once: of those that several sources have, the newest version by the source's own time.

    Of two of the same time the closed one is newer, since closing changes no text. The order is that of the table.
    """
    count = ads.num_rows
    keys = ads.select(["id", "updated_at", "removed_at", "source", "text_hash", "headline"])
    with connected(MEMORY_MB) as connection:
        connection.register("ads", keys.append_column("place", pa.array(range(count), pa.int64())))
        places = connection.sql(_NEWEST).to_arrow_table()["place"].to_numpy()
    newest = np.zeros(count, bool)
    newest[places] = True
    return ads.filter(pa.array(newest))


_NEWEST = """
SELECT place FROM ads QUALIFY row_number() OVER (
    PARTITION BY id
    ORDER BY greatest(updated_at, removed_at) DESC NULLS LAST, removed_at DESC NULLS LAST, source, text_hash, headline
) = 1
"""


def lay_over_file(kept: Path, ads: pa.Table, removed: pa.Table, memory_mb: int = MEMORY_MB) -> int:
    """Do in a Parquet file what `laid_over` does in a table, for any number of ads; returns how many there are then."""
    with TemporaryDirectory(dir=kept.parent, prefix=f".{kept.name}-") as folder:
        beside = Path(folder) / kept.name
        with _connection(ads, removed, memory_mb, folder) as connection, opened_for_writing(beside) as file:
            connection.sql("SELECT * FROM read_parquet($file)", params={"file": itself(kept)}).create_view("kept")
            for batch in connection.sql(_question(_STREAM)).to_arrow_reader(GROUP):
                file.write_table(ADS.checked(pa.Table.from_batches([batch])))
        count: int = pq.read_metadata(beside).num_rows
        beside.replace(kept)
    return count


def without_texts_of_closed(kept: pa.Table) -> pa.Table:
    """Return the ads without the texts of those that are closed: a text is kept no longer than its ad lives."""
    with connected(MEMORY_MB) as connection:
        connection.register("kept", kept)
        closed = "CASE WHEN removed_at IS NULL THEN text END AS text"
        return ADS.checked(connection.sql(f"SELECT * REPLACE ({closed}) FROM kept ORDER BY id").to_arrow_table())


def _connection(
    ads: pa.Table, removed: pa.Table, memory_mb: int = MEMORY_MB, folder: str = ""
) -> duckdb.DuckDBPyConnection:
    connection = connected(memory_mb, folder=folder)
    connection.register("ads", ADS.checked(ads))
    connection.register("removed", REMOVALS.checked(removed))
    return connection


_GONE = """
SELECT count(*), count(*) FILTER (id NOT IN (SELECT id FROM ads)) FROM kept WHERE removed_at IS NULL
"""

_STREAM = ("new.updated_at > old.removed_at", "gone.removed_at", "gone.id IS NOT NULL", "removed")
_SNAPSHOT = ("$at > old.removed_at", "$at::TIMESTAMPTZ", "new.id IS NULL", "absent")


def _question(rules: tuple[str, str, str, str]) -> str:
    """Return the question, with what opens a closed ad again, and when, if and why an open one is closed."""
    opens, gone_at, is_gone, why = rules
    wins = "new.id IS NOT NULL AND coalesce(new.updated_at >= old.updated_at, true)"
    said = ", ".join(
        f"CASE WHEN {wins} AND (new.removed_at IS NULL OR new.{name} IS NOT NULL) THEN new.{name} ELSE old.{name} END"
        f" AS {name}"
        for name in SAID
    )
    return f"""
    WITH latest AS (
        SELECT * FROM ads
        QUALIFY row_number() OVER (
            PARTITION BY id ORDER BY updated_at DESC NULLS LAST, removed_at DESC NULLS LAST, text_hash, headline
        ) = 1
    ), ends AS (
        SELECT id, max(removed_at) AS removed_at FROM removed GROUP BY id
    ), laid AS (
        SELECT coalesce(new.id, old.id) AS id, {said},
            CASE WHEN new.removed_at IS NOT NULL AND {wins} THEN new.removed_at
                 WHEN old.removed_at IS NOT NULL AND NOT coalesce({opens} AND new.id IS NOT NULL, false)
                 THEN old.removed_at END AS closed_at,
            CASE WHEN new.removed_at IS NOT NULL AND {wins} THEN new.removed_because
                 ELSE old.removed_because END AS why,
            {is_gone} AND coalesce({gone_at} >= greatest(new.updated_at, old.updated_at), true) AS is_gone,
            coalesce({gone_at}, new.updated_at, old.updated_at, new.published_at, old.published_at) AS gone_at
        FROM kept AS old
        FULL JOIN latest AS new ON old.id = new.id
        LEFT JOIN ends AS gone ON gone.id = coalesce(new.id, old.id)
    )
    SELECT * EXCLUDE (closed_at, why, is_gone, gone_at),
        CASE WHEN closed_at IS NULL AND is_gone THEN gone_at ELSE closed_at END AS removed_at,
        CASE WHEN closed_at IS NULL AND is_gone THEN '{why}' WHEN closed_at IS NOT NULL THEN why END AS removed_because
    FROM laid
    ORDER BY id
    """
