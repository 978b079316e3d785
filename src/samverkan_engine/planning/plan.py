"""From a case, measures and their limits to a plan, judged and explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from samverkan_engine.labour import AS_DRAWN, Case, Draws, Limits, Measure, Outlook, Worth, draw
from samverkan_engine.labour.case import Floats
from samverkan_engine.planning import tabulating
from samverkan_engine.planning.cutting import Cutting
from samverkan_engine.planning.explaining import sways, tipping_points
from samverkan_engine.planning.fixed_response import FixedResponse
from samverkan_engine.planning.judging import NOTHING, Judged, judge
from samverkan_engine.planning.one_more import worth_of_one_more
from samverkan_engine.planning.optimising import Plan, optimise
from samverkan_engine.planning.parameters import Parameters
from samverkan_engine.planning.problem import Problem, stated
from samverkan_engine.planning.remembering import Remembering
from samverkan_engine.planning.scenarios import over_scenarios, robust
from samverkan_engine.tables.planning import LEAST_REGRET, ROBUST

FIXED_RESPONSE = "fixed_response"

ANOTHER = 0.1
"""A plan is another than the robust one when more than this share of its seats lie elsewhere."""

WHATEVER_HAPPENS = (Outlook("as_drawn", AS_DRAWN),)


@dataclass(frozen=True, slots=True)
class Planned:
    """
    A plan and what is to be known of it. The tables are declared in `tables.planning`.

    plan         PLAN         the intakes of every plan that was found
    judged       JUDGED       what each gives in each outlook, on fresh draws
    regrets      REGRETS      what each would be regretted by, on the draws it was looked for on
    scarce       SCARCE       what one more krona or teacher would be worth to the robust plan
    lasting      LASTING      the same for one more in every year in which it is scarce
    seats_worth  SEATS_WORTH  what one more seat would fill beside it
    sways        SWAYS        which assumption moves its result most
    tipping      TIPPING      what would have to be true for the next best plan to win
    distance                  how much better a robust plan could be at most, against its gain
    convex                    whether that bound is exact; else a rule of thumb
    runs                      how many plans were tried in the model for the robust one
    clipped                   in how many draws η was set to λ, above which the cost is not convex
    """

    plan: pa.Table
    judged: pa.Table
    regrets: pa.Table
    scarce: pa.Table
    lasting: pa.Table
    seats_worth: pa.Table
    sways: pa.Table
    tipping: pa.Table
    distance: float
    convex: bool
    runs: int
    clipped: int


def plan(
    case: Case,
    measures: Sequence[Measure],
    limits: Limits,
    outlooks: Sequence[Outlook] = WHATEVER_HAPPENS,
    worth: Worth | None = None,
    parameters: Parameters | None = None,
) -> Planned:
    """
    Return the best plan over the outlooks, beside the best for each of them, with what it gives and why.

    Raises Impossible when what is promised breaks the limits, with each limit and by how much; SolverFailed.
    Method: docs/explanation/planning.md.
    """
    worth, parameters = worth or Worth(), parameters or Parameters()
    problem = stated(case, measures, limits, worth)
    draws = draw(case, parameters.draws, parameters.seed)
    found = over_scenarios(problem, outlooks, draws, worth, parameters)
    naive = for_a_fixed_response(problem, draws, worth, parameters)
    plans = {ROBUST: found.robust.seats, **{name: each.seats for name, each in found.best.items()}}
    plans |= {LEAST_REGRET: found.least_regret.seats} if found.least_regret else {}
    plans |= {FIXED_RESPONSE: naive.seats}
    fresh = draw(case, parameters.judged_on, parameters.judged_seed, noise=True)
    judged = judge(problem, plans, outlooks, fresh, worth, parameters.threads)
    rival = runner_up(judged, plans, problem.low, outlooks)
    asked = outlooks, draws, worth, parameters.threads
    seats = found.robust.seats
    more = worth_of_one_more(problem, found.robust, outlooks, draws, worth)
    tipping = tipping_points(problem, seats, {**plans, NOTHING: problem.low}[rival], *asked)
    return Planned(
        tabulating.plans(problem, plans), tabulating.judged(judged),
        tabulating.regrets(found.regrets, outlooks, judged), tabulating.scarce(problem, found.robust, more),
        tabulating.lasting(problem, found.robust, more), tabulating.seats_worth(problem, more),
        tabulating.sways(sways(problem, seats, *asked)), tabulating.tipping(tipping, rival),
        found.robust.distance, found.robust.convex, found.robust.runs, draws.clipped,
    )  # fmt: skip


def sketch(
    case: Case, measures: Sequence[Measure], limits: Limits, outlooks: Sequence[Outlook], worth: Worth,
    parameters: Parameters,
) -> tuple[pa.Table, pa.Table]:  # fmt: skip
    """
    Return PLAN and JUDGED of the robust plan alone: what can be had while somebody moves a slider.

    Raises Impossible when what is promised breaks the limits; SolverFailed.
    """
    problem = stated(case, measures, limits, worth)
    found = robust(problem, outlooks, draw(case, parameters.draws, parameters.seed), worth, parameters)
    fresh = draw(case, parameters.judged_on, parameters.judged_seed, noise=True)
    judged = judge(problem, {ROBUST: found.seats}, outlooks, fresh, worth, parameters.threads)
    return tabulating.plans(problem, {ROBUST: found.seats}), tabulating.judged(judged)


def for_a_fixed_response(problem: Problem, draws: Draws, worth: Worth, parameters: Parameters) -> Plan:
    """Return the plan that is best if a place were so many people whatever else happens, to compare with."""
    few = draws.take(slice(0, parameters.naive_draws))
    model = Remembering(FixedResponse(problem, few, worth))
    return optimise(problem, Cutting(problem, [model], [1.0], worth.caution), True, parameters)


def runner_up(
    judged: Sequence[Judged], plans: Mapping[str, Floats], nothing: Floats, outlooks: Sequence[Outlook]
) -> str:
    """Return the name of the best plan that is truly another than the robust one; doing nothing when none is."""
    weights = {outlook.name: outlook.weight for outlook in outlooks}
    totals: dict[str, float] = {}
    for each in judged:
        totals[each.plan] = totals.get(each.plan, 0.0) + weights[each.outlook] * each.total
    seats = {**plans, NOTHING: nothing}
    apart = {name: np.abs(seats[name] - seats[ROBUST]).sum() for name in totals}
    others = [name for name in totals if apart[name] > ANOTHER * seats[ROBUST].sum()]
    return min(others, key=lambda name: totals[name], default=NOTHING)
