"""One table of draws of all that is uncertain; the same table serves every scenario (common random numbers)."""

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.labour.case import Floats, Whole


@dataclass(frozen=True, slots=True)
class Draws:
    """
    Parameters drawn S times; the letters of the indices stand in `case`.

    applicants  P,S    people who would take a place, per intake (A)
    show        P,S    share of those admitted who register
    keep        P,K,S  share of the students of a study term who go on to the next; of the last, who finish
    stay        P,S    share of those who finish who work in the region
    routes      L,S    share of those who stay who take the way that `ways` lists at this place
    exits       O,S    share of the people in an occupation who leave it, per term
    growth      O,S    growth of demand, share of the first term's, per term (g)
    path        S      which way the establishment goes (c)
    size        S      how large it becomes, against its path
    stop        S      term in which it closes; infinite when it does not
    pull        S      people who move in for each unfilled job, per term (η); never above `leaving` (λ)
    shocks      O,T,S  standard normal noise of exits, for small numbers; None for a model without it
    clipped            in how many draws η was above λ and was set to it
    exits_clipped      in how many draws more than all would have left an occupation (exits + λ > 1), and exits were cut
    """

    applicants: Floats
    show: Floats
    keep: Floats
    stay: Floats
    routes: Floats
    exits: Floats
    growth: Floats
    path: Whole
    size: Floats
    stop: Floats
    pull: Floats
    shocks: NDArray[np.float32] | None = None
    clipped: int = 0
    exits_clipped: int = 0

    @property
    def number(self) -> int:
        """S, how many draws there are."""
        return len(self.pull)

    def take(self, chosen: "slice | Whole") -> "Draws":
        """Return some of the draws; one may come several times, as when draws are weighed by what was observed."""
        taken: dict[str, Any] = {
            field.name: np.ascontiguousarray(getattr(self, field.name)[..., chosen])
            for field in fields(self)
            if isinstance(getattr(self, field.name), np.ndarray)
        }
        return replace(self, **taken)

    def without_noise(self) -> "Draws":
        """Return the draws of the model without noise of small numbers, which is convex in the seats."""
        return replace(self, shocks=None)
