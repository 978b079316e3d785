"""What must hold of the past that a case file tells: parts are no more than wholes, and nothing lies ahead."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from samverkan_engine.cases.checking import nearest
from samverkan_engine.cases.faults import Code, Fault, Path
from samverkan_engine.cases.shapes import GROUNDS

PARTS = ("applicants", "admitted", "registered", "finished", "stayed")
"""Each is a part of the one before it."""


def broken_history(fault: Any, document: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what does not hold; `fault` makes one of a code, a path and params."""
    history = document.get("history", {})
    for place, series in enumerate(history.get("observed", [])):
        yield from _series(fault, document, series, ("history", "observed", place))
    yield from _twice(fault, history.get("observed", []))
    seen: set[tuple[object, ...]] = set()
    for place, intake in enumerate(history.get("intakes", [])):
        path = ("history", "intakes", place)
        yield from _intake(fault, document, intake, path)
        key = intake["programme"], intake["year"], intake.get("spring", False)
        if key in seen:
            yield fault(Code.COUNTED_TWICE, path, value=intake["programme"], year=intake["year"])
        seen.add(key)


def _series(fault: Any, document: Mapping[str, Any], series: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    known = tuple(occupation["ssyk"] for occupation in document["occupations"]["list"])
    for ssyk, counts in _without_grounds(series["occupations"]).items():
        at = (*path, "occupations", ssyk)
        if ssyk not in known:
            yield fault(Code.UNKNOWN_OCCUPATION, at, value=ssyk, near=nearest(ssyk, known))
        if not _without_grounds(counts):
            yield fault(Code.EMPTY, at)
        for figure in ("people", "jobs", "exits"):
            for year in _without_grounds(counts.get(figure, {})):
                if year > document["start_year"]:
                    yield fault(
                        Code.AFTER_THE_FIRST_YEAR, (*at, figure, year), value=year, limit=document["start_year"]
                    )
        people = _without_grounds(counts.get("people", {}))
        for year, left in _without_grounds(counts.get("exits", {})).items():
            if left > people.get(year, left):
                yield fault(Code.MORE_THAN_ALL, (*at, "exits", year), value=left, limit=people[year], of="people")


def _twice(fault: Any, listed: list[Mapping[str, Any]]) -> Iterator[Fault]:
    versions = [series["version"] for series in listed]
    for place, version in enumerate(versions):
        if version in versions[:place]:
            yield fault(Code.SAME_ID, ("history", "observed", place, "version"), value=version)


def _intake(fault: Any, document: Mapping[str, Any], intake: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    known = tuple(programme["id"] for programme in document["programmes"])
    if intake["programme"] not in known:
        near = nearest(intake["programme"], known)
        yield fault(Code.UNKNOWN_PROGRAMME, (*path, "programme"), value=intake["programme"], near=near)
    if intake["year"] > document["start_year"]:
        yield fault(Code.AFTER_THE_FIRST_YEAR, (*path, "year"), value=intake["year"], limit=document["start_year"])
    counted = [name for name in PARTS if name in intake]
    for whole, part in pairwise(counted):
        if intake[part] > intake[whole]:
            yield fault(Code.MORE_THAN_ALL, (*path, part), value=intake[part], limit=intake[whole], of=whole)
    work = _without_grounds(intake.get("work", {}))
    occupations = tuple(occupation["ssyk"] for occupation in document["occupations"]["list"])
    for ssyk in work.keys() - set(occupations):
        yield fault(Code.UNKNOWN_OCCUPATION, (*path, "work", ssyk), value=ssyk, near=nearest(ssyk, occupations))
    if "stayed" in intake and sum(work.values()) > intake["stayed"]:
        total = sum(work.values())
        yield fault(Code.MORE_THAN_ALL, (*path, "work"), value=total, limit=intake["stayed"], of="stayed")


def _without_grounds(record: Mapping[Any, Any]) -> dict[Any, Any]:
    return {name: value for name, value in record.items() if name not in GROUNDS}
