"""
What a case offers to decide on: more places in each programme whose cost is known, and people recruited.

What a class is, how fast it may grow, the money and the teachers stand under `capacity`; what a seat costs stands at
the programme, or under `costs` for its profile. A first intake takes a year to prepare.
"""

from collections.abc import Mapping

import numpy as np

from samverkan_engine.cases.declared import Declared, Programme
from samverkan_engine.labour import BUDGET, TEACHERS, Case, Kind, Limits, Measure, Resource, Worth, recruiting, years
from samverkan_engine.labour.case import Floats

COST_OF_PROFILE = {
    "hing": "higher_education_per_fte_student",
    "civing": "higher_education_per_fte_student",
    "yh": "yh_per_place_year",
    "short": "yh_short_course_per_place_year_technology",
    "commissioned": "commissioned_15_weeks_per_person",
}
BY_TERM = ("commissioned",)
"""Profiles whose cost is of a term; the others' is of a year."""

FIRST_START = 2
INTAKES_OF_LARGEST_CHANGE = 2.0
"""The most seats in an intake, against the largest change from one year to the next."""

RECRUITS = "recruits"


def with_recruits(declared: Declared, case: Case) -> Case:
    """Return the case with a way to recruit to each occupation, where the file says how many can be."""
    if "recruits_per_year" not in declared.capacity:
        return case
    return recruiting(case, {f"recruit-{ssyk}": place for place, ssyk in enumerate(case.occupations)})


def measures(declared: Declared, case: Case) -> tuple[Measure, ...]:
    """Return what can be decided; `case` is with recruits."""
    taught = [
        _measure(declared, case, place, programme)
        for place, programme in enumerate(declared.programmes)
        if cost_per_term(declared, programme) is not None
    ]
    recruited = [_recruit(declared, case, place) for place in range(len(declared.programmes), len(case.programmes))]
    return (*taught, *recruited)


def cost_per_term(declared: Declared, programme: Programme) -> float | None:
    """Return what a seat costs each term, SEK; None when the file does not say."""
    if programme.cost_per_seat is not None:
        return programme.cost_per_seat / programme.terms
    cost = declared.costs.get(COST_OF_PROFILE.get(programme.profile, ""))
    return cost if cost is None or programme.profile in BY_TERM else cost / 2


def limits(declared: Declared, case: Case) -> Limits:
    """Return the money, the teachers and the recruits there are each year."""
    number, capacity = years(case), declared.capacity
    known = (
        (BUDGET, "SEK", capacity.get("budget_per_year")),
        (TEACHERS, "full-time teachers", capacity.get("teachers_available")),
        (RECRUITS, "people", capacity.get("recruits_per_year")),
    )
    return Limits(tuple(Resource(name, unit, np.full(number, most)) for name, unit, most in known if most is not None))


def worth(declared: Declared) -> Worth:
    """Return what is held to be worth what."""
    return Worth(unfilled=declared.costs["vacancy_year"], mover=declared.costs["moved_in_person"])


def _measure(declared: Declared, case: Case, place: int, programme: Programme) -> Measure:
    capacity = declared.capacity
    cost = (cost_per_term(declared, programme) or 0.0) * _terms_by_year(programme.terms)
    teachers = _terms_by_year(programme.terms) / 2 / capacity.get("students_per_teacher", 12.0)
    ramp = capacity.get("largest_change_per_year", 40.0)
    return Measure(
        id=programme.id,
        kind=_kind(programme),
        programme=place,
        starts=np.arange(FIRST_START, case.terms, 2),
        largest=max(INTAKES_OF_LARGEST_CHANGE * ramp, capacity["smallest_class"]),
        smallest=capacity["smallest_class"],
        ramp=max(ramp, capacity["smallest_class"]),
        cost=cost,
        uses=_uses(cost, teachers),
    )


def _uses(cost: Floats, teachers: Floats) -> Mapping[str, Floats]:
    return {BUDGET: cost, TEACHERS: teachers}


def _kind(programme: Programme) -> Kind:
    if programme.form == "commissioned":
        return Kind.COMMISSIONED
    if programme.seats > 0:
        return Kind.MORE_PLACES
    return Kind.NEW_PROGRAMME if programme.form == "campus" else Kind.OTHER_FORM


def _terms_by_year(terms: int) -> Floats:
    """Return how many study terms fall in the year of the start and each year after; longer ones begin in autumn."""
    later = (np.arange(terms) + (terms > 1)) // 2
    return np.bincount(later).astype(float)


def _recruit(declared: Declared, case: Case, place: int) -> Measure:
    cost = np.array([declared.costs["moved_in_person"]])
    return Measure(
        id=case.programmes[place],
        kind=Kind.RECRUIT,
        programme=place,
        starts=np.arange(FIRST_START, case.terms),
        largest=declared.capacity["recruits_per_year"],
        cost=cost,
        uses={BUDGET: cost, RECRUITS: np.ones(1)},
    )
