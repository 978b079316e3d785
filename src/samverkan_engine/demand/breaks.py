"""
Level breaks and seasons in series of monthly ads.

A break begins where the six months after lie clearly above or below the six before: the difference of the logarithms,
once the season is taken away, is at least half as much again and five times what the months' own unrest or their small
numbers would give. Shown, never smoothed over. Series of fewer than 24 months or 5 ads a month are not judged.
"""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.lib.stride_tricks import sliding_window_view

from samverkan_engine.tables.demand import DEMAND, SEASONS

SIDE = 6
"""Months that are looked at on each side."""

SHORTEST, FEWEST = 24, 5.0
CLEAR, LARGE = 5.0, float(np.log(1.5))

Numbers = np.ndarray[Any, np.dtype[np.float64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
APART = "\x1f"
"""A character that no code has."""


def begin_in(counted: pa.Table, first: int, months: list[str]) -> pa.Array:
    """
    Return for each row whether a break begins in it.

    counted  region, ssyk, skill and month as numbers, and folded; rows of a series follow each other
    first    the number of the first of the months
    """
    found = np.zeros(counted.num_rows, bool)
    if counted.num_rows and len(months) >= SHORTEST:
        names = [counted[name].to_numpy() for name in ("region", "ssyk", "skill")]
        month, folded = counted["month"].to_numpy() - first, counted["folded"].to_numpy()
        begins = np.flatnonzero(np.logical_or.reduce([np.diff(name, prepend=-1) != 0 for name in names]))
        full = np.add.reduceat(folded, begins) >= FEWEST * len(months)
        rows = np.flatnonzero(np.repeat(full, np.diff(begins, append=len(folded))))
        place = (np.cumsum(full) - 1)[np.searchsorted(begins, rows, "right") - 1], month[rows]
        ads = np.zeros((int(full.sum()), len(months)))
        ads[place] = folded[rows]
        found[rows] = broken_at(ads, months)[place]
    return pa.array(found)


def monthly(demand: pa.Table) -> tuple[list[str], dict[str, Numbers]]:
    """
    Return all months from the first to the last, and the folded ads of each series that is long and full enough.

    A series goes by region, ssyk and skill with APART between, a missing one empty.
    """
    if demand.num_rows == 0:
        return [], {}
    ends = pc.min_max(demand["month"]).as_py()
    months = months_between(ends["min"], ends["max"])
    if len(months) < SHORTEST:
        return [], {}
    keyed = demand.select(["month", "folded"]).append_column("key", _keys(demand))
    full = keyed.group_by("key").aggregate([("folded", "sum")]).filter(pc.field("folded_sum") >= FEWEST * len(months))
    return months, filled(demand.filter(pc.is_in(keyed["key"], full["key"].combine_chunks())), months)


def filled(demand: pa.Table, months: list[str]) -> dict[str, Numbers]:
    """Return the folded ads of each series month by month, nought where there are none."""
    place = {month: number for number, month in enumerate(months)}
    keys = _keys(demand).to_pylist()
    series = {key: np.zeros(len(months)) for key in sorted(set(keys))}
    for key, month, folded in zip(keys, demand["month"].to_pylist(), demand["folded"].to_pylist(), strict=True):
        series[key][place[month]] = folded
    return series


def _keys(demand: pa.Table) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(*(pc.fill_null(demand[name], "") for name in ("region", "ssyk", "skill")), APART)


def months_between(first: str, last: str) -> list[str]:
    """Return the months from the first to the last, both with them."""
    begin, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begin, end + 1)]


def broken_at(ads: Numbers, months: list[str]) -> Flags:
    """Return in which months breaks begin, for several series, a row each."""
    found = np.zeros(ads.shape, bool)
    logs = np.log1p(ads)
    logs = logs - season_of(logs, months)
    sums = np.cumsum(np.pad(logs, ((0, 0), (1, 0))), axis=1)
    middle = np.arange(SIDE, len(months) - SIDE + 1)
    after, before = sums[:, middle + SIDE] - sums[:, middle], sums[:, middle] - sums[:, middle - SIDE]
    size = np.abs(after - before) / SIDE
    changes = np.diff(logs)
    unrest = 1.4826 * np.median(np.abs(changes - np.median(changes, axis=1, keepdims=True)), axis=1) / np.sqrt(2)
    noise = np.maximum(unrest, 1 / np.sqrt(ads.mean(axis=1) + 1)) * np.sqrt(2 / SIDE)
    around = sliding_window_view(np.pad(size, ((0, 0), (SIDE, SIDE))), 2 * SIDE + 1, axis=1)
    found[:, middle] = (size >= LARGE) & (size >= CLEAR * noise[:, None]) & (size == around.max(axis=2))
    return found


def season_of(logs: Numbers, months: list[str]) -> Numbers:
    """Return what is usual for each month of the year, against the year around it; nothing in under three years."""
    if len(months) < 36:
        return np.zeros_like(logs)
    calendar = np.array([int(month[5:]) for month in months])
    trend = sliding_window_view(np.pad(logs, ((0, 0), (6, 6)), mode="edge"), 13, axis=1).mean(axis=2)
    usual = np.stack([np.median((logs - trend)[:, calendar == month], axis=1) for month in range(1, 13)], axis=1)
    season: Numbers = (usual - usual.mean(axis=1, keepdims=True))[:, calendar - 1]
    return season


def seasons(demand: pa.Table) -> pa.Table:
    """Return SEASONS of the series with at least two whole calendar years and five ads a month."""
    months, series = monthly(DEMAND.checked(demand))
    years = [month[:4] for month in months if month.endswith("-01") and f"{month[:4]}-12" in months]
    rows: list[dict[str, object]] = []
    for key, ads in series.items():
        region, ssyk, skill = (part or None for part in key.split(APART))
        whole = np.array([ads[months.index(f"{year}-01") :][:12] for year in years])
        if len(years) < 2 or (whole.sum(axis=1) == 0).any():
            continue
        factors = whole / whole.mean(axis=1, keepdims=True)
        rows += [
            {
                "region": region,
                "ssyk": ssyk,
                "skill": skill,
                "calendar_month": month + 1,
                "years": len(years),
                "factor": float(np.median(factors[:, month])),
                "low": float(factors[:, month].min()),
                "high": float(factors[:, month].max()),
            }
            for month in range(12)
        ]
    return SEASONS.from_rows(rows)
