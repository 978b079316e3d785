"""
Pieces of texts by number: what is told of a word is told once, and looked up for all the words of many texts.

A piece is a word, or what stands between two words.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.cutting import Cut, Ints, Numbered, cut, rows_of_new
from samverkan_engine.matching.words import Words

MOST = 300_000
"""So many pieces are remembered; then whoever keeps them begins anew."""


class Pieces:
    """The pieces met so far, each with its number."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._numbers = _Numbers(self.texts)
        self._lengths = Growing(np.int64)
        self._by_key = Numbered()

    def __len__(self) -> int:
        return len(self.texts)

    def number(self, piece: str) -> int:
        """Return the number of a piece."""
        return self._numbers[piece]

    @property
    def lengths(self) -> Ints:
        """How many characters each piece has, by its number."""
        self._lengths.extend([len(piece) for piece in self.texts[len(self._lengths) :]])
        return self._lengths.array

    def numbers(self, pieces: Iterable[str]) -> Iterable[int]:
        """Return the number of each piece."""
        return map(self._numbers.__getitem__, pieces)

    def numbers_of(self, cut: Cut, text: Callable[[int], str]) -> Ints:
        """Return the number of each piece that was cut; `text` gives the piece of a row."""
        found = self._by_key.of(cut.keys)
        new = rows_of_new(cut.keys, found)
        for row in new:
            self._by_key.add(int(cut.keys[row]), self.number(text(row)))
        return self._by_key.of(cut.keys) if new else found


class _Numbers(dict[str, int]):
    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, piece: str) -> int:
        number = self[piece] = len(self._texts)
        self._texts.append(piece)
        return number


class Column:
    """What `tell` says of each piece, told once and then looked up by its number."""

    def __init__(self, tell: Callable[[str], Any], kind: Any) -> None:
        self._tell, self._kind = tell, kind
        self._begin(Pieces())

    def _begin(self, pieces: Pieces) -> None:
        self._pieces, self._values = pieces, Growing(self._kind)

    def of(self, pieces: Pieces) -> NDArray[Any]:
        """Return what is told of every piece met so far, by its number."""
        if pieces is not self._pieces:
            self._begin(pieces)
        if len(self._values) < len(pieces):
            self._values.extend([self._tell(piece) for piece in pieces.texts[len(self._values) :]])
        return self._values.array


class Growing:
    """An array that grows at its end."""

    def __init__(self, kind: Any, shape: tuple[int, ...] = ()) -> None:
        self._held = np.zeros((1024, *shape), dtype=kind)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def extend(self, values: Sequence[Any]) -> None:
        """Add values at the end."""
        size = self._size + len(values)
        if size > len(self._held):
            held = np.zeros((max(size, 2 * len(self._held)), *self._held.shape[1:]), dtype=self._held.dtype)
            held[: self._size] = self._held[: self._size]
            self._held = held
        if values:
            self._held[self._size : size] = values
        self._size = size

    @property
    def array(self) -> NDArray[Any]:
        """What it holds."""
        return self._held[: self._size]


class Texts:
    """
    Many texts as columns of pieces.

    words    each text by itself, told where its pieces end
    ids      the number of every piece, text after text
    owners   the text of every piece
    begins   the character where each begins, counted on from text to text with one between two of them
    firsts   the row of the first piece of each text, and one past the last
    offsets  the character where each text begins in that count
    """

    def __init__(self, words: Sequence[Words], pieces: Pieces) -> None:
        self.words, self.pieces = words, pieces
        parts = cut([one.text for one in words])
        sizes = np.array([len(one.text) for one in words], dtype=np.int64)
        self.begins: Ints = parts.begins
        self.firsts: Ints = np.concatenate(([0], np.cumsum(parts.counts)))
        self.owners: Ints = np.repeat(np.arange(len(words)), parts.counts)
        self.offsets: Ints = np.cumsum(sizes + 1) - sizes - 1
        ends = parts.stops - self.offsets[self.owners]
        for one, first, past in zip(words, self.firsts.tolist(), self.firsts[1:].tolist(), strict=False):
            one.ends = ends.data[first:past]
        self.ids: Ints = pieces.numbers_of(parts, self._piece)

    def _piece(self, row: int) -> str:
        owner = int(self.owners[row])
        return self.words[owner].piece(row - int(self.firsts[owner]))

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Words]:
        return iter(self.words)


def within(lengths: Ints) -> Ints:
    """Return 0, 1, 2 … of each part, one part after another."""
    found: Ints = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return found
