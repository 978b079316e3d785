"""The ways of people between programmes and occupations, listed: few of all that could be."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from samverkan_engine.labour.case import Case, Floats, Whole


class Links(NamedTuple):
    """From programmes to occupations, one row a link, ordered by occupation."""

    programme: Whole
    occupation: Whole


@dataclass(frozen=True, slots=True)
class Ways:
    """
    Every way that is taken at all.

    routes  programme → the occupation of those who finish; in this order `Draws.routes` holds their shares
    donors  programme → the occupation that those who register leave
    groups  O, the number of the group that an occupation belongs to: within a group people change occupation, between
            groups nobody does, so that what happens in the one does not depend on the other
    """

    routes: Links
    donors: Links
    groups: Whole

    @property
    def number_of_groups(self) -> int:
        """G, how many groups there are."""
        return int(self.groups.max(initial=-1)) + 1


def ways(case: Case) -> Ways:
    """Return the ways of a case."""
    return Ways(_links(case.routes), _links(case.donors), _groups(case.moves))


def _links(shares: Floats) -> Links:
    occupation, programme = np.nonzero(shares.T)
    return Links(programme, occupation)


def _groups(moves: Floats) -> Whole:
    """Return what hangs together, numbered in the order of its first occupation."""
    first = np.arange(len(moves))
    one, other = np.nonzero(moves)
    while True:
        nearer = first.copy()
        np.minimum.at(nearer, one, first[other])
        np.minimum.at(nearer, other, nearer[one])
        nearer = nearer[nearer]
        if (nearer == first).all():
            return np.unique(first, return_inverse=True)[1].astype(np.int64)
        first = nearer
