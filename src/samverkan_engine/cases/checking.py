"""A file is held against a format: every value that does not keep to it becomes a fault with its line."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from samverkan_engine.cases import moments
from samverkan_engine.cases.faults import Code, Fault, Path
from samverkan_engine.cases.shapes import (
    GROUNDING,
    GROUNDS,
    Each,
    Either,
    Flag,
    Format,
    Free,
    Listed,
    Number,
    Record,
    Shape,
    Text,
)

LONGEST = 60
CARRIED = {"w0": "_counts", "d0": "_counts", "age55": "_counts", "mix": "_plant_mix"}
"""The figures of an occupation, by the record beside the list that may say where they come from."""


def faults_of(document: object, lines: Mapping[Path, int], format_: Format) -> list[Fault]:
    """Return everything in which a document does not keep to a format."""
    return list(_Check(lines).shape(document, format_.whole, (), frozenset()))


class _Check:
    """
    The walk through a document.

    `grounded` is what has a ground from further out: the names of figures, or "" for all.
    """

    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._lines = lines

    def fault(self, code: Code, path: Path, **params: str | int | float) -> Fault:
        """Return a fault at a path; of a missing name the line of what lacks it."""
        shown = path
        while path and path not in self._lines:
            path = path[:-1]
        return Fault(code, self._lines.get(path, 1), shown, params)

    def shape(self, value: object, shape: Shape, path: Path, grounded: frozenset[str]) -> Iterator[Fault]:
        """Yield the faults of a value and of all within it."""
        match shape:
            case Text():
                yield from self._text(value, shape, path)
            case Number():
                yield from self._number(value, shape, path, grounded)
            case Flag():
                if not isinstance(value, bool):
                    yield self.fault(Code.NOT_ONE_OF, path, value=shortened(value), expected="true, false")
            case Record():
                yield from self._record(value, shape, path, grounded)
            case Each():
                yield from self._each(value, shape, path, grounded)
            case Listed():
                yield from self._listed(value, shape, path, grounded)
            case Either():
                chosen = shape.one if isinstance(value, dict) and shape.told_by in value else shape.other
                yield from self._record(value, chosen, path, grounded)
            case Free():
                yield from self._free(value, path, grounded)

    def _text(self, value: object, shape: Text, path: Path) -> Iterator[Fault]:
        told = shortened(value)
        if shape.of_month:
            if not moments.WRITTEN.fullmatch(told):
                yield self.fault(Code.NOT_A_MONTH, path, value=told)
        elif shape.digits:
            if not (isinstance(value, str) and value.isdecimal() and len(value) == shape.digits):
                yield self.fault(Code.NOT_A_CODE, path, value=told, digits=shape.digits)
        elif not isinstance(value, str) or not value.strip():
            yield self.fault(Code.NOT_TEXT, path, value=told)
        elif shape.one_of and value not in shape.one_of:
            yield self.fault(
                Code.NOT_ONE_OF, path, value=told, expected=", ".join(shape.one_of), near=nearest(value, shape.one_of)
            )

    def _number(self, value: object, shape: Number, path: Path, grounded: frozenset[str]) -> Iterator[Fault]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield self.fault(Code.NOT_A_NUMBER, path, value=shortened(value))
        elif shape.whole and value != int(value):
            yield self.fault(Code.NOT_WHOLE, path, value=value)
        elif shape.low is not None and value < shape.low:
            yield self.fault(Code.TOO_SMALL, path, value=value, limit=shape.low)
        elif shape.high is not None and value > shape.high:
            yield self.fault(Code.TOO_LARGE, path, value=value, limit=shape.high)
        elif shape.grounded and not grounded & {"", str(path[-1])}:
            yield self.fault(Code.NO_GROUND, path)

    def _record(self, value: object, shape: Record, path: Path, grounded: frozenset[str]) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield self.fault(Code.NOT_A_RECORD, path, expected=", ".join(shape.needed or shape.keys))
            return
        known = {**shape.keys, **(GROUNDS if shape.grounds else {})}
        within = grounded | grounds_of(value)
        for name in shape.needed:
            if name not in value:
                yield self.fault(Code.MISSING, (*path, name), value=name)
        for name, each in value.items():
            at = (*path, name)
            if name == "unit" and "unit" in known and shape.unit and each != shape.unit:
                yield self.fault(Code.WRONG_UNIT, at, value=shortened(each), expected=shape.unit)
            elif name in known:
                yield from self.shape(each, known[name], at, within)
            elif shape.others is not None:
                yield from self.shape(each, shape.others, at, within)
            else:
                yield self.fault(Code.UNKNOWN_KEY, at, value=shortened(name), near=nearest(name, known))

    def _each(self, value: object, shape: Each, path: Path, grounded: frozenset[str]) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield self.fault(Code.NOT_A_RECORD, path, expected=shape.of)
            return
        grounds = GROUNDS if shape.grounds else {}
        within = grounded | grounds_of(value)
        if shape.some and not value.keys() - grounds.keys():
            yield self.fault(Code.EMPTY, path)
        for name, each in value.items():
            at = (*path, name)
            if name in grounds:
                yield from self.shape(each, grounds[str(name)], at, within)
                continue
            yield from self._name(name, shape, at)
            yield from self.shape(each, shape.value, at, within)

    def _name(self, name: object, shape: Each, path: Path) -> Iterator[Fault]:
        if shape.of == "year" and not (isinstance(name, int) and 1900 <= name <= 2200):
            yield self.fault(Code.NOT_A_YEAR, path, value=shortened(name))
        elif shape.of == "period" and not moments.WRITTEN.fullmatch(str(name)):
            yield self.fault(Code.NOT_A_MONTH, path, value=shortened(name))
        elif shape.digits and not (isinstance(name, str) and name.isdecimal() and len(name) == shape.digits):
            yield self.fault(Code.NOT_A_CODE, path, value=shortened(name), digits=shape.digits)

    def _listed(self, value: object, shape: Listed, path: Path, grounded: frozenset[str]) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield self.fault(Code.NOT_A_LIST, path)
            return
        if shape.some and not value:
            yield self.fault(Code.EMPTY, path)
        for place, each in enumerate(value):
            yield from self.shape(each, shape.value, (*path, place), grounded)

    def _free(self, value: object, path: Path, grounded: frozenset[str]) -> Iterator[Fault]:
        if isinstance(value, dict):
            within = grounded | grounds_of(value)
            for name, each in value.items():
                yield from self._free(each, (*path, name), within)
        elif isinstance(value, list):
            for place, each in enumerate(value):
                yield from self._free(each, (*path, place), grounded)
        elif isinstance(value, int | float) and not isinstance(value, bool) and not grounded:
            yield self.fault(Code.NO_GROUND, path)


def grounds_of(record: Mapping[Any, Any]) -> frozenset[str]:
    """Return what a record grounds: all within it (""), or by the records beside it the figures of an occupation."""
    if any(record.get(name) for name in GROUNDING):
        return frozenset({""})
    return frozenset(
        figure
        for figure, beside in CARRIED.items()
        if isinstance(record.get(beside), dict) and grounds_of(record[beside])
    )


def nearest(word: object, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """Return the known name most like a word; empty when none is like it."""
    return next(iter(get_close_matches(str(word), list(known), 1, 0.6)), "")


def shortened(value: object) -> str:
    """Return a value as a short text."""
    text = str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
