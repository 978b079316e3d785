"""Invented regions with a past: a truth is drawn, lived through, and counted as registers would have counted it."""

from dataclasses import replace

import numpy as np

from samverkan_engine.backtesting.origins import WAYS
from samverkan_engine.labour import Case, draw, ways
from samverkan_engine.labour.observed import Intakes, Observed, Said, Series
from samverkan_engine.labour.reference import simulate
from tests.engine.labour.regions import region

FIRST = 2010


def lived(seed: int = 1, years: int = 15, surprising: bool = False, **size: float) -> tuple[Case, Observed]:
    """
    Return a region as somebody states it, and what was counted in it through so many years.

    surprising  the establishment is spoken of one year, and may then come, come late, by half or not at all; else it
                was known from the first year. In both it may turn out smaller or larger, and close.

    What is stated is the middle of what the truth was drawn from: of no occupation or programme by itself is it right.
    """
    stated = region(seed=seed, years=years, **size)
    stated = replace(stated, first_year=FIRST, enrolled=_steady(stated))
    said = FIRST
    if surprising:
        said += int(np.random.default_rng(seed).integers(1, 9))
        stated = replace(
            stated, paths=_paths(said, stated.terms), path_weights=np.full(len(WAYS), 1 / len(WAYS)),
            priors=replace(stated.priors, stop_from=2 * (said - FIRST) + 4),
        )  # fmt: skip
    truth = draw(stated, 1, seed=1000 + seed, noise=True)
    # What moves in whatever the gap is different in each occupation; whoever states a case knows the mean alone.
    known = replace(stated, base_in=stated.stock * float(np.mean(stated.base_in / stated.stock)))
    return known, counted(stated, simulate(stated, truth), truth, said)


BUILDS = 5
"""Years from what is said of an establishment until it is to stand."""


def _paths(said: int, terms: int) -> np.ndarray:
    """Return what may become of an establishment that somebody speaks of in a year: nothing stands there before."""
    year = FIRST + np.arange(terms + 1) / 2
    return np.array([np.interp(year, [said + late + 1, said + late + BUILDS], [0, share]) for late, share in WAYS])


def _steady(case: Case) -> np.ndarray:
    """Return the students that steady intakes leave."""
    finish, show = case.priors.finish.centre, case.priors.show.centre
    began = case.seats[:, :2] * show[:, None]
    enrolled = np.zeros_like(case.enrolled)
    for p, length in enumerate(case.lengths):
        left = 1.0
        for k in range(length):
            enrolled[p, k] = began[p, (k + 1) % 2] * left
            left *= finish[p] ** case.losses[p, k]
    return enrolled


def counted(case: Case, lived: object, truth: object, said: int) -> Observed:
    """Return what registers would have counted of a life, in whole people."""
    people, exits = lived.supply[:, ::2, 0], lived.flows.exits[:, :, 0]
    plant = _plant(case, truth)
    jobs = lived.demand[:, ::2, 0] - case.plant_jobs[:, None] * plant[::2]
    left = np.concatenate([exits[:, ::2] + exits[:, 1::2], np.full((len(people), 1), np.nan)], axis=1)
    series = Series("register A", "register A, invented", FIRST, np.round(people), np.round(jobs), np.round(left))
    size = {FIRST + year: float(plant[2 * year]) for year in range(case.terms // 2 + 1)}
    return Observed((series,), _intakes(case, lived, truth), size, (Said(said, said + BUILDS, 1.0),))


def _plant(case: Case, truth: object) -> np.ndarray:
    term = np.arange(case.terms + 1)
    return case.paths[truth.path[0]] * truth.size[0] * (term < truth.stop[0])


def _intakes(case: Case, lived: object, truth: object) -> Intakes:
    seats = np.where(case.seats > 0, case.seats, np.nan)
    registered = np.where(case.seats > 0, np.round(lived.registered[:, :, 0]), np.nan)
    finish = np.array([truth.keep[p, :length, 0].prod() for p, length in enumerate(case.lengths)])
    finished = np.round(registered * finish[:, None])
    stayed = np.round(finished * truth.stay)
    work = np.zeros((*case.routes.shape, case.terms))
    routes = ways(case).routes
    for p, o, share in zip(routes.programme, routes.occupation, truth.routes[:, 0], strict=True):
        work[p, o] = np.nan_to_num(stayed[p] * share)
    applicants = np.where(case.seats > 0, truth.applicants, np.nan)
    return Intakes(
        "admissions, invented", FIRST, tuple(f"{length}" for length in case.lengths), case.lengths, seats,
        np.round(applicants), np.minimum(seats, np.round(applicants)), registered, finished, stayed, work,
    )  # fmt: skip
