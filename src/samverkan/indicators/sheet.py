"""Values as rows of a spreadsheet: what the columns are called, and what the cells of a row say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from samverkan.indicators.entered import Entered
from samverkan.search import key
from samverkan.sources import spreadsheets
from samverkan.sources.spreadsheets.columns import Column, Problem, known_names, placed, texts_of
from samverkan.sources.spreadsheets.values import Unclear, partial_date

COLUMNS = (
    Column("on", "dag", "day", ("datum", "date", "år", "year", "period", "tid"), is_required=True),
    Column("value", "värde", "value", ("antal", "andel", "utfall"), is_required=True),
    Column("is_preliminary", "preliminärt", "preliminary", ("prel", "preliminär")),
    Column("comment", "kommentar", "comment", ("anmärkning", "not")),
    Column("source", "källa", "source"),
)
KNOWN = known_names(COLUMNS)
YES = frozenset({"ja", "j", "x", "yes", "y", "1", "sant", "true", "preliminar", "prel"})
NO = frozenset({"", "nej", "n", "no", "0", "falskt", "false"})
LARGEST = Decimal(10) ** 14
LONGEST = {"comment": 300, "source": 200}


@dataclass(frozen=True)
class Row:
    """One row of the file: its number there, what it says, and what is wrong in it."""

    number: int
    entered: Entered | None
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] | None = None

    @property
    def named_problems(self) -> list[tuple[str, str]]:
        """Each problem with the name of its column."""
        return [(name_of(problem.code), problem.sentence) for problem in self.problems]


@dataclass(frozen=True)
class Read:
    """The rows of a file, and the columns that are not read."""

    rows: tuple[Row, ...]
    unread: tuple[str, ...]


def header() -> list[str]:
    """Return the names of the columns in the reader's language."""
    return [column.name for column in COLUMNS]


def name_of(code: str) -> str:
    """Return what a column is called in the reader's language."""
    return next((column.name for column in COLUMNS if column.code == code), "")


def read_rows(data: bytes, name: str, today: date) -> Read:
    """
    Return what the rows of a file say.

    Raises spreadsheets.Refusal or MissingColumns when the file cannot be read as values at all.
    """
    sheet = spreadsheets.read(data, name, KNOWN)
    places, unread = placed(sheet.header, COLUMNS)
    rows = [_row(line.number, texts_of(line.cells, places), today) for line in sheet.lines]
    return Read(tuple(_without_twins(rows)), tuple(unread))


def _row(number: int, texts: Mapping[str, str], today: date) -> Row:
    said: dict[str, object] = {}
    problems = []
    for column in COLUMNS:
        try:
            said[column.code] = _cell(column.code, texts.get(column.code, "").strip(), today)
        except Unclear as fault:
            problems.append(Problem(column.code, str(fault)))
    if problems:
        return Row(number, None, tuple(problems), texts)
    return Row(number, Entered(**said), (), texts)  # type: ignore[arg-type]


def _cell(code: str, text: str, today: date) -> object:
    if code == "on":
        return day_of(text, today)
    if code == "value":
        return figure(text)
    if code == "is_preliminary":
        return _is_yes(text)
    if len(text) > LONGEST[code]:
        raise Unclear(_("The text is longer than %(most)s characters. Shorten it.") % {"most": LONGEST[code]})
    return text


def day_of(text: str, today: date) -> date:
    """Return the day that a cell says; a year is its last day, a month its last day."""
    partial = partial_date(text)
    if not partial:
        raise Unclear(_("The day is missing. Write it as 2025-12-31, or 2025 for a whole year."))
    year, month, number = (int(part) for part in [*partial.split("-"), "0", "0"][:3])
    found = date(year, month, number) if number else _last_of(year, month or 12)
    if found > today and not number and date(year, month or 1, 1) <= today:
        found = today  # the year is not over: the value is of today
    if found > today:
        raise Unclear(_("“%(text)s” is yet to come; a value is of a day that has been.") % {"text": text})
    return found


def _last_of(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def figure(text: str) -> Decimal:
    """Return the figure that a cell says: 1 234,5 and 1,234.5 and 1234.5 alike."""
    plain = text.replace("\N{MINUS SIGN}", "-").replace(" ", "").replace("\N{NO-BREAK SPACE}", "").rstrip("%")
    if "," in plain and "." in plain:
        plain = plain.replace("." if plain.rindex(",") > plain.rindex(".") else ",", "")
    try:
        found = Decimal(plain.replace(",", "."))
    except InvalidOperation:
        found = Decimal("NaN")
    if not text:
        raise Unclear(_("The value is missing. A day without a value is left out of the file."))
    if not found.is_finite():
        raise Unclear(_("“%(text)s” is no figure that is understood. Write it as 1234,5.") % {"text": text})
    if abs(found) >= LARGEST:
        raise Unclear(_("“%(text)s” is too large. Choose a larger unit, such as thousands.") % {"text": text})
    return round(found, 4)


def _is_yes(text: str) -> bool:
    said = key(text)
    if said not in YES | NO:
        raise Unclear(_("“%(text)s” is neither yes nor no.") % {"text": text})
    return said in YES


def _without_twins(rows: list[Row]) -> list[Row]:
    """Refuse each row whose day stands on an earlier row too."""
    first: dict[date, int] = {}
    kept = []
    for row in rows:
        if row.entered is None:
            kept.append(row)
            continue
        number = first.setdefault(row.entered.on, row.number)
        sentence = _("The same day stands on row %(row)s.") % {"row": number}
        kept.append(row if number == row.number else Row(row.number, None, (Problem("on", sentence),), row.texts))
    return kept
