"""The best plan: first as if any number of seats could begin, then with the smallest cohorts and whole groups."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samverkan_engine.errors.planning import NotPlanned
from samverkan_engine.labour.case import Floats
from samverkan_engine.planning import cohorts
from samverkan_engine.planning.cutting import Best, Cutting
from samverkan_engine.planning.lacking import require_possible
from samverkan_engine.planning.parameters import Parameters
from samverkan_engine.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Plan:
    """
    The best plan that was found; money in million SEK, in year 0.

    seats     n  of each intake
    value        of the objective: measures, unfilled jobs, and the bad draws by their weight
    nothing      the same when only what is promised is done
    bound        no plan has less, as far as the cost is convex in the seats
    convex       whether it is; else the bound is a rule of thumb
    duals     m  what one unit more of each row's limit changes `value` by, the intakes that begin being settled
    runs         how many plans were tried in the model
    """

    seats: Floats
    value: float
    nothing: float
    bound: float
    convex: bool
    duals: Floats
    runs: int

    @property
    def gain(self) -> float:
        """How much better it is than doing nothing."""
        return self.nothing - self.value

    @property
    def distance(self) -> float:
        """How much better a plan could be at most, against the gain of this one."""
        return max(self.value - self.bound, 0.0) / self.gain if self.gain > 0 else 0.0


def optimise(problem: Problem, cutting: Cutting, convex: bool, parameters: Parameters) -> Plan:
    """
    Return the best plan.

    Raises Impossible when what is promised breaks the limits.
    """
    require_possible(problem, problem.low, problem.high)
    nothing = cutting.objective(cutting.totals(problem.low))
    asked = parameters.tolerance, parameters.most_turns, nothing
    free = cutting.search(problem.low, problem.high, *asked)
    if free is None:
        raise NotPlanned
    found = [free] if not cohorts.has_rules(problem) else _with_rules(problem, cutting, free, parameters, nothing)
    tried = [_in_whole_seats(problem, cutting, each) for each in found]
    if problem.keeps(problem.low) and cohorts.keeps(problem, problem.low):
        tried.append(Best(problem.low, nothing, free.bound, free.solved, cutting.runs))
    best = min(tried, key=lambda each: each.value)
    return Plan(best.seats, best.value, nothing, free.bound, convex, best.solved.duals, cutting.runs)


def _with_rules(
    problem: Problem, cutting: Cutting, free: Best, parameters: Parameters, nothing: float
) -> Sequence[Best]:
    """Return the best plan for each choice of the intakes that begin; of those that keep the limits."""
    found: list[Best] = []
    for low, high in _choices(problem, free, parameters):
        rival = min((each.value for each in found), default=np.inf)
        best = cutting.search(low, high, parameters.tolerance, parameters.most_turns, nothing, rival)
        found += [best] if best else []
    if not found:
        low, high = cohorts.begun(problem, problem.low, np.inf)
        require_possible(problem, low, high)
        best = cutting.search(low, high, parameters.tolerance, parameters.most_turns, nothing)
        found += [best] if best else []
    return found


def _choices(problem: Problem, free: Best, parameters: Parameters) -> list[tuple[Floats, Floats]]:
    """Return the bounds of each choice, no choice twice."""
    each = [cohorts.begun(problem, free.seats, threshold) for threshold in parameters.thresholds]
    return list({(low.tobytes(), high.tobytes()): (low, high) for low, high in each}.values())


def _in_whole_seats(problem: Problem, cutting: Cutting, best: Best) -> Best:
    """Return a plan in whole seats, with what it costs so."""
    seats = cohorts.in_whole_seats(problem, best.seats)
    return Best(seats, cutting.objective(cutting.totals(seats)), best.bound, best.solved, best.runs)
