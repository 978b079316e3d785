"""The bytes of a file become rows of text, each with the number it has in the file."""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from samverkan.sources.spreadsheets.cells import as_text

LARGEST = 50 * 1024 * 1024
BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, SyntaxError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What a damaged or locked workbook may raise."""

MOST_UNPACKED = 400 * 1024 * 1024  # a small file can hold a very large sheet
MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_BEFORE_TABLE = 50
MOST_MERGED = 200_000
SEPARATORS = (";", ",", "\t")
MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


class Refusal(Exception):
    """The file cannot be read as a table; the sentence says why, and what to do."""


@dataclass(frozen=True)
class Line:
    """
    One row of the file: the number it has there, and its texts.

    formulas  the columns that hold formulas without a stored value
    merged    the columns that are covered by a cell merged with them, so that nothing stands there
    """

    number: int
    cells: tuple[str, ...]
    formulas: frozenset[int] = frozenset()
    merged: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sheet:
    """
    The header and the rows below it that hold anything.

    title   what the sheet of a workbook is called
    others  the sheets that show and were not read
    """

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    separator: str = ""
    title: str = ""
    others: tuple[str, ...] = ()


def read(data: bytes, name: str, known: frozenset[str] | None) -> Sheet:
    """
    Return the table in a file; `known` are the column names, in small letters, that a header is recognised by.

    With None for them any names will do.

    Raises Refusal for a file that is empty, too large, damaged, of another kind, or without a header.
    """
    if not data.strip():
        raise Refusal(_("The file is empty. Choose another file."))
    if len(data) > LARGEST:
        raise Refusal(_("The file is larger than 50 MB. Divide it, or take away pictures and sheets not needed."))
    if data.startswith(b"PK\x03\x04"):
        sheet = _sheet(_workbook_lines(data), "", known)
        chosen, shown = _chosen(data, True)
        return replace(sheet, title=chosen.title, others=tuple(one.title for one in shown if one is not chosen))
    if data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise Refusal(
            _("“%(name)s” is not a table that can be read. Save it as Excel (.xlsx) or CSV, and choose it again.")
            % {"name": name}
        )
    text = decoded(data)
    separator = separator_of(text, known)
    return _sheet(_text_lines(text, separator), separator, known)


def decoded(data: bytes) -> str:
    """Return the text of a CSV file: UTF-8 or UTF-16 with its mark, UTF-8, else what Windows writes in Sweden."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            encoding = "cp1252"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Refusal(
            _("The file is neither Excel nor text. Save it as Excel (.xlsx) or CSV UTF-8, and choose it again.")
        )
    return text


def separator_of(text: str, known: frozenset[str] | None) -> str:
    """Return what stands between the columns: the separator by which the header names most known columns."""
    if "\0" in text:
        raise Refusal(
            _("The file is neither Excel nor text. Save it as Excel (.xlsx) or CSV UTF-8, and choose it again.")
        )
    header = next((line for line in text.splitlines() if line.strip()), "")
    found = {
        one: header.count(one) if known is None else len(known & {_name(part) for part in header.split(one)})
        for one in SEPARATORS
    }
    best = max(SEPARATORS, key=lambda one: found[one])
    if not found[best] and not any(one in header for one in SEPARATORS):
        raise Refusal(
            _(
                "The columns could not be told apart: the first line is “%(line)s”. "
                "Separate them by semicolon, comma or tab, or save the file as Excel (.xlsx)."
            )
            % {"line": header[:80]}
        )
    return best


def _text_lines(text: str, separator: str) -> Iterator[Line]:
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(reader, start=1):  # as Excel numbers rows, also where a cell holds line breaks
            yield Line(number, tuple(as_text(cell) for cell in cells[:MOST_COLUMNS]))
    except csv.Error as fault:
        raise Refusal(
            _("Line %(line)s of the file cannot be read (%(fault)s). Open it in Excel and save it as .xlsx.")
            % {"line": reader.line_num, "fault": fault}
        ) from fault


