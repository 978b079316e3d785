"""The table of a folder of documents: its rows, and which of them have come in before."""

from samverkan.agreements.queries.batches.page import BatchPage, Wanted, batch_page, batch_row, lines_of
from samverkan.agreements.queries.batches.rows import RowLine

__all__ = ["BatchPage", "RowLine", "Wanted", "batch_page", "batch_row", "lines_of"]
