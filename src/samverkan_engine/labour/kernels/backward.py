"""The model from the last term back: what one person more is worth, and so one seat more; see `reference_slopes`."""

import numpy as np

from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.kernels.compiling import compiled, part
from samverkan_engine.labour.kernels.model import Model


@compiled
def costs(
    model: Model, first: int, last: int, supply: Floats, demand: Floats, unfilled: Floats, mover: Floats, summed: Floats
) -> None:
    """What unfilled jobs cost in the groups from `first` to before `last`; adds to `summed` (G,S)."""
    start = model.groups[first]
    for group in range(first, last):
        row = summed[group]
        for place in range(model.groups[group], model.groups[group + 1]):
            o = model.order[place]
            for t in range(1, supply.shape[1]):
                stock, jobs = supply[place - start, t], demand[place - start, t]
                each, moving = unfilled[o, t], mover[t]
                for s in range(len(row)):
                    row[s] += (each + moving * model.pull[s]) * max(jobs[s] - stock[s], 0.0)


@compiled
def worth(
    model: Model, first: int, last: int, supply: Floats, demand: Floats, unfilled: Floats, mover: Floats, change: Floats
) -> None:
    """(9) the change of the cost for one person more in each occupation and term; written to `change` (n,T+1,S)."""
    start, terms = model.groups[first], supply.shape[1] - 1
    for group in range(first, last):
        for t in range(terms, 0, -1):
            for place in range(model.groups[group], model.groups[group + 1]):
                row = place - start
                _charged(model, model.order[place], t, supply[row, t], demand[row, t], unfilled, mover, change[row, t])
                if t < terms:
                    _kept(model, place, start, t, supply[row, t], demand[row, t], change)


@part
def _charged(
    model: Model, o: int, t: int, stock: Floats, jobs: Floats, unfilled: Floats, mover: Floats, change: Floats
) -> None:
    """The part −c·1[x > 0]."""
    each, moving = unfilled[o, t], mover[t]
    for s in range(len(change)):
        change[s] = -(each + moving * model.pull[s]) if jobs[s] > stock[s] else 0.0


@part
def _kept(model: Model, place: int, start: int, t: int, stock: Floats, jobs: Floats, change: Floats) -> None:
    """The part (1 − sep − η·1[0 < ηx < cap] − λ·1[x < 0])·a', and what those who change occupation are worth there."""
    o = model.order[place]
    now, after, rate, age = change[place - start, t], change[place - start, t + 1], model.exits[o], model.ageing[o, t]
    cap, leaving, pull = model.cap_in[o], model.leaving, model.pull
    for s in range(len(now)):
        gap = jobs[s] - stock[s]
        pulling = pull[s] if gap > 0.0 and pull[s] * gap < cap else 0.0
        now[s] += (1.0 - rate[s] * age - pulling - (leaving if gap < 0.0 else 0.0)) * after[s]
    for link in range(model.out_from[o], model.out_from[o + 1]):
        there, share = change[model.place[model.out_target[link]] - start, t + 1], model.out_share[link] * age
        for s in range(len(now)):
            now[s] += rate[s] * share * there[s]


@compiled
def seats(model: Model, first: int, last: int, change: Floats, weights: Floats, slopes: Floats) -> None:
    """(10) the change of the weighted cost for one seat more; adds to `slopes` (V,G,P,T)."""
    start, through = model.groups[first], np.empty(len(model.pull))
    for group in range(first, last):
        for place in range(model.groups[group], model.groups[group + 1]):
            o = model.order[place]
            for link in range(model.route_from[o], model.route_from[o + 1]):
                p = model.route_programme[link]
                for s in range(len(through)):
                    through[s] = model.show[p, s] * model.finish[p, s] * model.arriving[link, s]
                _summed(model, p, model.lengths[p] + 1, through, change[place - start], weights, slopes[:, group])
            for link in range(model.donor_from[o], model.donor_from[o + 1]):
                p = model.donor_programme[link]
                for s in range(len(through)):
                    through[s] = -model.show[p, s] * model.donor_share[link]
                _summed(model, p, 1, through, change[place - start], weights, slopes[:, group])


@part
def _summed(model: Model, p: int, later: int, through: Floats, change: Floats, weights: Floats, slopes: Floats) -> None:
    """Adds what `through` of a seat in each term changes so many terms `later`, while there are applicants for it."""
    for t in range(model.seats.shape[1] + 1 - later):
        places, applicants, there = model.seats[p, t], model.applicants[p], change[t + later]
        for v in range(len(weights)):
            total, weight = 0.0, weights[v]
            for s in range(len(through)):
                total += weight[s] * through[s] * there[s] if places < applicants[s] else 0.0
            slopes[v, p, t] += total
