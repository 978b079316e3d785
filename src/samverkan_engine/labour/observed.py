"""
What has been observed of a region, year by year, and what of it was known at a time.

Beside `case`: the same occupations, programme forms and letters. What nobody has counted is NaN. A year is its autumn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from samverkan_engine.labour.case import Floats, Whole


@dataclass(frozen=True, slots=True)
class Series:
    """
    Counts by occupation that were made the same way: another register or classification makes another series.

    version    register and classification, in words
    source     where they were read
    first_year of the first column
    people     O,Y  people in the occupation in the region
    jobs       O,Y  jobs, filled or wanted, without the establishment
    exits      O,Y  who left the occupation from that autumn to the next
    """

    version: str
    source: str
    first_year: int
    people: Floats
    jobs: Floats
    exits: Floats

    @property
    def last_year(self) -> int:
        """The year of the last column."""
        return self.first_year + int(self.people.shape[1]) - 1

    def until(self, year: int) -> "Series":
        """Return what was counted by the autumn of a year."""
        known = max(year - self.first_year + 1, 0)
        exits = self.exits[:, :known].copy()
        exits[:, max(known - 1, 0) :] = np.nan  # of a year that has only begun
        return replace(self, people=self.people[:, :known], jobs=self.jobs[:, :known], exits=exits)


COUNTS = ("seats", "applicants", "admitted", "registered", "finished", "stayed")


@dataclass(frozen=True, slots=True)
class Intakes:
    """
    What became of each intake; N terms from the autumn of `first_year` on.

    source                where it was read
    kinds       P         what sort of programme each is: those of a sort are held for alike until they are known
    lengths     P         study terms
    seats       P,N       places
    applicants  P,N       people who would take one
    admitted    P,N       of them
    registered  P,N       of those admitted
    finished    P,N       of those registered, whenever it was
    stayed      P,N       of those who finished, who work in the region
    work        P,O,N     of those who stayed, who work in each occupation; nought where nobody has counted
    """

    source: str
    first_year: int
    kinds: tuple[str, ...]
    lengths: Whole
    seats: Floats
    applicants: Floats
    admitted: Floats
    registered: Floats
    finished: Floats
    stayed: Floats
    work: Floats

    def until(self, year: int) -> "Intakes":
        """Return what was known in the autumn of a year, before its intake: what became of the last ones was not."""
        now = 2 * (year - self.first_year)
        begun = np.arange(self.seats.shape[1]) < now
        over = np.arange(self.seats.shape[1]) + self.lengths[:, None] < now
        known: dict[str, Any] = {name: np.where(begun, getattr(self, name), np.nan) for name in COUNTS}
        for name in ("finished", "stayed"):
            known[name] = np.where(over, known[name], np.nan)
        return replace(self, **known, work=np.where(over[:, None, :], self.work, 0.0))


@dataclass(frozen=True, slots=True)
class Said:
    """A plan for the establishment: in which year it was said, how large by the end of which year."""

    said: int
    by: int
    size: float


@dataclass(frozen=True, slots=True)
class Observed:
    """
    All that has been observed of a region.

    plant  year → size of the establishment in its autumn, against the full size of the case's paths
    plans  what was said of it, the earliest first
    """

    series: tuple[Series, ...]
    intakes: Intakes
    plant: Mapping[int, float]
    plans: tuple[Said, ...]

    def until(self, year: int) -> "Observed":
        """Return what was known in the autumn of a year; nothing that came later changes it."""
        return Observed(
            tuple(series.until(year) for series in self.series if series.first_year <= year),
            self.intakes.until(year),
            {when: size for when, size in self.plant.items() if when <= year},
            tuple(plan for plan in self.plans if plan.said <= year),
        )
