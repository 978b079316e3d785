"""How an own file would be read: its columns, and ten rows of what would come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samverkan.sources import spreadsheets
from samverkan.sources.faults import of_file, of_row, place_of
from samverkan_engine.errors import Refused

SHOWN = 10


@dataclass(frozen=True)
class Preview:
    """The first rows as they would be read, with the names of the fields; what could not be; or why nothing could."""

    fields: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    refused: str = ""


def sheet_of(data: bytes, name: str) -> spreadsheets.Sheet:
    """Return the table with the names of its columns; raises spreadsheets.Refusal for what is no table."""
    return _sheet(data, name)


def preview(
    data: bytes, name: str, table: str, columns: Mapping[str, str], constants: Mapping[str, str],
    shown: Sequence[str],
) -> Preview:  # fmt: skip
    """Return the first ten rows of the file as they would be read, of the fields that are shown."""
    from samverkan_engine.readers import own

    sheet = _sheet(data, name)
    lines = [(line.number, line.cells) for line in sheet.lines[:SHOWN]]
    try:
        reading = own.read(sheet.header, lines, name, own.Columns(table, columns, constants))
    except Refused as refusal:
        return Preview(refused=of_file(refusal))
    fields = tuple(field for field in shown if field in columns or field in constants)
    rows = tuple(tuple(_text(row[field]) for field in fields) for row in reading.table.to_pylist())
    return Preview(fields, rows, tuple((place_of(one), of_row(one)) for one in reading.refused))


def _sheet(data: bytes, name: str) -> spreadsheets.Sheet:
    return spreadsheets.read(data, name, None)


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
