"""
Learning to weigh the figures by which a text and a candidate are compared.

The figures come from vectors that were learned without the fold that the text belongs to, so that they are as good as
they will be for a text never seen, and no better.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.links.sets import Query
from samverkan_engine.matching.linking.likeness import FIGURES
from samverkan_engine.matching.linking.ranking import LAID, Linker
from samverkan_engine.matching.linking.scoring import Scorer

Floats = NDArray[np.float32]
HIDDEN = 6
MIX = {"skill": (0.6, 0.25, 0.6, 0.0), "passage": (0.6, 0.25, 0.6, 0.0), "occupation": (0.5, 0.25, 0.75, 0.35)}
BY_HAND = {
    "swedish": 3.0, "whole": 3.0, "best of the two": 2.0, "shared": 3.0, "preferred label": 3.0, "other label": 2.0,
    "words met": 2.0, "words of the label met": 2.0,
    "right group, as group": 1.0, "right group, as member": 1.5, "group": -1.0, "wide group": -2.0,
}  # fmt: skip
"""Where the learning starts from."""


@dataclass(frozen=True)
class Examples:
    """Figures of texts and candidates, which candidates are right, and the key of each text."""

    figures: Floats
    right: NDArray[np.bool_]
    keys: Sequence[str]

    def only(self, chosen: NDArray[np.bool_]) -> "Examples":
        """Return the chosen texts."""
        keys = [key for key, kept in zip(self.keys, chosen, strict=True) if kept]
        return Examples(self.figures[chosen], self.right[chosen], keys)


def by_hand(scheme: str, kind: str) -> Scorer:
    """Return weights as a person would set them, the beginning of the learning and a yardstick for it."""
    number = len(FIGURES)
    direct = np.array([BY_HAND.get(name, 0.0) for name in FIGURES], dtype=np.float32)
    none, one = np.zeros(number, dtype=np.float32), np.ones(number, dtype=np.float32)
    inner, outer = np.zeros((number, 1), dtype=np.float32), np.zeros(1, dtype=np.float32)
    return Scorer(np.array(MIX[kind], dtype=np.float32), none, one, inner, outer, outer, direct, -6.0)


def examples(
    linker: Linker, queries: Sequence[Query], kind: str, scheme: str, groups: Sequence[str | None]
) -> Examples:
    """Return the figures of the queries' candidates."""
    parts, rights = [], []
    shelf = linker.shelves[scheme, LAID.get(kind, kind)]
    for first in range(0, len(queries), 256):
        some = queries[first : first + 256]
        rows, told = linker.compared(
            [(query.text, group) for query, group in zip(some, groups[first : first + 256], strict=True)], kind, scheme
        )
        parts.append(told)
        ids = [[shelf.ids[row] for row in of_text] for of_text in rows]
        rights.append(
            np.array([[id_ in query.right for id_ in of_text] for query, of_text in zip(some, ids, strict=True)])
        )
    return Examples(np.concatenate(parts), np.concatenate(rights), [query.key for query in queries])


def joined(parts: Sequence[Examples]) -> Examples:
    """Return the examples of several folds as one."""
    keys = [key for part in parts for key in part.keys]
    return Examples(
        np.concatenate([part.figures for part in parts]), np.concatenate([part.right for part in parts]), keys
    )


def mean_reciprocal_rank(scorer: Scorer, of: Examples) -> float:
    """Return the mean of one over the place of the first right candidate; 0 where none is right."""
    scores = scorer.score(of.figures)
    best = np.where(of.right, scores, -1).max(axis=1)
    places = 1 + (np.where(of.right, -1, scores) >= best[:, None]).sum(axis=1)
    return float(np.where(best >= 0, 1 / places, 0).mean())


