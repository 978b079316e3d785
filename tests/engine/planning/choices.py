"""Invented measures in invented regions; their numbers are thrown together and mean nothing."""

from dataclasses import replace
from typing import Any

import numpy as np

from samverkan_engine.labour import (
    BUDGET,
    TEACHERS,
    Case,
    Draws,
    Kind,
    Limits,
    Measure,
    Prior,
    Resource,
    Worth,
    draw,
    years,
)  # fmt: skip
from samverkan_engine.planning.cutting import Cutting
from samverkan_engine.planning.optimising import Plan, optimise
from samverkan_engine.planning.parameters import Parameters
from samverkan_engine.planning.problem import Problem, stated
from samverkan_engine.planning.remembering import Remembering
from samverkan_engine.planning.weighing import WholeModel, is_convex
from tests.engine.labour.regions import region

WORTH = Worth()


def short_of_people(occupations: int = 6, programmes: int = 3, terms: int = 6, seed: int = 1, **changed: Any) -> Case:
    """Return a region that has too few people and enough who would study."""
    case = region(occupations, programmes, years=terms, seed=seed, **changed)
    applicants = Prior(case.priors.applicants.centre + 60, case.priors.applicants.spread)
    return replace(case, jobs=case.jobs * 1.1, priors=replace(case.priors, applicants=applicants))


def more_places(case: Case, every: int = 2, **changed: Any) -> list[Measure]:
    """Return a measure for each programme form: more places, each year."""
    return [
        Measure(
            **{
                "id": f"more-{name}", "kind": Kind.MORE_PLACES, "programme": p,
                "starts": np.arange(1, case.terms, every), "largest": 60.0, "cost": np.full(taught, 95_000.0),
                "uses": {BUDGET: np.full(taught, 95_000.0), TEACHERS: np.full(taught, 1 / 12)}, **changed,
            }
        )
        for p, (name, length) in enumerate(zip(case.programmes, case.lengths, strict=True))
        for taught in [int(length + 1) // 2]
    ]  # fmt: skip


def limits(case: Case, budget: float = 4e6, teachers: float = 8.0) -> Limits:
    """Return the same budget and teachers each year."""
    each = np.ones(years(case))
    return Limits((Resource(BUDGET, "SEK", budget * each), Resource(TEACHERS, "full-time teachers", teachers * each)))


def best_of(problem: Problem, draws: Draws, **parameters: Any) -> Plan:
    """Return the best plan of a problem in one scenario."""
    cutting = Cutting(problem, [Remembering(WholeModel(problem, draws, WORTH))], [1.0], WORTH.caution)
    return optimise(problem, cutting, is_convex(problem, draws), Parameters(**parameters))


def small_problem(seed: int = 1, budget: float = 4e6, teachers: float = 8.0, **measure: Any) -> tuple[Problem, Draws]:
    """Return a problem of nine to twenty intakes and 60 draws."""
    case = short_of_people(seed=seed)
    problem = stated(case, more_places(case, **measure), limits(case, budget, teachers), WORTH)
    return problem, draw(case, 60, seed=seed)
