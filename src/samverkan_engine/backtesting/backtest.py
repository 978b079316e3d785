"""What would have been foretold from each earlier year, against what came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from samverkan_engine.backtesting.calibrating import plant_jobs
from samverkan_engine.backtesting.origins import stood
from samverkan_engine.backtesting.parameters import Parameters
from samverkan_engine.backtesting.scoring import Scores, scored
from samverkan_engine.labour import Case, draw, project
from samverkan_engine.labour.observed import Observed, Series
from samverkan_engine.tables.backtesting import BACKTEST
from samverkan_engine.tables.tested import NEVER_TESTED, Reason, Tested, Verdict

LEAST_IN_NINE, MOST_IN_NINE = 0.80, 0.97
"""Bands of nine draws in ten that hold fewer or more of what came promise what they do not keep."""


@dataclass(frozen=True, slots=True)
class Backtest:
    """BACKTEST, year by year, and what it says in all."""

    table: pa.Table
    tested: Tested


def backtest(case: Case, observed: Observed, parameters: Parameters | None = None) -> Backtest:
    """
    Return how well a case would have foretold its own past.

    case  as it was thought before anything observed was used

    From each of the last years (`Parameters.origins`) the case is made anew with what was known then, projected with
    the noise of small numbers, and held against what came. Forecasts stay within one series of counts.
    Method: docs/explanation/backtesting.md.
    """
    parameters = parameters or Parameters()
    if not observed.series:
        return Backtest(BACKTEST.empty(), NEVER_TESTED)
    scores = list(_scores(case, observed, parameters))
    return Backtest(BACKTEST.from_rows([row for each in scores for row in _rows(each)]), judged(scores, parameters))


def _scores(case: Case, observed: Observed, parameters: Parameters) -> Iterator[Scores]:
    last = max((series.last_year for series in observed.series), default=0)
    for year in range(last - parameters.origins, last):
        for series in observed.series:
            if series.first_year + parameters.fewest_years - 1 <= year < series.last_year:
                scores = _from(case, observed, series, year, parameters)
                if len(scores.crps):
                    yield scores


def _from(case: Case, observed: Observed, series: Series, year: int, parameters: Parameters) -> Scores:
    years = min(parameters.furthest, series.last_year - year)
    now = year - series.first_year
    known = observed.until(year)
    then = stood(case, known, series, year, years, parameters)
    draws = draw(then, parameters.draws, parameters.seed, noise=True)
    gaps = series.jobs + plant_jobs(case, observed, series) - series.people
    foretold = project(then, draws).gap[:, 2::2]
    return scored(
        year, series.version, foretold, gaps[:, now + 1 : now + 1 + years], gaps[:, : now + 1],
        series.people[:, now] + series.jobs[:, now],
    )  # fmt: skip


def _rows(scores: Scores) -> Iterator[dict[str, object]]:
    for ahead in np.unique(scores.ahead):
        here = scores.ahead == ahead
        figures = {
            name: float(getattr(scores, name)[here].mean())
            for name in ("crps", "off", "last", "growth", "in_half", "in_nine")
        }
        yield {"version": scores.version, "year": scores.year, "ahead": int(ahead), "cells": int(here.sum()), **figures}


def judged(scores: Sequence[Scores], parameters: Parameters) -> Tested:
    """Return what all forecasts together say: every cell counts alike."""
    cells = sum(len(each.crps) for each in scores)
    if cells < parameters.fewest_cells:
        return Tested(Verdict.UNTESTED, (Reason.TOO_SHORT if cells else Reason.NO_HISTORY,), cells)

    def mean(name: str) -> float:
        return float(np.concatenate([getattr(each, name) for each in scores]).mean())

    skills = {name: 1 - mean("crps") / max(mean(name), 1e-9) for name in ("last", "growth")}
    reasons = tuple(_reasons(skills["last"], skills["growth"], mean("in_nine")))
    years = sorted({each.year for each in scores})
    return Tested(
        Verdict.UNFIT if reasons else Verdict.FIT, reasons, cells, len(years), years[0], years[-1],
        skills["last"], skills["growth"], mean("in_half"), mean("in_nine"),
    )  # fmt: skip


def _reasons(last: float, growth: float, in_nine: float) -> Iterator[Reason]:
    if last <= 0:
        yield Reason.NO_BETTER_THAN_LAST
    if growth <= 0:
        yield Reason.NO_BETTER_THAN_GROWTH
    if in_nine < LEAST_IN_NINE:
        yield Reason.TOO_SURE
    if in_nine > MOST_IN_NINE:
        yield Reason.TOO_UNSURE
