"""Every number of a case file with where it comes from, and how much of it somebody has delivered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samverkan_engine.cases.checking import CARRIED
from samverkan_engine.cases.faults import Path, placed
from samverkan_engine.cases.shapes import GROUNDING, GROUNDS

COMPUTED_FROM = ("occupations", "programmes", "profiles", "labour", "establishment", "costs", "capacity")
"""The parts of a file that the model is computed from; the rest is shown beside it."""

SETTINGS = ("year",)


@dataclass(frozen=True, slots=True)
class Input:
    """
    One number of a case file.

    source, assumption, derived, note  as the file says, at the number or nearest around it
    weak       its source is second-hand
    """

    path: Path
    line: int
    value: float
    unit: str
    source: str
    assumption: str
    derived: str
    note: str
    weak: bool

    @property
    def place(self) -> str:
        """The path as one reads it."""
        return placed(self.path)

    @property
    def is_sourced(self) -> bool:
        """Whether somebody has delivered it: it has a source, and no part of it is assumed."""
        return bool(self.source) and not self.assumption


def inputs(document: Mapping[str, Any], lines: Mapping[Path, int]) -> list[Input]:
    """Return every number that the model is computed from, in the order of the file."""
    return [
        _input(path, value, grounds, lines)
        for part in COMPUTED_FROM
        if part in document
        for path, value, grounds in _numbers(document[part], (part,), [])
    ]


def share_sourced(numbers: Sequence[Input]) -> float:
    """Return which share of the numbers is sourced."""
    return sum(number.is_sourced for number in numbers) / max(len(numbers), 1)


Grounds = list[Mapping[str, Any]]


def _numbers(value: Any, path: Path, around: Grounds) -> Iterator[tuple[Path, float, Grounds]]:
    if isinstance(value, dict):
        within = [value, *around]
        for name, each in value.items():
            if name not in GROUNDS and name not in SETTINGS:
                yield from _numbers(each, (*path, name), within)
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _numbers(each, (*path, place), around)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, float(value), around


def _input(path: Path, value: float, around: Grounds, lines: Mapping[Path, int]) -> Input:
    ground = ground_of(str(path[-1]), around)
    told = {name: str(ground.get(name, "")) for name in ("source", "assumption", "derived", "note")}
    unit = str(around[0].get("unit", "")) if around else ""
    return Input(path, lines.get(path, 1), value, unit, **told, weak=ground.get("weak") is True)


def ground_of(figure: str, around: Grounds) -> Mapping[str, Any]:
    """Return the nearest record that says where a figure comes from; a record of its own before one around it."""
    for record in around:
        if any(record.get(name) for name in GROUNDING):
            return record
        beside = record.get(CARRIED.get(figure, ""))
        if isinstance(beside, dict):
            return beside
    return {}
