"""A sheet that is read beside the commitments as they stand: what each row would change, before anything is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements import states
from samverkan.agreements.models import Agreement, Commitment
from samverkan.agreements.queries.health import commitment_views
from samverkan.agreements.queries.sheet.words import words_of
from samverkan.agreements.queries.sheet.writing import Row, row_of, seen_areas
from samverkan.agreements.sheet import COLUMNS, read_cells
from samverkan.agreements.sheet.columns import FIXED
from samverkan.sources.spreadsheets import Refusal
from samverkan.sources.spreadsheets.columns import Problem
from samverkan.sources.spreadsheets.columns import Row as Line

NEW, CHANGED, SAME, REFUSED, MEANWHILE = "new", "changed", "same", "refused", "meanwhile"
UNORDERED = ("bound", "domains", "areas")
SAID = ("state", "year", "sentence")


@dataclass(frozen=True)
class Difference:
    """One cell that says something else than the commitment: the name of its column, what stood there, what would."""

    column: str
    old: str
    new: str


@dataclass(frozen=True)
class Compared:
    """One row of the sheet: what it would lead to, and why it cannot where it cannot."""

    number: int
    outcome: str
    title: str
    texts: Mapping[str, str]
    values: Mapping[str, Any]
    row: Row | None = None
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def named_problems(self) -> list[tuple[str, str]]:
        """What is wrong, each with the name of its column."""
        return COLUMNS.named(self.problems)


@dataclass(frozen=True)
class Preview:
    """What reading the sheet would lead to, row by row."""

    rows: tuple[Compared, ...]
    unread: tuple[str, ...]

    def of(self, *outcomes: str) -> list[Compared]:
        """Return the rows with one of these outcomes."""
        return [row for row in self.rows if row.outcome in outcomes]


def preview(agreement: Agreement, data: bytes, name: str, *, by: Actor, on: date) -> Preview:
    """
    Return what a file would change in an agreement's commitments.

    A row is known by its id, or by its number where the file has no column for the id; a row with neither is new. What
    is not in the file stays as it is. Raises Refusal when the file as a whole cannot be used.
    """
    sheet = COLUMNS.read(data, name)
    if not sheet.rows:
        raise Refusal(_("The file has a header but no rows. Write one commitment on each row below it."))
    computed = {name.casefold() for column in COLUMNS if column.is_computed for name in column.names}
    comparer = Comparer(agreement, by, on)
    rows = tuple(comparer.compared(line) for line in sheet.rows)
    return Preview(rows, tuple(name for name in sheet.unread if name.casefold() not in computed))


class Comparer:
    """Compares lines of a file with the commitments of an agreement as the actor sees them."""

    def __init__(self, agreement: Agreement, by: Actor, on: date) -> None:
        commitments = Commitment.objects.visible_to(by).filter(agreement=agreement)
        seen = seen_areas(by)
        rows = [row_of(view, seen) for view in commitment_views(commitments, by, on)]
        self.by_id = {str(row.view.commitment.pk): row for row in rows}
        self.by_number = {str(row.view.number): row for row in rows}
        self.wordings = {" ".join(row.view.commitment.text.split()): row.view.number for row in rows}
        self.words = words_of(agreement, by, on)
        self.seen: Counter[str] = Counter()

    def compared(self, line: Line) -> Compared:
        """Return what a line would lead to."""
        texts, has_id = line.texts, "id" in line.texts
        found = Compared(line.number, REFUSED, texts.get("title") or texts.get("text", "")[:80], texts, {})
        identity = texts.get("id", "") or ("" if has_id else texts.get("number", ""))
        if not identity:
            return self._new(found, line.faults)
        row = (self.by_id if has_id else self.by_number).get(identity)
        self.seen[identity] += 1
        if row is None:
            sentence = _("The agreement has no commitment with this id. Empty the cell to add it as a new one.")
            return _refused(found, Problem("id" if has_id else "number", sentence))
        if self.seen[identity] > 1:
            return _refused(found, Problem("id", _("This commitment stands on an earlier row of the file too.")))
        return self._known(replace(found, row=row), row, line.faults)

    def _known(self, found: Compared, row: Row, faults: dict[str, str]) -> Compared:
        before = row.texts
        touched = {
            code: text
            for code, text in found.texts.items()
            if code not in ("id", "version", "number") and text != before[code]
        }
        faults = {code: sentence for code, sentence in faults.items() if code in touched or found.texts[code] == ""}
        said = read_cells(touched, self.words, faults)
        changed = {code: value for code, value in said.values.items() if not _is_same(code, value, row.values[code])}
        problems = [*said.problems, *self._wording(touched, before)]
        if not changed and not problems:
            return replace(found, outcome=SAME)
        shown = tuple(
            Difference(COLUMNS.name_of(code), before[code], found.texts[code]) for code in touched if code in changed
        )
        found = replace(found, values=changed, differences=shown)
        if found.texts.get("version") and found.texts["version"] != before["version"]:
            return replace(found, outcome=MEANWHILE)
        problems += self._state({**row.values, **changed}, changed, row)
        return _refused(found, *problems) if problems else replace(found, outcome=CHANGED)

    def _wording(self, touched: Mapping[str, str], before: Mapping[str, str]) -> list[Problem]:
        if "text" not in touched or " ".join(touched["text"].split()) == " ".join(before["text"].split()):
            return []
        sentence = _("The wording of a commitment is changed on its own page, with a reason. Put the old words back.")
        return [Problem("text", sentence)]

    def _new(self, found: Compared, faults: dict[str, str]) -> Compared:
        wording = " ".join(found.texts.get("text", "").split())
        if not wording:
            return _refused(found, Problem("text", _("A new commitment needs its words, as they stand in the text.")))
        if wording in self.wordings:
            sentence = _("These words are commitment %(number)d already. Write its id in the row to change it.")
            return _refused(found, Problem("text", sentence % {"number": self.wordings[wording]}))
        self.wordings[wording] = found.number
        wanted = {code: text for code, text in found.texts.items() if text or code == "kind"}
        said = read_cells(wanted, self.words, {code: why for code, why in faults.items() if code not in FIXED})
        values = {"bound": tuple(self.words.parties.values()), **said.values}
        problems = [*said.problems, *self._state(values, values, None)]
        shown = tuple(Difference(COLUMNS.name_of(code), "", text) for code, text in wanted.items() if text)
        found = replace(found, values=values, differences=shown)
        return _refused(found, *problems) if problems else replace(found, outcome=NEW)

    def _state(self, after: Mapping[str, Any], changed: Mapping[str, Any], row: Row | None) -> list[Problem]:
        """Return why the state cannot be reported, if it is changed and cannot."""
        if not any(changed.get(code) for code in SAID):
            return []
        if not after.get("state"):
            return [Problem("state", _("Say how your party sees the commitment, or empty what you say of it."))]
        if row is not None and row.view.own is None:
            return [Problem("state", _("Only a party to the agreement can do this."))]
        kind = after.get("kind", "")
        if kind and not states.is_fitting(kind, after["state"]):
            return [Problem("state", _("This state does not fit this kind of commitment."))]
        if kind and states.needs_year(kind) and not after.get("year"):
            return [Problem("year", _("Say which year it was kept or missed."))]
        if states.needs_evidence(after["state"]) and "state" in changed:
            return [Problem("state", _("That a declaration holds no longer is said on its own page, with evidence."))]
        return []


def _is_same(code: str, one: Any, other: Any) -> bool:
    return set(one) == set(other) if code in UNORDERED else one == other


def _refused(found: Compared, *problems: Problem) -> Compared:
    return replace(found, outcome=REFUSED, problems=problems)
