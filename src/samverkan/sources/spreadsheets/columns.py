"""What the columns of a sheet are called, and where they stand in a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _


class MissingColumns(Exception):
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


def known_names(columns: Sequence[Column]) -> frozenset[str]:
    """Return every name, in small letters, that a header is recognised by."""
    return frozenset(name.casefold() for column in columns for name in column.names)


def column_called(name: str, columns: Sequence[Column]) -> Column | None:
    """Return the column that a name in a header stands for."""
    return next((column for column in columns if name.casefold() in map(str.casefold, column.names)), None)


def placed(names: tuple[str, ...], columns: Sequence[Column]) -> tuple[dict[str, int], list[str]]:
    """
    Return where each column that is read stands in a header, and the names that are left unread.

    Two names of one column count as the first; raises MissingColumns when one that is needed is not there.
    """
    places: dict[str, int] = {}
    unread = []
    for at, name in enumerate(names):
        column = column_called(name, columns)
        if column and not column.is_computed and column.code not in places:
            places[column.code] = at
        elif name:
            unread.append(name)
    missing = [column.name for column in columns if column.is_required and column.code not in places]
    if missing:
        raise MissingColumns(
            _("The first row lacks the column %(columns)s. Add it, or use the template.")
            % {"columns": ", ".join(f"“{name}”" for name in missing)}
        )
    return places, unread


def texts_of(cells: tuple[str, ...], places: Mapping[str, int]) -> dict[str, str]:
    """Return what the cells of a row say, by column."""
    return {code: cells[at] if at < len(cells) else "" for code, at in places.items()}
