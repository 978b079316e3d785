"""A case as it stood in an earlier year: what was there, who was on the way, and what was said of the establishment."""

from dataclasses import replace

import numpy as np

from samverkan_engine.backtesting.calibrating import calibrate
from samverkan_engine.backtesting.cohorts import enrolled
from samverkan_engine.backtesting.parameters import Parameters
from samverkan_engine.labour import Case, Prior
from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.observed import Observed, Series


def stood(case: Case, observed: Observed, series: Series, year: int, years: int, parameters: Parameters) -> Case:
    """
    Return a case as somebody would have made it in the autumn of a year, to foresee so many years.

    observed  `until` that year: nothing later is known
    series    the counts to begin from; an occupation that was not counted that year begins with nobody and no jobs
    """
    place = year - series.first_year
    stock, jobs = (np.nan_to_num(counts[:, place]) for counts in (series.people, series.jobs))
    size, spread = _size(case, observed, year)
    terms, paths = 2 * years, _paths(observed, year, size, 2 * years)
    then = replace(
        case,
        first_year=year,
        autumn=True,
        stock=stock,
        jobs=jobs,
        base_in=case.base_in * np.divide(stock, case.stock, out=np.ones_like(stock), where=case.stock > 0),
        paths=paths,
        path_weights=np.full(len(paths), 1 / len(paths)),
        seats=_seats(case, observed, terms),
        ageing=np.ones((len(stock), terms)),
        priors=replace(
            case.priors,
            size=Prior(np.ones(1), np.array([spread])),
            stop_risk=case.priors.stop_risk if size > 0 or _last_said(observed, year) else 0.0,
            stop_from=1,
        ),
    )
    then = calibrate(then, observed, parameters).case
    return replace(then, enrolled=enrolled(then, observed, year))


def _last_said(observed: Observed, year: int) -> "tuple[int, float] | None":
    """Return by when and how large the establishment was to be, as last said, until it is later than that by `LATE`."""
    ahead = [plan for plan in observed.plans if plan.by + LATE > year]
    return (max(ahead[-1].by, year + 1), ahead[-1].size) if ahead else None


def _size(case: Case, observed: Observed, year: int) -> tuple[float, float]:
    """Return how large the establishment was, and how unsure its growth is: the part of the plan that is to come."""
    counted = sorted(observed.plant)
    now = float(np.interp(year, counted, [observed.plant[each] for each in counted], left=0.0)) if counted else 0.0
    said = _last_said(observed, year)
    if said is None:
        return now, 0.0
    to_come = abs(said[1] - now) / max(said[1], now, 1e-9)
    return now, float(case.priors.size.spread[0]) * to_come


LATE = 2
WAYS = ((0, 1.0), (LATE, 1.0), (0, 0.5), (0, 0.0))
"""What becomes of what is said of an establishment, each as likely: years late, and share of it. Assumption."""


def _paths(observed: Observed, year: int, size: float, terms: int) -> Floats:
    """Return the ways of the establishment from what it was: those of what was last said, else as it was."""
    said = _last_said(observed, year)
    whole = year + np.arange(terms + 1) / 2
    if said is None:
        return np.full((1, terms + 1), size)
    by, planned = said
    return np.array(
        [np.interp(whole, [year + late, by + late], [size, size + share * (planned - size)]) for late, share in WAYS]
    )


def _seats(case: Case, observed: Observed, terms: int) -> Floats:
    """Return the places as they were last counted, autumn and spring each; as the case has them where nobody has."""
    seats = np.zeros((len(case.programmes), terms))
    usual = np.zeros((len(case.programmes), 2))
    usual[:, : case.seats.shape[1]] = case.seats[:, :2]
    for half in (0, 1):
        counted = observed.intakes.seats[:, half::2]
        known = np.isfinite(counted)
        last = counted.shape[1] - 1 - np.argmax(known[:, ::-1], axis=1) if counted.shape[1] else np.zeros(len(usual))
        here = counted[np.arange(len(usual)), last.astype(int)] if counted.shape[1] else usual[:, half]
        found = known.any(axis=1)
        followed = np.isfinite(observed.intakes.seats).any(axis=1)
        seats[:, half::2] = np.where(found, here, np.where(followed, 0.0, usual[:, half]))[:, None]
    return seats
