"""Lists as files that a spreadsheet opens."""

import csv
import io
from collections.abc import Iterable, Sequence

# A cell that begins like a formula would be run by the spreadsheet that opens the file.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as CSV in UTF-8 with a mark that Excel understands, semicolons between the cells."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(header)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULAS) else text
