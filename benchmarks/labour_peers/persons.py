"""
The model person by person: every worker and student an object, every share a chance.

These agree with the others in the mean only. What they have in common stands in `Market`; plain objects, Mesa and SimPy
differ in who keeps the people and wakes them.
"""

import math
import random
from collections.abc import Iterator
from typing import Any

import mesa
import numpy as np
import simpy

from benchmarks.labour_peers.region import Array, Region


class Market:
    """One draw of a region: its chances, and how many begin, move in and leave in a term."""

    def __init__(self, region: Region, draw: int) -> None:
        self.region, self.draw, self.chance = region, draw, random.Random(draw)
        self.keep = region.keep[:, :, draw].tolist()
        self.exits = region.exits[:, draw].tolist()
        self.plant = region.plant(draw)
        self.counts = [0] * region.occupations
        self._routes = [region.routes_of(p) for p in range(region.programmes)]

    def whole(self, number: float) -> int:
        """Return a whole number of people whose mean is `number`."""
        return int(number) + (self.chance.random() < number - int(number))

    def goes_on(self, programme: int, stage: int) -> bool:
        """Whether a student goes on to the next study term."""
        return bool(self.chance.random() < self.keep[programme][stage])

    def work_after(self, programme: int) -> int | None:
        """Return the occupation of somebody who has finished; None for work elsewhere."""
        if self.chance.random() >= self.region.stay[programme, self.draw]:
            return None
        lot = self.chance.random()
        for occupation, share in self._routes[programme]:
            lot -= share
            if lot < 0:
                return occupation
        return None

    def beginners(self, t: int) -> Iterator[int]:
        """Yield the programme of each who begins."""
        region, draw = self.region, self.draw
        for p in range(region.programmes):
            number = min(region.seats[p, t], region.applicants[p, draw]) * region.show[p, draw]
            yield from [p] * self.whole(number)

    def moving(self, t: int, o: int) -> tuple[int, float]:
        """Return how many move in for an occupation, and how many ought to leave it for want of jobs."""
        region, draw = self.region, self.draw
        jobs = region.jobs[o] * (1 + t * region.growth[o, draw]) + region.plant_jobs[o] * self.plant[t]
        gap = jobs - self.counts[o]
        pulled = min(region.cap_in[o], region.pull[draw] * max(gap, 0.0))
        return self.whole(region.base_in[o] + pulled), float(region.leaving * max(-gap, 0.0))


class Objects:
    """Plain Python objects in lists."""

    def __init__(self, region: Region) -> None:
        self._region = region

    def run(self, draw: int) -> Array:
        """Return the people of every occupation and term in one draw."""
        market = Market(self._region, draw)
        workers = [_Worker(o) for o, number in enumerate(self._region.stock) for _ in range(market.whole(number))]
        students: list[_Student] = []
        market.counts = _counted(workers, len(market.counts))
        history = [market.counts]
        for t in range(self._region.terms):
            students, coming = _studied(market, students)
            students += [_Student(p) for p in market.beginners(t)]
            chances = []
            for o, count in enumerate(market.counts):
                number, leaving = market.moving(t, o)
                coming += [_Worker(o) for _ in range(number)]
                chances.append(market.exits[o] + leaving / max(count, 1))
            workers = [worker for worker in workers if market.chance.random() >= chances[worker.occupation]] + coming
            market.counts = _counted(workers, len(market.counts))
            history.append(market.counts)
        return np.array(history, float).T


class _Worker:
    __slots__ = ("occupation",)

    def __init__(self, occupation: int) -> None:
        self.occupation = occupation


class _Student:
    __slots__ = ("programme", "stage")

    def __init__(self, programme: int) -> None:
        self.programme, self.stage = programme, 0


def _counted(workers: list[_Worker], occupations: int) -> list[int]:
    counts = [0] * occupations
    for worker in workers:
        counts[worker.occupation] += 1
    return counts


def _studied(market: Market, students: list[_Student]) -> tuple[list[_Student], list[_Worker]]:
    """Return the students who are left after a term, and those who begin to work."""
    staying, coming = [], []
    for student in students:
        if not market.goes_on(student.programme, student.stage):
            continue
        student.stage += 1
        if student.stage < market.region.lengths[student.programme]:
            staying.append(student)
        elif (occupation := market.work_after(student.programme)) is not None:
            coming.append(_Worker(occupation))
    return staying, coming


class Mesa:
    """Agents of Mesa."""

    def __init__(self, region: Region) -> None:
        self._region = region

    def run(self, draw: int) -> Array:
        """Return the people of every occupation and term in one draw."""
        model = _MesaRegion(Market(self._region, draw))
        history = [list(model.market.counts)]
        for _ in range(self._region.terms):
            model.step()
            history.append(list(model.market.counts))
        return np.array(history, float).T


