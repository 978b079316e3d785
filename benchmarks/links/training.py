"""
Learning what the pieces of words mean from texts that mean the same.

Two texts of a pair should lie closer than either does to the other texts of the same batch (a softmax over cosines,
both ways). Only sums of pieces are learned, so that a word never seen still has a place; steps are scaled by each
piece's own past (Adagrad, one figure a row).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.linking.words import pieces_of, words_of

Floats = NDArray[np.float32]


@dataclass
class Pieces:
    """The pieces that are frequent enough to learn something about, and the words made of them."""

    names: list[str]
    weights: Floats
    rows: dict[str, int] = field(init=False)
    words: dict[str, tuple[NDArray[np.intp], Floats]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = {name: row for row, name in enumerate(self.names)}

    def of_word(self, word: str) -> tuple[NDArray[np.intp], Floats]:
        """Return the rows and weights of a word's pieces."""
        if word not in self.words:
            rows = np.array([self.rows[piece] for piece in pieces_of(word) if piece in self.rows], dtype=np.intp)
            weights = self.weights[rows]
            self.words[word] = rows, weights / max(float(np.sqrt((weights * weights).sum())), 1e-6)
        return self.words[word]

    def of_text(self, text: str) -> tuple[NDArray[np.intp], Floats]:
        """Return the rows and weights of the pieces of all words of a text."""
        parts = [self.of_word(word) for word in words_of(text)] or [self.of_word("")]
        return np.concatenate([rows for rows, _ in parts]), np.concatenate([weights for _, weights in parts])


def pieces(texts: Iterable[str], fewest: int, most: int) -> Pieces:
    """Return the pieces that stand in at least `fewest` different words of the texts, at most `most` of them."""
    distinct = set(texts)
    words = Counter(word for text in distinct for word in set(words_of(text)))
    different: Counter[str] = Counter()
    often: Counter[str] = Counter()
    for word, count in words.items():
        for piece in pieces_of(word):
            different[piece] += 1
            often[piece] += count
    kept = [name for name, number in different.items() if number >= fewest or (name[0] == "=" and often[name] >= 3)]
    kept.sort(key=lambda name: (-often[name], name))
    kept = kept[:most]
    weights = np.log(1 + len(distinct) / np.array([often[name] for name in kept]))
    return Pieces(kept, weights.astype(np.float32))


@dataclass(frozen=True)
class Pairs:
    """Texts, the concept each belongs to (below 0: none), and pairs of texts that mean the same with their weights."""

    texts: Sequence[str]
    concepts: NDArray[np.int64]
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    weights: Floats


def learn(
    known: Pieces, pairs: Pairs, size: int, epochs: int, told: Callable[[int, float, Floats], None],
    batch: int = 512, step: float = 0.08, sharpness: float = 0.06, seed: int = 1,
) -> Floats:  # fmt: skip
    """Return the learned table, a row for each piece."""
    chance = np.random.default_rng(seed)
    table = (chance.standard_normal((len(known.names), size)) / np.sqrt(size)).astype(np.float32)
    past = np.full(len(known.names), 1e-3, dtype=np.float32)
    made = [known.of_text(text) for text in pairs.texts]
    says = np.array([len(rows) > 0 for rows, _ in made])
    usable = np.flatnonzero(says[pairs.left] & says[pairs.right])
    for epoch in range(epochs):
        order = chance.permutation(usable)
        losses = []
        for start in range(0, len(order) - batch // 2, batch):
            chosen = order[start : start + batch]
            rate = step * (1 - (epoch + start / len(order)) / epochs)
            losses.append(_step(table, past, made, pairs, chosen, rate, sharpness))
        told(epoch, float(np.mean(losses)), table)
    return table


def _step(
    table: Floats, past: Floats, made: list[tuple[NDArray[np.intp], Floats]], pairs: Pairs,
    chosen: NDArray[np.intp], rate: float, sharpness: float,
) -> float:  # fmt: skip
    left, right = pairs.left[chosen], pairs.right[chosen]
    parts = [made[text] for text in (*left, *right)]
    rows = np.concatenate([part for part, _ in parts])
    weights = np.concatenate([part for _, part in parts])
    starts = np.cumsum([0, *(len(part) for part, _ in parts)])[:-1]
    used, local = np.unique(rows, return_inverse=True)
    sums = np.add.reduceat(table[rows] * weights[:, None], starts)
    lengths = np.sqrt((sums * sums).sum(axis=1, keepdims=True)) + 1e-6
    unit = sums / lengths
    half = len(chosen)
    loss, towards = _softmax(unit[:half], unit[half:], _same(pairs, left, right), pairs.weights[chosen], sharpness)
    slope = (towards - unit * (towards * unit).sum(axis=1, keepdims=True)) / lengths
    spread = np.repeat(np.arange(len(parts)), [len(part) for part, _ in parts])
    gradient = _gathered(local, weights, slope, spread, len(used))
    past[used] += (gradient * gradient).mean(axis=1)
    table[used] -= rate * gradient / np.sqrt(past[used])[:, None]
    return loss


def _same(pairs: Pairs, left: NDArray[np.intp], right: NDArray[np.intp]) -> NDArray[np.bool_]:
    one, other = pairs.concepts[left], pairs.concepts[right]
    same = (one[:, None] == one[None, :]) | (other[:, None] == other[None, :]) | (one[:, None] == other[None, :])
    np.fill_diagonal(same, False)
    return same


def _softmax(
    one: Floats, other: Floats, same: NDArray[np.bool_], weights: Floats, sharpness: float
) -> tuple[float, Floats]:
    """Return the loss and its slope by each vector, those of `one` above those of `other`."""
    cosines = one @ other.T / sharpness
    cosines[same] = -30
    across = np.exp(cosines - cosines.max(axis=1, keepdims=True))
    across /= across.sum(axis=1, keepdims=True)
    down = np.exp(cosines - cosines.max(axis=0, keepdims=True))
    down /= down.sum(axis=0, keepdims=True)
    diagonal = np.arange(len(one))
    loss = float(-np.log(across[diagonal, diagonal] + 1e-9).mean())
    slope = across * weights[:, None] + down * weights[None, :]
    slope[diagonal, diagonal] -= 2 * weights
    slope /= len(one) * sharpness
    return loss, np.vstack([slope @ other, slope.T @ one]).astype(np.float32)


def _gathered(local: NDArray[np.intp], weights: Floats, slope: Floats, spread: NDArray[np.intp], number: int) -> Floats:
    """Return the slope by each used piece: the sum over the texts it stands in."""
    order = np.argsort(local, kind="stable")
    starts = np.searchsorted(local[order], np.arange(number))
    gathered: Floats = np.add.reduceat(slope[spread[order]] * weights[order][:, None], starts)
    return gathered
