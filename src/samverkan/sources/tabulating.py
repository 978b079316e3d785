"""From the bytes that a source gave to declared tables: which reader reads what, and into which parts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan.sources.faults import of_row, of_taxonomy, place_of
from samverkan_engine.errors import Refused

if TYPE_CHECKING:
    import pyarrow as pa

    from samverkan_engine.tables.reading import Reading

Wanted = Mapping[str, Any]
ANSWERS = b'{"data": {"concepts"'
"""How the answers of a taxonomy begin, as a fetch keeps them one a line."""


@dataclass(frozen=True)
class Part:
    """
    Rows of one declared table, and what part of the source they are.

    rows  the table, or the Parquet file that holds it where it is too large to be held in memory
    """

    table: str
    rows: "pa.Table | Path"
    count: int
    part: str = ""
    period: str = ""


@dataclass(frozen=True)
class Tabulated:
    """
    What was read.

    refused  where each row stands that could not be read, and why
    updated  the source's own stamp; empty where it has none
    joins    the rows are changes: they go into what is kept, instead of taking its place
    """

    parts: tuple[Part, ...]
    refused: tuple[tuple[str, str], ...] = ()
    updated: str = ""
    joins: bool = False

    @property
    def rows(self) -> int:
        return sum(part.count for part in self.parts)

    @property
    def holds_nothing(self) -> bool:
        """Nothing came that could stand in place of what is kept; of ads none may be open, or none have changed."""
        return not self.rows and not self.joins and all(part.table != "ADS" for part in self.parts)


def tabulate(source: str, path: Path, name: str, wanted: Wanted) -> Tabulated:
    """
    Read a file of a source.

    wanted  what was asked for; of an own file how its columns are read

    Raises the refusals of samverkan_engine.errors, and spreadsheets.Refusal, when nothing of it can be used.
    """
    return READERS[source](path, name, wanted)


def _of(reading: "Reading", parts: Iterator[Part], updated: str = "", joins: bool = False) -> Tabulated:
    refused = tuple((place_of(one), of_row(one)) for one in reading.refused)
    return Tabulated(tuple(parts), refused, updated, joins)


def _answers(path: Path, name: str) -> bytes:
    """Return the bytes of a file; of several packed together their answers, one a line."""
    import json
    import zipfile

    from samverkan_engine.readers.answers import answers

    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        files = [(one.filename, packed.read(one)) for one in packed.infolist() if not one.is_dir()]
    lines = [json.dumps(answer) for member, data in files for answer in answers(data, member)]
    return "\n".join(lines).encode()


def _part(table: str, rows: "pa.Table", part: str = "", period: str = "") -> Part:
    return Part(table, rows, rows.num_rows, part, period)


def _assessments(path: Path, name: str, wanted: Wanted) -> Tabulated:
    from samverkan_engine.readers import assessments

    reading = assessments.read(path.read_bytes(), name)
    rounds = sorted(set(reading.table["round"].to_pylist()))
    latest = rounds[-1] if rounds else ""
    return _of(reading, iter([_part("ASSESSMENTS", reading.table, period=latest)]), latest)


def _statistics(path: Path, name: str, wanted: Wanted) -> Tabulated:
    from samverkan_engine.readers.statistics import jsonstat

    reading = jsonstat.read(_answers(path, name), name, dataset=str(wanted.get("table", "")))
    return _of(reading, _by_dataset(reading.table), _latest(reading.table))


def _kolada(path: Path, name: str, wanted: Wanted) -> Tabulated:
    from samverkan_engine.readers.statistics import kolada

    reading = kolada.read(_answers(path, name), name, asked=wanted.get("kpi", ()))
    return _of(reading, _by_dataset(reading.table), _latest(reading.table))


def _education(path: Path, name: str, wanted: Wanted) -> Tabulated:
    from samverkan_engine.readers import education

    reading = education.read(_answers(path, name), name)
    return _of(reading, iter([_part("OFFERS", reading.table)]), joins=bool(wanted.get("since")))


def _own(path: Path, name: str, wanted: Wanted) -> Tabulated:
    from samverkan.sources import spreadsheets
    from samverkan_engine.readers import own

    known = frozenset(one.strip().casefold() for each in wanted["columns"].values() for one in each.split("|"))
    sheet = spreadsheets.read(path.read_bytes(), name, known)
    how = own.Columns(wanted["table"], wanted["columns"], wanted.get("constants", {}))
    reading = own.read(sheet.header, [(line.number, line.cells) for line in sheet.lines], name, how)
    return _of(reading, iter([_part(how.table, reading.table, str(wanted.get("mapping", "")))]))


def _taxonomy(path: Path, name: str, wanted: Wanted) -> Tabulated:
    from samverkan_engine.readers import taxonomies

    read = taxonomies.read(_files(path, name))
    refused = tuple((f"{one.file} {one.row or ''}".strip(), of_taxonomy(one)) for one in read.faults)
    if any(one.broken for one in read.faults):
        return Tabulated((), refused)  # half a taxonomy would take the place of a whole one
    tables = {"CONCEPTS": read.concepts, "LABELS": read.labels, "RELATIONS": read.relations}
    return Tabulated(tuple(_part(name, table) for name, table in tables.items()), refused, read.version)


def _files(path: Path, name: str) -> dict[str, bytes]:
    """Return the files of a packed folder, the answers of a fetch each as a file, or the one file."""
    import zipfile

    if not zipfile.is_zipfile(path):
        data = path.read_bytes()
        lines = data.splitlines() if ANSWERS in data[:300] else []
        return {f"{number}.json": line for number, line in enumerate(lines, start=1)} or {name: data}
    with zipfile.ZipFile(path) as packed:
        return {one.filename: packed.read(one) for one in packed.infolist() if not one.is_dir()}


def _ads(source: str) -> "Callable[[Path, str, Wanted], Tabulated]":
    def tabulated(path: Path, name: str, wanted: Wanted) -> Tabulated:
        from samverkan.sources.ads import read

        try:
            found = read(source, path, name, wanted)
        except Refused as refusal:  # read from our store, where a file is called by its digest
            raise type(refusal)(**(refusal.params | {"name": name})) from refusal
        part = Part("ADS", found.file, found.count, found.part)
        refused = tuple((place_of(one), of_row(one)) for one in found.refused)
        return Tabulated((part,), refused)

    return tabulated


def _by_dataset(table: "pa.Table") -> Iterator[Part]:
    """Yield the rows of each dataset as a part of its own, with its latest period."""
    import pyarrow.compute as pc

    for dataset in pc.unique(table["dataset"]).to_pylist():
        rows = table.filter(pc.equal(table["dataset"], dataset))
        yield _part("FIGURES", rows, dataset, pc.max(rows["period"]).as_py())


def _latest(table: "pa.Table") -> str:
    import pyarrow.compute as pc

    latest = pc.max(table["updated_on"]).as_py()
    return latest.isoformat() if latest else ""


READERS: dict[str, Callable[[Path, str, Wanted], Tabulated]] = {
    "yrkesbarometern": _assessments,
    "scb": _statistics,
    "kolada": _kolada,
    "susa": _education,
    "taxonomy": _taxonomy,
    "esco": _taxonomy,
    "file": _own,
    "jobsearch": _ads("jobsearch"),
    "jobstream": _ads("jobstream"),
    "historical": _ads("historical"),
}
"""The reader of each source by its code."""
