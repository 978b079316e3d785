"""
The sentences of many texts at once.

`words.sentences` is the same for one text, told plainly; tests hold the two together. Sentences end between words, and
what stands there seldom is new, so where it ends one is told once for each piece.
"""

import re

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.cutting import Ints
from samverkan_engine.matching.pieces import Column, Growing, Pieces, Texts, within
from samverkan_engine.matching.required import telling
from samverkan_engine.matching.sections import HEADINGS, LEADS, Section
from samverkan_engine.matching.words import (
    BREAK,
    ENDS,
    INSIDE,
    LEADING,
    SHORT,
    WORD,
    Sentence,
    is_short,
    sentences,
    told,
)

OWNER, ROW = 0, 1
"""
Of each break of the texts: the text, and the row of its piece; then, as in a piece but counted in characters of all
texts, LEAD, END, IS_ITEM and MARK.
"""

POINT = ". "
SHORT_ENDS = frozenset(WORD.findall(short)[-1] for short in SHORT)
OPENINGS = frozenset(
    WORD.match(words)[0] if WORD.match(words) else ""  # type: ignore[index]
    for openings in (HEADINGS, LEADS)
    for words in (*openings.first, *openings.gapped)
)
"""The first words of all openings; where a sentence begins with another, its section is that of the one before."""

STOP, AFTER, LEAD, END, IS_INSIDE, IS_POINT, IS_ITEM, IS_LOWER, MARK = range(9)
"""
What is told of a place in a piece where a sentence may end.

STOP, AFTER   where the sentence ends, and where the next begins
LEAD, END     the same without what belongs to neither
IS_INSIDE     it ends nothing unless the text ends there
IS_POINT      a point and a blank, which ends nothing before a small letter or after an abbreviation
IS_ITEM       what comes next stands first on a line
IS_LOWER      a small letter follows in the piece itself
MARK          the row of the signs between
"""


