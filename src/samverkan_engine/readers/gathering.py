"""Rows gathered while a source is read, with the faults of those that could not be."""

from samverkan_engine.tables.declared import Declared
from samverkan_engine.tables.reading import LONGEST, Fault, Reading, RowRefused

Row = dict[str, object]


class Gathered:
    """
    The rows of one declared table as they are read.

    `at` says which line or record is being read, so that each value need not carry its place along.
    """

    def __init__(self, declared: Declared) -> None:
        self.declared = declared
        self.rows: list[Row] = []
        self.refused: list[RowRefused] = []
        self.line: int | None = None
        self.record = ""

    def at(self, line: int | None, record: object = "") -> None:
        """Begin a line or record; faults from here on are its."""
        self.line, self.record = line, shortened(record)

    def add(self, row: Row) -> None:
        """Take a row that was read."""
        self.rows.append(row)

    def refuse(self, fault: Fault, field: str = "", value: object = "", kept: bool = False) -> None:
        """Note that the row being read, or with `kept` only this value of it, was not taken."""
        self.refused.append(
            RowRefused(fault=fault, line=self.line, record=self.record, field=field, value=shortened(value), kept=kept)
        )

    def reading(self) -> Reading:
        """Return the table and what was refused."""
        return Reading(self.declared.from_rows(self.rows), tuple(self.refused))


def shortened(value: object) -> str:
    """Return a value as a short text; nothing for a missing one."""
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
