"""A text as words with positions and sentences, so that two texts can be compared whatever their typography."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Self

WORD = re.compile(r"[\w\u0300-\u036f]+|[^\w\s]")
ENDS = frozenset(".!?")
LINE_ENDS = frozenset(".!?:;,")
FOLDED = str.maketrans(
    {**dict.fromkeys("“”„»«″", '"'), **dict.fromkeys("’‘‚`´", "'"), **dict.fromkeys("‐‑‒–—―−•·▪◦‣*", "-")}
)
SHORTEST_BROKEN = 45
"""A line shorter than this was not broken by a program; as in `documents`, in characters."""


@dataclass(frozen=True, eq=False)
class Words:
    """
    The words and marks of a text.

    keys    what each is compared by: composed alike, quotes, dashes and bullets of one kind
    starts, ends   its characters in the text
    opens   whether a sentence, a heading or an item of a list begins with it
    """

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    opens: list[bool]

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the words of a text."""
        keys, starts, ends = [], [], []
        for match in WORD.finditer(text):
            key = unicodedata.normalize("NFKC", match.group()).translate(FOLDED).strip("\u00ad\u200b\ufeff ")
            if key:
                keys.append(key)
                starts.append(match.start())
                ends.append(match.end())
        opens = [_opens(text, keys, starts, ends, number) for number in range(len(keys))]
        return cls(text, keys, starts, ends, opens)

    @cached_property
    def sentences(self) -> list[int]:
        """The number of the first word of each sentence."""
        return [number for number, opens in enumerate(self.opens) if opens]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the words [first, last) that characters [start, end) touch."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters [start, end) of the words [first, last); there must be one."""
        return self.starts[first], self.ends[last - 1]

    def sentence_at(self, number: int) -> int:
        """Return which sentence a word belongs to."""
        return bisect_right(self.sentences, number) - 1

    def sentence(self, which: int) -> tuple[int, int]:
        """Return the words [first, last) of a sentence."""
        last = self.sentences[which + 1] if which + 1 < len(self.sentences) else len(self.keys)
        return self.sentences[which], last


def is_word(key: str) -> bool:
    """Say whether it is a word or number, not a mark."""
    return key[0].isalnum()


def _opens(text: str, keys: list[str], starts: list[int], ends: list[int], number: int) -> bool:
    if number == 0:
        return True
    between = text[ends[number - 1] : starts[number]]
    before, here = keys[number - 1], text[starts[number]]
    if "\n" in between:
        return not _is_broken_line(text, before, ends[number - 1], between, here)
    if before in ('"', "'", ")") and number > 1:
        before = keys[number - 2]
    return before in ENDS and bool(between) and not here.islower()


def _is_broken_line(text: str, before: str, end: int, between: str, here: str) -> bool:
    """Say whether a program broke a sentence into two lines here."""
    above = end - (text.rfind("\n", 0, end) + 1)
    return between.count("\n") == 1 and above >= SHORTEST_BROKEN and before not in LINE_ENDS and here.islower()
