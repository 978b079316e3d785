"""The commitments of an agreement as a sheet: the rows to write, and what a sheet that is read would change."""

from samverkan.agreements.queries.sheet.comparing import Compared, Difference, Preview, preview
from samverkan.agreements.queries.sheet.page import SheetPage, sheet_page
from samverkan.agreements.queries.sheet.writing import table

__all__ = ["Compared", "Difference", "Preview", "SheetPage", "preview", "sheet_page", "table"]
