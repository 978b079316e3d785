"""Which of the figures that sources deliver differ from what stands in a case file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from samverkan.planning.flowing.figures import (
    INTAKE,
    JOBS_NOW,
    PEOPLE,
    PEOPLE_NOW,
    SEATS,
    START,
    Delivered,
    Document,
    Flow,
    Flows,
    Memory,
    key_of,
)  # fmt: skip
from samverkan.planning.sections.cells import at
from samverkan.planning.sections.counting import KINDS, intake_of


def flows(document: Document, delivered: Delivered, taken: Memory, left: Memory) -> Flows:
    """Return what of that which is delivered differs from the file."""
    target = _target(document, delivered)
    broken: list[tuple[str, int]] = []
    every = [*_people(document, delivered, target), *_start(document, delivered, target, taken)]
    every += [*_intakes(document, delivered, target, broken), *_seats(document, delivered)]
    memory = {**_as_begun(document, delivered), **taken, **{one.key: one.new for one in every if one.now == one.new}}
    differing = (flow for flow in every if flow.now != flow.new)
    return Flows(tuple(_judged(flow, memory, left) for flow in differing), memory, tuple(broken))


def _judged(flow: Flow, taken: Memory, left: Memory) -> Flow:
    typed = flow.key in taken if flow.now is None else taken.get(flow.key) != flow.now
    return replace(flow, is_typed=typed, was_left=left.get(flow.key) == flow.new)


def _as_begun(document: Document, delivered: Delivered) -> dict[str, float]:
    """Return the memory of a case that began with the counts of its first year: nobody has written others."""
    start, found = int(document["start_year"]), dict[str, float]()
    for series in delivered.series:
        for one in document["occupations"]["list"]:
            for kind in (PEOPLE_NOW, JOBS_NOW):
                if one[kind] == series.people.get(one["ssyk"], {}).get(start):
                    found[key_of(kind, one["ssyk"])] = one[kind]
    return {**found, **({key_of(START): float(start)} if found else {})}


def _target(document: Document, delivered: Delivered) -> int:
    """Return the year in which the case could begin: that of the newest counts of its occupations."""
    newest = delivered.series[-1].latest if delivered.series else 0
    return max(int(document["start_year"]), newest)


def _people(document: Document, delivered: Delivered, target: int) -> Iterator[Flow]:
    for place, series in enumerate(delivered.series):
        listed = at(document, ("history", "observed")) or []
        there: Any = next((one["occupations"] for one in listed if one["version"] == series.name), {})
        for ssyk in _occupations(document):
            for year, people in sorted(series.people.get(ssyk, {}).items()):
                if year <= target:
                    now = there.get(ssyk, {}).get("people", {}).get(year)
                    yield Flow(
                        PEOPLE, ssyk, "people", year, now, people, series.name, series.came_on,
                        moves=year > document["start_year"], anew=place > 0 and not there,
                    )  # fmt: skip


def _start(document: Document, delivered: Delivered, target: int, taken: Memory) -> Iterator[Flow]:
    """Yield the first year and its people in each occupation; they stand for its jobs too, where these are as many."""
    if not delivered.series:
        return
    start, series = int(document["start_year"]), delivered.series[-1]
    how: dict[str, Any] = {"moves": target > start, "anew": len(delivered.series) > 1}
    if target > start:
        yield Flow(START, "", "", target, start, target, series.name, series.came_on, **how)
    for one in document["occupations"]["list"]:
        people = series.people.get(one["ssyk"], {}).get(target)
        if people is None or not _has_own_ground(one):
            continue
        about = (one["ssyk"], "", target)
        first = Flow(PEOPLE_NOW, *about, one["w0"], people, series.name, series.came_on, **how)
        jobs = Flow(JOBS_NOW, *about, one["d0"], people, series.name, series.came_on, **how)
        if target > start or first.key in taken or first.now == first.new:
            yield first
        if one["d0"] == one["w0"] and (target > start or jobs.key in taken or jobs.now == jobs.new):
            yield jobs


def _has_own_ground(occupation: Mapping[str, Any]) -> bool:
    """Whether a source at the occupation tells of nothing but its people and jobs."""
    return not {"mix", "age55"} & occupation.keys() or bool({"source", "assumption"} & occupation.keys())


def _occupations(document: Document) -> list[str]:
    return [one["ssyk"] for one in document["occupations"]["list"]]


def _intakes(document: Document, delivered: Delivered, target: int, broken: list[tuple[str, int]]) -> Iterator[Flow]:
    start = document["start_year"]
    known = {one["id"] for one in document["programmes"]}
    for programme, years in delivered.programmes.items():
        for given in sorted(years, key=lambda one: one.year) if programme in known else ():
            there = intake_of(document, programme, given.year) or {}
            if given.year > target or not given.counts:
                continue
            if not _holds({**there, **given.counts}):
                broken.append((programme, given.year))
                continue
            for figure, value in given.counts.items():
                about = (INTAKE, programme, figure, given.year, there.get(figure), value, given.source)
                yield Flow(*about, given.came_on, moves=given.year > start)


def _holds(intake: Mapping[str, Any]) -> bool:
    """Whether each part is no more than the one of which it is a part; places are part of nothing."""
    counts = [intake[kind] for kind in KINDS if kind in intake and kind != SEATS]
    return all(whole >= part for whole, part in pairwise(counts))


def _seats(document: Document, delivered: Delivered) -> Iterator[Flow]:
    for one in document["programmes"]:
        told = [given for given in delivered.programmes.get(one["id"], ()) if SEATS in given.counts]
        if told:
            newest = max(told, key=lambda given: given.year)
            about = (SEATS, one["id"], "", newest.year, one["seats"]["value"], newest.counts[SEATS], newest.source)
            yield Flow(*about, newest.came_on)
