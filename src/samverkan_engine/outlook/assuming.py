"""
Which figure of a case moves the answer most: each is set to the ends of what it may be, the others left as they are.

A figure with a spread goes to the ends of its 90 % band; of one without, a fifth is taken off and put on, and figures
of one sort (the people of all occupations) are moved together. All runs share one table of draws.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from samverkan_engine.cases.arrays import labour_case
from samverkan_engine.cases.declared import PULL_SPREAD, SHARE_SPREAD, declared
from samverkan_engine.cases.faults import Path, placed
from samverkan_engine.cases.inputs import Input
from samverkan_engine.cases.rules import shares_of
from samverkan_engine.labour import Case, draw
from samverkan_engine.outlook.parameters import Parameters
from samverkan_engine.outlook.unfilled import job_years, unfilled
from samverkan_engine.tables.outlook import ASSUMPTIONS

BAND = 1.645
"""Standard deviations to either end of a 90 % band."""

A_FIFTH = (0.8, 1.2)


@dataclass(frozen=True, slots=True)
class Assumption:
    """
    Some figures that are moved together.

    figure, subject  what sort, and of which programme or profile
    paths            where they stand
    ends             from the value there to its two ends
    shown            what the ends are called: the values themselves, or the factor
    """

    figure: str
    subject: str
    paths: tuple[Path, ...]
    ends: Callable[[float], tuple[float, float]]
    shown: tuple[float, float]


Make = Callable[[Mapping[str, Any]], Case]
"""From a checked document to the case of the labour market."""


def stated(document: Mapping[str, Any]) -> Case:
    """Return the case as the document states it, whatever it tells of the past."""
    return labour_case(declared(document))


def move(
    document: Mapping[str, Any], inputs: list[Input], seed: int, parameters: Parameters, make: Make = stated
) -> pa.Table:
    """Return ASSUMPTIONS of a checked document, what moves the answer most first; `make` makes the cases."""
    sourced = {number.path for number in inputs if number.is_sourced}
    rows: list[dict[str, Any]] = []
    for assumption in assumptions(document):
        low, high = (_answer(make(_moved(document, assumption, end)), seed, parameters) for end in (0, 1))
        rows.append(
            {
                "place": placed(assumption.paths[0]),
                "figure": assumption.figure,
                "subject": assumption.subject,
                "sourced": sourced.issuperset(assumption.paths),
                "low": assumption.shown[0],
                "high": assumption.shown[1],
                "at_low": low,
                "at_high": high,
                "moves": abs(high - low),
            }
        )
    return ASSUMPTIONS.from_rows(rows).sort_by([("moves", "descending")])


def assumptions(document: Mapping[str, Any]) -> Iterator[Assumption]:
    """Yield what can be moved in a document."""
    count = range(len(document["occupations"]["list"]))
    for figure, key in (("people", "w0"), ("jobs", "d0"), ("aged", "age55")):
        held = [number for number in count if key in document["occupations"]["list"][number]]
        if held:
            yield _by_a_fifth(figure, "", tuple(("occupations", "list", number, key) for number in held))
    yield from _establishment(document.get("establishment", {}))
    yield from _labour(document["labour"])
    used = {programme["profile"] for programme in document["programmes"]}
    for profile in (name for name in document["profiles"] if name in used):
        for share in ("finish", "show", "stay"):
            yield _share(document, ("profiles", profile, share), share, profile)
    for number, programme in enumerate(document["programmes"]):
        routes = tuple(("programmes", number, "route", ssyk) for ssyk in shares_of(programme["route"]))
        yield _by_a_fifth("route", programme["id"], routes)
        if programme["seats"]["value"]:
            yield _by_a_fifth("seats", programme["id"], (("programmes", number, "seats", "value"),))


def _establishment(said: Mapping[str, Any]) -> Iterator[Assumption]:
    jobs = tuple(
        ("establishment", "scenarios", number, "jobs", year)
        for number, scenario in enumerate(said.get("scenarios", []))
        for year in scenario["jobs"]
        if isinstance(year, int)
    )
    if jobs:
        yield _by_a_fifth("plant_jobs", "", jobs)
    if "closing_hazard" in said:
        yield _by_a_fifth("closing_hazard", "", (("establishment", "closing_hazard", "value"),))


def _labour(said: Mapping[str, Any]) -> Iterator[Assumption]:
    yield _by_a_fifth("exit_base", "", (("labour", "exit_rate", "base"),))
    yield _by_a_fifth("exit_aged", "", (("labour", "exit_rate", "age55_weight"),))
    for figure in ("base_in_share", "extra_in_cap", "surplus_leaves"):
        yield _by_a_fifth(figure, "", (("labour", figure, "value"),))
    pull, trend = said["pull"], said["demand_trend"]
    factor = float(np.exp(BAND * pull.get("sd_log", PULL_SPREAD)))
    yield _to("pull", "", ("labour", "pull", "mean"), pull["mean"] / factor, pull["mean"] * factor)
    reach = BAND * trend.get("sd", 0.006)
    yield _to("demand_trend", "", ("labour", "demand_trend", "mean"), trend["mean"] - reach, trend["mean"] + reach)


def _share(document: Mapping[str, Any], path: Path, figure: str, subject: str) -> Assumption:
    said: Any = document
    for step in path:
        said = said[step]
    odds, factor = said["mean"] / max(1 - said["mean"], 1e-9), np.exp(BAND * said.get("sd", SHARE_SPREAD))
    low, high = (float(each / (1 + each)) for each in (odds / factor, odds * factor))
    return _to(figure, subject, (*path, "mean"), low, high)


def _to(figure: str, subject: str, path: Path, low: float, high: float) -> Assumption:
    return Assumption(figure, subject, (path,), lambda _: (low, high), (low, high))


def _by_a_fifth(figure: str, subject: str, paths: tuple[Path, ...]) -> Assumption:
    return Assumption(figure, subject, paths, lambda value: (value * A_FIFTH[0], value * A_FIFTH[1]), A_FIFTH)


def _moved(document: Mapping[str, Any], assumption: Assumption, end: int) -> Mapping[str, Any]:
    moved = deepcopy(dict(document))
    for path in assumption.paths:
        at: Any = moved
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = assumption.ends(at[path[-1]])[end]
    for programme in moved["programmes"] if assumption.figure == "route" else ():
        _at_most_all(programme["route"])
    return moved


def _at_most_all(route: dict[str, Any]) -> None:
    total = sum(shares_of(route).values())
    for ssyk in shares_of(route):
        route[ssyk] /= max(total, 1.0)


def _answer(case: Case, seed: int, parameters: Parameters) -> float:
    missing = unfilled(case, draw(case, parameters.moved_draws, seed), parameters.threads)
    return float(job_years(missing).mean())
