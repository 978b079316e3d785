"""Official counts beside what is announced: two measures of different things, never added or divided here."""

import re

import pyarrow as pa

from samverkan_engine.demand.breaks import months_between
from samverkan_engine.tables.demand import BESIDE, DEMAND
from samverkan_engine.tables.statistics import FIGURES

PERIOD = re.compile(r"(\d{4})(?:([KM])(\d{1,2}))?")


def beside(demand: pa.Table, figures: pa.Table) -> pa.Table:
    """
    Return BESIDE: each official figure of a place and occupation with the vacancies announced in the same period.

    demand   DEMAND
    figures  FIGURES; those of a breakdown, or of a period that is no year, quarter or month, are left out
    """
    announced: dict[tuple[str, str | None, str], int] = {}
    for row in DEMAND.checked(demand).select(["region", "ssyk", "skill", "month", "vacancies"]).to_pylist():
        if row["skill"] is None:
            announced[row["region"], row["ssyk"], row["month"]] = row["vacancies"]
    rows = []
    for figure in FIGURES.checked(figures).to_pylist():
        months = [] if figure["breakdown"] else months_of(figure["period"])
        found = [(figure["region"], figure["ssyk"], month) for month in months]
        known = [announced[key] for key in found if key in announced]
        if known:
            same = {name: figure[name] for name in ("region", "ssyk", "period", "source", "dataset", "measure", "unit")}
            rows.append({**same, "official": figure["value"], "months": len(known), "vacancies": sum(known)})
    order = ("region", "ssyk", "period", "source", "dataset", "measure")
    return BESIDE.from_rows(sorted(rows, key=lambda row: tuple(str(row[name] or "") for name in order)))


def months_of(period: str) -> list[str]:
    """Return the months of a year (2024), a quarter (2024K3) or a month (2024M05); none of any other."""
    parts = PERIOD.fullmatch(period)
    if not parts:
        return []
    year, kind, number = parts[1], parts[2], int(parts[3] or 1)
    first, last = {"K": (number * 3 - 2, number * 3), "M": (number, number), None: (1, 12)}[kind]
    return months_between(f"{year}-{first:02}", f"{year}-{last:02}") if 1 <= first <= last <= 12 else []
