"""What a reader gives: a declared table, and the rows or values that could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST = 80
"""A value is shown to this many characters; more would be somebody's text, not the fault."""


class Fault(StrEnum):
    """What was wrong; the value is the code by which it is translated."""

    NOT_JSON = "not_json"
    NOT_A_RECORD = "not_a_record"
    MISSING = "missing"
    NOT_TEXT = "not_text"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_TIME = "not_a_time"
    NOT_A_CODE = "not_a_code"
    OUT_OF_RANGE = "out_of_range"
    TOO_FEW_CELLS = "too_few_cells"
    TWICE = "twice"
    UNKNOWN = "unknown"
    FAILED_AT_SOURCE = "failed_at_source"


SENTENCES: Mapping[Fault, str] = {
    Fault.NOT_JSON: "The line is not JSON.",
    Fault.NOT_A_RECORD: "This is not a record of the expected kind.",
    Fault.MISSING: "{field} is missing.",
    Fault.NOT_TEXT: "{field} should be text.",
    Fault.NOT_A_NUMBER: "{field} should be a number but is “{value}”.",
    Fault.NOT_A_TIME: "{field} should be a date or a time but is “{value}”.",
    Fault.NOT_A_CODE: "{field} should be a code but is “{value}”.",
    Fault.OUT_OF_RANGE: "{field} is “{value}”, which cannot be right.",
    Fault.TOO_FEW_CELLS: "The row has fewer cells than there are columns.",
    Fault.TWICE: "{field} “{value}” stands here a second time.",
    Fault.UNKNOWN: "{field} “{value}” is not known.",
    Fault.FAILED_AT_SOURCE: "The source says that it could not answer: “{value}”.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRefused:
    """
    A row, or one value of it, that could not be read.

    line    line of the file, or number of the record, from 1; missing where the format has neither
    record  the record's own id; empty when it has none
    field   as the source names it, with full stops between the levels; empty for the whole row
    value   as it stood there, shortened; never anything about a person
    kept    the row is in the table, without this value
    """

    fault: Fault
    line: int | None = None
    record: str = ""
    field: str = ""
    value: str = ""
    kept: bool = False

    @property
    def sentence(self) -> str:
        """The fault in English; who shows it in another language translates by `fault`."""
        return SENTENCES[self.fault].format(field=self.field, value=self.value)


@dataclass(frozen=True, slots=True)
class Reading:
    """A declared table as read, and what could not be read."""

    table: "pa.Table"
    refused: tuple[RowRefused, ...] = ()
