"""Job ads: read into Parquet under a memory limit; changes are laid over those that are kept."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.utils.translation import gettext as _

from samverkan.sources.queries.datasets import paths

if TYPE_CHECKING:
    from samverkan_engine.tables.reading import RowRefused


class CannotLayOver(Exception):
    """What came cannot be laid over the ads that are kept; they stay as they are."""


@dataclass(frozen=True)
class AdsRead:
    """The Parquet file that was written, how many ads are in it, which part they are, and what could not be read."""

    file: Path
    count: int
    part: str
    refused: "tuple[RowRefused, ...]"


def read(source: str, path: Path, wanted: Mapping[str, Any]) -> AdsRead:
    """
    Read a file of ads into a new Parquet file in the folder of tables.

    Of JobStream a window goes into the ads that are kept, and a snapshot (`snapshot` in `wanted`) closes those that it
    lacks; what is kept stays as it is until the new file takes its place. Raises the refusals of the reader.
    """
    from samverkan_engine.readers.ads import Source
    from samverkan_engine.readers.ads.bulk import to_parquet

    folder = Path(settings.TABLES) / "ads"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{source}-{uuid4().hex}.parquet"
    kept = paths("ADS", source) if source == "jobstream" else []
    with _records(source, path) as file:
        found = to_parquet(file, target, Source(source))
    count = found.ads
    if kept:
        try:
            count = _laid_over(kept[0], target, found.removed, is_whole=bool(wanted.get("snapshot")))
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    return AdsRead(target, count, str(wanted.get("file", "")), found.refused)


def _laid_over(kept: Path, new: Path, removed: Any, is_whole: bool) -> int:
    """Lay what came over what is kept, into the new file; returns how many ads there are then."""
    import pyarrow.parquet as pq

    from samverkan.sources.actions.datasets import write
    from samverkan_engine.readers.ads.keeping import TooManyGone, lay_over_file, reconciled, without_texts_of_closed

    if not is_whole:
        ads = pq.read_table(new, partitioning=None)
        shutil.copyfile(kept, new)
        count = lay_over_file(new, ads, removed)
        write(without_texts_of_closed(pq.read_table(new, partitioning=None)), new)
        return count
    try:
        whole = reconciled(
            pq.read_table(kept, partitioning=None), pq.read_table(new, partitioning=None), datetime.now(UTC)
        )
    except TooManyGone as error:
        sentence = _(
            "%(gone)s of the %(known)s open ads are missing from what came. "
            "It may be cut short, so nothing was closed. Fetch it again."
        )
        raise CannotLayOver(sentence % {"gone": error.gone, "known": error.known}) from error
    write(without_texts_of_closed(whole), new)
    return int(whole.num_rows)


@contextmanager
def _records(source: str, path: Path) -> Iterator[Path]:
    """Give a file of records: of answers of a search, one a line as a fetch keeps them, the ads in them."""
    with path.open("rb") as file:
        begins = file.read(300)
    if source != "jobsearch" or not begins.startswith(b'{"total"'):
        yield path
        return
    with TemporaryDirectory() as folder:
        inside = Path(folder) / "hits.jsonl"
        with inside.open("w", encoding="utf-8") as hits, path.open(encoding="utf-8") as lines:
            for line in lines:
                for hit in json.loads(line).get("hits") or []:
                    hits.write(json.dumps(hit, ensure_ascii=False) + "\n")
        yield inside
