"""
Texts as vectors: of like direction where they mean alike, in Swedish and English together.

A word is the weighted sum of what was learned for its pieces, a text the sum of its words. Learned by
benchmarks/links/learning.py; what from, and what it does not know, stands in docs/explanation/linking.md.
"""

import io
from collections.abc import Iterable
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.linking.words import pieces_of, words_of

Floats = NDArray[np.float32]


class Vectors:
    """The learned pieces; remembers the vector of each word asked for."""

    MOST_WORDS = 50_000

    def __init__(self, pieces: Iterable[str], weights: Floats, table: NDArray[np.int8], scales: Floats) -> None:
        self._row = {piece: row for row, piece in enumerate(pieces)}
        self._weights = weights
        self._table = table
        self._scales = scales
        self._words: dict[str, Floats] = {}
        self.size = table.shape[1]

    def of(self, texts: Iterable[str]) -> Floats:
        """Return a row for each text, of length one; nothing but noughts for a text without a known piece."""
        given = list(texts)
        found = np.zeros((len(given), self.size), dtype=np.float32)
        for row, text in enumerate(given):
            found[row] = self._sum(words_of(text))
        return unit(found)

    def words(self, words: Iterable[str]) -> Floats:
        """Return a row for each word, of length one; nothing but noughts for one without a known piece."""
        rows = [self._word(word) for word in words]
        return unit(np.array(rows, dtype=np.float32).reshape(len(rows), self.size))

    def forget(self) -> None:
        """Forget the vectors of the words seen so far; they are made anew when asked for."""
        self._words.clear()

    def _sum(self, words: list[str]) -> Floats:
        total = np.zeros(self.size, dtype=np.float32)
        for word in words:
            total += self._word(word)
        return total

    def _word(self, word: str) -> Floats:
        found = self._words.get(word)
        if found is None:
            if len(self._words) >= self.MOST_WORDS:
                self._words.clear()
            found = self._words[word] = self._made_of_pieces(word)
        return found

    def _made_of_pieces(self, word: str) -> Floats:
        rows = np.array([self._row[piece] for piece in pieces_of(word) if piece in self._row], dtype=np.intp)
        if not len(rows):
            return np.zeros(self.size, dtype=np.float32)
        weights = self._weights[rows]
        weights = weights / np.sqrt((weights * weights).sum()) * self._scales[rows]
        made: Floats = weights @ self._table[rows].astype(np.float32)
        return made


def unit(rows: Floats) -> Floats:
    """Return rows of length one; those of nothing but noughts stay."""
    made: Floats = rows / np.maximum(np.sqrt((rows * rows).sum(axis=1, keepdims=True)), 1e-6)
    return made


@cache
def learned() -> Vectors:
    """Return the vectors that the package carries."""
    packed = resources.files("samverkan_engine.matching.linking").joinpath("vectors.npz").read_bytes()
    with np.load(io.BytesIO(packed)) as file:
        pieces = bytes(file["pieces"]).decode().split("\n")
        return Vectors(pieces, file["weights"].astype(np.float32), file["table"], file["scales"].astype(np.float32))
