"""A case file in the words of the model: occupations, programmes, an establishment; not where numbers come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samverkan_engine.cases.rules import shares_of


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A middle and a spread, on the scale that the parameter is drawn on."""

    mean: float
    spread: float


@dataclass(frozen=True, slots=True)
class Occupation:
    """People, jobs, share of the establishment's jobs and share of the people aged 55 or more."""

    ssyk: str
    name: str
    people: float
    jobs: float
    plant_share: float
    aged: float


@dataclass(frozen=True, slots=True)
class Programme:
    """
    A programme in one form.

    routes, donors  occupation → share
    applicants      people who would take a place, per intake
    """

    id: str
    name: str
    profile: str
    form: str
    seats: float
    terms: int
    routes: Mapping[str, float]
    donors: Mapping[str, float]
    applicants: Uncertain
    cost_per_seat: float | None
    finish: Uncertain
    show: Uncertain
    stay: Uncertain


@dataclass(frozen=True, slots=True)
class Way:
    """One way the establishment may go; `jobs` by year, the weight 0 for one that somebody wants to see."""

    id: str
    weight: float
    jobs: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Establishment:
    """The ways it may go, the yearly risk that it closes, and the spread of its size."""

    ways: tuple[Way, ...]
    closing_hazard: float
    size_spread: float


@dataclass(frozen=True, slots=True)
class Labour:
    """Yearly rates of leaving and coming."""

    exit_base: float
    exit_aged: float
    base_in_share: float
    extra_in_cap: float
    pull: Uncertain
    surplus_leaves: float
    demand_trend: Uncertain


@dataclass(frozen=True, slots=True)
class Declared:
    """A region's case; `costs`, `capacity` and `supposed` by the names of the file."""

    region: str
    first_year: int
    years: int
    occupations: tuple[Occupation, ...]
    programmes: tuple[Programme, ...]
    establishment: Establishment
    labour: Labour
    costs: Mapping[str, float]
    capacity: Mapping[str, float]
    supposed: Mapping[str, float]

    @property
    def own(self) -> int | None:
        """The place of the way that somebody wants to see for itself; None where there is none."""
        return next((place for place, way in enumerate(self.establishment.ways) if way.id == OWN), None)


OWN = "own"

SHARE_SPREAD, APPLICANT_SPREAD, SIZE_SPREAD, PULL_SPREAD = 0.3, 0.3, 0.25, 0.4
FEWEST_APPLICANTS = 66.0
"""Held for true where the file is silent: a tenth more applicants than places, and about 66 at least."""


def declared(document: Mapping[str, Any]) -> Declared:
    """Return what a checked document says."""
    return Declared(
        region=document["region"]["name"],
        first_year=document["start_year"],
        years=document["horizon_years"],
        occupations=tuple(_occupation(each) for each in document["occupations"]["list"]),
        programmes=tuple(_programme(each, document["profiles"][each["profile"]]) for each in document["programmes"]),
        establishment=_establishment(document.get("establishment", {})),
        labour=_labour(document["labour"]),
        costs=_values(document["costs"]),
        capacity=_values(document["capacity"]),
        supposed=_values(document.get("supposed", {})),
    )


def _occupation(said: Mapping[str, Any]) -> Occupation:
    return Occupation(
        said["ssyk"], said["name"], float(said["w0"]), float(said["d0"]), said.get("mix", 0.0), said.get("age55", 0.25)
    )


def _programme(said: Mapping[str, Any], profile: Mapping[str, Any]) -> Programme:
    seats = float(said["seats"]["value"])
    applicants = said.get("applicants", {"value": max(1.1 * seats, FEWEST_APPLICANTS)})
    return Programme(
        id=said["id"],
        name=said["name"],
        profile=said["profile"],
        form=said.get("form", "commissioned" if said["profile"] == "commissioned" else "campus"),
        seats=seats,
        terms=int(said["terms"]["value"]),
        routes=shares_of(said["route"]),
        donors=shares_of(said.get("donor", {})),
        applicants=Uncertain(applicants["value"], applicants.get("sd_log", APPLICANT_SPREAD)),
        cost_per_seat=said["cost_per_seat"]["value"] if "cost_per_seat" in said else None,
        **{name: _uncertain(profile[name], "sd", SHARE_SPREAD) for name in ("finish", "show", "stay")},
    )


def _establishment(said: Mapping[str, Any]) -> Establishment:
    ways = [Way(each["id"], each["weight"], _by_year(each["jobs"])) for each in said.get("scenarios", [])]
    if "own" in said:
        ways.append(Way(OWN, 0.0, _by_year(said["own"]["jobs"])))
    return Establishment(
        tuple(ways) or (Way("none", 1.0, {0: 0.0}),),
        said.get("closing_hazard", {"value": 0.0})["value"],
        said.get("size_sd_log", {"value": SIZE_SPREAD})["value"],
    )


def _by_year(jobs: Mapping[Any, Any]) -> dict[int, float]:
    return {year: float(number) for year, number in sorted(jobs.items(), key=str) if isinstance(year, int)}


def _labour(said: Mapping[str, Any]) -> Labour:
    return Labour(
        exit_base=said["exit_rate"]["base"],
        exit_aged=said["exit_rate"]["age55_weight"],
        base_in_share=said["base_in_share"]["value"],
        extra_in_cap=said["extra_in_cap"]["value"],
        pull=_uncertain(said["pull"], "sd_log", PULL_SPREAD),
        surplus_leaves=said["surplus_leaves"]["value"],
        demand_trend=_uncertain(said["demand_trend"], "sd", 0.006),
    )


def _uncertain(said: Mapping[str, Any], spread: str, otherwise: float) -> Uncertain:
    return Uncertain(float(said["mean"]), float(said.get(spread, otherwise)))


def _values(said: Mapping[str, Any]) -> dict[str, float]:
    return {name: float(each["value"]) for name, each in said.items() if isinstance(each, dict) and "value" in each}
