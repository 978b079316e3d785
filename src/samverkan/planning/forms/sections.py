"""A part of a case file as a form: every value in its cell, with what is wrong in it beside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from samverkan.planning.faults import WrongFile, sentence_of
from samverkan.planning.files import Checked, written
from samverkan.planning.sections.applying import Applied, applied, remove_name
from samverkan.planning.sections.cells import Block, Cell, Row, Section, at, shown
from samverkan.planning.sections.labels import part_of, words_for
from samverkan.planning.sections.parts import unit_of
from samverkan_engine.cases.faults import Fault, Path


@dataclass(frozen=True)
class ShownCell:
    """A cell with its text, and what is wrong with it."""

    cell: Cell
    text: str
    faults: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"cell-{self.cell.name.replace('/', '-')}"


@dataclass(frozen=True)
class ShownRow:
    """A row with its cells, where they come from, and whether it is to be removed."""

    row: Row
    cells: tuple[ShownCell, ...]
    grounds: tuple[ShownCell, ...]
    is_removed: bool

    @property
    def unit(self) -> str:
        return unit_of(self.row)

    @property
    def remove_name(self) -> str:
        return remove_name(self.row) if self.row.removable else ""


@dataclass(frozen=True)
class ShownBlock:
    """A block with its rows."""

    block: Block
    rows: tuple[ShownRow, ...]

    @property
    def has_units(self) -> bool:
        return _("Unit") in self.block.columns

    @property
    def value_columns(self) -> tuple[str, ...]:
        return tuple(each for each in self.block.columns if each != _("Unit"))

    @property
    def has_grounds(self) -> bool:
        return any(row.row.ground for row in self.rows)

    @property
    def can_remove(self) -> bool:
        return any(row.row.removable for row in self.rows)

    @property
    def is_open(self) -> bool:
        return not self.block.is_folded or any(cell.faults for row in self.rows for cell in (*row.cells, *row.grounds))


@dataclass(frozen=True)
class Elsewhere:
    """Something wrong that no cell of this page holds, and the part of the file where it stands."""

    where: str
    sentence: str
    part: str


@dataclass
class SectionForm:
    """
    A section of a document, with what was posted of it.

    `file()` gives the changed file; what is wrong in it is then told by the cells, and what none of them holds by
    `elsewhere`.
    """

    section: Section
    document: Mapping[str, Any]
    posted: Mapping[str, str] | None = None
    faults: dict[str, list[str]] = field(default_factory=dict)
    elsewhere: list[Elsewhere] = field(default_factory=list)

    def file(self) -> Checked | None:
        """Return the file with what was posted; None when something in it is wrong."""
        result = applied(self.document, self.section, self.posted or {})
        try:
            return written(result.document)
        except WrongFile as wrong:
            for fault in wrong.faults:
                self._tell(fault, result)
            return None

    def blocks(self) -> list[ShownBlock]:
        return [ShownBlock(block, tuple(map(self._row, block.rows))) for block in self.section.blocks]

    def wrong(self) -> list[tuple[ShownCell, str]]:
        """Return every cell in which something is wrong, with its sentence."""
        cells = [cell for block in self.blocks() for row in block.rows for cell in (*row.cells, *row.grounds)]
        return [(cell, sentence) for cell in cells for sentence in cell.faults]

    def _row(self, row: Row) -> ShownRow:
        is_removed = bool(row.removable and (self.posted or {}).get(remove_name(row)))
        return ShownRow(row, tuple(map(self._cell, row.cells)), tuple(map(self._cell, row.grounds)), is_removed)

    def _cell(self, cell: Cell) -> ShownCell:
        held = shown(at(self.document, cell.path), cell.kind)
        text = (self.posted or {}).get(cell.name, held)
        return ShownCell(cell, text, tuple(self.faults.get(cell.name, ())))

    def _tell(self, fault: Fault, result: Applied) -> None:
        path = result.was(fault.path)
        cell = self._holding(path)
        if cell:
            self.faults.setdefault(cell.name, []).append(sentence_of(fault))
        else:
            where = words_for(fault.path, result.document)
            self.elsewhere.append(Elsewhere(where, sentence_of(fault), part_of(fault.path)))

    def _holding(self, path: Path) -> Cell | None:
        """Return the cell of a value, or the first one within it."""
        cells = [cell for row in self.section.rows() for cell in row.all_cells()]
        exact = next((cell for cell in cells if cell.path == path), None)
        within = (cell for cell in cells if len(path) > 1 and cell.path[: len(path)] == path)
        return exact or next(within, None)
