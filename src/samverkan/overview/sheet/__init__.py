"""
The register of agreements as a sheet: what its columns mean, read and written.

Pure: no database. `read_rows` turns a sheet's lines into entries, each with what is wrong and in which column.
"""

from samverkan.overview.sheet.columns import COLUMNS, KNOWN, MissingColumns, column_of, header
from samverkan.overview.sheet.rows import Entry, Problem, read_entry, texts_of

__all__ = [
    "COLUMNS",
    "KNOWN",
    "Entry",
    "MissingColumns",
    "Problem",
    "column_of",
    "header",
    "read_entry",
    "texts_of",
]
