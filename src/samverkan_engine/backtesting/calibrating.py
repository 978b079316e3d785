"""A case with what its history says of its parameters; what nobody has counted stays as it was thought."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.backtesting.balance import Balance, balance
from samverkan_engine.backtesting.estimate import Estimate, as_it_is, on_log
from samverkan_engine.backtesting.occupations import exits, growth
from samverkan_engine.backtesting.parameters import Parameters
from samverkan_engine.backtesting.shares import applicants, share
from samverkan_engine.labour import Case, Prior, Priors
from samverkan_engine.labour.case import Floats, Whole
from samverkan_engine.labour.observed import Observed, Series

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Calibrated:
    """A case with its parameters as data have them, and what became of each."""

    case: Case
    estimates: tuple[Estimate, ...]


def calibrate(case: Case, observed: Observed, parameters: Parameters | None = None) -> Calibrated:
    """
    Return a case with its parameters as what was observed has them.

    Everything observed is used: `observed.until` leaves out what came after a year.
    Method: docs/explanation/backtesting.md.
    """
    parameters = parameters or Parameters()
    case, of_programmes = _programmes(case, observed, parameters)
    case, of_occupations = _occupations(case, observed, parameters)
    found = balance(case, observed, [plant_jobs(case, observed, series) for series in observed.series])
    (counted,) = (each.counts > 0 for each in of_occupations if each.figure == "exits")
    case, of_movers = _movers(case, observed, found, counted)
    return Calibrated(case, (*of_programmes, *of_occupations, *of_movers))


def _programmes(case: Case, observed: Observed, parameters: Parameters) -> tuple[Case, list[Estimate]]:
    intakes, priors, strength = observed.intakes, case.priors, parameters.like_others

    def counted(figure: str, some: Floats, of_all: Floats) -> Estimate:
        return share(figure, getattr(priors, figure), some, of_all, intakes.kinds, strength, intakes.source)

    found = [
        applicants(priors.applicants, intakes, parameters.like_said),
        counted("show", intakes.registered, intakes.admitted),
        counted("finish", intakes.finished, intakes.registered),
        counted("stay", intakes.stayed, intakes.finished),
    ]
    priors = _with(priors, found)
    routes, seen = _routes(case, observed)
    # One strength serves all programmes: that of the least followed, so that no route is held for surer than it is.
    if seen.any() and np.isfinite(priors.route_strength):
        priors = replace(priors, route_strength=priors.route_strength + float(seen[seen > 0].min()))
    spread = np.sqrt(np.maximum(case.routes * (1 - case.routes), 0.0) / (case.priors.route_strength + 1))
    after = np.sqrt(np.maximum(routes * (1 - routes), 0.0) / (priors.route_strength + 1))
    found.append(
        Estimate(
            "routes",
            as_it_is,
            Prior(case.routes.ravel(), spread.ravel()),
            Prior(routes.ravel(), after.ravel()),
            np.where(case.routes > 0, seen[:, None], 0.0).ravel(),
            intakes.source,
        )
    )
    return replace(case, routes=routes, priors=priors), found


def _routes(case: Case, observed: Observed) -> tuple[Floats, Floats]:
    """Return where those who stay work, with as many as were counted, and how many these were."""
    work = observed.intakes.work
    stayed = np.where(np.isfinite(observed.intakes.stayed) & (work.sum(axis=1) > 0), observed.intakes.stayed, 0.0)
    seen, strength = stayed.sum(axis=1), case.priors.route_strength
    if not (np.isfinite(strength) and seen.any()):
        return case.routes, np.zeros_like(seen)
    # Who went somewhere that no route leads is counted among those elsewhere.
    counts = np.where(case.routes > 0, work.sum(axis=2), 0.0)
    return (case.routes * strength + counts) / (strength + seen)[:, None], seen


def _occupations(case: Case, observed: Observed, parameters: Parameters) -> tuple[Case, list[Estimate]]:
    found = [
        exits(case.priors.exits, observed.series, parameters.like_all),
        growth(case.priors.growth, observed.series, case.jobs),
    ]
    return replace(case, priors=_with(case.priors, found)), found


def _with(priors: Priors, found: Sequence[Estimate]) -> Priors:
    changed: dict[str, Any] = {each.figure: each.after for each in found}
    return replace(priors, **changed)


def plant_jobs(case: Case, observed: Observed, series: Series) -> Floats:
    """
    Return the jobs of the establishment by occupation in the years of a series, O,Y.

    Between counts in a straight line; none before the first. After the last nobody knows, unless it was closed then.
    """
    years = np.arange(series.first_year, series.last_year + 1)
    if not observed.plant:
        return np.zeros((len(case.occupations), len(years)))
    counted = sorted(observed.plant)
    sizes = [observed.plant[year] for year in counted]
    size = np.interp(years, counted, sizes, left=0.0, right=np.nan if sizes[-1] > 0 else 0.0)
    jobs: Floats = case.plant_jobs[:, None] * size
    return jobs


def _movers(case: Case, observed: Observed, found: Balance, exits_counted: Flags) -> tuple[Case, list[Estimate]]:
    """Return the case with what moves; the model draws no base_in, so that its spread is added to that of the exits."""
    priors = case.priors
    pull = Prior(np.array([found.pull]), np.array([found.pull_spread / found.pull])) if found.short else priors.pull
    known = found.counted > 0
    base_in = np.where(known, found.base_in, case.base_in)
    leaving = found.leaving if found.over else case.leaving
    leave = np.maximum(priors.exits.centre * np.maximum(case.stock, 1.0), 1e-6)
    # Where nobody counted who leave, the balance tells who left less who came: what is unsure of it stands in base_in.
    of_exits = np.where(exits_counted, priors.exits.spread, 0.0)
    spread = np.where(known, np.sqrt(of_exits**2 + (found.base_in_spread / leave) ** 2), priors.exits.spread)
    calibrated = replace(
        case, base_in=base_in, leaving=leaving,
        priors=replace(priors, pull=pull, exits=Prior(_kept_within(priors.exits.centre, leaving), spread)),
    )  # fmt: skip
    source = "; ".join(dict.fromkeys(each.source for each in observed.series if each.source))
    return calibrated, [
        _moved("base_in", case.base_in, 0.0, base_in, found.base_in_spread * known, found.counted, source),
        Estimate("pull", on_log, priors.pull, pull, np.array([float(found.short)]), source),
        _moved("leaving", case.leaving, 0.0, leaving, found.leaving_spread if found.over else 0.0, found.over, source),
    ]


def _kept_within(exits: Floats, leaving: float) -> Floats:
    """Return exits that with λ do not take more than all."""
    within: Floats = np.minimum(exits, 1 - leaving)
    return within


def _moved(
    figure: str, before: Floats | float, spread: float, after: Floats | float, spread_after: Floats | float,
    counts: "Floats | Whole | int", source: str,
) -> Estimate:  # fmt: skip
    was, now = np.atleast_1d(np.asarray(before, dtype=float)), np.atleast_1d(np.asarray(after, dtype=float))
    return Estimate(
        figure, as_it_is, Prior(was, np.full_like(was, spread)),
        Prior(now, np.broadcast_to(np.asarray(spread_after, dtype=float), now.shape).copy()),
        np.atleast_1d(np.asarray(counts, dtype=float)), source,
    )  # fmt: skip
