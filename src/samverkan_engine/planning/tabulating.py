"""Plans and what is to be known of them as declared tables."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from samverkan_engine.labour import Outlook
from samverkan_engine.labour.calendar import terms
from samverkan_engine.labour.case import Floats
from samverkan_engine.planning.explaining import HIGHEST, LOWEST, Sway, Tipping
from samverkan_engine.planning.judging import Judged
from samverkan_engine.planning.one_more import OneMore, Rows, unit_of
from samverkan_engine.planning.optimising import Plan
from samverkan_engine.planning.problem import MILLION, Problem
from samverkan_engine.tables import planning as declared
from samverkan_engine.tables.planning import ROBUST, spread


def plans(problem: Problem, found: Mapping[str, Floats]) -> pa.Table:
    """Return PLAN: the intakes of each plan."""
    names = terms(problem.case)
    rows: list[dict[str, object]] = [
        {
            "plan": name,
            "measure": problem.measures[problem.measure[column]].id,
            "kind": str(problem.measures[problem.measure[column]].kind),
            "programme": problem.case.programmes[problem.programme[column]],
            "term": names[problem.term[column]],
            "seats": float(seats[column]),
            "cost_sek": float(problem.cost[column] * seats[column]) * MILLION,
        }
        for name, seats in found.items()
        for column in np.flatnonzero(seats > 0)
    ]
    return declared.PLAN.from_rows(rows)


def judged(found: Sequence[Judged]) -> pa.Table:
    """Return JUDGED: what each plan gives in each outlook."""
    return declared.JUDGED.from_rows([_judged(each) for each in found])


def _judged(each: Judged) -> dict[str, object]:
    spread: dict[str, object] = {}
    for name, values in (("job_years", each.job_years), ("filled", each.filled)):
        spread |= {name: float(values.mean())}
        spread |= {f"{name}_p{share:02}": float(np.quantile(values, share / 100)) for share in (5, 95)}
    return {
        "plan": each.plan, "outlook": each.outlook, "measures_sek": each.measures, "total_sek": each.total,
        "gain_sek": each.gain, "uncertain_sek": each.uncertain, "better": each.better, **spread,
    }  # fmt: skip


def regrets(found: Mapping[str, Floats], outlooks: Sequence[Outlook], judged: Sequence[Judged]) -> pa.Table:
    """Return REGRETS: what each plan costs more than the best of each outlook, which has the outlook's name."""
    costs = {(each.plan, each.outlook): each.costs for each in judged}
    rows: list[dict[str, object]] = []
    for name, regrets in found.items():
        for outlook, regret in zip(outlooks, regrets, strict=True):
            there = outlook.name
            more = costs.get((name, there), costs[ROBUST, there]) - costs.get((there, there), costs[ROBUST, there])
            low, high = np.quantile(more, (0.05, 0.95))
            rows.append(
                {
                    "plan": name, "outlook": there, "regret_sek": float(regret) * MILLION,
                    "low_sek": float(low), "high_sek": float(high),
                }
            )  # fmt: skip
    return declared.REGRETS.from_rows(rows)


def scarce(problem: Problem, found: Plan, more: OneMore) -> pa.Table:
    """Return SCARCE: each resource and year, what is used of it and what one unit more would be worth."""
    rows: list[dict[str, object]] = []
    used = problem.matrix @ found.seats
    for place, row in enumerate(problem.rows):
        if not row.resource:
            continue
        unit = unit_of(problem, place)
        rows.append(
            {
                "resource": row.resource, "year": problem.case.first_year + row.year, "unit": row.unit,
                "available": float(problem.ceiling[place]) * unit, "used": float(used[place]) * unit,
                "worth_sek": _worth(problem, found, (place,)), **_saved(more, (place,)),
            }
        )  # fmt: skip
    return declared.SCARCE.from_rows(rows)


def lasting(problem: Problem, found: Plan, more: OneMore) -> pa.Table:
    """Return LASTING: what one unit more of a resource is worth in every year in which it is scarce, if in several."""
    rows: list[dict[str, object]] = []
    for places in (places for places in more.saved if len(places) > 1):
        years = [problem.case.first_year + problem.rows[place].year for place in places]
        rows.append(
            {
                "resource": problem.rows[places[0]].resource, "unit": problem.rows[places[0]].unit,
                "years": len(years), "first_year": min(years), "last_year": max(years),
                "worth_sek": _worth(problem, found, places), **_saved(more, places),
            }
        )  # fmt: skip
    return declared.LASTING.from_rows(rows)


def _worth(problem: Problem, found: Plan, places: Rows) -> float:
    """Return what the objective falls by for one unit more of what rows limit: SEK for a krona, a teacher, a place."""
    unit = unit_of(problem, places[0])
    return sum(max(-float(found.duals[place]), 0.0) * MILLION / unit for place in places)


def _saved(more: OneMore, places: Rows) -> dict[str, object]:
    """Return what one unit more saves; nothing where it can pay for nothing."""
    return _spread("saved_sek", more.saved[places]) if places in more.saved else {}


def _spread(name: str, values: Floats) -> dict[str, object]:
    """Return a mean and the quantiles beside it under the names of their columns."""
    return dict(zip((name, *spread(name)), map(float, values), strict=True))


def seats_worth(problem: Problem, more: OneMore) -> pa.Table:
    """Return SEATS_WORTH: what one seat more gives in each programme form and term, and costs where it can begin."""
    case, names = problem.case, terms(problem.case)
    costs = dict(zip(zip(problem.programme, problem.term, strict=True), problem.cost * MILLION, strict=True))
    rows: list[dict[str, object]] = [
        {
            "programme": programme,
            "term": names[t],
            **_spread("job_years", more.job_years[p, t]),
            **_spread("worth_sek", more.worth[p, t]),
            "cost_sek": costs.get((p, t)),
        }
        for p, programme in enumerate(case.programmes)
        for t in range(case.terms)
    ]
    return declared.SEATS_WORTH.from_rows(rows)


def sways(found: Sequence[Sway]) -> pa.Table:
    """Return SWAYS: how far each assumption moves the result."""
    rows: list[dict[str, object]] = [
        {
            "assumption": sway.assumption, "gain_low_sek": sway.gain[0], "gain_high_sek": sway.gain[1],
            "job_years_low": sway.job_years[0], "job_years_high": sway.job_years[1],
        }
        for sway in found
    ]  # fmt: skip
    return declared.SWAYS.from_rows(rows)


def tipping(found: Sequence[Tipping], rival: str) -> pa.Table:
    """Return TIPPING: what would have to be true for the rival to win."""
    bounds = {"lowest": LOWEST, "highest": HIGHEST}
    return declared.TIPPING.from_rows(
        [{"assumption": each.assumption, "rival": rival, "factor": each.factor, **bounds} for each in found]
    )
