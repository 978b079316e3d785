"""An ad taken apart: its words, and its sentences with what each is about, every one with its exact place."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from samverkan_engine.matching.sections import (
    ASKING,
    HEADINGS,
    LEADS,
    LONGEST_HEADING,
    READ,
    Section,
    heading,
    lead,
    opening_words,
)

WORD = re.compile(r"(\w+)")

BREAK = re.compile(r"[\r\n•●▪◦·*.!?:][\r\n•●▪◦·*.!?: \xa0\t]*")
"""Where a sentence, a line or an item of a list may end; it begins with one of few signs, which makes it fast."""

ENDS = frozenset(".!?:")
INSIDE = frozenset((*ENDS, ".."))

SHORT = frozenset(
    ("bl.a", "a", "t.ex", "ex", "ca", "kl", "dvs", "ev", "resp", "inkl", "exkl", "o.s.v", "e.g", "i.e", "nr")
)
"""Abbreviations, without their last point, after which a sentence goes on."""

LEADING = " \t\r\n\xa0-–_"

FEW = 5
"""Blanks in a heading that no colon or question mark ends."""

YOU = re.compile(r"\b(?:du|dig|din|dina|ditt|you|your)\b", re.IGNORECASE)


EVERYTHING = 7


class Sentence(NamedTuple):
    """
    A sentence, a heading or an item of a list.

    start, end  characters of the text, blanks around it left out
    section     what it is about, from the heading above it or from how it begins
    heading     it is a heading
    item        it stands first on a line, as the items of a list do
    telling     what it may tell of need and wish, as `required.telling` says; EVERYTHING when nobody looked
    """

    start: int
    end: int
    section: Section
    heading: bool
    item: bool
    telling: int = EVERYTHING


class Word(NamedTuple):
    """A word with its place."""

    text: str
    start: int
    end: int


class Words:
    """
    The words and sentences of one text.

    pieces     what stands between words and the words, in turn: pieces[1] is the first word; joined they are the text
    ends       where each piece ends, in characters; a piece begins where the one before it ends
    sentences  in order, never overlapping
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def pieces(self) -> list[str]:
        return WORD.split(self.text)

    @cached_property
    def low(self) -> str:
        """The text in small letters, each in its place: of all letters İ alone would become two."""
        return self.text.replace("İ", "i").lower().replace("ſ", "s")

    @cached_property
    def ends(self) -> Sequence[int]:
        return list(accumulate(map(len, self.pieces)))

    @cached_property
    def sentences(self) -> list[Sentence]:
        return sentences(self.text)

    @cached_property
    def _begins(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def piece(self, place: int) -> str:
        """Return one of the pieces."""
        return self.text[self.ends[place - 1] if place else 0 : self.ends[place]]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return the first and one past the last character of the pieces first to last, last included."""
        return (self.ends[first - 1] if first else 0), self.ends[last]

    def sentence(self, position: int) -> Sentence | None:
        """Return the sentence in which a character stands; None between sentences."""
        index = bisect_right(self._begins, position) - 1
        if index < 0 or position >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def within(self, start: int, end: int) -> list[Word]:
        """Return the words that begin from start and before end."""
        index = bisect_right(self.ends, start) | 1  # words stand at odd places
        found = []
        while index < len(self.ends) and self.ends[index - 1] < end:
            if self.ends[index - 1] >= start:
                found.append(Word(self.pieces[index], self.ends[index - 1], self.ends[index]))
            index += 2
        return found

    @property
    def words(self) -> list[Word]:
        """All words."""
        return self.within(0, len(self.text))


def sentences(text: str) -> list[Sentence]:
    """Return the sentences, headings and items of a text, in order."""
    found: list[Sentence] = []
    section = Section.OPENING
    begin, item = 0, False
    for stop, after, mark in _breaks(text):
        part = text[begin:stop].rstrip()
        end = begin + len(part)
        part = part.lstrip(LEADING)
        if part:
            section, sentence = told(part, end, mark, section, item)
            found.append(sentence)
        item = "\n" in mark or not ENDS.issuperset(mark.rstrip())
        begin = after
    return found


def _breaks(text: str) -> list[tuple[int, int, str]]:
    """Return where sentences end: (end of the sentence, begin of the next, the signs between)."""
    found, size = [], len(text)
    for match in BREAK.finditer(text):
        mark = match.group()
        start, after = match.span()
        if mark in INSIDE and after < size:
            continue  # inside a number, an address or an abbreviation
        if mark == ". " and not _full_stop(text, start, after):
            continue
        found.append((start + 1 if mark[0] in ENDS else start, after, mark))
    found.append((len(text), len(text), ""))
    return found


def _full_stop(text: str, start: int, after: int) -> bool:
    """A point ends a sentence when a capital or a sign follows and no abbreviation stands before it."""
    return not text[after : after + 1].islower() and not is_short(text, start)


def is_short(text: str, end: int) -> bool:
    """Tell whether the word that ends at `end` is an abbreviation."""
    return text[max(0, end - 5) : end].split(" ")[-1] in SHORT


def told(
    part: str, end: int, mark: str, section: Section, item: bool, telling: int = EVERYTHING
) -> tuple[Section, Sentence]:
    """
    Return the section that goes on after a sentence, and the sentence with what it is about.

    part  its text    mark  the signs after it    section  what the text is about so far
    """
    start = end - len(part)
    begun = part[:READ].lower()
    words = opening_words(begun)
    if len(part) <= LONGEST_HEADING and mark[:1] != "." and (part[-1] in ":?" or part.count(" ") <= FEW):
        headed = heading(words, HEADINGS, len(part))
        if headed:
            return headed, Sentence(start, end, headed, True, False, telling)
    own = lead(words, LEADS, begun)
    if own is Section.EMPLOYER and YOU.search(part):
        own = None if section in ASKING else Section.TASKS
    if own is Section.WISH:
        own = Section.MUST if section is not Section.NICE else None
    if own is None:
        own = section
    elif own in ASKING and (section not in ASKING or section is Section.NICE):
        section = own  # the text has come back to the work without a heading
    return section, Sentence(start, end, own, False, item, telling)
