"""The past that a case file tells, as arrays beside those of its case."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from samverkan_engine.cases.declared import Declared
from samverkan_engine.cases.moments import middle
from samverkan_engine.cases.shapes import GROUNDS
from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.observed import COUNTS, Intakes, Observed, Said, Series

AUTUMN = 10
"""The month of the counts of a year."""


def observed(document: Mapping[str, Any], declared: Declared) -> Observed:
    """Return what a checked document tells of the past; without series or intakes where it counts none."""
    history = document.get("history", {})
    full = max((max(way.jobs.values()) for way in declared.establishment.ways), default=1.0) or 1.0
    return Observed(
        tuple(_series(series, declared) for series in history.get("observed", [])),
        _intakes(history, declared),
        _plant(history.get("plant_actual", []), full),
        tuple(sorted((_said(plan, full) for plan in history.get("plant_plan", [])), key=lambda said: said.said)),
    )


def _series(series: Mapping[str, Any], declared: Declared) -> Series:
    counts = {ssyk: each for ssyk, each in series["occupations"].items() if ssyk not in GROUNDS}
    years = [year for each in counts.values() for figure in _figures(each) for year in _years(figure)]
    first, last = min(years), max(years)

    def grid(figure: str) -> Floats:
        found = np.full((len(declared.occupations), last - first + 1), np.nan)
        for row, occupation in zip(found, declared.occupations, strict=True):
            for year, count in _years(counts.get(occupation.ssyk, {}).get(figure, {})).items():
                row[year - first] = count
        return found

    return Series(series["version"], "; ".join(_sources(series)), first, grid("people"), grid("jobs"), grid("exits"))


def _figures(counts: Mapping[str, Any]) -> Iterable[Mapping[Any, Any]]:
    return (counts[name] for name in ("people", "jobs", "exits") if name in counts)


def _years(counts: Mapping[Any, Any]) -> dict[int, float]:
    return {year: float(count) for year, count in counts.items() if isinstance(year, int)}


def _intakes(history: Mapping[str, Any], declared: Declared) -> Intakes:
    listed = history.get("intakes", [])
    first = min((intake["year"] - intake.get("spring", False) for intake in listed), default=declared.first_year)
    last = max((intake["year"] for intake in listed), default=first - 1)
    places = {programme.id: place for place, programme in enumerate(declared.programmes)}
    occupations = {occupation.ssyk: place for place, occupation in enumerate(declared.occupations)}
    terms = 2 * (last - first) + 2
    counts = {name: np.full((len(places), terms), np.nan) for name in COUNTS}
    work = np.zeros((len(places), len(occupations), terms))
    for intake in listed:
        row, term = places[intake["programme"]], 2 * (intake["year"] - first) - intake.get("spring", False)
        for name in COUNTS:
            counts[name][row, term] = intake.get(name, np.nan)
        for ssyk, people in intake.get("work", {}).items():
            if ssyk in occupations:
                work[row, occupations[ssyk], term] = people
    sources = dict.fromkeys(source for intake in listed for source in _sources(intake))
    kinds = tuple(programme.profile for programme in declared.programmes)
    lengths = np.array([programme.terms for programme in declared.programmes], dtype=np.int64)
    return Intakes("; ".join(sources), first, kinds, lengths, **counts, work=work)


def _sources(record: Any) -> Iterable[str]:
    """Return every source or assumption within a record, each once."""
    found: dict[str, None] = {}
    if isinstance(record, Mapping):
        for name in ("source", "assumption"):
            if record.get(name):
                found[str(record[name])] = None
        for each in record.values():
            found.update(dict.fromkeys(_sources(each)))
    return found


def _plant(counts: list[Mapping[str, Any]], full: float) -> dict[int, float]:
    """Return the size of the establishment in each autumn from the first count to the last; between counts a line."""
    if not counts:
        return {}
    at = sorted((middle(count["at"]), count["jobs"] / full) for count in counts)
    times, sizes = zip(*at, strict=True)
    autumn = (AUTUMN - 0.5) / 12
    years = range(int(np.ceil(times[0] - autumn)), int(np.floor(times[-1] - autumn)) + 1)
    return {year: float(np.interp(year + autumn, times, sizes)) for year in years}


def _said(plan: Mapping[str, Any], full: float) -> Said:
    """Return a version of the plan; what was said after the autumn of a year was known in the next."""
    said = middle(plan["said"])
    return Said(int(np.ceil(said - AUTUMN / 12)), plan["by"], plan["jobs"] / full)
