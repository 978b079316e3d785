"""The questions to one party as a spreadsheet: its columns, and what its cells may say."""

from samverkan.reporting.sheet.columns import COLUMNS
from samverkan.reporting.sheet.rows import read_cells

__all__ = ["COLUMNS", "read_cells"]
