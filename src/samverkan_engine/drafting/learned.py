"""
Linear models: what speaks for a stretch of text being an area, a promise or a domain, weighed.

The weights stand in learned.tsv beside this file; benchmarks/quality/learn_readers.py makes it and says from which
documents.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

READERS = ("areas", "commitments", "domains", "agreement")
THRESHOLD = "(threshold)"
"""The row of a model that holds its threshold instead of a weight."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights of features, and the share of right ones from which on a finding is kept."""

    weights: Mapping[str, float]
    threshold: float

    def score(self, features: Iterable[str]) -> float:
        """Return how much speaks for it, any number; features that were never seen weigh nothing."""
        weights = self.weights
        return math.fsum([weights[feature] for feature in features if feature in weights])


@dataclass(frozen=True, slots=True)
class Learned:
    """The models of the readers that rules alone do not serve well enough."""

    areas: Linear
    commitments: Linear
    domains: Linear
    agreement: Linear


def share(score: float) -> float:
    """Return the share of right ones among findings of this score, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-min(max(score, -30.0), 30.0)))


def graded(likely: float) -> float:
    """Return how sure a finding is in five steps; the same text in another form of file is then as sure."""
    return min(0.9, 0.1 + 0.2 * int(likely * 5))


@cache
def committed() -> Learned:
    """Return the models that the engine comes with."""
    return from_rows(files(__package__).joinpath("learned.tsv").read_text("utf-8"))


def from_rows(text: str) -> Learned:
    """Return the models that rows of reader, feature and weight, parted by tabs, hold."""
    found: dict[str, dict[str, float]] = {reader: {} for reader in READERS}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            reader, feature, weight = line.split("\t")
            found[reader][feature] = float(weight)
    return Learned(**{reader: Linear(weights, weights.pop(THRESHOLD, 0.5)) for reader, weights in found.items()})


def rows(models: Learned) -> Iterable[str]:
    """Yield the rows of the models, as `from_rows` reads them."""
    for reader in READERS:
        model: Linear = getattr(models, reader)
        yield f"{reader}\t{THRESHOLD}\t{model.threshold:g}"
        for feature, weight in sorted(model.weights.items()):
            yield f"{reader}\t{feature}\t{weight:.3f}"
