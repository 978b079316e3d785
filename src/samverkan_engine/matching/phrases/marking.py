"""The linear model that marks words as the beginning, the inside or the outside of a phrase."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.phrases import features
from samverkan_engine.matching.sections import Section
from samverkan_engine.matching.words import Sentence

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

TAGS = 2
"""Weights are of beginning and inside, each against outside."""

PLACES = 2 * features.REACH + 1
PAIR_PLACES = 4
SECTIONS = {section: index for index, section in enumerate(Section)}
MANY = 300_000
"""Words remembered at most; then the memory is begun anew."""

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
        self._forget()

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

    def _forget(self) -> None:
        self._ids: dict[str, int] = {}
        self._said: dict[int, str] = {}
        self._paired = np.zeros(1024, dtype=np.int64)
        self._rows = np.zeros((1024, PLACES + len(SECTIONS), TAGS), dtype=np.float32)
        for sign in (features.BEFORE, features.AFTER):
            self._learn(sign)

    def _sum(self, names: Sequence[str]) -> Floats:
        total = self._none.copy()
        for name in names:
            total += self._weights.get(name, self._none)
        return total

    def _learn(self, text: str) -> int:
        index = self._ids[text] = len(self._ids)
        if index == len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
            self._paired = np.concatenate([self._paired, np.zeros_like(self._paired)])
        self._paired[index] = self._in_pairs.get(text.lower(), 0)
        if text.lower() in features.SAID:
            self._said[index] = text.lower()
        given = features.of_word(text)
        # what stands 3 places before a word is that word's feature "-3"
        self._rows[index, :PLACES] = [self._sum(names) for names in given]
        self._rows[index, PLACES:] = [self._sum([features.of_section(section.value, text)]) for section in SECTIONS]
        return index

    def _of_sentence(self, sentence: Sentence, ids: list[int]) -> Floats:
        said = frozenset(self._said[index] for index in self._said.keys() & set(ids))
        key = (sentence.section, sentence.item, sentence.heading, len(ids) // 3, said)
        found = self._sentences.get(key)
        if found is None:
            if len(self._sentences) > MANY:
                self._sentences.clear()
            found = self._sentences[key] = self._sum(features.of_sentence(sentence, len(ids), sorted(said)))
        return found

    def mark(self, sentences: Sequence[tuple[Sentence, list[str]]]) -> tuple[list[list[int]], list[Floats]]:
        """
        Return the marks of each sentence's words (0 beginning, 1 inside, 2 outside), and how much each word speaks for
        being in a phrase (beginning, inside; against outside).
        """
        if len(self._ids) > MANY:
            self._forget()
        if not sentences:
            return [], []
        lengths = np.array([len(texts) for _, texts in sentences])
        given = self._given(sentences, lengths)
        marks = self._best(given, lengths)
        stops = np.cumsum(lengths)
        split = stops[:-1].tolist()
        return [part.tolist() for part in np.split(marks, split)], np.split(given, split)

    def _given(self, sentences: Sequence[tuple[Sentence, list[str]]], lengths: Integers) -> Floats:
        reach = features.REACH
        before, after = [0] * reach, [1] * reach
        ids: list[int] = []
        whole = []
        known = self._ids
        for sentence, texts in sentences:
            mine = [known[text] if text in known else self._learn(text) for text in texts]
            whole.append(self._of_sentence(sentence, mine))
            ids += before
            ids += mine
            ids += after
        all_ids = np.array(ids)
        paired = self._paired[all_ids]
        keys = paired[:-1] * self._many + paired[1:]
        all_pairs = np.minimum(np.searchsorted(self._pair_keys, keys), len(self._pair_keys) - 1)
        all_pairs[self._pair_keys[all_pairs] != keys] = 0
        starts = np.cumsum(lengths + 2 * reach) - lengths - reach
        within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        at = np.repeat(starts, lengths) + within
        total = np.repeat(np.array(whole), lengths, axis=0)
        total += self._places[np.minimum(within, reach)]
        for place in range(PLACES):
            total += self._rows[all_ids[at + place - reach], place]
        sections = np.repeat(np.array([SECTIONS[one.section] for one, _ in sentences]), lengths)
        total += self._rows[all_ids[at], PLACES + sections]
        for place, shift in enumerate((-2, -1, 0, 1)):
            total += self._pair_rows[all_pairs[at + shift], place]
        total[:, 0] += self._readiness
        return total

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
