"""
What moves for jobs and for the lack of them: the balance of people that nothing counted explains.

From one autumn to the next, W[y+1] − W[y] + exits − entry is what came and went by itself: in-migration whatever the
gap (two terms of base_in), people drawn by unfilled jobs (η), less those who left for there were too few (λ). Least
squares with what was thought before as further observations; the gap in spring is held for half-way between autumns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from samverkan_engine.backtesting.cohorts import came
from samverkan_engine.labour import Case
from samverkan_engine.labour.case import Floats, Whole
from samverkan_engine.labour.observed import Observed, Series

BASE_SPREAD, LEAVING_SPREAD = 0.4, 0.5
"""How surely base_in and λ are known before anything is counted, against their size; assumption."""

ROUNDS = 4
"""Of weighing: how far rows scatter, and which draw as many people as there is housing for."""


@dataclass(frozen=True, slots=True)
class Balance:
    """
    What was found; middles and standard deviations.

    base_in  O  people per term        pull, leaving  share per term
    counted  O     years that speak of an occupation
    short, over    years of occupations with unfilled jobs, and with too few
    """

    base_in: Floats
    base_in_spread: Floats
    pull: float
    pull_spread: float
    leaving: float
    leaving_spread: float
    counted: Whole
    short: int
    over: int


class _Rows(NamedTuple):
    """A row for each year of an occupation: who came by themselves, the gap in autumn and half-way, and the stock."""

    occupation: Whole
    came: Floats
    gaps: Floats
    people: Floats


def balance(case: Case, observed: Observed, plant: Sequence[Floats]) -> Balance:
    """
    Return what moves, from all series of counts.

    plant  jobs of the establishment by occupation and year, O,Y for each series
    """
    listed = [_rows(case, observed, series, jobs) for series, jobs in zip(observed.series, plant, strict=True)]
    rows = _Rows(*(np.concatenate(parts) for parts in zip(*listed, strict=True))) if listed else _no_rows()
    before, spread = _before(case)
    found, certain, cov = before.copy(), spread**-2.0, np.diag(spread**2)
    variance = 1.0
    for _ in range(ROUNDS):
        matrix, told = _equations(case, rows, found)
        weights = 1 / (variance * np.maximum(rows.people, 10.0))
        cov = np.linalg.inv((matrix.T * weights) @ matrix + np.diag(certain)).astype(np.float64)
        found = cov @ (matrix.T @ (weights * told) + certain * before)
        around = (told - matrix @ found) ** 2 / np.maximum(rows.people, 10.0)
        # As if one person in fifty had been seen to come and go by chance, twenty times, before any was.
        variance = float((around.sum() + 20 * 0.02) / (len(around) + 20))
    places, deviation = len(case.occupations), np.sqrt(np.diag(cov))
    short = int((rows.gaps > 0).any(axis=1).sum())
    over = int((rows.gaps < 0).any(axis=1).sum())
    return Balance(
        np.maximum(found[:places], 0.0), deviation[:places], max(float(found[-2]), 1e-4), float(deviation[-2]),
        float(np.clip(found[-1], 1e-3, 0.9)), float(deviation[-1]),
        np.bincount(rows.occupation, minlength=places), short, over,
    )  # fmt: skip


def _before(case: Case) -> tuple[Floats, Floats]:
    """Return what was thought of base_in of each occupation, η and λ, and how surely."""
    pull = float(case.priors.pull.centre[0])
    middle = np.concatenate([case.base_in, [pull, case.leaving]])
    spread = np.concatenate(
        [
            np.maximum(BASE_SPREAD * case.base_in, 1e-3),
            [max(pull * float(case.priors.pull.spread[0]), 1e-4), max(LEAVING_SPREAD * case.leaving, 1e-4)],
        ]
    )
    return middle, spread


def _no_rows() -> _Rows:
    return _Rows(np.zeros(0, np.int64), np.zeros(0), np.zeros((0, 2)), np.zeros(0))


def _rows(case: Case, observed: Observed, series: Series, plant: Floats) -> _Rows:
    years = series.people.shape[1] - 1
    if years < 1:
        return _no_rows()
    entering = came(case, observed, series.first_year, years)
    now, after = series.people[:, :-1], series.people[:, 1:]
    expected = case.priors.exits.centre[:, None] * (1.5 * now + 0.5 * after)
    exits = np.where(np.isfinite(series.exits[:, :-1]), series.exits[:, :-1], expected)
    gap = series.jobs + plant - series.people
    whole = after - now + exits - entering
    halfway = (gap[:, :-1] + gap[:, 1:]) / 2
    known = np.isfinite(whole) & np.isfinite(halfway)
    return _Rows(np.nonzero(known)[0], whole[known], np.stack([gap[:, :-1][known], halfway[known]], axis=1), now[known])


def _equations(case: Case, rows: _Rows, found: Floats) -> tuple[Floats, Floats]:
    """Return what each row takes of each unknown, and what they sum to; as many as housing allows are taken off."""
    places, pull = len(case.occupations), found[-2]
    cap = case.cap_in[rows.occupation][:, None]
    short, over = np.maximum(rows.gaps, 0.0), np.maximum(-rows.gaps, 0.0)
    full = pull * short > cap
    matrix = np.zeros((len(rows.came), places + 2))
    matrix[np.arange(len(rows.came)), rows.occupation] = 2.0
    matrix[:, -2] = np.where(full, 0.0, short).sum(axis=1)
    matrix[:, -1] = -over.sum(axis=1)
    return matrix, rows.came - np.where(full, cap, 0.0).sum(axis=1)
