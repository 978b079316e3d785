"""A file of a million ads becomes ADS in Parquet under a memory limit; the earlier file stays until it is whole."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from samverkan_engine.errors import NoContent, Unreadable, WrongFormat
from samverkan_engine.readers.ads.parquet import GROUP, opened_for_writing
from samverkan_engine.readers.ads.query import query
from samverkan_engine.readers.ads.reading import EXPECTED, STRANGE, Source, read
from samverkan_engine.readers.ads.record import read_record
from samverkan_engine.readers.ads.whole import Form, form_of, require_whole
from samverkan_engine.readers.decoding import require_array
from samverkan_engine.readers.gathering import Gathered
from samverkan_engine.readers.records import records_of_lines
from samverkan_engine.readers.unpacking import unpacked_file
from samverkan_engine.tables.ads import ADS, REMOVALS
from samverkan_engine.tables.querying import connected, itself
from samverkan_engine.tables.reading import Fault, RowRefused

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class BulkReading:
    """How many ads were written, the removals among them as REMOVALS, and what could not be read."""

    ads: int
    removed: pa.Table
    refused: tuple[RowRefused, ...]


def to_parquet(
    source: Path,
    target: Path,
    kind: Source,
    *,
    counties: frozenset[str] = frozenset(),
    memory_mb: int = 1_200,
    threads: int = 2,
    progress: Progress | None = None,
) -> BulkReading:
    """
    Write the ads of a file of any size as ADS in Parquet, and return what else stood there.

    counties   only ads of these, by their two digits; empty for all. An ad that names a county alone is among them
    memory_mb  what DuckDB may hold; the rest of the process needs some 500 MB beside it
    progress   is told how many ads are written so far

    The same ads as `read` gives, in another order. Beside the target is written first and put in its place when whole:
    when one of the refusals of `read` is raised, the earlier file stands as it was.
    """
    with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as folder:
        beside = Path(folder) / target.name
        with unpacked_file(source, Path(folder)) as file:
            read_into = _Writing(beside, kind, counties, progress)
            _fill(read_into, file, source.name, kind, memory_mb, threads)
        beside.replace(target)
    return read_into.result()


def _fill(writing: "_Writing", file: Path, name: str, kind: Source, memory_mb: int, threads: int) -> None:
    with file.open("rb") as stream:
        if not stream.read(1_000_000).strip():
            raise NoContent(name=name)
    form = form_of(file)
    require_whole(file, form, name)
    with writing:
        if form is Form.OTHER:
            writing.take_small(file.read_bytes(), name)
        else:
            _stream(writing, file, form, name, kind, memory_mb, threads)
    if writing.is_strange():
        raise WrongFormat(name=name, expected=EXPECTED)


def _stream(writing: "_Writing", file: Path, form: Form, name: str, kind: Source, memory_mb: int, threads: int) -> None:
    with connected(memory_mb, threads, str(writing.folder)) as connection:
        question = connection.sql(query(form, kind is Source.HISTORICAL), params={"file": itself(file)})
        try:
            for batch in question.to_arrow_reader(GROUP):
                writing.take(batch)
        except (duckdb.InvalidInputException, OSError) as error:  # the second is what Arrow makes of the first
            if isinstance(error, OSError) and error.errno:
                raise
            if form is Form.ARRAY:
                require_array(file.read_bytes(), name)  # says in what line it is broken
            raise Unreadable(name=name) from error
    if writing.broken:
        writing.take_broken(file, name)


class _Writing:
    """A Parquet file as it grows, and what is found beside the ads."""

    def __init__(self, target: Path, kind: Source, counties: frozenset[str], progress: Progress | None) -> None:
        self.target, self.folder, self.kind, self.progress = target, target.parent, kind, progress
        self.counties = pa.array(sorted(counties), pa.string())
        self.odd, self.removals = Gathered(ADS), Gathered(REMOVALS)
        self.seen = self.written = self.broken = 0

    def __enter__(self) -> "_Writing":
        self.file = opened_for_writing(self.target)
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def take(self, batch: pa.RecordBatch) -> None:
        """Write the ads of the common form; read the others one by one."""
        table = pa.Table.from_batches([batch])
        self.broken += pc.sum(table["broken"]).as_py() or 0
        odd = pc.drop_null(table["odd"])
        if len(odd) or self.broken:
            table = table.filter(pc.and_(pc.is_null(table["odd"]), pc.invert(table["broken"])))
        source = pa.array([self.kind.value] * table.num_rows, pa.string())
        self.write(ADS.checked(table.append_column("source", source)))
        for record in odd.to_pylist():
            self.odd.at(None)
            read_record(json.loads(record), self.kind, self.odd, self.removals)
        self.write_odd()

    def take_small(self, data: bytes, name: str) -> None:
        """Write the ads of an answer in an object, which is read as a whole."""
        found = read(data, name, self.kind)
        self.write(found.table)
        self.removals.rows += found.removed.to_pylist()
        self.odd.refused += found.refused

    def take_broken(self, file: Path, name: str) -> None:
        """Tell which lines are broken, and read those that only DuckDB takes for broken."""
        for line, record, broken in _lines_of(file, name):
            self.odd.at(line)
            if broken:
                self.odd.refuse(Fault.NOT_JSON)
            elif _has_half_characters(record):
                read_record(record, self.kind, self.odd, self.removals)
        self.write_odd()

    def write_odd(self) -> None:
        """Write the ads that were read one by one."""
        rows, self.odd.rows = self.odd.rows, []
        if rows:
            self.write(ADS.from_rows(rows))

    def write(self, table: pa.Table) -> None:
        """Write the ads of the chosen counties and tell how many there are by now."""
        self.seen += table.num_rows
        if len(self.counties):
            table = table.filter(pc.is_in(table["county"], self.counties))
        if table.num_rows:
            self.file.write_table(table, row_group_size=GROUP)
        self.written += table.num_rows
        if self.progress:
            self.progress(self.written)

    def is_strange(self) -> bool:
        """Whether there are records, but no ad and no removal among them."""
        strangers = any(refused.fault in STRANGE for refused in self.odd.refused)
        return strangers and not self.seen and not self.removals.rows

    def result(self) -> BulkReading:
        return BulkReading(self.written, REMOVALS.from_rows(self.removals.rows), tuple(self.odd.refused))


def _lines_of(file: Path, name: str) -> Iterator[Any]:
    with file.open("rb") as stream:
        yield from records_of_lines(stream, name)


def _has_half_characters(record: object) -> bool:
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False
