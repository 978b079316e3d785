"""
The commitments of an agreement as a sheet: what its columns mean, written and read.

Pure: no database. What is known, such as parties and people, is handed in as `Words`.
"""

from samverkan.agreements.sheet.columns import COLUMNS
from samverkan.agreements.sheet.marks import mark_of
from samverkan.agreements.sheet.rows import Words, read_cells

__all__ = ["COLUMNS", "Words", "mark_of", "read_cells"]
