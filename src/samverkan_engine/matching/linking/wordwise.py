"""
How well each word of a text is met by a word of a label, and each of the label's by one of the text.

The sum of a text's words hides which of them a label lacks. A compound whose two parts stand in labels is taken as two
words, so that *fönstermontering* meets *montera fönster*.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from samverkan_engine.matching.linking.lexical import Ints, Weighed
from samverkan_engine.matching.linking.vectors import Floats, Vectors
from samverkan_engine.matching.linking.words import words_of

SHORTEST_PART, SHORTEST_COMPOUND = 4, 9
ENDINGS = ("", "a", "e", "er", "or", "ar", "en")
"""What the first part of a compound may lack of its word: *skol* of *skola*."""

MOST_WORDS = 100_000
"""So many words are remembered with their parts."""


class Vocabulary:
    """
    The words of all labels.

    counts   in how many labels each word stands
    swedish  those of Swedish labels, of which compounds are made
    labels   how many labels there are
    """

    def __init__(self, counts: Mapping[str, int], swedish: Container[str], labels: int) -> None:
        self.counts, self.swedish, self.labels = counts, swedish, labels
        self._known: dict[str, tuple[str, ...]] = {}

    def parts(self, text: str) -> list[str]:
        """Return the words of a text, compounds parted; an empty one for a text without words."""
        return [part for word in words_of(text) for part in self._parts(word)] or [""]

    def rare(self, parts: Iterable[str]) -> Floats:
        """Return what each part weighs: the logarithm of how rare it is."""
        counts = self.counts
        return np.array([log(1 + self.labels / (counts.get(part, 0) + 0.5)) for part in parts], dtype=np.float32)

    def _parts(self, word: str) -> tuple[str, ...]:
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MOST_WORDS:
                self._known.clear()
            found = self._known[word] = self._parted(word)
        return found

    def _parted(self, word: str) -> tuple[str, ...]:
        """Return the two parts of a compound, as even as can be; else the word."""
        best: tuple[str, ...] = (word,)
        evenest = 0
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1) if len(word) >= SHORTEST_COMPOUND else ():
            shorter = min(at, len(word) - at)
            if shorter > evenest and word[at:] in self.swedish and (first := self._first(word[:at])):
                best, evenest = (first, word[at:]), shorter
        return best

    def _first(self, part: str) -> str:
        """Return the first part of a compound, without the s that joins it; empty where it is no word."""
        known = self.swedish
        return next(
            (bare for bare in (part, part.removesuffix("s")) if any(bare + ending in known for ending in ENDINGS)), ""
        )


@dataclass(frozen=True, slots=True)
class Wordwise:
    """
    The parts of all labels that texts are compared with.

    rows     the row of each part; left out where no label is to be laid any more
    vectors  of each part, of length one      rare   what each weighs
    """

    vocabulary: Vocabulary
    rows: Mapping[str, int]
    vectors: Floats
    rare: Floats

    def laid(self, labels: Iterable[str]) -> Weighed:
        """Return the parts of each label, as rows."""
        given = [[self.rows[part] for part in self.vocabulary.parts(label)] for label in labels]
        starts = np.cumsum([0, *map(len, given)]).astype(np.intp)
        flat = np.array([row for some in given for row in some], dtype=np.int32)
        totals = np.array([self.rare[some].sum() for some in given], dtype=np.float32)
        return Weighed(flat, starts, totals)

    def compared(self, texts: Sequence[str], vectors: Vectors, labels: Weighed, candidates: Ints) -> Floats:
        """Return for each text and each of its candidates, rows of `labels`, the four figures of `_met`."""
        found = np.zeros((*candidates.shape, 4), dtype=np.float32)
        for place, text in enumerate(texts):
            parts = self.vocabulary.parts(text)
            found[place] = self._met(vectors.words(parts), self.vocabulary.rare(parts), labels, candidates[place])
        return found

    def _met(self, vectors: Floats, rare: Floats, labels: Weighed, candidates: Ints) -> Floats:
        """
        Return for each candidate how well the parts of a text, their vectors and weights given, are met.

        The mean over them of the best cosine with a part of the label, rare ones counting more; the same of the label's
        parts; then the worst of each.
        """
        starts, ends = labels.starts[candidates], labels.starts[candidates + 1]
        upto = np.cumsum(ends - starts)
        firsts = upto - (ends - starts)
        rows = labels.rows[np.arange(upto[-1]) + np.repeat(starts - firsts, ends - starts)]
        cosines = vectors @ self.vectors[rows].T
        ours = np.maximum.reduceat(cosines, firsts, axis=1)
        theirs = cosines.max(axis=0)
        back = np.add.reduceat(theirs * self.rare[rows], firsts) / labels.totals[candidates]
        share = rare / rare.sum()
        found: Floats = np.stack([share @ ours, back, ours.min(axis=0), np.minimum.reduceat(theirs, firsts)], axis=1)
        return found


def wordwise_of(labels: Sequence[tuple[str, str]], compared: Iterable[str], vectors: Vectors) -> Wordwise:
    """
    Return the parts of the labels of a taxonomy.

    labels    all its labels, each after its language
    compared  those of them that texts are compared with
    """
    vocabulary = _vocabulary(labels)
    rows = {part: row for row, part in enumerate(sorted({part for one in compared for part in vocabulary.parts(one)}))}
    return Wordwise(vocabulary, rows, vectors.words(rows), vocabulary.rare(rows))


def _vocabulary(labels: Sequence[tuple[str, str]]) -> Vocabulary:
    counts: Counter[str] = Counter()
    swedish: set[str] = set()
    for language, label in labels:
        words = set(words_of(label))
        counts.update(words)
        if language == "sv":
            swedish |= {word for word in words if len(word) >= SHORTEST_PART}
    return Vocabulary(counts, swedish, len(labels))
