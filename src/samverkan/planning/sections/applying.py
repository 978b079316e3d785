"""What was written on the page of a part becomes a changed case file; what is left alone stays as it was written."""

import itertools
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from samverkan.planning.sections.cells import Cell, Row, Section, at, shown, understood
from samverkan.planning.sections.past import forget, told
from samverkan_engine.cases.faults import Path
from samverkan_engine.cases.shapes import GROUNDS

REMOVE = "bort:"
MAY_GO = (
    ("establishment", "own", "jobs"),
    ("history", "intakes"),
    ("history", "plant_plan"),
    ("history", "plant_actual"),
)
"""What may be left out, and is when nothing stands in it."""


@dataclass(frozen=True)
class Applied:
    """
    A changed document.

    removed  the items taken out of lists, by where they stood: faults are told of what is left, in its own numbers
    """

    document: dict[str, Any]
    removed: tuple[Path, ...] = field(default=())

    def was(self, path: Path) -> Path:
        """Return where a value of the changed document stands on the page."""
        steps = list(path)
        for place, step in enumerate(path):
            if isinstance(step, int):
                steps[place] = self._counted(tuple(steps[:place]), step)
        return tuple(steps)

    def _counted(self, items: Path, number: int) -> int:
        gone = {path[-1] for path in self.removed if path[:-1] == items}
        left = (each for each in range(number + len(gone) + 1) if each not in gone)
        return list(left)[number]


def applied(document: Mapping[str, Any], section: Section, posted: Mapping[str, str]) -> Applied:
    """Return the document with what was posted of a section."""
    changed = deepcopy(dict(document))
    removed = []
    for row in section.rows():
        if row.removable and posted.get(remove_name(row)):
            removed.append(row.removable)
        elif not (row.is_new and _is_blank(row, posted)):
            _row(changed, row, posted)
    gone = [at(document, path) for path in removed]
    for path in sorted(removed, key=lambda each: -int(each[-1] or 0)):
        at(changed, path[:-1]).pop(path[-1])
    forget(changed, {each["ssyk"] for each in gone if "ssyk" in each})
    _tidy(changed)
    return Applied(changed, tuple(removed))


def remove_name(row: Row) -> str:
    """Return the name of the tick by which the item of a row is removed."""
    return REMOVE + "/".join(map(str, row.removable or ()))


def _is_blank(row: Row, posted: Mapping[str, str]) -> bool:
    return not any(posted.get(cell.name, "").strip() for cell in row.all_cells())


def _row(document: dict[str, Any], row: Row, posted: Mapping[str, str]) -> None:
    values = [posted.get(cell.name, shown(at(document, cell.path), cell.kind)).strip() for cell in row.cells]
    if row.whole and not any(values):
        _take(document, row.whole)
        return
    for cell in _written(document, row, posted):
        text = posted[cell.name].strip()
        if text:
            _put(document, cell.path, understood(text, cell.kind))
        else:
            _take(document, cell.path)


def _written(document: dict[str, Any], row: Row, posted: Mapping[str, str]) -> Iterator[Cell]:
    """Yield the cells in which something else stands than in the document."""
    for cell in row.all_cells():
        if cell.name in posted and posted[cell.name].strip() != shown(at(document, cell.path), cell.kind):
            yield cell


def _tidy(document: dict[str, Any]) -> None:
    """Take away what is left empty and may be left out."""
    for programme in document["programmes"]:
        if isinstance(programme.get("donor"), dict) and not programme["donor"].keys() - GROUNDS.keys():
            del programme["donor"]
    for series in at(document, ("history", "observed")) or []:
        for ssyk, counts in [*series["occupations"].items()]:
            if isinstance(counts, dict):
                series["occupations"][ssyk] = {
                    key: value for key, value in counts.items() if not isinstance(value, dict) or told(value)
                }
    for path in MAY_GO:
        if not at(document, path):
            _take(document, path[:2])


def _put(document: Any, path: Path, value: Any) -> None:
    here = document
    for step, following in itertools.pairwise(path):
        here = _within(here, step, following)
    if isinstance(here, list):
        here.append(value)
    else:
        here[path[-1]] = value


def _within(here: Any, step: Any, following: Any) -> Any:
    """Return what stands at a step, made when nothing does: a list for an item's number, else a record."""
    made: Any = [] if isinstance(following, int) and following < LONGEST_LIST else {}
    if isinstance(here, list):
        if step >= len(here):
            here.append(made)
        return here[step]
    if not isinstance(here.get(step), dict | list):
        here[step] = made
    return here[step]


LONGEST_LIST = 1000
"""A number from here on is a year."""


def _take(document: Any, path: Path) -> None:
    record = at(document, path[:-1])
    if isinstance(record, dict):
        record.pop(path[-1], None)
