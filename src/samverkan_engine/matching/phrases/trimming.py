"""Rows of marks become phrases, without the signs and small words at their ends."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.cutting import Ints
from samverkan_engine.matching.phrases.tokens import Parts
from samverkan_engine.matching.pieces import Growing

TRIMMED = frozenset(
    [
        "av",
        "i",
        "om",
        "för",
        "med",
        "till",
        "på",
        "inom",
        "och",
        "eller",
        "samt",
        "att",
        "som",
        "både",
        "såväl",
        "dels",
        "kring",
        "vid",
        "hos",
        "från",
        "den",
        "det",
        "en",
        "ett",
        "viss",
        "visst",
        "vissa",
        "of",
        "in",
        "and",
        "or",
        "to",
        "the",
        "a",
        "an",
        "with",
        "for",
        "god",
        "goda",
        "gott",
        "good",
        "strong",
        "excellent",
        "experience",
    ]
)
"""Words that neither begin nor end a phrase."""

LEADING = frozenset(
    (
        "bra på att", "bra på", "van att", "van vid", "vana av", "vana vid", "vana att", "erfarenhet av",
        "erfarenhet från", "erfarenhet inom", "erfarenheter av", "kunskap om", "kunskaper i", "kunskaper om",
        "kunskaper inom", "kännedom om", "förmåga att", "gillar att", "tycker om att", "intresse för", "intresse av",
        "experience of", "experience in", "experience with", "knowledge of", "ability to", "able to",
    )
)  # fmt: skip
"""What a phrase may begin with that says that a skill follows, not which."""

LEADING_FIRST = frozenset(words.split()[0] for words in LEADING)
SHORTEST_LEADING = 2
"""Words, and one more of the phrase after them."""

SINGLE = "<>@/"


@dataclass(frozen=True, slots=True)
class Places:
    """Where phrases stand: the part of each, and its first and last word among those of all parts."""

    owners: Ints
    firsts: Ints
    lasts: Ints


class Trimmer:
    """
    Tells where phrases stand.

    texts  the words and signs by their numbers; more may come
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._standing, self._leading, self._single = (Growing(np.bool_) for _ in range(3))

    def places(self, parts: Parts, marks: Ints) -> Places:
        """Return the phrases without signs and small words at their ends, those that then are nothing left out."""
        self._learn()
        texts, ids = self._texts, parts.ids
        firsts, lasts = spans(marks, parts.lengths)
        stands = self._standing.array[ids]
        firsts, ended = next_where(stands)[firsts], lasts
        lasts = previous_where(stands)[lasts]
        leading = np.flatnonzero(
            self._leading.array[ids[np.minimum(firsts, len(ids) - 1)]] & (ended - firsts >= SHORTEST_LEADING)
        )
        for row in leading.tolist():
            begin = firsts[row]
            first, last = trim([texts[id_] for id_ in ids[begin : ended[row] + 1]], 0, ended[row] - begin)
            firsts[row], lasts[row] = begin + first, begin + last
        kept = firsts <= lasts
        firsts, lasts = firsts[kept], lasts[kept]
        singles = np.concatenate(([0], np.cumsum(self._single.array[ids])))
        kept = singles[lasts + 1] == singles[firsts]
        firsts, lasts = firsts[kept], lasts[kept]
        return Places(np.searchsorted(np.cumsum(parts.lengths), firsts, side="right"), firsts, lasts)

    def _learn(self) -> None:
        new = self._texts[len(self._standing) :]
        self._standing.extend([stands(text) for text in new])
        self._leading.extend([text.lower() in LEADING_FIRST for text in new])
        self._single.extend([text in SINGLE for text in new])


def spans(marks: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """Return the first and the last word of each phrase in rows of marks (0 beginning, 1 inside, 2 outside)."""
    stops = marks != 1
    stops[np.cumsum(lengths) - lengths] = True
    ends = np.append(np.flatnonzero(stops), len(marks))
    firsts = np.flatnonzero(marks == 0)
    return firsts, ends[np.searchsorted(ends, firsts, side="right")] - 1


def next_where(told: NDArray[np.bool_]) -> Ints:
    """Return for each place the next one, itself or after it, where something is told; past the end for none."""
    places = np.where(told, np.arange(len(told)), len(told))
    return np.minimum.accumulate(places[::-1])[::-1]


def previous_where(told: NDArray[np.bool_]) -> Ints:
    """Return for each place the last one, itself or before it, where something is told; -1 for none."""
    return np.maximum.accumulate(np.where(told, np.arange(len(told)), -1))


def trim(texts: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Return the phrase without the signs and small words at its ends; first past last when nothing is left."""
    while first <= last and not stands(texts[first]):
        first += 1
    for size in (3, 2):
        if last - first >= size and " ".join(texts[first : first + size]).lower() in LEADING:
            return trim(texts, first + size, last)
    while first <= last and not stands(texts[last]):
        last -= 1
    return first, last


def stands(text: str) -> bool:
    """Tell whether a word may stand at the end of a phrase."""
    return text[0].isalnum() and text.lower() not in TRIMMED
