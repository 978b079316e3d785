"""
A region's case: all that is held for known of its labour market, as arrays.

Every array of the model has its indices in this order and with these letters:

    o  occupation, O of them       p  programme form, P (one programme on campus and at a distance makes two)
    k  study term of a form, K     t  term, two a year; t = 0 is the last observed one, t = T the last foreseen
    c  path of the establishment   s  draw, S; always last, so that every inner loop runs along memory

People are heads, as real numbers; shares lie between 0 and 1; rates are per term.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.labour.consistency import require_consistent

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Prior:
    """
    What is thought of one uncertain parameter, for each of its indices.

    centre  its median
    spread  standard deviation on the scale it is drawn on: of its logarithm, of its logit, or its own (see `sampling`)
    """

    centre: Floats
    spread: Floats


@dataclass(frozen=True, slots=True)
class Priors:
    """
    What is thought of every uncertain parameter.

    applicants      P  people who would take a place, per intake
    show            P  share of those admitted who register
    finish          P  share of those registered who finish
    stay            P  share of those who finish who work in the region
    exits           O  share of the people in an occupation who leave it, per term: retirement and change of occupation
    growth          O  growth of demand without the establishment, share of the first term's, per term
    size            1  how large the establishment becomes, against its path
    pull            1  people who move in for each unfilled job, per term (η)
    route_strength     how well the routes are known, as if seen on so many people; infinite when held for certain
    stop_risk          risk that the establishment closes in a term, from `stop_from` on
    stop_from          the first term in which it may have closed
    """

    applicants: Prior
    show: Prior
    finish: Prior
    stay: Prior
    exits: Prior
    growth: Prior
    size: Prior
    pull: Prior
    route_strength: float = 20.0
    stop_risk: float = 0.0
    stop_from: int = 2


@dataclass(frozen=True, slots=True)
class Case:
    """
    What is held for known of a region, and what is thought of the rest.

    occupations   O       their SSYK 2012 codes
    programmes    P       ids of the programme forms; occupations and programmes name the streams of draws
    first_year            calendar year of t = 0
    autumn                t = 0 is an autumn term; else a spring term

    stock         O       people in the occupation in the region at t = 0
    jobs          O       jobs at t = 0 without the establishment
    plant_jobs    O       jobs of the establishment at full size
    paths         C,T+1   share of full size by term, a row for each way it may go
    path_weights  C       how likely each path is; they sum to 1

    lengths       P       study terms of the form, 1 to K
    seats         P,T     places offered to those who begin in a term: what is decided
    enrolled      P,K     students in each study term at t = 0
    losses        P,K     how the loss of students is spread over the study terms; each row sums to 1
    routes        P,O     share of those who finish and stay who work in the occupation; a row sums to at most 1
    donors        P,O     share of those who register who leave the occupation for it (re-skilling); a row to at most 1

    base_in       O       people who move or commute in, net, per term, whatever the gap
    cap_in        O       most people who can move in beside these for unfilled jobs, per term (housing)
    leaving               share of a surplus that leaves the region or the occupation, per term (λ)
    moves         O,O     of those who exit from the one occupation, the share that goes to the other in the region
    ageing        O,T     exits against the first term's as the people there grow older; 1 where nothing is known

    Raises Inconsistent when arrays do not fit together or a value cannot be.
    """

    occupations: tuple[str, ...]
    programmes: tuple[str, ...]
    first_year: int
    autumn: bool
    stock: Floats
    jobs: Floats
    plant_jobs: Floats
    paths: Floats
    path_weights: Floats
    lengths: Whole
    seats: Floats
    enrolled: Floats
    losses: Floats
    routes: Floats
    donors: Floats
    base_in: Floats
    cap_in: Floats
    leaving: float
    moves: Floats
    ageing: Floats
    priors: Priors

    def __post_init__(self) -> None:
        """Refuse what does not fit together."""
        require_consistent(self)

    @property
    def terms(self) -> int:
        """T, how many terms are foreseen."""
        return int(self.seats.shape[1])
