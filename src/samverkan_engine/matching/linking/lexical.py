"""How many pieces of words two texts share, the rare ones counting more."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.linking.words import pieces_of, words_of

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
Pieces = NDArray[np.int32]

MOST_WORDS = 100_000
"""So many words are remembered with their pieces."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The pieces of texts: those of text n are `rows[starts[n]:starts[n + 1]]`; `totals` are their summed weights."""

    rows: Pieces
    starts: Ints
    totals: Floats


class Lexicon:
    """
    What each piece weighs: the square of the logarithm of how rare it is among the labels; make it with `lexicon_of`.

    rows           the number of each piece
    shared_pieces  so many of them, the first, stand in a label that texts are compared with; no other can be shared
    """

    def __init__(self, rows: Mapping[str, int], weights: Floats, shared_pieces: int) -> None:
        self.rows, self.weights, self.shared_pieces = rows, weights, shared_pieces
        self._known: dict[str, Pieces] = {}

    def forget(self) -> None:
        """Forget the pieces of the words seen so far; they are made anew when asked for."""
        self._known.clear()

    def weigh(self, texts: Iterable[str]) -> Weighed:
        """Return the pieces of each text, every piece once."""
        parts = [self._pieces(text) for text in texts]
        starts = np.cumsum([0, *(len(part) for part in parts)]).astype(np.intp)
        totals = np.array([self.weights[part].sum() for part in parts], dtype=np.float32)
        return Weighed(np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32), starts, totals)

    def _pieces(self, text: str) -> Pieces:
        words = words_of(text)
        if len(words) == 1:
            return self._of_word(words[0])
        return np.array(sorted({piece for word in words for piece in self._of_word(word).tolist()}), dtype=np.int32)

    def _of_word(self, word: str) -> Pieces:
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MOST_WORDS:
                self._known.clear()
            known = [self.rows[piece] for piece in pieces_of(word) if piece in self.rows]
            found = self._known[word] = np.array(known, dtype=np.int32)
        return found

    def shared(self, texts: Weighed, labels: Weighed, candidates: Ints) -> Floats:
        """Return for each text and each of its candidates (rows of `labels`) the weight of the pieces they share."""
        found = np.zeros(candidates.shape, dtype=np.float32)
        board = np.zeros(self.shared_pieces, dtype=np.float32)
        for text, rows in enumerate(candidates):
            pieces = texts.rows[texts.starts[text] : texts.starts[text + 1]]
            pieces = pieces[pieces < self.shared_pieces]
            board[pieces] = self.weights[pieces]
            found[text] = _summed(board, labels, rows)
            board[pieces] = 0
        return found


def lexicon_of(labels: Iterable[str], compared: Iterable[str]) -> Lexicon:
    """
    Return the weights of the pieces of a taxonomy.

    labels    all its labels, by which the weights are counted
    compared  those of them that texts are compared with
    """
    given = list(labels)
    often = Counter(word for label in given for word in set(words_of(label)))
    first = sorted({word for label in compared for word in words_of(label)})
    counts: dict[str, int] = {piece: 0 for word in first for piece in pieces_of(word)}
    shared = len(counts)
    for word in sorted(often):
        for piece in pieces_of(word):
            counts[piece] = counts.get(piece, 0) + often[word]
    rare = np.log(1 + len(given) / np.maximum(np.array(list(counts.values()), dtype=np.float64), 1))
    return Lexicon({piece: row for row, piece in enumerate(counts)}, (rare * rare).astype(np.float32), shared)


def _summed(board: Floats, labels: Weighed, candidates: Ints) -> Floats:
    """Return for each candidate the sum of what stands on the board at its pieces."""
    starts, ends = labels.starts[candidates], labels.starts[candidates + 1]
    lengths = ends - starts
    upto = np.cumsum(lengths)
    places = np.arange(upto[-1]) + np.repeat(starts - upto + lengths, lengths)
    sums = np.concatenate(([0.0], np.cumsum(board[labels.rows[places]], dtype=np.float64)))
    summed: Floats = (sums[upto] - sums[upto - lengths]).astype(np.float32)
    return summed
