"""What a plan gives year by year, and each measure by itself, against doing nothing on the same draws."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from samverkan_engine.labour import CAUSES, Block, Case, Draws, causes_of, each_block, part, ways, year_of, years
from samverkan_engine.labour.bands import QUANTILES, bands
from samverkan_engine.labour.case import Floats, Whole
from samverkan_engine.planning.problem import Problem
from samverkan_engine.tables.effects import A_CLASS, AS_PLANNED

TOLD = 8
"""Terms ahead at which, beside the last, the causes have a band: four years, of which sentences speak."""


@dataclass(frozen=True, slots=True)
class Banded:
    """Mean and QUANTILES of draws: …, and …,5."""

    mean: Floats
    quantiles: Floats


@dataclass(frozen=True, slots=True)
class Effect:
    """
    What seats beside those promised give; Y years from that of t = 0, each as at its last term.

    seats      n      of each intake, those promised not among them
    begin      Y      who begin in the year because of them
    people     Y      whom they have given the region by then (banded over the draws, as what follows)
    left       Y      jobs that stand empty in all occupations
    filled            job-years filled until the end that stand empty with nothing
    reached    R      the occupations that they can change
    people_in  R,Y    whom they have given each
    gap_in     R,Y    jobs less people
    why        R,9,Y  by how many each cause has changed the mean gap; they sum to its change (`labour.CAUSES`)
    why_ends   R,9,Y,2  the ends of its band, at `TOLD` terms ahead and in the last year; else missing
    """

    seats: Floats
    begin: Banded
    people: Banded
    left: Banded
    filled: Banded
    reached: Whole
    people_in: Banded
    gap_in: Banded
    why: Floats
    why_ends: Floats


class Effects:
    """Works out effects on common draws: all that they have in common is done once."""

    def __init__(self, problem: Problem, draws: Draws, threads: int = 1) -> None:
        self._problem, self._draws, self._threads = problem, draws, threads
        self._nothing = replace(problem.case, seats=problem.with_seats(problem.low))
        self._left = np.zeros((years(problem.case), draws.number))
        for shortage in each_block(self._nothing, draws, self._short, threads):
            self._left += shortage

    def __call__(self, seats: Floats) -> Effect:
        """Return what a plan gives (n, those promised among them)."""
        problem = self._problem
        changed = np.flatnonzero(seats != problem.low)
        programmes = np.unique(problem.programme[changed])
        offered = problem.with_seats(seats)
        begun = _begun(self._nothing.seats, offered, programmes, self._draws)
        case = replace(problem.case, seats=offered)
        reached = occupations_of(problem.case, programmes)
        people = self._people(programmes, begun, reached)
        beside = _Beside(self._nothing, case, self._draws, reached, last_terms(problem.case))
        beside.run(self._threads)
        return Effect(
            seats - problem.low, _banded(_by_year(problem.case, begun.sum(axis=0))), _banded(people.sum(axis=0)),
            _banded(self._left - beside.less), _banded(beside.filled), reached, _banded(people),
            Banded(beside.gap, beside.quantiles), beside.why, beside.why_ends,
        )  # fmt: skip

    def _short(self, block: Block) -> Floats:
        short: Floats = _shortage(block, last_terms(self._problem.case)).sum(axis=0)
        return short

    def _people(self, programmes: Whole, begun: Floats, reached: Whole) -> Floats:
        """Return whom those who begin (programmes,T,S) have given each occupation by the end of each year, R,Y,S."""
        case, draws, listed = self._problem.case, self._draws, ways(self._problem.case)
        given = np.zeros((len(reached), case.terms + 1, draws.number))
        for p, each in zip(programmes, begun, strict=True):
            length = int(case.lengths[p])
            stayed = each[: case.terms - length] * draws.keep[p, :length].prod(axis=0) * draws.stay[p]
            for link in np.flatnonzero(listed.routes.programme == p):
                place = np.searchsorted(reached, listed.routes.occupation[link])
                given[place, length + 1 :] += stayed * draws.routes[link]
            for o in np.flatnonzero(case.donors[p]):
                given[np.searchsorted(reached, o), 1:] -= each * case.donors[p, o]
        people: Floats = given.cumsum(axis=1)[:, last_terms(case)]
        return people


class _Beside:
    """A case with seats and the same without, block by block; what of each cell is kept when its draws are let go."""

    def __init__(self, without: Case, case: Case, draws: Draws, reached: Whole, told: Whole) -> None:
        cells, number = (len(reached), len(told)), draws.number
        self._without, self._case, self._draws, self._told = without, case, draws, told
        self._reached = reached
        self.less, self.filled = np.zeros((len(told), number)), np.zeros(number)
        self.gap, self.quantiles = np.empty(cells), np.empty((*cells, len(QUANTILES)))
        self.why = np.empty((cells[0], len(CAUSES), cells[1]))
        self.why_ends = np.full((*self.why.shape, 2), np.nan)

    def run(self, threads: int) -> None:
        """Simulate both; of the occupations that the seats do not reach nothing is asked."""
        if not len(self._reached):
            return
        pair = [part(case, self._draws, self._reached) for case in (self._without, self._case)]
        blocks = (each_block(case, draws, lambda block: block, threads) for case, draws in pair)
        for without, block in zip(*blocks, strict=True):
            self._take(without, block)

    def _take(self, without: Block, block: Block) -> None:
        here, told = block.occupations, self._told
        (means, last), (means_without, last_without) = causes_of(block), causes_of(without)
        self.why[here] = (means - means_without)[:, :, told]
        self.why_ends[here, :, -1] = bands(last - last_without)[..., [0, -1]]
        for place in np.flatnonzero(told[:-1] == TOLD):
            each = causes_of(block, TOLD)[1] - causes_of(without, TOLD)[1]
            self.why_ends[here, :, place] = bands(each)[..., [0, -1]]
        self.less += (_shortage(without, told) - _shortage(block, told)).sum(axis=0)
        later = np.arange(1, block.supply.shape[1])
        self.filled += (_shortage(without, later) - _shortage(block, later)).sum(axis=(0, 1)) / 2
        gap = block.demand[:, told] - block.supply[:, told]
        self.gap[here], self.quantiles[here] = gap.mean(axis=-1), bands(gap)


def _shortage(block: Block, terms: Whole) -> Floats:
    return np.maximum(block.demand[:, terms] - block.supply[:, terms], 0)


def last_terms(case: Case) -> Whole:
    """Return the last term of each year, Y: its autumn, where it has one."""
    each = np.array([year_of(case, t) for t in range(case.terms + 1)])
    return np.searchsorted(each, np.arange(years(case)), side="right") - 1


def occupations_of(case: Case, programmes: Whole) -> Whole:
    """Return the occupations that seats in programme forms can change: those of whole groups (`labour.part`)."""
    listed = ways(case)
    ends = [each.occupation[np.isin(each.programme, programmes)] for each in (listed.routes, listed.donors)]
    return np.flatnonzero(np.isin(listed.groups, listed.groups[np.concatenate(ends)]))


def _begun(before: Floats, offered: Floats, programmes: Whole, draws: Draws) -> Floats:
    """Return who begin because of places offered, those of some programme forms: programmes,T,S."""
    most = draws.applicants[programmes, None]
    taken = [np.minimum(each[programmes][:, :, None], most) for each in (offered, before)]
    begun: Floats = (taken[0] - taken[1]) * draws.show[programmes, None]
    return begun


def _by_year(case: Case, values: Floats) -> Floats:
    """Return what happens in the terms, T,S, summed in each year, Y,S."""
    summed = np.zeros((years(case), values.shape[1]))
    np.add.at(summed, [year_of(case, t) for t in range(len(values))], values)
    return summed


def _banded(values: Floats) -> Banded:
    mean = values.mean(axis=-1)
    return Banded(mean, bands(values))


def alone(problem: Problem, robust: Floats) -> Iterator[tuple[str, str, Floats]]:
    """
    Yield each measure by itself: its id, at what size it is told of, and its seats with those promised of the others.

    robust  seats of the robust plan: a measure that has any in it is told of at these, another at a class each year
    """
    for j, measure in enumerate(problem.measures):
        own = problem.measure == j
        in_plan = bool((robust - problem.low)[own].any())
        seats = problem.low.copy()
        seats[own] = robust[own] if in_plan else np.maximum(seats[own], _a_class_each_year(problem, j))
        yield measure.id, AS_PLANNED if in_plan else A_CLASS, seats


def _a_class_each_year(problem: Problem, j: int) -> Floats:
    """Return a smallest class, where there is none such the largest, in the first term of each year it can begin in."""
    measure = problem.measures[j]
    size = measure.smallest or min(measure.largest, measure.ramp)
    if measure.round:
        size = max(np.floor(size / measure.round), 1.0) * measure.round
    each = np.array([year_of(problem.case, int(t)) for t in measure.starts])
    first = np.diff(each, prepend=-1) > 0
    return np.where(first, size, 0.0)


def seats_of(problem: Problem, plan: Mapping[tuple[str, int], float]) -> Floats:
    """Return the seats of a plan told as (measure, term) → seats, n."""
    columns = zip(problem.measure, problem.term, strict=True)
    return np.array([plan.get((problem.measures[j].id, int(t)), 0.0) for j, t in columns])