class _MesaWorker(mesa.Agent):
    def __init__(self, model: "_MesaRegion", occupation: int) -> None:
        super().__init__(model)
        self.occupation = occupation
        model.market.counts[occupation] += 1

    def step(self) -> None:
        """Leave, perhaps."""
        if self.model.market.chance.random() < self.model.leaving[self.occupation]:
            self.model.market.counts[self.occupation] -= 1
            self.remove()


class _MesaStudent(mesa.Agent):
    def __init__(self, model: "_MesaRegion", programme: int) -> None:
        super().__init__(model)
        self.programme, self.stage = programme, 0

    def step(self) -> None:
        """Go on, finish or give up."""
        market = self.model.market
        if not market.goes_on(self.programme, self.stage):
            self.remove()
            return
        self.stage += 1
        if self.stage == market.region.lengths[self.programme]:
            self.remove()
            occupation = market.work_after(self.programme)
            if occupation is not None:
                self.model.coming.append(occupation)


class _MesaRegion(mesa.Model):
    def __init__(self, market: Market) -> None:
        super().__init__(seed=market.draw)
        self.market, self.term = market, 0
        self.coming: list[int] = []
        self.leaving: list[float] = []
        for o, number in enumerate(market.region.stock):
            for _ in range(market.whole(number)):
                _MesaWorker(self, o)

    def step(self) -> None:
        """One term."""
        market, self.coming, self.leaving = self.market, [], []
        if _MesaStudent in self.agents_by_type:
            self.agents_by_type[_MesaStudent].do("step")
        for programme in market.beginners(self.term):
            _MesaStudent(self, programme)
        for o, count in enumerate(market.counts):
            number, leaving = market.moving(self.term, o)
            self.coming += [o] * number
            self.leaving.append(market.exits[o] + leaving / max(count, 1))
        self.agents_by_type[_MesaWorker].do("step")
        for occupation in self.coming:
            _MesaWorker(self, occupation)
        self.term += 1


class SimPy:
    """Processes of SimPy: a worker sleeps until the term in which it exits."""

    EARLY, LATE = 0.5, 0.9
    """In a term students go on first, then it is counted who move in, then whoever comes begins to work."""

    def __init__(self, region: Region) -> None:
        self._region = region

    def run(self, draw: int) -> Array:
        """Return the people of every occupation and term in one draw."""
        market, environment = Market(self._region, draw), simpy.Environment()
        here: list[list[list[bool]]] = [[] for _ in market.counts]
        history: list[list[int]] = []
        for o, number in enumerate(self._region.stock):
            for _ in range(market.whole(number)):
                self._hire(environment, market, here, o, self.EARLY)
        environment.process(self._terms(environment, market, here, history))
        environment.run(until=self._region.terms + 0.01)
        return np.array(history, float).T

    def _hire(self, environment: Any, market: Market, here: list[list[list[bool]]], o: int, wait: float) -> None:
        working = [True]
        here[o].append(working)
        market.counts[o] += 1
        environment.process(self._working(environment, market, working, o, wait))

    def _working(self, environment: Any, market: Market, working: list[bool], o: int, wait: float) -> Iterator[Any]:
        survived = int(math.log(1 - market.chance.random()) / math.log(1 - market.exits[o]))
        if survived + wait <= self._region.terms:
            yield environment.timeout(survived + wait)
            if working[0]:
                working[0] = False
                market.counts[o] -= 1

    def _studying(self, environment: Any, market: Market, here: list[list[list[bool]]], p: int) -> Iterator[Any]:
        for stage in range(self._region.lengths[p]):
            yield environment.timeout(1)
            if not market.goes_on(p, stage):
                return
        occupation = market.work_after(p)
        if occupation is not None:
            yield environment.timeout(0.55)
            self._hire(environment, market, here, occupation, 0.95)

    def _terms(
        self, environment: Any, market: Market, here: list[list[list[bool]]], history: list[list[int]]
    ) -> Iterator[Any]:
        for t in range(self._region.terms):
            history.append(list(market.counts))
            for p in market.beginners(t):
                environment.process(self._studying(environment, market, here, p))
            coming = []
            for o in range(len(market.counts)):
                number, leaving = market.moving(t, o)
                coming += [o] * number
                here[o] = [working for working in here[o] if working[0]]
                for working in market.chance.sample(here[o], min(market.whole(leaving), len(here[o]))):
                    working[0] = False
                    market.counts[o] -= 1
            yield environment.timeout(0.6)
            for o in coming:
                self._hire(environment, market, here, o, self.LATE)
            yield environment.timeout(0.4)
        history.append(list(market.counts))
