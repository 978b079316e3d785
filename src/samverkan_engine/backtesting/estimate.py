"""What data say of a parameter, beside what was thought of it before."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from samverkan_engine.labour import Prior
from samverkan_engine.labour.case import Floats

BAND = 1.645
"""Standard deviations to either end of a 90 % band."""

Scale = Callable[[Floats, Floats], Floats]
"""From the centre of a parameter and a step on the scale that it is drawn on, to its value there."""


def on_logit(centre: Floats, step: Floats) -> Floats:
    """Return a share so far from its centre on the logit."""
    odds = centre * np.exp(step)
    moved: Floats = odds / (1 - centre + odds)
    return moved


def on_log(centre: Floats, step: Floats) -> Floats:
    """Return something positive so far from its centre on the logarithm."""
    moved: Floats = centre * np.exp(step)
    return moved


def as_it_is(centre: Floats, step: Floats) -> Floats:
    """Return something so far from its centre."""
    return centre + step


@dataclass(frozen=True, slots=True)
class Estimate:
    """
    One parameter for each of its indices.

    figure         its name
    scale          on which its spread is
    before, after  what was thought of it, and with the data
    counts         how many observations speak of it; 0 where it is as it was
    source         where these were read
    """

    figure: str
    scale: Scale
    before: Prior
    after: Prior
    counts: Floats
    source: str = ""

    def band(self, prior: Prior) -> tuple[Floats, Floats]:
        """Return the 90 % band of what is thought."""
        reach = BAND * prior.spread
        return self.scale(prior.centre, -reach), self.scale(prior.centre, reach)
