"""Keeping a declared table that was read from a fetch, in place of what was read of the same part before."""

from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samverkan.sources.files import CannotStore
from samverkan.sources.models import Dataset, Fetch
from samverkan.sources.queries.datasets import declared

if TYPE_CHECKING:
    import pyarrow as pa


CURRENT_ALONE = ("ADS",)
"""Tables of which only what stands is kept: the text of an ad is kept no longer than the ad lives."""


def keep(
    *, fetch: Fetch, table: str, rows: "pa.Table | Path", count: int = 0, part: str = "", period: str = "", at: datetime
) -> Dataset:
    """
    Write the rows as Parquet and let them stand for this part of the source from now on.

    rows, count  a table; or a Parquet file in the folder of tables, with its number of rows

    What stood for it before is superseded: its file stays, so that what was computed from it can be computed again.
    Raises CannotStore, with everything as it was, when the folder of tables cannot be written.
    """
    if isinstance(rows, Path):
        return stand(
            fetch=fetch, table=table, path=str(rows.relative_to(settings.TABLES)), rows=count, part=part, period=period,
            at=at,
        )  # fmt: skip
    path = f"{table.lower()}/{slugify(f'{fetch.source}-{part}')[:80]}-{fetch.pk}-{uuid4().hex[:8]}.parquet"
    write(declared(table).checked(rows), Path(settings.TABLES) / path)
    return stand(fetch=fetch, table=table, path=path, rows=rows.num_rows, part=part, period=period, at=at)


@transaction.atomic
def stand(*, fetch: Fetch, table: str, path: str, rows: int, part: str, period: str, at: datetime) -> Dataset:
    """Let a Parquet file that is written already, within the folder of tables, stand for a part of a source."""
    about = {"table": table, "source": fetch.source, "part": part, "is_invented": fetch.is_invented}
    same = Dataset.objects.filter(**about, superseded_at=None)
    if table in CURRENT_ALONE:
        transaction.on_commit(partial(_remove, list(same.values_list("path", flat=True))))
    same.update(superseded_at=at)
    return Dataset.objects.create(**about, period=period, fetch=fetch, path=path, rows=rows, made_at=at)


def _remove(paths: list[str]) -> None:
    for path in paths:
        (Path(settings.TABLES) / path).unlink(missing_ok=True)


def write(rows: "pa.Table", path: Path) -> None:
    """Write a table whole or not at all."""
    import pyarrow.parquet as pq

    beside = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(rows, beside, compression="zstd")
        beside.replace(path)
    except OSError as fault:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        sentence = _("The table could not be stored (%(fault)s). What was kept before stays; free some space.")
        raise CannotStore(sentence % {"fault": fault.strerror or fault}) from fault