class Parter:
    """Parts texts into sentences, headings and items."""

    def __init__(self) -> None:
        self._short = Column(lambda piece: piece in SHORT_ENDS, np.bool_)
        self._small = Column(lambda piece: piece[:1].islower(), np.bool_)
        self._opening = Column(lambda piece: piece.lower() in OPENINGS, np.bool_)
        self._telling = Column(telling, np.int64)
        self._odd = Column(lambda piece: piece.startswith("_"), np.bool_)
        self._lead = Column(_lead, np.int64)
        self._end = Column(lambda piece: len(piece.rstrip()), np.int64)
        self._begin(Pieces())

    def _begin(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._counts, self._firsts, self._places = Growing(np.int64), Growing(np.int64), Growing(np.int64, (9,))
        self._marks = [""]

    def part(self, texts: Texts) -> list[list[Sentence]]:
        """Return the sentences of each text, in order."""
        if not len(texts):
            return []
        found: list[list[Sentence]] = [[] for _ in texts]
        breaks = self._breaks(texts)
        spans = self._spans(texts, breaks)
        section, before = Section.OPENING, -1
        offsets = texts.offsets.tolist()
        for number, start, end, opening, item, mark, tells in zip(*(one.tolist() for one in spans), strict=True):
            if number != before:
                section, before = Section.OPENING, number
            first, past = start - offsets[number], end - offsets[number]
            if opening:
                text = texts.words[number].text
                section, sentence = told(text[first:past], past, self._marks[mark], section, item, tells)
            else:
                sentence = Sentence(first, past, section, False, item, tells)
            found[number].append(sentence)
        odd = self._odd.of(texts.pieces)[texts.ids]
        for number in np.unique(texts.owners[odd]).tolist():
            found[number] = sentences(texts.words[number].text)
        return found

    def _breaks(self, texts: Texts) -> Ints:
        """Return the breaks of all texts: OWNER, ROW, LEAD, END, IS_ITEM, MARK; the last of each is its end."""
        if texts.pieces is not self._pieces:
            self._begin(texts.pieces)
        self._learn()
        counts = self._counts.array[texts.ids]
        rows = np.repeat(np.arange(len(counts)), counts)
        places = self._places.array[np.repeat(self._firsts.array[texts.ids], counts) + within(counts)]
        ends = self._ending(texts, rows, places)
        rows, places = rows[ends], places[ends]
        begins = texts.begins[rows]
        made = np.stack(
            [
                texts.owners[rows], rows, begins + places[:, LEAD], begins + places[:, END],
                places[:, IS_ITEM], places[:, MARK],
            ],
            axis=1,
        )  # fmt: skip
        lasts = texts.firsts[1:] - 1
        end = texts.begins[lasts] + self._end.of(texts.pieces)[texts.ids[lasts]]
        none = np.zeros_like(lasts)
        last = np.stack([np.arange(len(texts)), lasts, none, end, none, none], axis=1)
        return np.insert(made, np.searchsorted(made[:, 0], last[:, 0], side="right"), last, axis=0)

    def _ending(self, texts: Texts, rows: Ints, places: Ints) -> NDArray[np.bool_]:
        """Tell which of the places really end a sentence: what follows, and abbreviations, may hinder it."""
        ids, lengths = texts.ids, texts.pieces.lengths
        owners = texts.owners[rows]
        at_end = places[:, AFTER] == lengths[ids[rows]]
        is_last = rows == texts.firsts[owners + 1] - 1
        following = ids[np.minimum(rows + 1, len(ids) - 1)]
        small = np.where(at_end, ~is_last & self._small.of(texts.pieces)[following], places[:, IS_LOWER] > 0)
        is_point = places[:, IS_POINT] > 0
        ends = np.where(places[:, IS_INSIDE] > 0, at_end & is_last, ~(is_point & small))
        before = ids[np.maximum(rows - 1, 0)]
        doubtful = ends & is_point & (places[:, STOP] == 1) & self._short.of(texts.pieces)[before]
        for place in np.flatnonzero(doubtful).tolist():
            owner, row = owners[place], rows[place]
            point = texts.begins[row] - texts.offsets[owner]
            ends[place] = not is_short(texts.words[owner].text, point)
        return ends

    def _spans(self, texts: Texts, breaks: Ints) -> tuple[Ints, ...]:
        """Return of each sentence its text, begin, end, whether it may begin a section, item, mark, and if it tells."""
        ids, pieces, lengths = texts.ids, texts.pieces, texts.pieces.lengths
        owners, rows, leads, ends, items, marks = breaks.T
        firsts = np.flatnonzero(np.diff(owners, prepend=-1))
        begun, starts, is_item = (np.roll(column, 1) for column in (rows, leads, items))
        begun[firsts] = texts.firsts[:-1]
        starts[firsts] = texts.begins[begun[firsts]] + self._lead.of(pieces)[ids[begun[firsts]]]
        is_item[firsts] = 0
        with_word = starts == texts.begins[begun] + lengths[ids[begun]]
        following = ids[np.minimum(begun + 1, len(ids) - 1)]
        opening = ~with_word | self._opening.of(pieces)[following]
        told = within_any(self._telling.of(pieces)[ids], begun, rows)
        kept = starts < ends
        return tuple(column[kept] for column in (owners, starts, ends, opening, is_item > 0, marks, told))

    def _learn(self) -> None:
        for piece in self._pieces.texts[len(self._counts) :]:
            places = [self._place(piece, found) for found in BREAK.finditer(piece)]
            self._counts.extend([len(places)])
            self._firsts.extend([len(self._places)])
            self._places.extend(places)

    def _place(self, piece: str, found: re.Match[str]) -> tuple[int, ...]:
        mark, (start, after) = found.group(), found.span()
        stop = start + 1 if mark[0] in ENDS else start
        if mark not in self._marks:
            self._marks.append(mark)
        is_item = "\n" in mark or not ENDS.issuperset(mark.rstrip())
        flags = (mark in INSIDE, mark == POINT, is_item, piece[after : after + 1].islower())
        lead = after + _lead(piece[after:])
        return stop, after, lead, len(piece[:stop].rstrip()), *map(int, flags), self._marks.index(mark)


def within_any(bits: Ints, firsts: Ints, lasts: Ints) -> Ints:
    """Return which of three bits are set anywhere from first to last, those left out."""
    found = np.zeros_like(firsts)
    for bit in (1, 2, 4):
        upto = np.cumsum(bits & bit)
        found |= bit * (upto[lasts] > upto[firsts])
    return found


def _lead(piece: str) -> int:
    return len(piece) - len(piece.lstrip(LEADING))
