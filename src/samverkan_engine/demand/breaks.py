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

from samverkan_engine.tables.demand import DEMAND, SEASONS

SIDE = 6
"""Months that are looked at on each side."""

SHORTEST, FEWEST = 24, 5.0
CLEAR, LARGE = 5.0, float(np.log(1.5))

Numbers = np.ndarray[Any, np.dtype[np.float64]]
APART = "\x1f"
"""A character that no code has."""


def with_breaks(demand: pa.Table, breaks: pa.Array | None = None) -> pa.Table:
    """Return the table with the column `broken`; breaks that `breaks_in` found in a larger table are given."""
    if breaks is None:
        breaks = named(*monthly(demand))
    if not len(breaks):
        return demand.append_column("broken", pa.repeat(pa.scalar(False), demand.num_rows))
    own = pc.binary_join_element_wise(_keys(demand), demand["month"], APART)
    return demand.append_column("broken", pc.is_in(own, breaks))


def breaks_in(full: pa.Table, months: list[str]) -> pa.Array:
    """Return the keys of the rows, with their month, where a break begins in series that are full enough."""
    return named(months, filled(full, months) if len(months) >= SHORTEST else {})


def named(months: list[str], series: dict[str, Numbers]) -> pa.Array:
    """Return the keys of the rows where a break begins."""
    found = [f"{key}{APART}{months[number]}" for key, ads in series.items() for number in broken_at(ads, months)]
    return pa.array(found, pa.string())


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


def broken_at(ads: Numbers, months: list[str]) -> list[int]:
    """Return where breaks begin in one series."""
    logs = np.log1p(ads)
    logs = logs - season_of(logs, months)
    sums = np.concatenate(([0.0], np.cumsum(logs)))
    middle = np.arange(SIDE, len(ads) - SIDE + 1)
    after, before = sums[middle + SIDE] - sums[middle], sums[middle] - sums[middle - SIDE]
    step = (after - before) / SIDE
    changes = np.diff(logs)
    unrest = 1.4826 * float(np.median(np.abs(changes - np.median(changes)))) / np.sqrt(2)
    noise = max(unrest, 1 / np.sqrt(float(ads.mean()) + 1)) * np.sqrt(2 / SIDE)
    size = np.abs(step)
    found = [
        int(number)
        for number in np.flatnonzero((size >= LARGE) & (size >= CLEAR * noise))
        if size[number] == size[max(0, number - SIDE) : number + SIDE + 1].max()
    ]
    return [int(middle[number]) for number in found]


def season_of(logs: Numbers, months: list[str]) -> Numbers:
    """Return what is usual for each month of the year, against the year around it; nothing in under three years."""
    if len(logs) < 36:
        return np.zeros(len(logs))
    calendar = np.array([int(month[5:]) for month in months])
    trend = np.convolve(np.pad(logs, 6, mode="edge"), np.ones(13) / 13, mode="valid")
    usual = np.array([np.median((logs - trend)[calendar == month]) for month in range(1, 13)])
    season: Numbers = (usual - usual.mean())[calendar - 1]
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
