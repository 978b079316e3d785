"""The columns of the register: one name in each language, and what people call them besides."""

from samverkan.sources.spreadsheets.columns import Column, Columns

COLUMNS = Columns((
    Column("title", "titel", "title", ("namn", "rubrik", "avtal", "name"), is_required=True),
    Column("kind", "slag", "kind", ("typ", "avtalstyp", "type"), is_required=True),
    Column("parties", "parter", "parties", ("part", "motpart", "motparter", "counterparts"), is_required=True),
    Column("signed_on", "undertecknat", "signed", ("undertecknad", "signerat", "avtalsdatum", "datum")),
    Column("valid_from", "gäller från", "valid from", ("från", "start", "startdatum", "giltigt från")),
    Column("valid_to", "gäller till", "valid to", ("till", "slut", "slutdatum", "giltigt till", "löper ut")),
    Column("notice_date", "uppsägning senast", "notice by", ("uppsägning", "sista uppsägningsdag")),
    Column("review_date", "översyn", "review", ("revidering", "uppföljning")),
    Column("meeting_cadence", "ledningen träffas", "leaderships meet", ("möten", "träffas")),
    Column("registry_number", "diarienummer", "registry number", ("dnr", "diarienr")),
    Column("contact", "kontaktperson", "contact", ("kontakt", "ansvarig")),
    Column("purpose", "sammanfattning", "summary", ("syfte", "beskrivning", "purpose")),
    Column("text", "text", "text", ("avtalstext",)),
    Column("commitments", "åtaganden", "commitments", ("åtagande", "promises")),
    Column("next_date", "nästa datum", "next date", is_computed=True),
    Column("next_what", "vad som händer då", "what happens then", is_computed=True),
    Column("waiting", "väntar", "waiting", is_computed=True),
    Column("health", "läge", "health", is_computed=True),
    Column("last_meeting", "senaste möte", "last meeting", is_computed=True),
    Column("length_months", "längd i månader", "length in months", is_computed=True),
    Column("until_further_notice", "tills vidare", "until further notice", is_computed=True),
    Column("notice_months", "uppsägningstid i månader", "months of notice", is_computed=True),
    Column("renewal_months", "förlängs i månader", "goes on by months", is_computed=True),
    Column("renew_by", "förnyelse beslutas senast", "renewal decided by", is_computed=True),
    Column("money", "pengar", "money", is_computed=True),
    Column("bodies", "organ", "bodies", is_computed=True),
    Column("annexes", "bilagor", "annexes", is_computed=True),
))  # fmt: skip
