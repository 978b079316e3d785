"""The region and its draws as every tool gets them: the engine's own names, without the engine."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Region:
    """What `Case` and `Draws` say of a plain region: one path, nobody re-skilled or moving between occupations."""

    stock: Array
    jobs: Array
    plant_jobs: Array
    path: Array
    lengths: Array
    seats: Array
    routes: Array
    base_in: Array
    cap_in: Array
    leaving: Array
    applicants: Array
    show: Array
    keep: Array
    stay: Array
    exits: Array
    growth: Array
    size: Array
    stop: Array
    pull: Array
    supply: Array
    """What the engine gives, for the first draws: O,T+1,S."""

    @classmethod
    def read(cls, file: Path) -> "Region":
        """Return a region that was saved."""
        with np.load(file) as saved:
            return cls(**{field.name: saved[field.name] for field in fields(cls)})

    @property
    def occupations(self) -> int:
        """How many occupations there are."""
        return len(self.stock)

    @property
    def programmes(self) -> int:
        """How many programme forms there are."""
        return len(self.lengths)

    @property
    def terms(self) -> int:
        """How many terms are foreseen."""
        return int(self.seats.shape[1])

    def routes_of(self, programme: int) -> list[tuple[int, float]]:
        """Return the occupations of those who finish, with the share of each."""
        return [(int(o), float(self.routes[programme, o])) for o in np.nonzero(self.routes[programme])[0]]

    def plant(self, draw: int) -> list[float]:
        """Return the share of the establishment's full size, term by term."""
        standing = np.arange(self.terms + 1) < self.stop[draw]
        return [float(share) for share in self.path * self.size[draw] * standing]
