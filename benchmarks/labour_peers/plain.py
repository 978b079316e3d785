"""Plain Python: lists of numbers, one draw at a time."""

import numpy as np

from benchmarks.labour_peers.region import Array, Region


class Plain:
    """The model as a programmer without libraries would write it."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._routes = [region.routes_of(p) for p in range(region.programmes)]

    def run(self, draw: int) -> Array:
        """Return the people of every occupation and term in one draw."""
        region, plant = self._region, self._region.plant(draw)
        people = [float(number) for number in region.stock]
        enrolled = [[0.0] * int(length) for length in region.lengths]
        history = [people]
        for t in range(region.terms):
            coming = self._coming(enrolled, t, draw)
            people = [self._after(people[o], coming[o], plant[t], o, t, draw) for o in range(len(people))]
            history.append(people)
        return np.array(history).T

    def _coming(self, enrolled: list[list[float]], t: int, draw: int) -> list[float]:
        region = self._region
        coming = [float(number) for number in region.base_in]
        for p, students in enumerate(enrolled):
            finished = students[-1] * region.keep[p, len(students) - 1, draw] * region.stay[p, draw]
            for k in range(len(students) - 1, 0, -1):
                students[k] = students[k - 1] * region.keep[p, k - 1, draw]
            students[0] = min(region.seats[p, t], region.applicants[p, draw]) * region.show[p, draw]
            for o, share in self._routes[p]:
                coming[o] += finished * share
        return coming

    def _after(self, people: float, coming: float, plant: float, o: int, t: int, draw: int) -> float:
        region = self._region
        gap = region.jobs[o] * (1 + t * region.growth[o, draw]) + region.plant_jobs[o] * plant - people
        pulled = min(region.cap_in[o], region.pull[draw] * max(gap, 0.0))
        left = region.leaving * max(-gap, 0.0)
        return float(people - people * region.exits[o, draw] + coming + pulled - left)
