"""The columns of the register: one name in each language, and what people call them besides."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _


class MissingColumns(Exception):
    """The file lacks a column that no agreement can do without."""


@dataclass(frozen=True)
class Column:
    """One column: its code, its name in Swedish and English, and other names it is known by."""

    code: str
    swedish: str
    english: str
    others: tuple[str, ...] = ()
    is_required: bool = False
    is_computed: bool = False

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.swedish if (get_language() or "sv").startswith("sv") else self.english

    @property
    def names(self) -> tuple[str, ...]:
        return (self.swedish, self.english, *self.others)


COLUMNS = (
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
)
_BY_NAME = {name.casefold(): column for column in COLUMNS for name in column.names}
KNOWN = frozenset(_BY_NAME)


def column_of(name: str) -> Column | None:
    """Return the column that a name in a header stands for."""
    return _BY_NAME.get(name.casefold())


def header(*, computed: bool = False) -> list[str]:
    """Return the names of the columns in the reader's language."""
    return [column.name for column in COLUMNS if computed or not column.is_computed]


def placed(names: tuple[str, ...]) -> tuple[dict[str, int], list[str]]:
    """
    Return where each column that is read stands in a header, and the names that are left unread.

    Two names of one column count as the first; raises MissingColumns when one that is needed is not there.
    """
    places: dict[str, int] = {}
    unread = []
    for at, name in enumerate(names):
        column = column_of(name)
        if column and not column.is_computed and column.code not in places:
            places[column.code] = at
        elif name:
            unread.append(name)
    missing = [column.name for column in COLUMNS if column.is_required and column.code not in places]
    if missing:
        raise MissingColumns(
            _("The first row lacks the column %(columns)s. Add it, or use the template.")
            % {"columns": ", ".join(f"“{name}”" for name in missing)}
        )
    return places, unread
