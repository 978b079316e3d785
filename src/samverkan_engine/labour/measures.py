"""
What can be decided, what it takes, and what an unfilled job is held to be worth: the questions of the planning stage.

They stand here, below the stages, so that whoever reads a case makes them without knowing how a plan is found.
Years are calendar years counted from the year of t = 0, which is year 0; Y years reach to the last term.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from samverkan_engine.labour.case import Case, Floats, Whole
from samverkan_engine.labour.scenarios import Scenario
from samverkan_engine.labour.value import Prices

BUDGET = "budget"
TEACHERS = "teachers"


class Kind(StrEnum):
    """What sort of measure it is; the model treats them alike, people do not."""

    NEW_PROGRAMME = "new_programme"
    MORE_PLACES = "more_places"
    OTHER_FORM = "other_form"
    """The same programme at a distance, part-time, in modules, in the evening: a programme form of its own."""
    COMMISSIONED = "commissioned"
    """A course that an employer orders; its participants leave an occupation for it (`Case.donors`)."""
    RECRUIT = "recruit"
    """People taken from elsewhere at a price each (`recruiting`)."""


@dataclass(frozen=True, slots=True)
class Measure:
    """
    Places in one programme form beside those of the case, at some terms: how many is what a plan decides.

    id         unique among the measures
    kind       what sort it is
    programme  place of the form in `Case.programmes`; a new one stands there with no seats of its own
    starts  N  terms t in which an intake can begin, in order; 0 ≤ t < T
    largest    most seats in an intake
    smallest   fewest seats in an intake that begins at all; 0 for no such rule
    round      seats come in whole groups of so many (a course); 0 for any number
    ramp       most seats that an intake may differ from the one before, the first from none; infinite for no such rule
    least   N  seats that are already promised; nought when empty
    cost    *  SEK that a seat costs in the year it begins and each year after, in prices of year 0
    uses       resource → what of it a seat uses in the year it begins and each year after: of `BUDGET` what that budget
               pays (SEK), of `TEACHERS` full-time teachers, of rooms and placements (LIA) places

    Raises ValueError when the numbers cannot be.
    """

    id: str
    kind: Kind
    programme: int
    starts: Whole
    largest: float
    cost: Floats
    smallest: float = 0.0
    round: float = 0.0
    ramp: float = np.inf
    least: Floats = field(default_factory=lambda: np.zeros(0))
    uses: Mapping[str, Floats] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if not 0 <= self.smallest <= self.largest or self.round < 0 or self.ramp < 0:
            raise ValueError(f"{self.id}: 0 ≤ smallest ≤ largest, and neither round nor ramp is below nought.")
        if (np.diff(self.starts) <= 0).any():
            raise ValueError(f"{self.id}: starts are in order, each once.")
        if len(self.least) not in (0, len(self.starts)):
            raise ValueError(f"{self.id}: least has one number for each start.")

    @property
    def promised(self) -> Floats:
        """Seats already promised, N."""
        return self.least if len(self.least) else np.zeros(len(self.starts))


@dataclass(frozen=True, slots=True)
class Resource:
    """
    Something that the measures share and that there is only so much of.

    name           as in `Measure.uses`: `BUDGET`, `TEACHERS`, a kind of room, placements with employers
    unit           SEK, full-time teachers, places
    available  Y   how much of it there is for the measures in each year
    """

    name: str
    unit: str
    available: Floats


@dataclass(frozen=True, slots=True)
class Limits:
    """All that there is only so much of; what a measure uses and no limit names is not limited."""

    resources: tuple[Resource, ...] = ()


@dataclass(frozen=True, slots=True)
class Worth:
    """
    What is held to be worth what: choices of those who decide, not facts.

    unfilled   SEK that a job costs which stands empty for a year; one number, or O numbers
    mover      SEK for each who moves in for an unfilled job: housing, recruitment, settling in
    discount   what a krona is worth less for each year later
    tail       share of the draws that are the bad ones (1 − α)
    caution    weight of the mean over the bad draws beside the mean over all (β)
    """

    unfilled: float | Floats = 800_000.0
    mover: float = 150_000.0
    discount: float = 0.03
    tail: float = 0.1
    caution: float = 0.5


@dataclass(frozen=True, slots=True)
class Outlook:
    """One of the scenarios that a plan is weighed over: its name, what happens, and how likely it is held to be."""

    name: str
    scenario: Scenario
    weight: float = 1.0


def year_of(case: Case, term: int) -> int:
    """Return the year, counted from the year of t = 0, in which a term lies."""
    return (term + case.autumn) // 2


def years(case: Case) -> int:
    """Return Y, how many calendar years the terms of a case touch."""
    return year_of(case, case.terms) + 1


def discounted(case: Case, worth: Worth) -> Floats:
    """Return what a krona in each year is worth in year 0, Y."""
    left: Floats = (1 + worth.discount) ** -np.arange(float(years(case)))
    return left


def prices(case: Case, worth: Worth) -> Prices:
    """Return what an unfilled job costs in each term, SEK: half a year's, discounted."""
    now = discounted(case, worth)[[year_of(case, t) for t in range(case.terms + 1)]]
    each = np.broadcast_to(np.asarray(worth.unfilled, dtype=float), len(case.occupations))
    return Prices(each[:, None] / 2 * now, worth.mover * now)
