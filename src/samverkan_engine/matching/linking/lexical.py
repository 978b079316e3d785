"""How many pieces of words two texts share, the rare ones counting more."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.linking.words import pieces_of, words_of

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
BLOCK = 64
"""Texts compared at a time."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The pieces of texts: those of text n are `rows[starts[n]:starts[n + 1]]`; `totals` are their summed weights."""

    rows: Ints
    starts: Ints
    totals: Floats


class Lexicon:
    """
    What each piece weighs: the square of the logarithm of how rare it is among the labels.

    Made from the labels of a taxonomy, so it knows every piece that could be shared with one of them.
    """

    def __init__(self, labels: Iterable[str]) -> None:
        given = list(labels)
        often = Counter(word for label in given for word in set(words_of(label)))
        counts: dict[str, int] = {}
        for word in sorted(often):
            for piece in pieces_of(word):
                counts[piece] = counts.get(piece, 0) + often[word]
        self._rows = {piece: row for row, piece in enumerate(counts)}
        rare = np.log(1 + len(given) / np.array(list(counts.values()), dtype=np.float64)) if counts else np.zeros(0)
        self.weights: Floats = (rare * rare).astype(np.float32)
        self._known: dict[str, Ints] = {}

    def weigh(self, texts: Iterable[str]) -> Weighed:
        """Return the pieces of each text, every piece once."""
        parts = [self._pieces(text) for text in texts]
        starts = np.cumsum([0, *(len(part) for part in parts)]).astype(np.intp)
        totals = np.array([self.weights[part].sum() for part in parts], dtype=np.float32)
        return Weighed(np.concatenate(parts) if parts else np.zeros(0, dtype=np.intp), starts, totals)

    def _pieces(self, text: str) -> Ints:
        words = words_of(text)
        if not words:
            return np.zeros(0, dtype=np.intp)
        return np.unique(np.concatenate([self._of_word(word) for word in words]))

    def _of_word(self, word: str) -> Ints:
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= 200_000:
                self._known.clear()
            known = [self._rows[piece] for piece in pieces_of(word) if piece in self._rows]
            found = self._known[word] = np.array(known, dtype=np.intp)
        return found

    def shared(self, texts: Weighed, labels: Weighed, candidates: Ints) -> Floats:
        """Return for each text and each of its candidates (rows of `labels`) the weight of the pieces they share."""
        found = np.zeros(candidates.shape, dtype=np.float32)
        board = np.zeros((BLOCK, len(self.weights)), dtype=np.float32)
        for first in range(0, len(candidates), BLOCK):
            block = candidates[first : first + BLOCK]
            found[first : first + BLOCK] = self._block(texts, first, labels, block, board)
        return found

    def _block(self, texts: Weighed, first: int, labels: Weighed, candidates: Ints, board: Floats) -> Floats:
        marked = [texts.rows[texts.starts[text] : texts.starts[text + 1]] for text in _rows(first, candidates)]
        for row, pieces in enumerate(marked):
            board[row, pieces] = self.weights[pieces]
        lengths = labels.starts[candidates + 1] - labels.starts[candidates]
        flat = lengths.ravel()
        ends = np.cumsum(flat)
        within = np.arange(ends[-1]) - np.repeat(ends - flat, flat)
        pieces = labels.rows[np.repeat(labels.starts[candidates].ravel(), flat) + within]
        rows = np.repeat(np.arange(len(candidates)), lengths.sum(axis=1))
        sums = np.concatenate(([0.0], np.cumsum(board[rows, pieces], dtype=np.float64)))
        for row, pieces in enumerate(marked):
            board[row, pieces] = 0
        found: Floats = (sums[ends] - sums[ends - flat]).reshape(candidates.shape).astype(np.float32)
        return found


def _rows(first: int, candidates: Sequence[object] | Ints) -> range:
    return range(first, first + len(candidates))
