"""The whole model at full speed, every cell and draw kept; gives what `reference` gives, to 1e-8."""

from dataclasses import dataclass

import numpy as np

from samverkan_engine.labour.case import Case, Floats
from samverkan_engine.labour.draws import Draws


@dataclass(frozen=True, slots=True)
class Projected:
    """
    A region through all terms, in every draw.

    supply     O,T+1,S  people available for the occupation (W)
    demand     O,T+1,S  jobs, filled or wanted (D)
    graduates  P,T,S    who finish (G)
    students   P,T+1,S  enrolled
    """

    supply: Floats
    demand: Floats
    graduates: Floats
    students: Floats

    @property
    def gap(self) -> Floats:
        """Jobs less people (x); above nought, jobs stay unfilled."""
        return self.demand - self.supply


def project(case: Case, draws: Draws, into: Projected | None = None) -> Projected:
    """
    Return a region through all terms, in every draw.

    into  an earlier answer for a case of the same size, whose memory is used again

    Takes 8·(2·O + 2·P)·(T + 1)·S bytes; where that is too much, `each_block` gives the same a block at a time.
    """
    from samverkan_engine.labour.kernels import forward
    from samverkan_engine.labour.kernels.model import laid_out

    model = laid_out(case, draws)
    (programmes, terms), number, occupations = case.seats.shape, draws.number, len(case.occupations)
    if into is None:
        supply, demand = np.empty((2, occupations, terms + 1, number))
        into = Projected(
            supply, demand, np.empty((programmes, terms, number)), np.empty((programmes, terms + 1, number))
        )
    forward.graduates(model, into.graduates)
    forward.students(model, into.students)
    forward.people(model, 0, len(model.groups) - 1, into.graduates, into.supply, into.demand)
    if (model.order == np.arange(occupations)).all():
        return into
    return Projected(into.supply[model.place], into.demand[model.place], into.graduates, into.students)


def pipeline(case: Case, draws: Draws) -> tuple[Floats, Floats]:
    """Return who finish in each term, P,T,S, and all who are enrolled, P,T+1,S."""
    from samverkan_engine.labour.kernels import forward
    from samverkan_engine.labour.kernels.model import laid_out

    (programmes, terms), number = case.seats.shape, draws.number
    finished, students = np.empty((programmes, terms, number)), np.empty((programmes, terms + 1, number))
    model = laid_out(case, draws)
    forward.graduates(model, finished)
    forward.students(model, students)
    return finished, students
