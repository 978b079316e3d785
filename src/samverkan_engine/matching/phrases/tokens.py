"""
The words and signs of many texts at once, as columns.

`features.tokens` is the same for one text, told plainly; tests hold the two together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from samverkan_engine.matching.cutting import Ints
from samverkan_engine.matching.phrases.features import LONGEST, signs_of
from samverkan_engine.matching.pieces import Growing, Pieces, Texts, within
from samverkan_engine.matching.sections import ASKING
from samverkan_engine.matching.words import Sentence

GLUED = ("+", "#")
"""Signs that belong to the word before them: C++, C#."""


@dataclass(frozen=True)
class Parts:
    """
    The sentences that are read, cut where they are too long, with their words and signs one after another.

    sentences      the sentence of each part
    texts          the text in which each part stands
    lengths        the words and signs of each part
    ids            the number of each word or sign, by whoever reads them
    begins, ends   where it stands in its text
    """

    sentences: Sequence[Sentence]
    texts: Sequence[int]
    lengths: Ints
    ids: Ints
    begins: Ints
    ends: Ints

    @cached_property
    def starts(self) -> list[int]:
        """The row of the first word of each part, and one past the last."""
        return [0, *np.cumsum(self.lengths).tolist()]

    @cached_property
    def numbers(self) -> list[int]:
        """The ids as a list."""
        found: list[int] = self.ids.tolist()
        return found


class Tokens:
    """
    Takes texts apart into words and signs.

    number  gives each word or sign its number, that of the reader
    """

    def __init__(self, number: Callable[[str], int]) -> None:
        self._number = number
        self._begin(Pieces())

    def _begin(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._counts, self._firsts = Growing(np.int64), Growing(np.int64)
        self._signs = Growing(np.int64, (3,))  # number, place in the piece, length
        self._glue = Growing(np.bool_)

    def parts(self, texts: Texts) -> Parts:
        """Return the sentences about the work and who is asked for; headings and the rest are not read."""
        ids, begins, ends = self._tokens(texts)
        chosen = [
            (number, sentence)
            for number, words in enumerate(texts)
            for sentence in words.sentences
            if sentence.section in ASKING and not sentence.heading
        ]
        numbers = np.array([number for number, _ in chosen], dtype=np.int64)
        offsets = texts.offsets[numbers]
        firsts = np.searchsorted(begins, offsets + np.array([one.start for _, one in chosen], dtype=np.int64))
        lasts = np.searchsorted(begins, offsets + np.array([one.end for _, one in chosen], dtype=np.int64))
        cuts = -(-(lasts - firsts) // LONGEST)
        owners = np.repeat(np.arange(len(chosen)), cuts)
        starts = firsts[owners] + LONGEST * within(cuts)
        lengths = np.minimum(starts + LONGEST, lasts[owners]) - starts
        at = np.repeat(starts, lengths) + within(lengths)
        shift = np.repeat(offsets[owners], lengths)
        return Parts(
            sentences=[chosen[owner][1] for owner in owners.tolist()],
            texts=numbers[owners].tolist(),
            lengths=lengths,
            ids=ids[at],
            begins=begins[at] - shift,
            ends=ends[at] - shift,
        )

    def _tokens(self, texts: Texts) -> tuple[Ints, Ints, Ints]:
        """Return the number of every word and sign, and where it begins and ends, counted from text to text."""
        if texts.pieces is not self._pieces:
            self._begin(texts.pieces)
        pieces, begins = self._glued(texts)
        self._learn()
        counts = self._counts.array[pieces]
        rows = np.repeat(self._firsts.array[pieces], counts) + within(counts)
        told = self._signs.array[rows]
        places = np.repeat(begins, counts) + told[:, 1]
        return told[:, 0], places, places + told[:, 2]

    def _glued(self, texts: Texts) -> tuple[Ints, Ints]:
        """Return the pieces with signs such as those of C++ moved to the word before them, and where each begins."""
        self._learn()
        glued = np.flatnonzero(self._glue.array[texts.ids])
        glued = glued[~np.isin(glued, texts.firsts[:-1])]
        if not len(glued):
            return texts.ids, texts.begins
        pieces, begins = texts.ids.copy(), texts.begins.copy()
        for row in glued.tolist():
            word, sign = (texts.pieces.texts[pieces[place]] for place in (row - 1, row))
            rest = sign.lstrip("".join(GLUED))
            pieces[row - 1] = texts.pieces.number(word + sign[: len(sign) - len(rest)])
            pieces[row] = texts.pieces.number(rest)
            begins[row] += len(sign) - len(rest)
        return pieces, begins

    def _learn(self) -> None:
        for piece in self._pieces.texts[len(self._counts) :]:
            signs = [(self._number(text), at, len(text)) for at, text in signs_of(piece)]
            self._counts.extend([len(signs)])
            self._firsts.extend([len(self._signs)])
            self._signs.extend(signs)
            self._glue.extend([piece.startswith(GLUED)])
