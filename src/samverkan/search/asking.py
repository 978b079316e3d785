"""
What somebody asks for, read from the words typed: words, "exact phrases", and -words that must not be there.

Whatever is typed is only ever words to look for: nothing of a database's own search language gets through.
"""

import re
from dataclasses import dataclass

from samverkan.search.words import COMPOUND, clean, fold, is_common, stem, words_in

LONGEST = 200  # characters
MOST = 12  # words and phrases
SHORTEST = 2

_PART = re.compile(r'(?P<minus>(?<!\S)[-−–])?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))')
_QUOTES = str.maketrans(dict.fromkeys("”“„«»", '"'))


@dataclass(frozen=True)
class Clause:
    """One thing that must be there, or must not: any of these rows of stems; a single word also within compounds."""

    rows: tuple[tuple[str, ...], ...]
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """The words as typed, what must be there and what must not."""

    words: str
    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()
    letters: int = 0

    @property
    def is_empty(self) -> bool:
        return not self.letters

    @property
    def is_short(self) -> bool:
        return self.letters < SHORTEST

    @property
    def only_without(self) -> bool:
        return bool(self.unwanted) and not self.wanted


def read(typed: str) -> Asked:
    """Return what was asked for. Words too common to tell anything are left out when there are others."""
    words = " ".join(clean(typed[: LONGEST * 4]).split())[:LONGEST]
    wanted: list[tuple[str, Clause]] = []
    unwanted: list[Clause] = []
    for part in _PART.finditer(words.translate(_QUOTES)):
        found = [each[0] for each in words_in(part["quoted"] or part["bare"] or "")]
        if not found or len(wanted) + len(unwanted) >= MOST:
            continue
        if part["minus"]:
            unwanted.append(clause(found))
        else:
            lone = len(found) == 1 and part["quoted"] is None
            wanted.append((fold(found[0]) if lone else "", clause(found, compounds=lone)))
    telling = [each for word, each in wanted if len(word) != 1 and not is_common(word)]
    letters = sum(len(each[0]) for each in words_in(words))
    return Asked(words, tuple(telling or (each for _word, each in wanted)), tuple(unwanted), letters)


def clause(found: list[str], *, compounds: bool = False) -> Clause:
    """Return a word, or several that must stand beside each other, in each language's stems."""
    rows = tuple(dict.fromkeys(tuple(stem(each, language) for each in found) for language in ("sv", "en")))
    if not compounds:
        return Clause(rows)
    part = rows[0][0]  # the Swedish stem: English does not write its compounds as one word
    return Clause(rows, (part,) if len(part) >= COMPOUND and not part.isdecimal() else ())
