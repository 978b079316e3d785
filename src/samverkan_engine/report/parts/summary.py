"""A result in a few numbers, to be set beside another."""

from collections.abc import Sequence

from samverkan_engine.report.parts.plan import gain_band
from samverkan_engine.report.parts.setting import Setting
from samverkan_engine.report.rows import Row, rows
from samverkan_engine.tables.planning import ROBUST

Band = tuple[float, float, float]
"""The lower end, the middle and the upper end."""


def summary(of: Setting) -> list[tuple[str, str]]:
    """Return what is missing, and what the plan costs, fills and gains: each by its name."""
    words, figures, (terms, year) = of.words, of.figures, of.ahead
    (then,) = rows(of.planned.missing, ahead=terms)
    told = rows(of.planned.judged, plan=ROBUST)
    intakes = rows(of.planned.plan, plan=ROBUST)
    return [
        (words("summary.missing", year=year), figures.told(then["p05"], then["p50"], then["p95"])),
        (words("summary.seats"), figures.number(sum(row["seats"] for row in intakes))),
        (words("summary.cost"), figures.millions(sum(row["cost_sek"] for row in intakes))),
        (words("summary.filled"), _over_scenarios(of, [_filled(row) for row in told])),
        (words("summary.gain"), _over_scenarios(of, [_gain(row) for row in told])),
    ]


def _filled(row: Row) -> Band:
    return row["filled_p05"], row["filled"], row["filled_p95"]


def _gain(row: Row) -> Band:
    low, high = gain_band(row)
    return low, row["gain_sek"] / 1e6, high


def _over_scenarios(of: Setting, bands: Sequence[Band]) -> str:
    """Return bands of the scenarios as one, from the lowest end to the highest."""
    if not bands:
        return of.figures.number(0)
    lows, middles, highs = zip(*bands, strict=True)
    return of.figures.told(min(lows), sum(middles) / len(middles), max(highs))


def seats_by_programme(of: Setting) -> dict[str, float]:
    """Return how many seats the plan adds in all, by programme."""
    seats: dict[str, float] = {}
    for row in rows(of.planned.plan, plan=ROBUST):
        name = of.programme(row["measure"])
        seats[name] = seats.get(name, 0.0) + row["seats"]
    return seats
