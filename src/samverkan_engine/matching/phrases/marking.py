"""The linear model that marks words as the beginning, the inside or the outside of a phrase."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.phrases import features
from samverkan_engine.matching.phrases.tokens import Parts
from samverkan_engine.matching.pieces import Growing, within
from samverkan_engine.matching.sections import Section
from samverkan_engine.matching.words import Sentence

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

TAGS = 2
"""Weights are of beginning and inside, each against outside."""

PLACES = 2 * features.REACH + 1
PAIR_PLACES = 4
SECTIONS = {section: index for index, section in enumerate(Section)}
SAID = sorted(features.SAID)
MANY = 300_000
"""Kinds of sentences remembered at most; then the memory is begun anew."""

IMPOSSIBLE = -1e6


class Marker:
    """
    Marks the words of sentences.

    weights   feature → (beginning, inside), against outside
    steps     what it gives to go from one mark to the next; rows and columns: beginning, inside, outside
    readiness what is added to the beginning of every phrase: above zero finds more, below zero fewer

    What a word gives to itself and its neighbours is added up once and remembered, so that marking a text is looking up
    rows and adding them.
    """

    def __init__(
        self, weights: Mapping[str, tuple[float, float]], steps: Sequence[Sequence[float]], readiness: float
    ) -> None:
        self._weights = {name: np.array(both, dtype=np.float32) for name, both in weights.items()}
        self._none = np.zeros(TAGS, dtype=np.float32)
        self._steps = np.array(steps, dtype=np.float32)
        self._steps[2, 1] = IMPOSSIBLE
        self._readiness = readiness
        self._places = np.array([self._sum([features.of_place(i)]) for i in range(features.REACH + 1)])
        self._sentences: dict[tuple[object, ...], Floats] = {}
        self._read_pairs(weights)
        self.forget()

    def _read_pairs(self, names: Iterable[str]) -> None:
        """Number the words of the known pairs, and order the pairs by the numbers of their words."""
        known = {name.partition("=")[2] for name in names if name.startswith("b") and "|" in name}
        pairs = [(first, second) for first, _, second in (pair.partition("|") for pair in sorted(known))]
        self._in_pairs = {
            word: index for index, word in enumerate(sorted({word for pair in pairs for word in pair}), 1)
        }
        self._many = len(self._in_pairs) + 1
        numbered = sorted((self._in_pairs[a] * self._many + self._in_pairs[b], a, b) for a, b in pairs)
        self._pair_keys = np.array([-1, *(number for number, _, _ in numbered)], dtype=np.int64)
        self._pair_rows = np.zeros((len(numbered) + 1, PAIR_PLACES, TAGS), dtype=np.float32)
        for index, (_, first, second) in enumerate(numbered, 1):
            self._pair_rows[index] = [self._sum([name]) for name in features.of_pair(first, second)]

    def forget(self) -> None:
        """Forget the words met so far, and their numbers."""
        self.texts: list[str] = []
        self._ids: dict[str, int] = {}
        self._said, self._paired = Growing(np.int64), Growing(np.int64)
        self._rows = Growing(np.float32, (PLACES + len(SECTIONS), TAGS))
        for sign in (features.BEFORE, features.AFTER):
            self.number(sign)

    def _sum(self, names: Sequence[str]) -> Floats:
        total = self._none.copy()
        for name in names:
            total += self._weights.get(name, self._none)
        return total

    def number(self, text: str) -> int:
        """Return the number of a word or sign; what it gives to itself and others is added up the first time."""
        if text in self._ids:
            return self._ids[text]
        index = self._ids[text] = len(self._ids)
        self.texts.append(text)
        self._paired.extend([self._in_pairs.get(text.lower(), 0)])
        self._said.extend([1 << SAID.index(text.lower()) if text.lower() in features.SAID else 0])
        # what stands 3 places before a word is that word's feature "-3"
        rows = [self._sum(names) for names in features.of_word(text)]
        rows += [self._sum([features.of_section(section.value, text)]) for section in SECTIONS]
        self._rows.extend([rows])
        return index

    def mark(self, parts: Parts) -> tuple[Integers, Floats]:
        """
        Return the marks of all words (0 beginning, 1 inside, 2 outside), one part after another, and how much each
        speaks for being in a phrase (beginning, inside; against outside).
        """
        if not len(parts.lengths):
            return np.zeros(0, dtype=np.int64), np.zeros((0, TAGS), dtype=np.float32)
        given = self._given(parts)
        return self._best(given, parts.lengths), given

    def _given(self, parts: Parts) -> Floats:
        reach, lengths = features.REACH, parts.lengths
        place = within(lengths)
        at = np.arange(len(parts.ids)) + reach * (2 * np.repeat(np.arange(len(lengths)), lengths) + 1)
        ids = self._padded(lengths)
        ids[at] = parts.ids
        paired = self._paired.array[ids]
        keys = paired[:-1] * self._many + paired[1:]
        pairs = np.minimum(np.searchsorted(self._pair_keys, keys), len(self._pair_keys) - 1)
        pairs[self._pair_keys[pairs] != keys] = 0
        total = np.repeat(self._of_sentences(parts), lengths, axis=0)
        total += self._places[np.minimum(place, reach)]
        rows = self._rows.array
        for shift in range(PLACES):
            total += rows[ids[at + shift - reach], shift]
        sections = np.repeat(np.array([SECTIONS[one.section] for one in parts.sentences]), lengths)
        total += rows[parts.ids, PLACES + sections]
        for row, shift in enumerate((-2, -1, 0, 1)):
            total += self._pair_rows[pairs[at + shift], row]
        total[:, 0] += self._readiness
        return total

    def _padded(self, lengths: Integers) -> Integers:
        """Return a row of numbers with three signs before and after the place of each part."""
        reach = features.REACH
        ids = np.zeros(int(lengths.sum()) + 2 * reach * len(lengths), dtype=np.int64)
        stops = np.cumsum(lengths + 2 * reach)
        for back in range(1, reach + 1):
            ids[stops - back] = 1
        return ids

    def _of_sentences(self, parts: Parts) -> Floats:
        starts = np.cumsum(parts.lengths) - parts.lengths
        said = np.bitwise_or.reduceat(self._said.array[parts.ids], starts).tolist()
        found = [
            self._of_sentence(sentence, size, words)
            for sentence, size, words in zip(parts.sentences, parts.lengths.tolist(), said, strict=True)
        ]
        return np.array(found)

    def _of_sentence(self, sentence: Sentence, size: int, said: int) -> Floats:
        key = (sentence.section, sentence.item, sentence.heading, size // 3, said)
        found = self._sentences.get(key)
        if found is None:
            if len(self._sentences) > MANY:
                self._sentences.clear()
            words = [word for place, word in enumerate(SAID) if said >> place & 1]
            found = self._sentences[key] = self._sum(features.of_sentence(sentence, size, words))
        return found

    def _best(self, given: Floats, lengths: Integers) -> Integers:
        """Return the best row of marks of each sentence (Viterbi), all sentences a step at a time, longest first."""
        order = np.argsort(-lengths, kind="stable")
        firsts = (np.cumsum(lengths) - lengths)[order]
        sizes = lengths[order]
        longest = int(sizes[0])
        alive = np.searchsorted(-sizes, -np.arange(longest), side="left")
        emitted = np.zeros((len(given), 3), dtype=np.float32)
        emitted[:, :2] = given
        state = emitted[firsts]
        state[:, 1] = IMPOSSIBLE
        back = np.zeros((longest, len(sizes), 3), dtype=np.int8)
        for step in range(1, longest):
            count = alive[step]
            ways = state[:count, :, None] + self._steps
            back[step, :count] = ways.argmax(axis=1)
            state[:count] = ways.max(axis=1) + emitted[firsts[:count] + step]
        marks = np.full(len(given), 2, dtype=np.int64)
        current = state.argmax(axis=1)
        rows = np.arange(len(sizes))
        for step in range(longest - 1, -1, -1):
            count = alive[step]
            marks[firsts[:count] + step] = current[:count]
            current[:count] = back[step, rows[:count], current[:count]]
        return marks
