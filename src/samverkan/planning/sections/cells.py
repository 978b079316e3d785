"""What a part of a case file holds, as it stands on a page: values in cells, and where each row of them comes from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samverkan.ui.numbers import rounded
from samverkan_engine.cases.faults import Path

NUMBER, YEAR, TEXT, CHOICE = "number", "year", "text", "choice"


@dataclass(frozen=True)
class Cell:
    """
    One value that can be changed.

    path     where it stands in the file
    label    what it is, for those who do not see the column's head
    choices  value and words, for a choice
    """

    path: Path
    label: str
    kind: str = NUMBER
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return "/".join(map(str, self.path))


@dataclass(frozen=True)
class Row:
    """
    Values with one ground.

    ground     the record that says where they come from
    around     where they come from when that record does not say so
    whole      the record that goes when all of its values are left empty
    removable  the item of a list that can be removed
    is_new     an item of a list that is not there yet, and is made by filling it in
    """

    label: str
    cells: tuple[Cell, ...]
    ground: Path | None = None
    around: str = ""
    hint: str = ""
    whole: Path | None = None
    removable: Path | None = None
    is_new: bool = False

    @property
    def grounds(self) -> tuple[Cell, ...]:
        """Where the values come from: a source, or an assumption."""
        if self.ground is None:
            return ()
        words = {"source": _("Source"), "assumption": _("Assumption")}
        return tuple(Cell((*self.ground, key), f"{word}, {self.label}", TEXT) for key, word in words.items())

    def all_cells(self) -> tuple[Cell, ...]:
        return (*self.cells, *self.grounds)


@dataclass(frozen=True)
class Block:
    """
    Rows under one heading; `columns` name their values.

    is_named  whether the rows show what they are called, as those do whose values do not say it
    """

    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    intro: str = ""
    is_folded: bool = False
    is_named: bool = True


@dataclass(frozen=True)
class Section:
    """One part of a case file on a page."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    lead: str = ""

    def rows(self) -> Iterator[Row]:
        for block in self.blocks:
            yield from block.rows


def at(document: Any, path: Path) -> Any:
    """Return what stands at a path; None when nothing does."""
    value = document
    for step in path:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def shown(value: Any, kind: str = NUMBER) -> str:
    """Return a value as it is shown to be changed."""
    if value is None:
        return ""
    if kind == YEAR or isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    decimals = len(f"{float(value):.6f}".rstrip("0").partition(".")[2])
    return rounded(value, decimals)


SPACES = re.compile(r"[\s\u00a0\u202f\u2009]")


def understood(text: str, kind: str) -> Any:
    """Return what was written as the file holds it; a number that is none stays text, for the checker to say so."""
    text = text.strip()
    if kind not in (NUMBER, YEAR):
        return text
    plain = SPACES.sub("", text).replace(",", ".").replace("−", "-")
    try:
        number = float(plain)
    except ValueError:
        return text
    return int(plain) if re.fullmatch(r"[-+]?\d+", plain) else number
