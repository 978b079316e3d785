"""A figure that a source delivers, and what it is held against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Document = Mapping[str, Any]
Memory = Mapping[str, float]
PEOPLE, PEOPLE_NOW, JOBS_NOW, INTAKE, SEATS, START = "people", "w0", "d0", "intake", "seats", "start"


def key_of(kind: str, subject: str = "", figure: str = "", year: int | str = "") -> str:
    """Return by what a figure is known again; of counts by occupation `figure` is the name of the series."""
    return f"{kind}|{figure}|{subject}|{year}"


@dataclass(frozen=True)
class Way:
    """How something is counted: counts made in another way are another series."""

    source: str
    dataset: str
    measure: str
    unit: str


@dataclass(frozen=True)
class Counted:
    """
    An unbroken series of people in occupations.

    name    what it is called in the file, with its source
    people  SSYK group → year → people
    """

    way: Way
    name: str
    came_on: date
    people: Mapping[str, Mapping[int, float]]

    @property
    def latest(self) -> int:
        return max((year for years in self.people.values() for year in years), default=0)


@dataclass(frozen=True)
class Given:
    """What became of one year's intake of a programme of the case, as far as it is known."""

    year: int
    counts: Mapping[str, int]
    source: str
    came_on: date


@dataclass(frozen=True)
class Delivered:
    """
    What the sources that a case follows deliver.

    series      the one it follows first, then any that counts the same in another way and goes on longer
    programmes  id of a programme in the file → its years
    few         how many counts are so small that they are not told
    """

    series: tuple[Counted, ...] = ()
    programmes: Mapping[str, tuple[Given, ...]] = field(default_factory=dict)
    few: int = 0


@dataclass(frozen=True)
class Flow:
    """
    One figure that a source gives, beside what stands in the file.

    subject   the SSYK group or the programme that it is of; empty of the start year
    now       what stands there; None where nothing does
    moves     it can stand in the file only when the case begins in a later year
    anew      it begins a series, since it is counted in another way than the one before
    is_typed  a person wrote what stands there, or took it away
    was_left  a person has let it be
    """

    kind: str
    subject: str
    figure: str
    year: int
    now: float | None
    new: float
    source: str
    came_on: date
    moves: bool = False
    anew: bool = False
    is_typed: bool = False
    was_left: bool = False

    @property
    def key(self) -> str:
        if self.kind == PEOPLE:
            return key_of(self.kind, self.subject, self.source, self.year)
        return key_of(self.kind, self.subject, self.figure, self.year if self.kind == INTAKE else "")

    @property
    def is_due(self) -> bool:
        """It waits for somebody, or comes in by itself."""
        return not self.was_left


@dataclass(frozen=True)
class Flows:
    """
    Figures that differ from the file, and the memory with those that stand there as the source has them.

    broken  intakes that are left out, since a part of them would be more than the whole: programme and year
    """

    flows: tuple[Flow, ...]
    taken: Mapping[str, float]
    broken: tuple[tuple[str, int], ...] = ()

    @property
    def due(self) -> tuple[Flow, ...]:
        return tuple(flow for flow in self.flows if flow.is_due)