def _workbook_lines(data: bytes) -> Iterator[Line]:
    from openpyxl.utils.exceptions import InvalidFileException  # loading it would double the time to start

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise Refusal(_("The workbook is too large when unpacked. Save only the sheet that is to be read."))
            values, formulas = _chosen(data, True)[0], _chosen(data, False)[0]
            merged = covered(packed.read(_path_of(values)))
        for number, (cells, written) in enumerate(zip(_rows(values), _rows(formulas), strict=False), start=1):
            empty = {at for at, cell in enumerate(cells) if cell is None and _is_formula(written, at)}
            texts = [as_text(cell) for cell in cells]
            while texts and not texts[-1] and len(texts) - 1 not in empty:
                texts.pop()  # the sheet is asked for a hundred columns, whatever it has
            yield Line(number, tuple(texts), frozenset(empty), frozenset(merged.get(number, ())))
    except (*BROKEN, InvalidFileException) as fault:
        raise Refusal(
            _(
                "The workbook is damaged, encrypted or not from Excel. "
                "Open it, save it as .xlsx without a password, and choose it again."
            )
        ) from fault


def _chosen(data: bytes, values: bool) -> tuple[Any, list[Any]]:
    """Return the first sheet that shows a table, or else the first that shows; and all that show."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and rules it leaves out; only texts are read here
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not sheets:
            raise Refusal(_("The workbook has no sheet to read."))
        for sheet in sheets:
            sheet.reset_dimensions()
        return next(filter(_is_table, sheets), sheets[0]) if len(sheets) > 1 else sheets[0], sheets


def _is_table(sheet: Any) -> bool:
    """Whether a sheet begins with the names of several columns and has a row below, unlike one that explains."""
    filled = ([cell for cell in row if cell is not None] for row in islice(_rows(sheet), MOST_BEFORE_TABLE))
    rows = list(islice(filter(None, filled), 2))
    return len(rows) > 1 and len(rows[0]) > 1


def _rows(sheet: Any) -> Iterable[Sequence[object]]:
    rows: Iterable[Sequence[object]] = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    return rows


def _path_of(sheet: Any) -> str:
    """Return where in the workbook the sheet lies; a sheet read row by row does not tell what is merged in it."""
    path: str = sheet._worksheet_path
    return path.lstrip("/")


def covered(sheet: bytes) -> dict[int, set[int]]:
    """Return, by the number of the row, the columns covered by merged cells; the first cell of each is not."""
    found: dict[int, set[int]] = {}
    cells = 0
    for match in MERGED.finditer(sheet):
        left, top, right, bottom = _column(match[1]), int(match[2]), _column(match[3]), int(match[4])
        columns = range(left, min(right + 1, MOST_COLUMNS))
        for row in range(top, min(bottom, MOST_ROWS) + 1):
            found.setdefault(row, set()).update(at for at in columns if (row, at) != (top, left))
            cells += len(columns)
            if cells > MOST_MERGED:
                raise Refusal(_("Very many cells are merged. Unmerge them, and choose the file again."))
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _is_formula(written: Sequence[object], at: int) -> bool:
    cell = written[at] if at < len(written) else None
    return isinstance(cell, str) and cell.startswith("=")


def _sheet(lines: Iterator[Line], separator: str, known: frozenset[str] | None) -> Sheet:
    filled = (line for line in lines if any(line.cells) or line.formulas)
    first = next(filled, None)
    if first is None:
        raise Refusal(_("The file is empty. Choose another file."))
    header = tuple(_name(cell) for cell in first.cells)
    if known is not None and not known & set(header):
        raise Refusal(
            _(
                "The first row should hold the names of the columns, but it begins “%(cells)s”. "
                "Begin with a file from here, or give your columns the names that it has."
            )
            % {"cells": ", ".join(first.cells[:4])[:120]}
        )
    repeated = [name for name, times in Counter(name for name in header if name).items() if times > 1]
    if repeated:
        raise Refusal(
            _("The column “%(column)s” stands twice in the first row. Take one away or rename it.")
            % {"column": repeated[0]}
        )
    kept = tuple(islice(filled, MOST_ROWS + 1))
    if len(kept) > MOST_ROWS:
        raise Refusal(_("The file has more than %(most)s rows. Divide it into several files.") % {"most": MOST_ROWS})
    return Sheet(header, kept, separator)


def _name(cell: str) -> str:
    return as_text(cell.strip().strip('"')).casefold().rstrip("*:").strip()
