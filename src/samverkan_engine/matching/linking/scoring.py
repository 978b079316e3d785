"""One score out of many figures, by weights learned from the parts of the gold that are open for it."""

import io
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

import numpy as np

from samverkan_engine.matching.linking.vectors import Floats


@dataclass(frozen=True, slots=True)
class Scorer:
    """
    A small network: figures, less their mean and over their spread, one hidden layer, one score.

    mix      how the three vectors of a concept, and belonging to the right group, count at first sight
    """

    mix: Floats
    mean: Floats
    spread: Floats
    inner: Floats
    inner_shift: Floats
    outer: Floats
    direct: Floats
    shift: float

    def score(self, figures: Floats) -> Floats:
        """Return a score for each text and candidate; how likely it is right, 0 to 1."""
        told = (figures - self.mean) / self.spread
        hidden = np.tanh(told @ self.inner + self.inner_shift)
        likely = 1 / (1 + np.exp(-(hidden @ self.outer + told @ self.direct + self.shift)))
        return likely.astype(np.float32)


@cache
def learned(scheme: str, kind: str) -> Scorer:
    """Return the weights that the package carries for a kind of text and a scheme."""
    packed = resources.files("samverkan_engine.matching.linking").joinpath("scorers.npz").read_bytes()
    with np.load(io.BytesIO(packed)) as file:
        arrays = {field.name: file[f"{scheme}_{kind}_{field.name}"] for field in fields(Scorer)}
        return Scorer(**arrays | {"shift": float(arrays["shift"])})
