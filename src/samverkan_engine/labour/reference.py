"""
The model as it is thought, equation by equation, in plain NumPy.

This is the definition. `kernels` computes the same many times faster and must agree to 1e-8. The numbers in brackets
are those of docs/explanation/labour.md; the letters of the indices stand in `case`.
"""

import numpy as np

from samverkan_engine.labour.case import Case, Floats
from samverkan_engine.labour.draws import Draws
from samverkan_engine.labour.simulated import Flows, Simulated
from samverkan_engine.labour.ways import ways


def simulate(case: Case, draws: Draws) -> Simulated:
    """Return a region through all terms, in every draw."""
    registered = registrations(case, draws)
    graduates, students = pipeline(case, draws, registered)
    entering, retrained = entry(case, draws, registered, graduates)
    demand = jobs(case, draws)
    supply, flows = people(case, draws, demand, entering, retrained)
    return Simulated(supply, demand, registered, graduates, students, flows)


def registrations(case: Case, draws: Draws) -> Floats:
    """(1) R = min(seats, A) · show: seats beyond the applicants stay empty. Returns P,T,S."""
    taken = np.minimum(case.seats[:, :, None], draws.applicants[:, None, :])
    registered: Floats = taken * draws.show[:, None, :]
    return registered


def pipeline(case: Case, draws: Draws, registered: Floats) -> tuple[Floats, Floats]:
    """
    (2) Students of study term k become those of term k + 1, and graduates after the last.

    Those who begin in t are in study term 0 at t + 1, so they finish in t + L. Returns graduates (P,T,S) and all
    enrolled (P,T+1,S).
    """
    programmes, terms, number = registered.shape
    graduates = np.zeros((programmes, terms, number))
    students = np.zeros((programmes, terms + 1, number))
    for p, length in enumerate(case.lengths):
        enrolled = np.repeat(case.enrolled[p, :length, None], number, axis=1)
        students[p, 0] = enrolled.sum(axis=0)
        for t in range(terms):
            going_on = enrolled * draws.keep[p, :length]
            graduates[p, t] = going_on[-1]
            enrolled = np.concatenate([registered[p, t, None], going_on[:-1]])
            students[p, t + 1] = enrolled.sum(axis=0)
    return graduates, students


def entry(case: Case, draws: Draws, registered: Floats, graduates: Floats) -> tuple[Floats, Floats]:
    """
    (3) N = Σ G · stay · route − Σ R · donor: who finish, stay and work in o, less those who left o for a course.

    Returns those who enter and those who leave for a course, O,T,S each.
    """
    shape = (len(case.occupations), *registered.shape[1:])
    entering, retrained = np.zeros(shape), np.zeros(shape)
    routes, donors = ways(case).routes, ways(case).donors
    for link, (p, o) in enumerate(zip(routes.programme, routes.occupation, strict=True)):
        entering[o] += graduates[p] * draws.stay[p] * draws.routes[link]
    for p, o in zip(donors.programme, donors.occupation, strict=True):
        retrained[o] += registered[p] * case.donors[p, o]
    return entering, retrained


def establishment(case: Case, draws: Draws) -> Floats:
    """(4a) E = path · size until it closes: share of full size, T+1,S."""
    term = np.arange(case.terms + 1)[:, None]
    share: Floats = case.paths[draws.path].T * draws.size * (term < draws.stop)
    return share


def jobs(case: Case, draws: Draws) -> Floats:
    """(4) D = d0 · (1 + g · t) + est · E. Returns O,T+1,S."""
    term = np.arange(case.terms + 1)[:, None]
    without = case.jobs[:, None, None] * (1 + draws.growth[:, None, :] * term)
    demand: Floats = without + case.plant_jobs[:, None, None] * establishment(case, draws)
    return demand


def people(case: Case, draws: Draws, demand: Floats, entering: Floats, retrained: Floats) -> tuple[Floats, Flows]:
    """(5) to (8): the stock of people term by term; everything at t is read before W at t + 1 is set."""
    occupations, terms, number = entering.shape
    supply = np.empty((occupations, terms + 1, number))
    supply[:, 0] = case.stock[:, None]
    exits, moved, pulled, left = np.empty((4, occupations, terms, number))
    base_in = np.broadcast_to(case.base_in[:, None, None], entering.shape)
    for t in range(terms):
        stock = supply[:, t]
        gap = demand[:, t] - stock  # (5)
        exits[:, t] = leavers(case, draws, stock, t)
        moved[:, t] = case.moves.T @ exits[:, t]
        pulled[:, t] = np.minimum(case.cap_in[:, None], draws.pull * np.maximum(gap, 0))  # (6)
        left[:, t] = case.leaving * np.maximum(-gap, 0)  # (7)
        supply[:, t + 1] = (  # (8)
            stock - exits[:, t] + entering[:, t] - retrained[:, t] + moved[:, t]
            + base_in[:, t] + pulled[:, t] - left[:, t]
        )  # fmt: skip
    return supply, Flows(exits, entering, retrained, moved, base_in, pulled, left)


def leavers(case: Case, draws: Draws, stock: Floats, t: int) -> Floats:
    """
    Return who exit in a term, O,S: the rate times the stock, with binomial noise where the draws carry it.

    The noise is the normal limit of a binomial, √(W·sep·(1 − sep))·z; no more can leave than there are.
    """
    rate = draws.exits * case.ageing[:, t, None]
    expected: Floats = stock * rate
    if draws.shocks is None:
        return expected
    spread = np.sqrt(np.maximum(expected * (1 - rate), 0))
    return np.clip(expected + spread * draws.shocks[:, t], 0, np.maximum(stock, 0))
