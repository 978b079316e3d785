"""The columns of the sheet: one name in each language, and what people call them besides."""

from samverkan.sources.spreadsheets.columns import Column, Columns

COLUMNS = Columns((
    Column("id", "id", "id", is_required=True),
    Column("version", "version", "version", is_required=True),
    Column("number", "nr", "no.", ("nummer",), is_computed=True),
    Column("promise", "åtagande", "promise", ("kortnamn", "short name"), is_computed=True),
    Column("words", "lydelse", "wording", is_computed=True),
    Column("who", "tillfrågad", "asked", is_computed=True),
    Column("fits", "läget kan vara", "the state may be", is_computed=True),
    Column("state", "läge", "state"),
    Column("sentence", "med en mening", "in one sentence", ("kommentar", "comment")),
    Column("figure", "siffra", "figure", ("värde", "value")),
    Column("unit", "enhet", "unit"),
))  # fmt: skip
WRITTEN = ("state", "sentence", "figure", "unit")
