"""
A declared case as the arrays of the labour model.

The first year is the autumn term t = 0; a year in the file is its autumn term. Programmes of more than one term take in
every autumn, courses of one term every term. Yearly rates become those of a term; students enrolled are as many as
steady intakes of the stated size leave, for a file does not say how many there are.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from samverkan_engine.cases.declared import Declared, Programme, Uncertain
from samverkan_engine.labour import Case, Prior, Priors
from samverkan_engine.labour.case import Floats

EXIT_SPREAD = 0.15
"""Of the logit of the exits; assumption."""

FIRST_TERM = 2.0
"""The first study term loses so many times as many students as each of the others."""


def labour_case(declared: Declared) -> Case:
    """Return the case of the labour market; raises Inconsistent when the numbers cannot be together."""
    labour, plant = declared.labour, declared.establishment
    people = _of(declared.occupations, "people")
    mix = _of(declared.occupations, "plant_share")
    terms, lengths = 2 * declared.years, np.array([programme.terms for programme in declared.programmes])
    paths = np.array([_path(way.jobs, declared.first_year, terms) for way in plant.ways])
    full = max(paths.max(), 1.0)
    return Case(
        occupations=tuple(occupation.ssyk for occupation in declared.occupations),
        programmes=tuple(programme.id for programme in declared.programmes),
        first_year=declared.first_year,
        autumn=True,
        stock=people,
        jobs=_of(declared.occupations, "jobs"),
        plant_jobs=mix * full,
        paths=paths / full,
        path_weights=np.array([way.weight for way in plant.ways]),
        lengths=lengths.astype(np.int64),
        seats=np.array([_seats(programme, terms) for programme in declared.programmes]),
        enrolled=np.array([_enrolled(programme, lengths.max()) for programme in declared.programmes]),
        losses=_losses(lengths),
        routes=_shares(declared, "routes"),
        donors=_shares(declared, "donors"),
        base_in=people * labour.base_in_share / 2,
        cap_in=labour.extra_in_cap / 2 * (mix + people / people.sum()) / max(mix.sum() + 1, 1),
        leaving=labour.surplus_leaves / 2,
        moves=np.zeros((len(people), len(people))),
        ageing=np.ones((len(people), terms)),
        priors=_priors(declared),
    )


def half_yearly(rate: Floats | float) -> Floats:
    """Return the share that leaves in a term when `rate` leave in a year."""
    share: Floats = 1 - np.sqrt(1 - np.asarray(rate, dtype=float))
    return share


def _of(things: tuple[object, ...], name: str) -> Floats:
    return np.array([getattr(thing, name) for thing in things], dtype=float)


def _path(jobs: Mapping[int, float], first_year: int, terms: int) -> Floats:
    return np.interp(first_year + np.arange(terms + 1) / 2, list(jobs), list(jobs.values()))


def _seats(programme: Programme, terms: int) -> Floats:
    seats = np.zeros(terms)
    seats[:: 1 if programme.terms == 1 else 2] = programme.seats
    return seats


def _losses(lengths: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Floats:
    term = np.arange(lengths.max())
    weights = np.where(term == 0, FIRST_TERM, 1.0) * (term < lengths[:, None])
    losses: Floats = weights / weights.sum(axis=1, keepdims=True)
    return losses


def _enrolled(programme: Programme, longest: int) -> Floats:
    """Return the students of each study term at t = 0, just before an autumn intake: every other term has some."""
    enrolled = np.zeros(longest)
    began = programme.seats * programme.show.mean
    left = began * programme.finish.mean ** np.cumsum(_losses(np.array([programme.terms]))[0])
    if programme.terms == 1:
        enrolled[0] = began
    else:
        enrolled[1 : programme.terms : 2] = left[: programme.terms - 1 : 2]
    return enrolled


def _shares(declared: Declared, name: str) -> Floats:
    place = {occupation.ssyk: number for number, occupation in enumerate(declared.occupations)}
    shares = np.zeros((len(declared.programmes), len(place)))
    for row, programme in zip(shares, declared.programmes, strict=True):
        for ssyk, share in getattr(programme, name).items():
            row[place[ssyk]] = share
    return shares


def _priors(declared: Declared) -> Priors:
    labour, number = declared.labour, len(declared.occupations)
    exits = half_yearly(np.minimum(labour.exit_base + labour.exit_aged * _of(declared.occupations, "aged"), 1))
    trend = labour.demand_trend
    return Priors(
        applicants=_each(declared.programmes, "applicants"),
        show=_each(declared.programmes, "show"),
        finish=_each(declared.programmes, "finish"),
        stay=_each(declared.programmes, "stay"),
        exits=Prior(exits, np.full(number, EXIT_SPREAD)),
        growth=Prior(np.full(number, trend.mean / 2), np.full(number, trend.spread / 2)),
        size=_one(Uncertain(1.0, declared.establishment.size_spread)),
        pull=_one(Uncertain(labour.pull.mean / 2, labour.pull.spread)),
        stop_risk=float(half_yearly(declared.establishment.closing_hazard)),
    )


def supposing(declared: Declared, case: Case) -> Case:
    """Return a case, calibrated already, with what is supposed of the years to come: history has no say in that."""
    odds, stay = declared.supposed.get("stay_odds", 1.0), case.priors.stay
    moved = replace(stay, centre=odds * stay.centre / (1 - stay.centre + odds * stay.centre))
    return replace(case, priors=replace(case.priors, stay=moved))


def _each(programmes: tuple[Programme, ...], name: str) -> Prior:
    said: list[Uncertain] = [getattr(programme, name) for programme in programmes]
    return Prior(np.array([each.mean for each in said]), np.array([each.spread for each in said]))


def _one(said: Uncertain) -> Prior:
    return Prior(np.array([said.mean]), np.array([said.spread]))