def learn(of: Examples, kind: str, rounds: int = 100, decay: float = 0.03, hold: float = 0.3, seed: int = 1) -> Scorer:
    """
    Return the weights under which right candidates come before wrong ones, scaled to how likely the first is right.

    decay   how strongly the hidden layer is drawn to nothing      hold   the rest to what was set by hand
    """
    flat = of.figures.reshape(-1, of.figures.shape[2])
    mean, spread = flat.mean(axis=0), np.maximum(flat.std(axis=0), 1e-2)
    told = (of.figures - mean) / spread
    start = by_hand("", kind)
    chance = np.random.default_rng(seed)
    state = [
        (chance.standard_normal((flat.shape[1], HIDDEN)) * 0.1).astype(np.float32),
        np.zeros(HIDDEN, dtype=np.float32),
        np.zeros(HIDDEN, dtype=np.float32),
        (start.direct * spread).astype(np.float32),
    ]
    drawn = (decay, 0.0, decay, hold)
    home = [np.zeros_like(state[0]), state[1], np.zeros_like(state[2]), state[3].copy()]
    usable = of.right.any(axis=1)

    def slope() -> list[Floats]:
        free = _slope(state, told[usable], of.right[usable])
        return [by + pull * (now - at) for by, pull, now, at in zip(free, drawn, state, home, strict=True)]

    _adam(state, slope, rounds)
    logits = np.tanh(told @ state[0] + state[1]) @ state[2] + told @ state[3]
    first = logits.argmax(axis=1)[:, None]
    told_first = np.take_along_axis(logits, first, axis=1)[:, 0]
    scale, shift = _calibrated(told_first, np.take_along_axis(of.right, first, axis=1)[:, 0])
    return Scorer(start.mix, mean, spread, state[0], state[1], state[2] * scale, state[3] * scale, shift)


def _slope(state: list[Floats], told: Floats, right: NDArray[np.bool_]) -> list[Floats]:
    inner, inner_shift, outer, direct = state
    hidden = np.tanh(told @ inner + inner_shift)
    logits = hidden @ outer + told @ direct
    likely = np.exp(logits - logits.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    among = likely * right
    among /= np.maximum(among.sum(axis=1, keepdims=True), 1e-9)
    towards = (likely - among) / len(told)
    inward = towards[:, :, None] * outer * (1 - hidden * hidden)
    flat, flat_inward = told.reshape(-1, told.shape[2]), inward.reshape(-1, len(outer))
    return [
        flat.T @ flat_inward,
        flat_inward.sum(axis=0),
        hidden.reshape(-1, len(outer)).T @ towards.ravel(),
        flat.T @ towards.ravel(),
    ]


def _adam(state: list[Floats], slope: Callable[[], list[Floats]], rounds: int, step: float = 0.03) -> None:
    first = [np.zeros_like(part) for part in state]
    second = [np.zeros_like(part) for part in state]
    for turn in range(1, rounds + 1):
        for part, one, two, by in zip(state, first, second, slope(), strict=True):
            one += 0.1 * (by - one)
            two += 0.01 * (by * by - two)
            part -= (
                step * (1 - turn / (rounds + 1)) * (one / (1 - 0.9**turn)) / (np.sqrt(two / (1 - 0.99**turn)) + 1e-8)
            )


def _calibrated(logits: Floats, right: NDArray[np.bool_]) -> tuple[float, float]:
    """Return the scale and shift under which logits say how likely it is that the first one is right (Newton)."""
    scale, shift = 1.0, -2.0 - float(logits.mean())
    columns = np.stack([logits, np.ones_like(logits)], axis=1).astype(np.float64)
    for _ in range(30):
        likely = 1 / (1 + np.exp(-np.clip(columns @ np.array([scale, shift]), -30, 30)))
        slope = columns.T @ (likely - right) + np.array([1e-3 * scale, 0])
        bend = (columns * (likely * (1 - likely))[:, None]).T @ columns + 1e-3 * np.eye(2)
        change = np.linalg.solve(bend, slope)
        size = max(1.0, float(np.abs(change).max()))
        scale, shift = scale - change[0] / size, shift - change[1] / size
    return float(scale), float(shift)
