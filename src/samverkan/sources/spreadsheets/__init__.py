"""
Tables of text in and out: CSV and Excel.

`read` turns the bytes of a file into rows with their row numbers, or raises a refusal with a sentence. `write_csv` and
`write_xlsx` write rows so that no cell is taken for a formula, and `hand_over` answers with such a file. Nothing here
knows what the columns mean: `columns` reads rows by the columns that a room declares, `values` and `understanding` what
their cells say, each cell that is not understood with a sentence.
"""

from samverkan.sources.spreadsheets.cells import Value, as_read_back, as_text
from samverkan.sources.spreadsheets.handing_over import hand_over
from samverkan.sources.spreadsheets.reading import Line, Refusal, Sheet, read
from samverkan.sources.spreadsheets.writing import write_csv, write_xlsx

__all__ = [
    "Line",
    "Refusal",
    "Sheet",
    "Value",
    "as_read_back",
    "as_text",
    "hand_over",
    "read",
    "write_csv",
    "write_xlsx",
]
