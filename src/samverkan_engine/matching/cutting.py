"""
Many texts cut into pieces at once, each piece told by a number made of its characters.

The number is the characters' polynomial in an odd number, modulo 2 to the 64th: it is read off for every piece from one
running sum over all characters. Two pieces of the millions that a process may meet have the same once in a million
processes or so.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.words import WORD

Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]

AT_ONCE = 1 << 15
"""Characters that are cut at once: what is made of so many stays near the processor. A longer text is cut by itself."""

BASE, MIX = 0x9E3779B97F4A7C55, 0xD6E8FEB86659FD93
UNMADE = pow(BASE, -1, 1 << 64)


class Cut(NamedTuple):
    """
    The pieces of some texts: what stands between words and the words in turn, so that each text has an odd number.

    counts  how many pieces each text has
    begins  the character where each piece begins, counted on from text to text with one between two of them
    stops   where it ends
    keys    the number of its characters
    """

    counts: Ints
    begins: Ints
    stops: Ints
    keys: Keys


def cut(texts: Sequence[str]) -> Cut:
    """Return the pieces of the texts, as `WORD.split` gives them."""
    nothing = np.zeros(0, np.int64)
    parts, begun = [Cut(nothing, nothing, nothing, nothing.astype(np.uint64))], 0
    for some in _some(texts):
        part = _cut(some)
        parts.append(part._replace(begins=part.begins + begun, stops=part.stops + begun))
        begun += sum(map(len, some)) + len(some)
    return Cut(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _some(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    first = size = 0
    for place, text in enumerate(texts):
        if size and size + len(text) > AT_ONCE:
            yield texts[first:place]
            first, size = place, 0
        size += len(text) + 1
    if first < len(texts):
        yield texts[first:]


def _cut(texts: Sequence[str]) -> Cut:
    signs = _points("\n".join(texts))
    past = np.cumsum(np.array([len(text) + 1 for text in texts], np.int64)) - 1
    bounds = np.flatnonzero(np.diff(_in_words()[signs], prepend=False, append=False))
    upto = np.searchsorted(bounds, past, side="right")
    counts = np.diff(upto, prepend=0) + 1
    stops = np.insert(bounds, upto, past)
    begins = np.concatenate(([0], stops[:-1]))
    begins[np.cumsum(counts)[:-1]] += 1
    made, unmade = _powers(1 << max(15, len(signs).bit_length()))
    sums = np.zeros(len(signs) + 1, np.uint64)
    np.cumsum((signs + np.uint32(1)) * made[: len(signs)], out=sums[1:])
    keys = (sums[stops] - sums[begins]) * unmade[begins]
    return Cut(counts, begins, stops, (keys ^ keys >> np.uint64(32)) * np.uint64(MIX))


def _points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


@cache
def _in_words() -> NDArray[np.bool_]:
    """Tell of every character whether it stands in words."""
    every = np.arange(0x110000, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    found = np.zeros(len(every), bool)
    for run in WORD.finditer(every):
        found[run.start() : run.end()] = True
    return found


@cache
def _powers(size: int) -> tuple[Keys, Keys]:
    """Return the powers of BASE from the noughth on, and of what undoes it."""
    found = []
    for base in (BASE, UNMADE):
        powers = np.full(size, base, np.uint64)
        powers[0] = 1
        found.append(np.cumprod(powers))
    return found[0], found[1]


class Numbered:
    """Small numbers by large ones, for many at a time: a table with open addressing."""

    def __init__(self) -> None:
        self._known: list[tuple[int, int]] = []
        self._lay_out(17)

    def _lay_out(self, bits: int) -> None:
        self._bits = bits
        self._keys, self._numbers = np.zeros(1 << bits, np.uint64), np.full(1 << bits, -1, np.int32)
        for key, number in self._known:
            self._put(key, number)

    def of(self, keys: Keys) -> Ints:
        """Return the number of each; below nought where none was added."""
        slots = (keys >> np.uint64(64 - self._bits)).astype(np.int64)
        found = self._numbers[slots].astype(np.int64)
        other = np.flatnonzero((self._keys[slots] != keys) & (found >= 0))
        while len(other):
            slots[other] = (slots[other] + 1) % len(self._keys)
            found[other] = self._numbers[slots[other]]
            other = other[(self._keys[slots[other]] != keys[other]) & (found[other] >= 0)]
        return found

    def add(self, key: int, number: int) -> None:
        """Remember a number that was not known."""
        self._known.append((key, number))
        if 2 * len(self._known) > len(self._keys):
            self._lay_out(self._bits + 1)
        else:
            self._put(key, number)

    def _put(self, key: int, number: int) -> None:
        slot = key >> 64 - self._bits
        while self._numbers[slot] >= 0:
            slot = (slot + 1) % len(self._keys)
        self._keys[slot], self._numbers[slot] = key, number


def rows_of_new(keys: Keys, numbers: Ints) -> list[Any]:
    """Return where each number that is not known yet stands first, in order."""
    missing = np.flatnonzero(numbers < 0)
    _, firsts = np.unique(keys[missing], return_index=True)
    return list(missing[np.sort(firsts)].tolist())
