"""Programmes as rows of a spreadsheet: what the columns are called, and what the cells of a row say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from samverkan.education.models import Credits, Form, Kind
from samverkan.education.models.programmes import FIELD, FIRST_YEAR, MUNICIPALITY
from samverkan.sources.spreadsheets import columns
from samverkan.sources.spreadsheets.columns import Column, Columns, Problem
from samverkan.sources.spreadsheets.understanding import understood
from samverkan.sources.spreadsheets.values import Unclear, chosen, number

COLUMNS = Columns((
    Column("pk", "nr", "no", ("id",)),
    Column("name", "namn", "name", ("utbildning", "benämning", "titel"), is_required=True),
    Column("provider_name", "ges av", "given by", ("anordnare", "lärosäte", "skola"), is_required=True),
    Column("kind", "typ", "kind", ("slag",)),
    Column("code", "kod", "code", ("kurskod", "programkod")),
    Column("given_as", "form", "form", ("studieform",)),
    Column("level", "nivå", "level", ("seqf", "eqf", "nivå (seqf)")),
    Column("credits", "poäng", "credits", ("hp", "omfattning")),
    Column("credit_system", "slags poäng", "kind of credits"),
    Column("weeks", "veckor", "weeks", ("längd i veckor",)),
    Column("pace", "studietakt", "pace", ("takt",)),
    Column("municipality_code", "kommun", "municipality", ("kommunkod",)),
    Column("field_code", "sun", "sun", ("inriktning",)),
    Column("teachers", "lärare", "teachers"),
    Column("place_cost_sek", "kostnad per plats", "cost of one place"),
    Column("stages", "steg i värdekedjan", "stages of the value chain", ("steg", "led")),
    Column("url", "länk", "link", ("adress",)),
    Column("description", "beskrivning", "description"),
    Column("year", "år", "year"),
    Column("places", "platser", "places"),
    Column("applicants", "sökande", "applicants"),
    Column("started", "började", "began", ("registrerade",)),
    Column("finished", "slutförde", "finished", ("examinerade",)),
    Column("source", "källa", "source"),
))  # fmt: skip
FIGURES = ("places", "applicants", "started", "finished")
LONGEST = {"name": 200, "provider_name": 200, "code": 40, "description": 5000, "source": 200, "url": 500}
MOST = 2_000_000_000


@dataclass(frozen=True)
class Row:
    """
    One row of the file: its number there, what its columns say, and what is wrong in it.

    says  by column, of those that the file has; `pk` is the number of a programme in the list, None for a new one
    """

    number: int
    says: Mapping[str, Any]
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


def read_rows(data: bytes, name: str) -> Read:
    """Return what the rows of a file say; raises spreadsheets.Refusal when that cannot be told."""
    table = COLUMNS.read(data, name)
    return Read(tuple(_row(row) for row in table.rows), table.unread)


def _row(row: columns.Row) -> Row:
    said = understood(row.texts, _cell, row.faults)
    problems = said.problems or tuple(contradictions(said.values))
    return Row(row.number, {} if problems else said.values, problems)


def _cell(code: str, text: str) -> Any:
    return CELLS[code](text.strip()) if code in CELLS else plain(code, text.strip())


def contradictions(said: Mapping[str, Any]) -> list[Problem]:
    """Return what cannot be right in a row whose cells can all be read."""
    empty = [code for code in ("name", "provider_name") if not said.get(code)]
    found = [Problem(code, _("The cell is empty.")) for code in empty]
    known = [code for code in FIGURES if said.get(code) is not None]
    if known and said.get("year") is None:
        found.append(Problem("year", _("The year of the figures is missing.")))
    if known and not said.get("source"):
        found.append(Problem("source", _("Say where the figures come from, for example Ladok or UHR.")))
    started, finished = said.get("started"), said.get("finished")
    if started is not None and finished is not None and finished > started:
        found.append(Problem("finished", _("More have finished than began.")))
    return found


def plain(code: str, text: str) -> str:
    """Return a text that is not too long for its column."""
    if len(text) > LONGEST[code]:
        raise Unclear(_("The text is longer than %(most)s characters. Shorten it.") % {"most": LONGEST[code]})
    return text


def whole(least: int, most: int) -> Callable[[str], int | None]:
    """Return how a whole number between two is read; nothing for an empty cell."""

    def read(text: str) -> int | None:
        if not text:
            return None
        bare = text.replace(" ", "").replace("\N{NO-BREAK SPACE}", "").rstrip("%")
        if not bare.isdecimal() or not least <= int(bare) <= most:
            words = _("“%(text)s” is no whole number between %(least)s and %(most)s.")
            raise Unclear(words % {"text": text[:40], "least": least, "most": most})
        return int(bare)

    return read


def decimal(text: str) -> Decimal | None:
    """Return a number with decimals; nothing for an empty cell."""
    if not text:
        return None
    found = number(text)
    if found is None or not 0 <= found < 10_000:
        raise Unclear(_("“%(text)s” is no figure that is understood. Write it as 7,5.") % {"text": text[:40]})
    return found


def one(choices: Any, usual: str) -> Callable[[str], str]:
    """Return how a word of a closed list is read, in any language of the product; the usual one for an empty cell."""

    def read(text: str) -> str:
        found = chosen(text, choices, OTHERS) if text else usual
        if not found:
            words = ", ".join(str(label) for label in choices.labels)
            raise Unclear(_("“%(text)s” is none of: %(words)s.") % {"text": text[:40], "words": words})
        return found

    return read


def forms(text: str) -> tuple[str, ...]:
    """Return the forms that a cell names, apart by commas."""
    read = one(Form, "")
    found = [read(part.strip()) for part in text.replace(";", ",").split(",") if part.strip()]
    return tuple(form.value for form in Form if form.value in found)


def lines(text: str) -> tuple[str, ...]:
    """Return the names that a cell holds, apart by semicolons or lines."""
    return tuple(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())


def matching(rule: Any) -> Callable[[str], str]:
    """Return how a code is read that a rule holds for, or an address."""

    def read(text: str) -> str:
        try:
            if text:
                rule(text)
        except ValidationError as fault:
            raise Unclear(" ".join(fault.messages)) from fault
        return text

    return read


OTHERS = {
    "program": Kind.PROGRAMME,
    "kurs": Kind.COURSE,
    "kurspaket": Kind.PACKAGE,
    "hp": Credits.HP,
    "yhp": Credits.YHP,
}
CELLS: dict[str, Callable[[str], Any]] = {
    "pk": whole(1, MOST),
    "kind": one(Kind, Kind.PROGRAMME),
    "given_as": forms,
    "level": whole(1, 8),
    "credits": decimal,
    "credit_system": one(Credits, Credits.HP),
    "weeks": whole(1, 600),
    "pace": whole(1, 200),
    "municipality_code": matching(MUNICIPALITY),
    "field_code": matching(FIELD),
    "teachers": decimal,
    "place_cost_sek": whole(0, MOST),
    "stages": lines,
    "url": matching(URLValidator()),
    "year": whole(FIRST_YEAR, 2100),
    **{name: whole(0, 1_000_000) for name in FIGURES},
}
