"""Values as rows of a spreadsheet: what the columns are called, and what the cells of a row say."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from samverkan.indicators.entered import Entered
from samverkan.search import key
from samverkan.sources.spreadsheets import columns
from samverkan.sources.spreadsheets.columns import Column, Columns, Problem
from samverkan.sources.spreadsheets.understanding import understood
from samverkan.sources.spreadsheets.values import Unclear, number, partial_date

COLUMNS = Columns((
    Column("on", "dag", "day", ("datum", "date", "år", "year", "period", "tid"), is_required=True),
    Column("value", "värde", "value", ("antal", "andel", "utfall"), is_required=True),
    Column("is_preliminary", "preliminärt", "preliminary", ("prel", "preliminär")),
    Column("comment", "kommentar", "comment", ("anmärkning", "not")),
    Column("source", "källa", "source"),
))  # fmt: skip
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

    @property
    def named_problems(self) -> list[tuple[str, str]]:
        """Each problem with the name of its column."""
        return COLUMNS.named(self.problems)


@dataclass(frozen=True)
class Read:
    """The rows of a file, and the columns that are not read."""

    rows: tuple[Row, ...]
    unread: tuple[str, ...]


def read_rows(data: bytes, name: str, today: date) -> Read:
    """
    Return what the rows of a file say.

    Raises spreadsheets.Refusal when the file cannot be read as values at all.
    """
    table = COLUMNS.read(data, name)
    rows = [_row(row, today) for row in table.rows]
    return Read(tuple(_without_twins(rows)), table.unread)


def _row(row: columns.Row, today: date) -> Row:
    texts = {column.code: row.texts.get(column.code, "").strip() for column in COLUMNS}
    said = understood(texts, lambda code, text: _cell(code, text, today), row.faults)
    return Row(row.number, None if said.problems else Entered(**said.values), said.problems)


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
    year, month, day = (int(part) for part in [*partial.split("-"), "0", "0"][:3])
    found = date(year, month, day) if day else _last_of(year, month or 12)
    if found > today and not day and date(year, month or 1, 1) <= today:
        found = today  # the year is not over: the value is of today
    if found > today:
        raise Unclear(_("“%(text)s” is yet to come; a value is of a day that has been.") % {"text": text})
    return found


def _last_of(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def figure(text: str) -> Decimal:
    """Return the figure that a cell says: 1 234,5 and 1,234.5 and 1234.5 alike."""
    if not text:
        raise Unclear(_("The value is missing. A day without a value is left out of the file."))
    found = number(text.rstrip("%"))
    if found is None:
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
        kept.append(row if number == row.number else Row(row.number, None, (Problem("on", sentence),)))
    return kept
