"""How a case is calibrated and tested."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """
    How a case is calibrated and tested; the same parameters give the same answer.

    like_others       a programme's shares are drawn to those of its kind as if so many more people had been followed
    like_all          an occupation's exits to what was expected of it, as if so many more person-terms had been
    like_said         years in which applicants count as one that somebody stated
    origins           how many years back it is asked what would have been foretold
    furthest          years ahead that are scored
    fewest_years      counted before an origin for anything to be foretold from
    fewest_cells      an occupation in a year ahead is a cell; with fewer nothing is said of the test
    draws, seed       of each forecast
    """

    like_others: float = 20.0
    like_all: float = 400.0
    like_said: float = 2.0
    origins: int = 8
    furthest: int = 7
    fewest_years: int = 4
    fewest_cells: int = 30
    draws: int = 400
    seed: int = 1
