"""What a simulation gives: people, jobs and students in every term and draw, and every flow between them."""

from dataclasses import dataclass

from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.overdrawn import overdrawn


@dataclass(frozen=True, slots=True)
class Flows:
    """
    People who came and went in each term, O,T,S each.

    exits      left the occupation: retirement and change of occupation
    graduates  came from education
    retrained  left the occupation for a course
    moved      came from another occupation in the region
    base_in    moved or commuted in whatever the gap
    pulled     moved in for unfilled jobs
    left       left because there were too few jobs
    """

    exits: Floats
    graduates: Floats
    retrained: Floats
    moved: Floats
    base_in: Floats
    pulled: Floats
    left: Floats


@dataclass(frozen=True, slots=True)
class Simulated:
    """
    A region through all terms, in every draw.

    supply      O,T+1,S  people available for the occupation (W)
    demand      O,T+1,S  jobs, filled or wanted (D)
    registered  P,T,S    who begin (R)
    graduates   P,T,S    who finish (G)
    students    P,T+1,S  enrolled
    flows                what changed the supply
    """

    supply: Floats
    demand: Floats
    registered: Floats
    graduates: Floats
    students: Floats
    flows: Flows

    @property
    def overdrawn(self) -> Floats:
        """The share of the draws in which more have left an occupation than it had, O,T+1."""
        return overdrawn(self.supply)

    @property
    def gap(self) -> Floats:
        """Jobs less people (x); above nought, jobs stay unfilled."""
        return self.demand - self.supply
