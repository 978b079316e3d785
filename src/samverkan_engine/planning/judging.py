"""Plans judged in the whole model, with the noise of small numbers, on draws that no plan was looked for on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from samverkan_engine.labour import Draws, Outlook, Prices, Worth, happening, prices, tail, value
from samverkan_engine.labour.case import Case, Floats
from samverkan_engine.planning.problem import MILLION, Problem

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Judged:
    """
    What a plan gives in one scenario. Money in SEK, in year 0; the same draws for every plan and scenario.

    plan, outlook
    measures              SEK the measures cost
    total                 SEK of the objective: measures, unfilled jobs and movers, and the bad draws by their weight
    job_years        S    jobs that stand empty for a year
    gain                  SEK that `total` is less than when nothing is done
    uncertain             standard error of `gain` (over the draws; of the part that is a mean)
    better                share of the draws in which measures and unfilled jobs together cost less than with nothing
    filled           S    job-years filled that stood empty when nothing is done
    """

    plan: str
    outlook: str
    measures: float
    total: float
    job_years: Floats
    gain: float
    uncertain: float
    better: float
    filled: Floats


def judge(
    problem: Problem,
    plans: Mapping[str, Floats],
    outlooks: Sequence[Outlook],
    draws: Draws,
    worth: Worth,
    threads: int = 1,
) -> list[Judged]:
    """
    Return what each plan gives in each scenario, doing nothing among them.

    plans   name → the seats of each intake (n); nothing is the seats that are promised
    draws   fresh ones, with noise
    """
    told = []
    for outlook in outlooks:
        case, drawn = happening(problem.case, draws, outlook.scenario)
        charged = prices(case, worth)
        run = _Run(problem, case, drawn, charged, worth, threads)
        none = run.costs(problem.low)
        for name, seats in {NOTHING: problem.low, **plans}.items():
            told.append(run.told(name, outlook.name, seats, none))
    return told


@dataclass(frozen=True, slots=True)
class _Costs:
    """What the unfilled jobs of a plan cost (SEK) and how many job-years they are, in each draw."""

    measures: float
    each: Floats
    job_years: Floats


@dataclass(frozen=True, slots=True)
class _Run:
    """Everything that the plans judged in one scenario have in common."""

    problem: Problem
    case: Case
    draws: Draws
    charged: Prices
    worth: Worth
    threads: int

    def costs(self, seats: Floats) -> _Costs:
        case = replace(self.case, seats=self.problem.with_seats(seats))
        half_years = Prices(np.full_like(self.charged.unfilled, 0.5), np.zeros_like(self.charged.mover))
        each, years = (value(case, self.draws, asked, self.threads).sum(axis=0) for asked in (self.charged, half_years))
        return _Costs(float(self.problem.cost @ seats) * MILLION, each, years)

    def total(self, costs: _Costs) -> float:
        bad = tail(costs.each, self.worth.tail) @ costs.each
        return float(costs.measures + costs.each.mean() + self.worth.caution * bad)

    def told(self, plan: str, outlook: str, seats: Floats, none: _Costs) -> Judged:
        costs = self.costs(seats)
        less = none.measures + none.each - costs.measures - costs.each
        return Judged(
            plan, outlook, costs.measures, self.total(costs), costs.job_years,
            gain=self.total(none) - self.total(costs),
            uncertain=float(less.std(ddof=1) / np.sqrt(len(less))) if len(less) > 1 else np.inf,
            better=float((less > 0).mean()),
            filled=none.job_years - costs.job_years,
        )  # fmt: skip
