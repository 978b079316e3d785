"""What the cells of a row mean, and what reading the rows of a file in would do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from samverkan.sources.spreadsheets.columns import Problem
from samverkan.sources.spreadsheets.values import Unclear

Change = TypeVar("Change")
Refused = TypeVar("Refused")
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Read:
    """What the cells say, by column, and what is wrong in some of them."""

    values: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()


def understood(texts: Mapping[str, str], read: Callable[[str, str], Any], faults: Mapping[str, str] = NOTHING) -> Read:
    """
    Return the values of some cells; what cannot be understood becomes a problem in its column, never a guess.

    read    from the code of a column and the text of its cell; raises Unclear
    faults  columns whose cell holds nothing that can be read, each with the sentence that says why
    """
    values: dict[str, Any] = {}
    problems = [Problem(code, sentence) for code, sentence in faults.items()]
    for code, text in texts.items():
        if code in faults:
            continue
        try:
            values[code] = read(code, text)
        except Unclear as fault:
            problems.append(Problem(code, str(fault)))
    return Read(values, tuple(problems))


@dataclass(frozen=True)
class Preview(Generic[Change, Refused]):
    """The rows of a file: what is new, what would change, how many say the same, and what is refused."""

    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    same: int
    refused: tuple[Refused, ...]
    unread: tuple[str, ...]

    @property
    def writable(self) -> tuple[Change, ...]:
        """The rows that do something."""
        return (*self.new, *self.changed)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.new) + len(self.changed) + self.same + len(self.refused)
