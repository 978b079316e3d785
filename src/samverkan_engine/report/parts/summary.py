"""A result in a few numbers, to be set beside another."""

from samverkan_engine.report.parts.setting import Setting
from samverkan_engine.report.rows import Row, rows
from samverkan_engine.tables.planning import ROBUST


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
        (words("summary.filled"), figures.mean(_mean(told, "filled"))),
        (words("summary.gain"), figures.mean(_mean(told, "gain_sek") / 1e6)),
    ]


def _mean(told: list[Row], column: str) -> float:
    return float(sum(row[column] for row in told) / len(told)) if told else 0.0


def seats_by_programme(of: Setting) -> dict[str, float]:
    """Return how many seats the plan adds in all, by programme."""
    seats: dict[str, float] = {}
    for row in rows(of.planned.plan, plan=ROBUST):
        name = of.programme(row["measure"])
        seats[name] = seats.get(name, 0.0) + row["seats"]
    return seats
