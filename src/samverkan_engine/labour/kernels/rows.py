"""One equation for one occupation in one term, over a row of draws; the numbers are those of `reference`."""

import numpy as np

from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.kernels.compiling import part
from samverkan_engine.labour.kernels.model import Model


@part
def jobs(model: Model, o: int, t: int, demand: Floats) -> None:
    """(4) D = d0 · (1 + g · t) + est · E."""
    growth, plant = model.growth[o], model.plant[t]
    without, full, term = model.jobs[o], model.plant_jobs[o], float(t)
    for s in range(len(demand)):
        demand[s] = without * (1.0 + growth[s] * term) + full * plant[s]


@part
def leavers(model: Model, o: int, t: int, stock: Floats, exits: Floats) -> None:
    """Who exit: the rate times the stock, with the noise of small numbers where there is any."""
    rate, age = model.exits[o], model.ageing[o, t]
    for s in range(len(stock)):
        exits[s] = stock[s] * (rate[s] * age)
    if model.noisy:
        shock = model.shocks[o, t]
        for s in range(len(stock)):
            spread = np.sqrt(max(exits[s] * (1.0 - rate[s] * age), 0.0))
            exits[s] = min(max(exits[s] + spread * shock[s], 0.0), max(stock[s], 0.0))


@part
def entering(model: Model, o: int, t: int, finished: Floats, people: Floats) -> None:
    """(3a) Adds to `people` who finish, stay and work in the occupation."""
    for link in range(model.route_from[o], model.route_from[o + 1]):
        p = model.route_programme[link]
        if model.comes[p, t]:
            coming, share = finished[p, t], model.arriving[link]
            for s in range(len(people)):
                people[s] += coming[s] * share[s]


@part
def retrained(model: Model, o: int, t: int, people: Floats) -> None:
    """(3b) Takes from `people` who leave the occupation for a course."""
    for link in range(model.donor_from[o], model.donor_from[o + 1]):
        p, share = model.donor_programme[link], model.donor_share[link]
        seats, applicants, show = model.seats[p, t], model.applicants[p], model.show[p]
        for s in range(len(people)):
            people[s] -= min(seats, applicants[s]) * show[s] * share


@part
def moved(model: Model, o: int, low: int, exits: Floats, people: Floats) -> None:
    """Adds to `people` who come from another occupation of the group, which begins at `low`; a row of `exits` each."""
    for link in range(model.move_from[o], model.move_from[o + 1]):
        origin, share = exits[model.place[model.move_origin[link]] - low], model.move_share[link]
        for s in range(len(people)):
            people[s] += origin[s] * share


@part
def all_coming(model: Model, o: int, t: int, low: int, finished: Floats, exits: Floats, coming: Floats) -> None:
    """Who come whatever the gap, less those who leave for a course: N, base_in and those from other occupations."""
    coming[:] = model.base_in[o]
    retrained(model, o, t, coming)
    entering(model, o, t, finished, coming)
    moved(model, o, low, exits, coming)


@part
def advance(model: Model, o: int, stock: Floats, demand: Floats, exits: Floats, coming: Floats, after: Floats) -> None:
    """(5) to (8) W[t+1]; `coming` is who come whatever the gap."""
    pull, cap, leaving = model.pull, model.cap_in[o], model.leaving
    for s in range(len(stock)):
        gap = demand[s] - stock[s]
        drawn = min(cap, pull[s] * max(gap, 0.0)) + leaving * min(gap, 0.0)
        after[s] = stock[s] - exits[s] + coming[s] + drawn
