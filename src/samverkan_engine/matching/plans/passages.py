"""
The passages of a course plan that may name something taught.

Plans list what is taught, after a colon or item by item, and put verbs of knowing before it ("kunna redogöra för …").
So the lines are cut where lists and sentences part, and what says only that something is known, or how well, is taken
off. Where a preposition stands inside ("samtal med ungdomar") both the whole and what stands on either side may be it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from samverkan_engine.matching.labels.senses import lines

BULLET = re.compile(r"(?:[-–—•*·▪◦●]|\(?(?:\w{1,3}[).]|\w{1,2}\d\)|\d+\.))\s+")
CUT = re.compile(
    r"[,;:()?!\"”“]+|\.(?=\s|$)|\s[–—-]\s|\s(?:samt|eller|inklusive|such as|till exempel|t\.ex\.|bland annat|and|&)\s|"
    r"(?<!-)\s(?:och)\s|\n"
)
"""Where what is listed parts; "läs- och skrivsvårigheter" stays together."""

JOINT = re.compile(
    r"\s(?:i|inom|på|för|med|från|till|hos|genom|av|som|när|så|utifrån|vid|under|enligt|kring|om|mot|mellan|"
    r"in|of|for|with|from|by|to|on|at|through|using|within|between|according)\s",
    re.IGNORECASE,
)
"""Prepositions and the like: a skill may go on past one, or end before it."""

WORD = re.compile(r"[^\W_]+(?:[.'’/-][^\W_]+)*[+#]*-?")
SHORTEST, LONGEST = 3, 7
"""Letters of a passage at the least, and words at the most."""

Place = tuple[int, int]


def passages(text: str, start: int, end: int) -> list[tuple[Place, ...]]:
    """Return, for each piece of a line of the text, the places in it of which one may name something taught."""
    bullet = BULLET.match(text, start, end)
    at = bullet.end() if bullet else start
    found = []
    for first, last in _pieces(text, at, end):
        ways = tuple(dict.fromkeys(place for place in _ways(text, first, last) if _says(text, place)))
        if ways:
            found.append(ways)
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[Place]:
    """Yield what stands between two cuts."""
    for cut in CUT.finditer(text, start, end):
        yield start, cut.start()
        start = cut.end()
    yield start, end


def _ways(text: str, start: int, end: int) -> Iterator[Place]:
    """Yield a piece, then what stands before and after each preposition in it, each without what says nothing."""
    yield bare(text, start, end)
    joints = list(JOINT.finditer(text, start, end))
    for joint in joints:
        yield bare(text, start, joint.start())
        yield bare(text, joint.end(), end)
    for one, other in pairwise(joints):
        yield bare(text, one.end(), other.start())


def bare(text: str, start: int, end: int) -> Place:
    """Return a place without the words at its ends that say only that something is known, how well, or nothing."""
    words = list(WORD.finditer(text, start, end))
    empty = _empty()
    while words and words[0].group().lower() in empty:
        del words[0]
    while words and words[-1].group().lower() in empty:
        del words[-1]
    return (words[0].start(), words[-1].end()) if words else (end, end)


def _says(text: str, place: Place) -> bool:
    words = WORD.findall(text, *place)
    says = any(word.lower() not in _ordinary() for word in words)
    return says and len(words) <= LONGEST and sum(map(len, words)) >= SHORTEST and not words[0][0].isdigit()


def is_empty(words: str) -> bool:
    """Tell whether words say only that something is known, how well, or nothing."""
    return all(word.lower() in _empty() for word in WORD.findall(words))


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """Return the words that are labels and nearly always mean something else."""
    return frozenset(lines("ordinary.txt"))


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    table = resources.files("samverkan_engine.matching.plans").joinpath("knowing.txt").read_text("utf-8")
    return frozenset(line for line in table.split() if not line.startswith("#"))
