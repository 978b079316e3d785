"""
Own files: the rows of a spreadsheet from UHR, UKÄ, MYH, Ladok or one's own records become FIGURES or OFFERS.

Which column is which field is said by whoever brings the file. Numbers may have a decimal comma, codes may be wrapped
(`="2024"`), and a sign such as `..` is a missing value, never 0.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

from samverkan_engine.errors import LacksColumns
from samverkan_engine.readers.cells import ABSENT, breakdown, day, number, plain, region
from samverkan_engine.readers.gathering import Gathered, Row
from samverkan_engine.tables.education import OFFERS
from samverkan_engine.tables.reading import Fault, Reading
from samverkan_engine.tables.statistics import FIGURES

TABLES = {"FIGURES": FIGURES, "OFFERS": OFFERS}
YES = frozenset({"ja", "j", "yes", "y", "true", "sant", "1", "x"})
NO = frozenset({"nej", "n", "no", "false", "falskt", "0", ""})
MANY = ("breakdown",)
"""Fields that several columns may give."""

DEFAULTS: dict[str, Row] = {
    "FIGURES": {"preliminary": False, "region": "00"},
    "OFFERS": {"distance": False, "cancelled": False, "status": "ACTIVE", "subjects": [], "languages": []},
}


@dataclass(frozen=True, slots=True)
class Columns:
    """
    How a file is read.

    table      FIGURES or OFFERS
    columns    field of the table → name of the column, in any case; of `breakdown` several, apart by `|`
    constants  field → what every row has there
    """

    table: str
    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)


def read(header: Sequence[str], lines: Iterable[tuple[int, Sequence[str]]], name: str, how: Columns) -> Reading:
    """
    Return the declared table from the header and the numbered rows of a spreadsheet.

    Raises LacksColumns when the file has not got the columns that were named, or fields that are needed are not given.
    """
    declared = TABLES[how.table]
    places = _places(header, name, how)
    needed = [column.name for column in declared.columns if column.needed]
    given = set(places) | set(how.constants) | set(DEFAULTS[how.table])
    if how.table == "OFFERS" and "id" in given:
        given.add("education")
    if absent := [one for one in needed if one not in given]:
        raise LacksColumns(name=name, columns=", ".join(absent))
    types = {column.name: column.type for column in declared.columns}
    gathered = Gathered(declared)
    for at, cells in lines:
        gathered.at(at)
        row = DEFAULTS[how.table] | _read_row(header, cells, places, how, types, gathered)
        if how.table == "OFFERS":
            row.setdefault("education", row.get("id"))
        if missing := [one for one in needed if row.get(one) is None]:
            if not any(item.line == at and not item.kept for item in gathered.refused):
                gathered.refuse(Fault.MISSING, missing[0])
        else:
            gathered.add(row)
    return gathered.reading()


def _places(header: Sequence[str], name: str, how: Columns) -> dict[str, list[int]]:
    names = [one.strip().casefold() for one in header]
    places: dict[str, list[int]] = {}
    for field_, written in how.columns.items():
        wanted = written.split("|") if field_ in MANY else [written]
        absent = [one for one in wanted if one.strip().casefold() not in names]
        if absent:
            raise LacksColumns(name=name, columns=", ".join(absent))
        places[field_] = [names.index(one.strip().casefold()) for one in wanted]
    return places


def _read_row(
    header: Sequence[str], cells: Sequence[str], places: Mapping[str, list[int]], how: Columns,
    types: Mapping[str, pa.DataType], gathered: Gathered,
) -> Row:  # fmt: skip
    row: Row = {}
    for field_, value in how.constants.items():
        row[field_] = _value(field_, value, types[field_], gathered)
    for field_, at in places.items():
        texts = [plain(cells[one]) if one < len(cells) else "" for one in at]
        if field_ in MANY:
            pairs = ((header[one], text) for one, text in zip(at, texts, strict=True) if text)
            row[field_] = breakdown((_without_signs(name), _without_signs(text)) for name, text in pairs)
        else:
            row[field_] = _value(field_, texts[0], types[field_], gathered, header[at[0]])
            if field_ == "value" and row[field_] is None and texts[0]:
                row["status"] = texts[0]
    return row


def _without_signs(text: str) -> str:
    return re.sub(r"[;=]", " ", text).strip()


def _value(field_: str, text: str, kind: pa.DataType, gathered: Gathered, called: str = "") -> object:
    """Return what a cell says as the type that its field has; nothing, and a refusal, when it says something else."""
    name = called or field_
    if pa.types.is_list(kind):
        return [part.strip() for part in re.split(r"[,|]", text) if part.strip()]
    if pa.types.is_boolean(kind):
        return _yes_or_no(name, text, gathered)
    if text in ABSENT:
        return None
    if field_ in ("region", "municipality"):
        return _read(region(text), Fault.NOT_A_CODE, name, text, gathered, kept=field_ != "region")
    if pa.types.is_floating(kind) or pa.types.is_integer(kind):
        found = number(text)
        whole = found if found is None or pa.types.is_floating(kind) else int(found)
        return _read(whole, Fault.NOT_A_NUMBER, name, text, gathered)
    if pa.types.is_date(kind):
        found_day: date | None = day(text)
        return _read(found_day, Fault.NOT_A_TIME, name, text, gathered)
    return text


def _read(value: object, fault: Fault, name: str, text: str, gathered: Gathered, kept: bool = True) -> object:
    if value is None:
        gathered.refuse(fault, name, text, kept=kept)
    return value


def _yes_or_no(name: str, text: str, gathered: Gathered) -> bool:
    if text.casefold() not in YES | NO:
        gathered.refuse(Fault.UNKNOWN, name, text, kept=True)
    return text.casefold() in YES
