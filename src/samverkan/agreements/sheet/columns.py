"""The columns of the sheet: one name in each language, and what people call them besides."""

from samverkan.sources.spreadsheets.columns import Column, Columns

COLUMNS = Columns((
    Column("id", "id", "id"),
    Column("version", "version", "version"),
    Column("number", "nr", "no.", ("nummer", "number")),
    Column("title", "kortnamn", "short name", ("åtagande", "rubrik", "titel", "commitment", "title")),
    Column("text", "lydelse", "wording", ("text", "ordalydelse", "löfte"), is_required=True),
    Column("kind", "slag", "kind", ("typ", "type")),
    Column("bound", "binder", "binds", ("parter", "part", "parties")),
    Column("domains", "verksamheter", "domains", ("verksamhet", "domäner", "domän", "domain")),
    Column("areas", "områden", "areas", ("område", "area")),
    Column("due_on", "klart senast", "due", ("senast", "slutdatum", "due date")),
    Column("report_every_days", "dagar mellan rapporter", "days between reports", ("rapportdagar",)),
    Column("owner", "ansvarig hos er", "owner in your party", ("ansvarig", "ägare hos er", "ägare", "owner")),
    Column("state", "läge enligt er", "state, your party", ("läge", "state")),
    Column("year", "år", "year"),
    Column("sentence", "med en mening", "in one sentence", ("kommentar", "comment")),
    Column("standing", "alla parters läge", "state, all parties", is_computed=True),
    Column("reported", "senaste rapport", "latest report", is_computed=True),
))  # fmt: skip
FIXED = ("id", "version", "number", "text")
"""What a row is recognised by; the wording of a commitment that is there is changed on its own page, with a reason."""
