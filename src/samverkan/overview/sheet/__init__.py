"""
The register of agreements as a sheet: what its columns mean, read and written.

Pure: no database. `read_entry` turns a row into an entry, with what is wrong and in which column.
"""

from samverkan.overview.sheet.columns import COLUMNS
from samverkan.overview.sheet.rows import Entry, read_entry

__all__ = ["COLUMNS", "Entry", "read_entry"]
