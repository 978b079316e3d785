"""Rows become a file to keep."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from samverkan.sources.spreadsheets.cells import Value
from samverkan.sources.spreadsheets.writing import write_csv, write_xlsx
from samverkan.ui import files


def hand_over(rows: Iterable[Sequence[Value]], name: str, title: str = "") -> HttpResponse:
    """Return rows as the file that the name says, CSV or a workbook whose sheet has the title."""
    return files.to_keep(write_csv(rows) if name.endswith(".csv") else write_xlsx(rows, title), name)
