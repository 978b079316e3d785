"""How a table is declared: each column with its type, unit and meaning, and the check that a table keeps to it."""

from dataclasses import dataclass

import pyarrow as pa

from samverkan_engine.errors import Undeclared


@dataclass(frozen=True, slots=True)
class Column:
    """
    One column of a declared table.

    meaning  what a value says, in a sentence
    unit     what a number counts ("people", "SEK", "share 0 to 1"); empty for words
    needed   no value may be missing
    """

    name: str
    type: pa.DataType
    meaning: str
    unit: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared table: what a stage takes in or gives out."""

    name: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with the meaning and unit of each column as its metadata."""
        return pa.schema(
            [
                pa.field(
                    column.name,
                    column.type,
                    nullable=not column.needed,
                    metadata={"meaning": column.meaning, "unit": column.unit},
                )
                for column in self.columns
            ],
            metadata={"table": self.name},
        )

    def empty(self) -> pa.Table:
        """Return the table without rows."""
        return self.schema.empty_table()

    def from_rows(self, rows: list[dict[str, object]]) -> pa.Table:
        """Return the table of rows given as dictionaries by column; a column left out of a row is missing there."""
        return self.checked(pa.Table.from_pylist(rows, schema=self.schema))

    def checked(self, table: pa.Table) -> pa.Table:
        """Return `table` with the declared columns alone, in order; raise Undeclared when one is absent or unfit."""
        absent = [column.name for column in self.columns if column.name not in table.column_names]
        if absent:
            raise Undeclared(f"{self.name} lacks the columns {', '.join(absent)}.")
        table = table.select([column.name for column in self.columns])
        try:
            table = table.cast(self.schema)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError) as error:
            raise Undeclared(f"{self.name} is not as declared: {error}") from error
        missing = [column.name for column in self.columns if column.needed and table[column.name].null_count]
        if missing:
            raise Undeclared(f"{self.name} misses values in {', '.join(missing)}.")
        return table
