"""Records of a list as rows of a page, with a blank one to add another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samverkan.planning.sections.cells import NUMBER, Cell, Row, at
from samverkan_engine.cases.faults import Path


@dataclass(frozen=True)
class Column:
    """One value of each record: its key in the file, what it is called, and what kind of value it is."""

    key: str
    label: str
    kind: str = NUMBER
    choices: tuple[tuple[str, str], ...] = ()


def rows_of(document: Mapping[str, Any], path: Path, another: str, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    """Return the records of a list, each of which can be removed, and a blank row called `another`."""
    found = at(document, path) or []

    def row(number: int, label: str, **how: Any) -> Row:
        here = (*path, number)
        cells = tuple(Cell((*here, one.key), one.label, one.kind, one.choices) for one in columns)
        return Row(label, cells, here, **how)

    rows = [row(n, str(one.get(columns[0].key, "")), removable=(*path, n)) for n, one in enumerate(found)]
    return (*rows, row(len(found), another, is_new=True))
