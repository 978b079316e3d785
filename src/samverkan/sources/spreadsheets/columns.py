"""What the columns of a sheet are called, where they stand in a file, and what its rows say by them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samverkan.sources.spreadsheets.reading import Line, Refusal, read


class MissingColumns(Refusal):
    """The file lacks a column that it cannot do without."""


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


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell, and what to do about it."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Row:
    """
    One row of a file: its number there, and what its cells say, by column.

    formulas  the columns whose cell holds a formula without a stored value, each with a sentence that says so
    merged    the columns whose cell is covered by another, likewise
    """

    number: int
    texts: Mapping[str, str]
    formulas: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)

    @property
    def faults(self) -> dict[str, str]:
        """The columns whose cell holds nothing that can be read, each with the sentence that says why."""
        return {**self.merged, **self.formulas}


@dataclass(frozen=True)
class Table:
    """The rows of a file by the columns it was read with, and the names of the columns that are left unread."""

    rows: tuple[Row, ...]
    unread: tuple[str, ...]


class Columns(tuple[Column, ...]):
    """The columns of a sheet that is handed over and read back, in their order."""

    @property
    def known(self) -> frozenset[str]:
        """Every name, in small letters, that a header is recognised by."""
        return frozenset(name.casefold() for column in self for name in column.names)

    def header(self, *, computed: bool = True) -> list[str]:
        """Return the names of the columns in the reader's language, with or without those that are not read back."""
        return [column.name for column in self if computed or not column.is_computed]

    def name_of(self, code: str) -> str:
        """Return what a column is called in the reader's language; nothing for a problem of no column."""
        return next((column.name for column in self if column.code == code), "")

    def named(self, problems: Iterable[Problem]) -> list[tuple[str, str]]:
        """Return each problem with the name of its column."""
        return [(self.name_of(problem.code), problem.sentence) for problem in problems]

    def called(self, name: str) -> Column | None:
        """Return the column that a name in a header stands for."""
        return next((column for column in self if name.casefold() in map(str.casefold, column.names)), None)

    def placed(self, names: tuple[str, ...]) -> tuple[dict[str, int], list[str]]:
        """
        Return where each column that is read stands in a header, and the names that are left unread.

        Two names of one column count as the first; raises MissingColumns when one that is needed is not there.
        """
        places: dict[str, int] = {}
        unread = []
        for at, name in enumerate(names):
            column = self.called(name)
            if column and not column.is_computed and column.code not in places:
                places[column.code] = at
            elif name:
                unread.append(name)
        missing = [column.name for column in self if column.is_required and column.code not in places]
        if missing:
            raise MissingColumns(
                _("The first row lacks the column %(columns)s. Add it, or use the template.")
                % {"columns": ", ".join(f"“{name}”" for name in missing)}
            )
        return places, unread

    def read(self, data: bytes, name: str) -> Table:
        """Return the rows of a file by these columns; raises Refusal when the file as a whole cannot be read so."""
        sheet = read(data, name, self.known)
        places, unread = self.placed(sheet.header)
        return Table(tuple(_row(line, places) for line in sheet.lines), tuple(unread))


def _row(line: Line, places: Mapping[str, int]) -> Row:
    """Return a line of a file by column."""
    texts = {code: line.cells[at] if at < len(line.cells) else "" for code, at in places.items()}
    formula = _("The cell holds a formula whose result is not stored. Paste the value itself.")
    merged = _("The cell is merged with another, so nothing stands in it. Unmerge the cells.")
    return Row(
        line.number,
        texts,
        {code: formula for code, at in places.items() if at in line.formulas},
        {code: merged for code, at in places.items() if at in line.merged},
    )
