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

from samverkan.sources.queries.datasets import file_of, standing

if TYPE_CHECKING:
    from samverkan_engine.tables.reading import RowRefused


MOST_OF_COUNTS = 1_000_000
"""Bytes of an answer that holds counts and no ads."""


class CannotLayOver(Exception):
    """What came cannot be laid over the ads that are kept, or take their place; they stay as they are."""


@dataclass(frozen=True)
class AdsRead:
    """The Parquet file that was written, how many ads are in it, which part they are, and what could not be read."""

    file: Path
    count: int
    part: str
    refused: "tuple[RowRefused, ...]"


def read(source: str, path: Path, name: str, wanted: Mapping[str, Any]) -> AdsRead:
    """
    Read a file of ads into a new Parquet file in the folder of tables.

    Of JobStream a window goes into the ads that are kept, and a snapshot (`snapshot` in `wanted`) closes those that it
    lacks; what is kept stays as it is until the new file takes its place. Each file of historical ads is a part of its
    own. Raises the refusals of the reader, and CannotLayOver.
    """
    from samverkan_engine.readers.ads import Source
    from samverkan_engine.readers.ads.bulk import to_parquet

    folder = Path(settings.TABLES) / "ads"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{source}-{uuid4().hex}.parquet"
    kept = standing("ADS", source).filter(is_invented=bool(wanted.get("invented"))) if source == "jobstream" else ()
    with _records(source, path, name) as file:
        found = to_parquet(file, target, Source(source))
    try:
        _require_ads(path, name, found.ads)
        count = found.ads
        for one in kept:
            count = _laid_over(file_of(one), target, found.removed, is_whole=bool(wanted.get("snapshot")))
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    part = str(wanted.get("file") or name) if source == "historical" else ""
    return AdsRead(target, count, part, found.refused)


def _require_ads(path: Path, name: str, ads: int) -> None:
    """Raise CannotLayOver for answers that tell how many ads there are without holding any."""
    from samverkan_engine.errors import Refused
    from samverkan_engine.readers.ads.counts import read_counts

    if ads or path.stat().st_size > MOST_OF_COUNTS:
        return
    try:
        found = read_counts(path.read_bytes(), name).ads
    except Refused:
        return  # no answer of a search
    if found:
        sentence = _("%(name)s tells how many ads there are (%(ads)s), but holds none of them. Ask for the ads too.")
        raise CannotLayOver(sentence % {"name": name, "ads": found})


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
def _records(source: str, path: Path, name: str) -> Iterator[Path]:
    """Give a file of records: of answers of a search, one a line as a fetch keeps them, the ads in them."""
    from samverkan_engine.errors import NotJson
    from samverkan_engine.readers.records import records_of_lines

    with path.open("rb") as file:
        first, second = file.readline(), file.readline()
    if source != "jobsearch" or not first.startswith(b'{"total"') or not second:
        yield path
        return
    with TemporaryDirectory() as folder, path.open("rb") as lines:
        inside = Path(folder) / "hits.json"
        with inside.open("w", encoding="utf-8") as hits:
            for line, answer, broken in records_of_lines(lines, name):
                if broken or not isinstance(answer, dict):
                    raise NotJson(name=name, line=line, column=1)
                hits.writelines(json.dumps(hit, ensure_ascii=False) + "\n" for hit in answer.get("hits") or ())
        yield inside if inside.stat().st_size else path
