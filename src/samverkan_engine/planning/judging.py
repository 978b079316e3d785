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
    costs            S    SEK of measures, unfilled jobs and movers in each draw
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
    costs: Floats


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
        run = _run(problem, outlook, draws, worth, threads)
        found = {name: run.costs(seats) for name, seats in {NOTHING: problem.low, **plans}.items()}
        told += [run.told(name, outlook.name, costs, found[NOTHING]) for name, costs in found.items()]
    return told


def totals(
    problem: Problem,
    plans: Sequence[Floats],
    outlooks: Sequence[Outlook],
    draws: Draws,
    worth: Worth,
    threads: int = 1,
) -> Floats:
    """Return `Judged.total` alone, for each plan: SEK, the mean over the outlooks by their weights."""
    each = []
    for outlook in outlooks:
        run = _run(problem, outlook, draws, worth, threads)
        each.append([run.total(seats, run.charge(seats)) for seats in plans])
    mean: Floats = np.average(each, axis=0, weights=[outlook.weight for outlook in outlooks])
    return mean


@dataclass(frozen=True, slots=True)
class _Costs:
    """Of a plan: SEK of its measures, of its unfilled jobs in each draw, how many job-years they are, and the total."""

    measures: float
    each: Floats
    job_years: Floats
    total: float


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
        half_years = Prices(np.full_like(self.charged.unfilled, 0.5), np.zeros_like(self.charged.mover))
        each = self.charge(seats)
        return _Costs(self.measures(seats), each, self.charge(seats, half_years), self.total(seats, each))

    def charge(self, seats: Floats, asked: Prices | None = None) -> Floats:
        """Return what the unfilled jobs cost in each draw, S."""
        case = replace(self.case, seats=self.problem.with_seats(seats))
        each: Floats = value(case, self.draws, asked or self.charged, self.threads).sum(axis=0)
        return each

    def measures(self, seats: Floats) -> float:
        return float(self.problem.cost @ seats) * MILLION

    def total(self, seats: Floats, each: Floats) -> float:
        bad = tail(each, self.worth.tail) @ each
        return float(self.measures(seats) + each.mean() + self.worth.caution * bad)

    def told(self, plan: str, outlook: str, costs: _Costs, none: _Costs) -> Judged:
        less = none.measures + none.each - costs.measures - costs.each
        return Judged(
            plan, outlook, costs.measures, costs.total, costs.job_years,
            gain=none.total - costs.total,
            uncertain=float(less.std(ddof=1) / np.sqrt(len(less))) if len(less) > 1 else np.inf,
            better=float((less > 0).mean()),
            filled=none.job_years - costs.job_years,
            costs=costs.measures + costs.each,
        )  # fmt: skip


def _run(problem: Problem, outlook: Outlook, draws: Draws, worth: Worth, threads: int) -> _Run:
    case, drawn = happening(problem.case, draws, outlook.scenario)
    return _Run(problem, case, drawn, prices(case, worth), worth, threads)
