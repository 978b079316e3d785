"""Years as names: JSON can only write them as text, so they are read as numbers wherever the format wants years."""

from collections.abc import Iterator, Mapping
from typing import Any

from samverkan_engine.cases.faults import Path
from samverkan_engine.cases.shapes import Each, Either, Listed, Record, Shape

Lines = Mapping[Path, int]
YEARLY = ("year", "period")


def with_years(document: Any, lines: Lines, shape: Shape) -> tuple[Any, Lines]:
    """Return the document with its years as numbers, and its lines by the paths that it has then."""
    renamed: set[Path] = set()
    read = _read(document, shape, (), renamed)
    if not renamed:
        return document, lines
    return read, {tuple(_steps(path, renamed)): line for path, line in lines.items()}


def _read(value: Any, shape: Shape | None, path: Path, renamed: set[Path]) -> Any:
    if isinstance(value, list) and isinstance(shape, Listed):
        return [_read(each, shape.value, (*path, place), renamed) for place, each in enumerate(value)]
    if not isinstance(value, dict) or shape is None:
        return value
    read = {}
    for name, each in value.items():
        at = (*path, name)
        if isinstance(shape, Each) and shape.of in YEARLY and _is_year(name) and int(name) not in value:
            renamed.add(at)
            read[int(name)] = each
        else:
            read[name] = _read(each, _shape_of(name, value, shape), at, renamed)
    return read


def _is_year(name: object) -> bool:
    return isinstance(name, str) and len(name) == 4 and name.isascii() and name.isdecimal()


def _shape_of(name: object, record: Mapping[Any, Any], shape: Shape) -> Shape | None:
    """Return what a name of a record may hold; None where that does not matter here."""
    match shape:
        case Each():
            return shape.value
        case Record():
            return shape.keys.get(str(name), shape.others)
        case Either():
            return _shape_of(name, record, shape.one if shape.told_by in record else shape.other)
    return None


def _steps(path: Path, renamed: set[Path]) -> Iterator[str | int | float | bool | None]:
    """Yield the steps of a path with the years among them as numbers."""
    for place, step in enumerate(path):
        yield int(str(step)) if path[: place + 1] in renamed else step
