"""The model term by term."""

import numpy as np

from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.kernels import rows
from samverkan_engine.labour.kernels.compiling import compiled
from samverkan_engine.labour.kernels.model import Model


@compiled
def graduates(model: Model, finished: Floats) -> None:
    """
    (2) in closed form: who finish, P,T,S.

    Whoever begins in t finishes in t + L with the product of the shares that go on. Those enrolled at t = 0 in study
    term k finish in L − 1 − k with what is left of the product.
    """
    programmes, terms = model.seats.shape
    left = np.empty(len(model.pull))
    for p in range(programmes):
        length, applicants, show, finish = model.lengths[p], model.applicants[p], model.show[p], model.finish[p]
        for t in range(terms):
            row = finished[p, t]
            row[:] = 0.0
            if t >= length and model.seats[p, t - length] > 0.0:
                seats = model.seats[p, t - length]
                for s in range(len(row)):
                    row[s] = min(seats, applicants[s]) * show[s] * finish[s]
        left[:] = 1.0
        for k in range(length - 1, max(length - 1 - terms, -1), -1):
            left *= model.keep[p, k]
            if model.enrolled[p, k] > 0.0:
                finished[p, length - 1 - k] += model.enrolled[p, k] * left


@compiled
def students(model: Model, enrolled: Floats) -> None:
    """All who are enrolled in each term; P,T+1,S."""
    programmes, terms = model.seats.shape
    enrolled[:] = 0.0
    left = np.empty(len(model.pull))
    for p in range(programmes):
        length, applicants, show = model.lengths[p], model.applicants[p], model.show[p]
        for k in range(length):
            left[:] = model.enrolled[p, k]
            for t in range(min(length - k, terms + 1)):
                enrolled[p, t] += left
                left *= model.keep[p, k + t]
        left[:] = show
        for k in range(length):
            for t in range(terms - k):
                seats = model.seats[p, t]
                if seats > 0.0:
                    row = enrolled[p, t + 1 + k]
                    for s in range(len(row)):
                        row[s] += min(seats, applicants[s]) * left[s]
            left *= model.keep[p, k]


@compiled
def people(model: Model, first: int, last: int, finished: Floats, supply: Floats, demand: Floats) -> None:
    """
    (3) to (8) for the groups from `first` to before `last`.

    supply, demand  n,T+1,S for the n occupations of these groups, in the order of `model.order`: written
    """
    terms, number = model.ageing.shape[1], len(model.pull)
    start, exits, coming = model.groups[first], np.empty((1, number)), np.empty(number)
    for group in range(first, last):
        low, high = model.groups[group], model.groups[group + 1]
        if high - low > len(exits):
            exits = np.empty((high - low, number))
        for place in range(low, high):
            supply[place - start, 0] = model.stock[model.order[place]]
        for t in range(terms):
            for place in range(low, high):
                rows.leavers(model, model.order[place], t, supply[place - start, t], exits[place - low])
            for place in range(low, high):
                o, row = model.order[place], place - start
                rows.jobs(model, o, t, demand[row, t])
                rows.all_coming(model, o, t, low, finished, exits, coming)
                rows.advance(model, o, supply[row, t], demand[row, t], exits[place - low], coming, supply[row, t + 1])
        for place in range(low, high):
            rows.jobs(model, model.order[place], terms, demand[place - start, terms])
