"""The counting of demand once more, plain and slow, to hold the fast one against."""

from collections import defaultdict
from datetime import timedelta
from math import exp, sqrt
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from samverkan_engine.demand.folding import NEAREST
from samverkan_engine.demand.parameters import Z90, Parameters

Row = dict[str, Any]
Cell = tuple[str, str | None, str | None, str]


def count(ads: pa.Table, mentions: pa.Table, occupations: pa.Table, parameters: Parameters) -> dict[Cell, Row]:
    """ads, folded, vacancies, staffing, unstated, people, low and high by region, ssyk, skill and month."""
    told = {row["ad"]: row["ssyk"] for row in occupations.to_pylist()}
    listing = [
        {**row, "ssyk": told.get(row["id"]) or row["ssyk"]}
        for row in ads.to_pylist()
        if row["published_at"] and (row["county"] or row["municipality"] or row["country"] in (None, parameters.home))
    ]
    listing.sort(key=lambda row: (row["published_at"], row["id"]))
    skills = defaultdict(set)
    for mention in mentions.to_pylist():
        if mention["score"] >= parameters.least_score and mention[parameters.scheme]:
            skills[mention["ad"]].add(mention[parameters.scheme][0])
    cells: dict[Cell, Row] = defaultdict(
        lambda: dict.fromkeys(("ads", "folded", "vacancies", "lent", "unstated", "sq"), 0)
    )
    for row in listing:
        for cell in cells_of(row, skills[row["id"]], row):
            cells[cell]["ads"] += 1
    for group in folded(listing, parameters):
        wanted = set().union(*(skills[row["id"]] for row in group))
        stated = [row["vacancies"] for row in group if row["vacancies"] is not None]
        size = max(stated, default=1)
        lent = any(is_staffing(row, parameters) for row in group)
        for cell in cells_of(group[0], wanted, group[0]):
            kept = cells[cell]
            kept["folded"] += 1
            kept["vacancies"] += size
            kept["lent"] += size * lent
            kept["unstated"] += not stated
            kept["sq"] += size * size
    return {cell: {**kept, **people(kept, parameters)} for cell, kept in cells.items()}


def cells_of(row: Row, skills: set[str], first: Row) -> list[Cell]:
    month = first["published_at"].astimezone(ZoneInfo("Europe/Stockholm")).strftime("%Y-%m")
    county = row["county"] or (row["municipality"] and row["municipality"][:2])
    return [
        (region, ssyk, skill, month)
        for region in ("00", county, row["municipality"])
        if region
        for ssyk in {row["ssyk"], None}
        for skill in (None, *skills)
    ]


def folded(listing: list[Row], parameters: Parameters) -> list[list[Row]]:
    """Groups of the same vacancy, the first first."""
    by_key = defaultdict(list)
    for row in listing:
        employer = row["employer"] or row["employer_name"] or ""
        by_key[employer, row["ssyk"], row["county"], row["municipality"]].append(row)
    groups = []
    for rows in by_key.values():
        of = list(range(len(rows)))
        for later in range(len(rows)):
            same = [n for n in range(later) if rows[n]["text"] == rows[later]["text"]][-1:]
            near = [n for n in range(max(0, later - NEAREST), later) if is_near(rows[n], rows[later], parameters.alike)]
            for earlier in same + near:
                if rows[later]["published_at"] - rows[earlier]["published_at"] <= timedelta(
                    days=parameters.window_days
                ):
                    one, other = sorted((of[earlier], of[later]))
                    of = [one if number == other else number for number in of]
        groups += [[row for row, number in zip(rows, of, strict=True) if number == first] for first in sorted(set(of))]
    return groups


def is_near(one: Row, other: Row, alike: float) -> bool:
    first, second = set(one["text"].split()), set(other["text"].split())
    return len(first & second) >= alike * len(first | second)


def is_staffing(row: Row, parameters: Parameters) -> bool:
    return row["employer"] in parameters.staffing_numbers or "bemanning" in (row["employer_name"] or "").lower()


def people(kept: Row, parameters: Parameters) -> Row:
    if not kept["vacancies"]:
        return {"people": None, "low": None, "high": None}
    own = (kept["vacancies"] - kept["lent"]) * parameters.own.middle
    lent = kept["lent"] * parameters.own_staffing.middle
    found = (own + lent) / parameters.announced.middle
    spread = parameters.announced.spread**2 + kept["sq"] / kept["vacancies"] ** 2
    spread += ((own * parameters.own.spread) ** 2 + (lent * parameters.own_staffing.spread) ** 2) / (own + lent) ** 2
    width = exp(Z90 * sqrt(spread))
    return {"people": found, "low": found / width, "high": found * width}
