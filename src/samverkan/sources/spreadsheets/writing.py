"""Rows become a file."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import get_language

from samverkan.sources.spreadsheets.cells import Value, harmless, without_controls

LONGEST = 32767  # characters in one cell of Excel


def write_csv(rows: Iterable[Sequence[Value]]) -> bytes:
    """Return rows as CSV that Excel opens rightly in Swedish: semicolons, and UTF-8 with its mark."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([_written(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(rows: Iterable[Sequence[Value]], title: str) -> bytes:
    """Return rows as a workbook with one sheet; the first row is set in bold and stays in sight."""
    from openpyxl import Workbook  # loading it would double the time to start
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows):
        cells = [WriteOnlyCell(sheet, value=_short(harmless(value))) for value in row]
        for cell in cells if number == 0 else ():
            cell.font = Font(bold=True)
        sheet.append(cells)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _written(value: Value) -> Value:
    """Return decimals as the reader's own language writes them, so that Excel takes them for a number."""
    if not isinstance(value, float):
        return harmless(value)
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if (get_language() or "sv").startswith("sv") else text


def _short(value: Value) -> Value:
    return without_controls(value)[:LONGEST] if isinstance(value, str) else value
