"""
How fast the best plan is found in the whole labour model, in processor time, and how good it is.

    python benchmarks/optimising.py

Regions and measures are invented (tests/engine). Beside the best plan stands the one that a fixed response would make
(a place is so many people, whatever else happens): both are judged in the whole model, with noise, on fresh draws.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from samverkan_engine.labour import (
    AS_DRAWN,
    HALF,
    LATE_TWO_YEARS,
    NONE,
    Case,
    Draws,
    Outlook,
    Scenario,
    compile_once,
    draw,
)
from samverkan_engine.planning import Parameters, Problem, judge, plan, stated
from samverkan_engine.planning.cutting import Cutting
from samverkan_engine.planning.fixed_response import FixedResponse
from samverkan_engine.planning.optimising import Plan, optimise
from samverkan_engine.planning.remembering import Remembering
from samverkan_engine.planning.weighing import WholeModel
from tests.engine.labour.regions import region
from tests.engine.planning.choices import WORTH, limits, more_places, short_of_people

DRAWN = (Outlook("as drawn", AS_DRAWN),)
OUTLOOKS = (
    Outlook("as drawn", AS_DRAWN, 0.4), Outlook("late two years", LATE_TWO_YEARS, 0.25), Outlook("half", HALF, 0.15),
    Outlook("closed", Scenario(closes=10), 0.1), Outlook("none", NONE, 0.1),
)  # fmt: skip
RULES = {"smallest": 15.0, "ramp": 40.0, "largest": 80.0}
SIZES = [
    (13, 8, 15, 1_000), (60, 20, 15, 100), (60, 20, 15, 1_000), (60, 20, 15, 4_000), (60, 20, 15, 10_000),
    (120, 40, 15, 1_000), (240, 80, 15, 1_000),
]  # fmt: skip


def main() -> None:
    """Print every figure."""
    compile_once(lambda: print("compiling, once …"))
    usual()
    growth()
    whole()


def problem_of(occupations: int = 60, programmes: int = 20, years: int = 15, **rules: Any) -> Problem:
    """Return more places in every programme form, each year, in a region where people are missing everywhere."""
    return asked_of(short_of_people(occupations, programmes, years), **rules)


def asked_of(case: Case, **rules: Any) -> Problem:
    """Return more places in every programme form of a case, each year, under a budget and teachers that bind."""
    number = len(case.programmes)
    return stated(case, more_places(case, **{**RULES, **rules}), limits(case, 3e6 * number, 3.0 * number), WORTH)


def searched(problem: Problem, draws: Draws, tolerance: float = 1e-3) -> Plan:
    """Return the best plan in the whole model."""
    model = Remembering(WholeModel(problem, draws, WORTH))
    return optimise(problem, Cutting(problem, [model], [1.0], WORTH.caution), True, Parameters(tolerance=tolerance))


def usual() -> None:
    """Print what the usual size takes: 60 occupations, 20 forms, 300 intakes, 1,000 draws; and what the plan gives."""
    free, problem = problem_of(smallest=0.0), problem_of()
    draws = draw(problem.case, 1_000, seed=7)
    model = WholeModel(problem, draws, WORTH)
    timed("one plan tried: its cost and slopes", lambda: model(problem.low))
    timed("any number of seats, to 0.1 % of the gain", lambda: searched(free, draws))
    best = timed("smallest cohorts, to 0.1 % of the gain", lambda: searched(problem, draws))
    timed("smallest cohorts, to 1 % of the gain", lambda: searched(problem, draws, 0.01))
    print(f"{best.runs} plans tried; none is better by more than {best.distance:.2%} of the gain")
    beside("people are missing everywhere", problem)
    beside("few more would apply", asked_of(region()))


def beside(name: str, problem: Problem) -> None:
    """Print what the best plan and that for a fixed response give on fresh draws."""
    draws, few = draw(problem.case, 1_000, seed=7), Parameters(tolerance=0.01)
    naive = Remembering(FixedResponse(problem, draws.take(slice(0, 200)), WORTH))
    fixed = optimise(problem, Cutting(problem, [naive], [1.0], WORTH.caution), True, few)
    plans = {"best": searched(problem, draws).seats, "fixed response": fixed.seats}
    print(f"\n{name + ', MSEK':<36}{'total':>9}{'gain':>9}{'±':>6}{'better in':>11}{'job-years filled':>18}")
    for each in judge(problem, plans, DRAWN, draw(problem.case, 1_000, seed=8, noise=True), WORTH):
        print(
            f"{each.plan:<36}{each.total / 1e6:>9,.0f}{each.gain / 1e6:>9,.0f}{each.uncertain / 1e6:>6,.0f}"
            f"{each.better:>11.0%}{each.filled.mean():>18,.0f}"
        )
    print(f"the fixed response had promised {fixed.gain:,.0f}")


def timed(name: str, work: Callable[[], Any]) -> Any:
    """Print the least processor time of three goes at some work; return what it gave."""
    took = []
    for _ in range(3):
        began = time.process_time()
        given = work()
        took.append(time.process_time() - began)
    print(f"{name:<44}{min(took):8.2f} s")
    return given


def growth() -> None:
    """Print how the search grows with the region, its programme forms and the draws."""
    print(f"\n{'occupations × forms × years × draws':<40}{'intakes':>8}{'s':>8}{'tried':>7}{'distance':>10}")
    for occupations, programmes, years, number in SIZES:
        problem = problem_of(occupations, programmes, years)
        draws = draw(problem.case, number, seed=7)
        began = time.process_time()
        best = searched(problem, draws)
        took = time.process_time() - began
        size = f"{occupations} × {programmes} × {years} × {number:,}"
        print(f"{size:<40}{problem.number:8}{took:8.2f}{best.runs:7}{best.distance:10.2%}")


def whole() -> None:
    """Print what the whole stage takes over five outlooks: every plan, judged and explained."""
    for occupations, programmes in ((13, 8), (60, 20)):
        case = short_of_people(occupations, programmes, 15)
        asked = limits(case, 3e6 * programmes, 3.0 * programmes)
        began = time.process_time()
        plan(case, more_places(case, **RULES), asked, OUTLOOKS, WORTH)
        print(f"whole stage, five outlooks, {occupations} × {programmes}: {time.process_time() - began:.1f} s")


if __name__ == "__main__":
    main()
