"""What became of each parameter, as a declared table."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pyarrow as pa

from samverkan_engine.backtesting.calibrating import Calibrated
from samverkan_engine.backtesting.estimate import Estimate
from samverkan_engine.labour import Case
from samverkan_engine.tables.backtesting import CALIBRATED

UNITS: Mapping[str, str] = {
    "applicants": "people per intake", "show": "share 0 to 1", "finish": "share 0 to 1", "stay": "share 0 to 1",
    "routes": "share 0 to 1", "exits": "share per term", "growth": "share per term", "base_in": "people per term",
    "pull": "people per unfilled job and term", "leaving": "share per term",
}  # fmt: skip

PLACES: Mapping[str, str] = {
    "exits": "labour.exit_rate", "growth": "labour.demand_trend", "base_in": "labour.base_in_share",
    "pull": "labour.pull", "leaving": "labour.surplus_leaves",
}  # fmt: skip
"""Where in a case file a parameter of the region stands that nobody has counted."""

OF_INTAKES = ("applicants", "show", "finish", "stay", "routes")


def table(found: Calibrated, kinds: Sequence[str]) -> pa.Table:
    """Return CALIBRATED; `kinds` are the profiles of the programmes."""
    rows = [row for estimate in found.estimates for row in _rows(found.case, estimate, kinds)]
    return CALIBRATED.from_rows(rows)


def _rows(case: Case, estimate: Estimate, kinds: Sequence[str]) -> Iterator[dict[str, object]]:
    thought, now = estimate.band(estimate.before), estimate.band(estimate.after)
    for place, subject in enumerate(_subjects(case, estimate.figure)):
        if estimate.figure == "routes" and estimate.before.centre[place] <= 0:
            continue
        observed = bool(estimate.counts[place] > 0)
        yield {
            "figure": estimate.figure, "subject": subject, "unit": UNITS[estimate.figure],
            "thought": float(estimate.before.centre[place]),
            "thought_low": float(thought[0][place]), "thought_high": float(thought[1][place]),
            "middle": float(estimate.after.centre[place]),
            "low": float(now[0][place]), "high": float(now[1][place]),
            "counts": float(estimate.counts[place]), "observed": observed,
            "place": _place(case, estimate.figure, place, observed, kinds),
            "source": estimate.source or None if observed else None,
        }  # fmt: skip


def _subjects(case: Case, figure: str) -> list[str]:
    if figure == "routes":
        return [f"{programme} → {ssyk}" for programme, ssyk in product(case.programmes, case.occupations)]
    if figure in OF_INTAKES:
        return list(case.programmes)
    return list(case.occupations) if figure in ("exits", "growth", "base_in") else [""]


def _place(case: Case, figure: str, index: int, observed: bool, kinds: Sequence[str]) -> str:
    """Return where in the case file it comes from."""
    if observed:
        return "history.intakes" if figure in OF_INTAKES else "history.observed"
    if figure in ("show", "finish", "stay"):
        return f"profiles.{kinds[index]}.{figure}"
    if figure == "applicants":
        return f"programmes[{index + 1}].applicants"
    if figure == "routes":
        return f"programmes[{index // len(case.occupations) + 1}].route"
    return PLACES[figure]
