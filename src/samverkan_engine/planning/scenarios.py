"""The best plan for each scenario, for all of them weighed, and the one that is never far from the best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from samverkan_engine.labour import Draws, Outlook, Worth, happening
from samverkan_engine.labour.case import Floats
from samverkan_engine.planning.cutting import Cutting
from samverkan_engine.planning.optimising import Plan, optimise
from samverkan_engine.planning.parameters import Parameters
from samverkan_engine.planning.problem import Problem
from samverkan_engine.planning.remembering import Remembering
from samverkan_engine.planning.weighing import WholeModel, is_convex
from samverkan_engine.tables.planning import LEAST_REGRET, ROBUST


@dataclass(frozen=True, slots=True)
class Plans:
    """
    The plans that were found.

    best          outlook → the best plan were it sure to happen
    robust        the best over all of them by their weights
    least_regret  the plan whose largest regret is least: what it costs more than the best would have, where it is worst
    regrets       plan → what it costs more than the best plan of each outlook would have, million SEK, in order
    """

    best: Mapping[str, Plan]
    robust: Plan
    least_regret: Plan | None
    regrets: Mapping[str, Floats]


def over_scenarios(
    problem: Problem, outlooks: Sequence[Outlook], draws: Draws, worth: Worth, parameters: Parameters
) -> Plans:
    """
    Return the plans for each scenario and for all of them; the same draws in every one.

    With one scenario the best plan is the robust one, and there is nothing to regret.
    """
    models = {outlook.name: _model(problem, outlook, draws, worth, parameters) for outlook in outlooks}
    convex = is_convex(problem, draws)
    best = {
        name: optimise(problem, Cutting(problem, [model], [1.0], worth.caution), convex, parameters)
        for name, model in models.items()
    }
    if len(outlooks) == 1:
        only = best[outlooks[0].name]
        return Plans(best, only, None, {outlooks[0].name: np.zeros(1)})
    each, weights = list(models.values()), np.array([outlook.weight for outlook in outlooks])
    weighed = Cutting(problem, each, list(weights / weights.sum()), worth.caution)
    robust = optimise(problem, weighed, convex, parameters)
    # The seats that are best in one scenario are whole and tried; no other plan found may be better there.
    tried = [*(plan.seats for plan in best.values()), robust.seats]
    bests = np.min([weighed.totals(seats) for seats in tried], axis=0)
    regretting = Cutting(problem, each, list(weights / weights.sum()), worth.caution, list(bests))
    least = optimise(problem, regretting, convex, parameters)
    named = {**best, ROBUST: robust, LEAST_REGRET: least}
    totals = {name: weighed.totals(plan.seats) for name, plan in named.items()}
    bests = np.min(list(totals.values()), axis=0)
    return Plans(best, robust, least, {name: each - bests for name, each in totals.items()})


def robust(problem: Problem, outlooks: Sequence[Outlook], draws: Draws, worth: Worth, parameters: Parameters) -> Plan:
    """Return the best plan over the scenarios by their weights, and no other."""
    models = [_model(problem, outlook, draws, worth, parameters) for outlook in outlooks]
    weights = np.array([outlook.weight for outlook in outlooks])
    weighed = Cutting(problem, models, list(weights / weights.sum()), worth.caution)
    return optimise(problem, weighed, is_convex(problem, draws), parameters)


def _model(problem: Problem, outlook: Outlook, draws: Draws, worth: Worth, parameters: Parameters) -> Remembering:
    case, drawn = happening(problem.case, draws, outlook.scenario)
    return Remembering(WholeModel(replace(problem, case=case), drawn, worth, parameters.threads))
