"""The words in which a format of files is described; `checking` holds a file against them, `schema` publishes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union


@dataclass(frozen=True, slots=True)
class Text:
    """Words; `digits` for a code of so many, `one_of` for a choice, `of_month` for a month or a year."""

    meaning: str
    digits: int = 0
    one_of: tuple[str, ...] = ()
    of_month: bool = False


MOST = 1e12
"""Nothing that a case counts is more, people or kronor: it would be a slip, and overflow when it is computed with."""


@dataclass(frozen=True, slots=True)
class Number:
    """
    A number with its unit and bounds.

    grounded  it is a figure and needs source, assumption or derivation, at its own place or around it; else a setting
    """

    meaning: str
    unit: str = ""
    low: float | None = 0.0
    high: float | None = MOST
    whole: bool = False
    grounded: bool = True


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    meaning: str


@dataclass(frozen=True, slots=True)
class Record:
    """
    Names with values.

    keys      what each may hold
    needed    the names that must be there
    others    what any other name may hold; None when there may be no other
    grounds   source, assumption and the like may stand here
    unit      what `unit` must say where it is given
    """

    meaning: str
    keys: Mapping[str, "Shape"]
    needed: tuple[str, ...] = ()
    others: "Shape | None" = None
    grounds: bool = True
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Each:
    """
    Names chosen by who writes, all holding the same.

    of     "year", "period" (a year, month or quarter) or "name"
    digits for codes of so many
    """

    meaning: str
    value: "Shape"
    of: str = "name"
    digits: int = 0
    grounds: bool = True
    some: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the same."""

    meaning: str
    value: "Shape"
    some: bool = True


@dataclass(frozen=True, slots=True)
class Either:
    """One of two records, told apart by a name that only the one has."""

    told_by: str
    one: Record
    other: Record

    @property
    def meaning(self) -> str:
        """What the one and the other hold."""
        return f"{self.one.meaning} Or: {self.other.meaning}"


@dataclass(frozen=True, slots=True)
class Free:
    """Any figures in any order; each number among them is grounded."""

    meaning: str


Shape = Union[Text, Number, Flag, Record, Each, Listed, Either, Free]  # noqa: UP007  names defined below each other

GROUNDS: Mapping[str, Shape] = {
    "source": Text("address or name of where the figure was read"),
    "source_2": Text("a second source that says the same"),
    "assumption": Text("why this figure stands until somebody delivers it"),
    "derived": Text("how it was computed from sourced figures"),
    "note": Text("what else there is to know of it"),
    "weak": Flag("the source is second-hand"),
}
"""What may be said of where a figure comes from; beside it, or around several figures."""

GROUNDING = ("source", "assumption", "derived")
"""One of these at least."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files: its name, and what the whole holds."""

    name: str
    whole: Record = field(repr=False)
