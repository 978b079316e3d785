"""From the words of an ad to its phrases: where they stand, their kind, how they are required, and how sure that is."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.phrases import features
from samverkan_engine.matching.phrases.known import known
from samverkan_engine.matching.phrases.marking import Floats, Integers, Marker
from samverkan_engine.matching.phrases.tokens import Parts, Tokens
from samverkan_engine.matching.pieces import MOST, Growing, Pieces, Texts
from samverkan_engine.matching.required import MUST, UNSPECIFIED, required
from samverkan_engine.matching.sections import Section
from samverkan_engine.matching.words import Words

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


class Kind(StrEnum):
    """What a phrase names."""

    SKILL = "skill"
    KNOWLEDGE = "knowledge"
    TOOL = "tool"
    CERTIFICATE = "certificate"
    LANGUAGE = "language"
    TRAIT = "trait"


class Phrase(NamedTuple):
    """
    A place in an ad where a skill is asked for, or described as part of the work.

    start, end  characters of the ad's text
    kind        skill, knowledge, tool, certificate, language or trait
    required    must, nice or unspecified
    score       how sure, 0 to 1
    esco        the ESCO concept our own table of traits and certificates knows the words by; else empty
    jobtech     the same of JobTech
    """

    start: int
    end: int
    text: str
    kind: Kind
    required: str
    score: float
    esco: str = ""
    jobtech: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where phrases stand: the part of each, and its first and last word among those of all parts."""

    owners: Integers
    firsts: Integers
    lasts: Integers


class Finder:
    """Finds phrases; made once of the learned weights (some tenths of a second), then used for any number of ads."""

    def __init__(self, marker: Marker, kinds: Mapping[str, tuple[float, ...]]) -> None:
        self._marker = marker
        self._kinds = kinds
        self._begin(Pieces())

    def _begin(self, pieces: Pieces) -> None:
        """Forget the words met so far."""
        self._pieces, self._told = pieces, dict[tuple[object, ...], Kind]()
        self._marker.forget()
        self._tokens = Tokens(self._marker.number)
        self._standing, self._leading, self._single = (Growing(np.bool_) for _ in range(3))

    def find(self, ad: Words) -> tuple[Phrase, ...]:
        """Return the phrases of an ad, in order, never overlapping."""
        return self.find_many([ad])[0]

    def find_many(self, ads: Sequence[Words]) -> list[tuple[Phrase, ...]]:
        """Return the phrases of each ad."""
        pieces = self._pieces if len(self._pieces) < MOST else Pieces()
        return [tuple(some) for some in self.find_all(Texts(ads, pieces))]

    def find_all(self, ads: Texts) -> list[list[Phrase]]:
        """
        Return the phrases of each ad; faster than one ad at a time.

        What tells of the employer, of what is offered and of how to apply is not read: hardly a phrase found there was
        asked for.
        """
        if ads.pieces is not self._pieces:
            self._begin(ads.pieces)
        found: list[list[Phrase]] = [[] for _ in ads]
        parts = self._tokens.parts(ads)
        marks, speaks = self._marker.mark(parts)
        places = self._trimmed(parts, *spans(marks, parts.lengths))
        columns = (places.owners, places.firsts, places.lasts, parts.begins[places.firsts], parts.ends[places.lasts])
        for owner, first, last, start, end, sure in zip(
            *(column.tolist() for column in columns), surenesses(speaks, places), strict=True
        ):
            number, sentence = parts.texts[owner], parts.sentences[owner]
            text = ads.words[number].text
            kind, said = self._kind(parts, owner, first, last), text[start:end]
            concept = known(kind, said)
            needed = asked(kind, required(text, start, sentence))
            found[number].append(Phrase(start, end, said, kind, needed, sure, concept.esco, concept.jobtech))
        return found

    def _trimmed(self, parts: Parts, firsts: Integers, lasts: Integers) -> Places:
        """Return the phrases without signs and small words at their ends, those that then are nothing left out."""
        self._learn()
        texts, ids = self._marker.texts, parts.ids
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
        new = self._marker.texts[len(self._standing) :]
        self._standing.extend([stands(text) for text in new])
        self._leading.extend([text.lower() in LEADING_FIRST for text in new])
        self._single.extend([text in SINGLE for text in new])

    def _kind(self, parts: Parts, owner: int, first: int, last: int) -> Kind:
        """Return the kind of the phrase that stands from first to last among the words of all parts."""
        begin, end = parts.starts[owner], parts.starts[owner + 1]
        before, after = max(begin, first - 2), min(end, last + 2)
        section = parts.sentences[owner].section
        key = (section, first - before, after - last, *parts.numbers[before:after])
        told = self._told.get(key)
        if told is None:
            texts = [self._marker.texts[id_] for id_ in parts.numbers[before:after]]
            told = self._told[key] = self.kind(texts, first - before, last - before, section)
        return told

    def kind(self, texts: list[str], first: int, last: int, section: Section) -> Kind:
        """Return the kind of the phrase that stands from first to last among the words of a sentence."""
        after = texts[last + 1] if last + 1 < len(texts) else features.AFTER
        names = features.of_phrase(texts[first : last + 1], texts[max(0, first - 2) : first], after, section.value)
        totals = [0.0] * len(Kind)
        for name in names:
            for index, weight in enumerate(self._kinds.get(name, ())):
                totals[index] += weight
        return list(Kind)[totals.index(max(totals))]


def asked(kind: Kind, told: str) -> str:
    """Return how a phrase is required: a trait, certificate or language is needed where nothing else is told of it."""
    return MUST if told == UNSPECIFIED and kind in (Kind.TRAIT, Kind.CERTIFICATE, Kind.LANGUAGE) else told


def spans(marks: Integers, lengths: Integers) -> tuple[Integers, Integers]:
    """Return the first and the last word of each phrase in rows of marks (0 beginning, 1 inside, 2 outside)."""
    stops = marks != 1
    stops[np.cumsum(lengths) - lengths] = True
    ends = np.append(np.flatnonzero(stops), len(marks))
    firsts = np.flatnonzero(marks == 0)
    return firsts, ends[np.searchsorted(ends, firsts, side="right")] - 1


def next_where(told: NDArray[np.bool_]) -> Integers:
    """Return for each place the next one, itself or after it, where something is told; past the end for none."""
    places = np.where(told, np.arange(len(told)), len(told))
    return np.minimum.accumulate(places[::-1])[::-1]


def previous_where(told: NDArray[np.bool_]) -> Integers:
    """Return for each place the last one, itself or before it, where something is told; -1 for none."""
    return np.maximum.accumulate(np.where(told, np.arange(len(told)), -1))


def surenesses(speaks: Floats, places: Places) -> list[float]:
    """Return how sure each phrase is, 0 to 1: the mean of how much its words speak for it, by the logistic curve."""
    inside = np.append(speaks[:, 1], np.float32(0))
    pairs = np.stack([places.firsts + 1, places.lasts + 1], axis=1).ravel()
    sums = (
        np.where(places.lasts > places.firsts, np.add.reduceat(inside, pairs)[::2], np.float32(0)) if len(pairs) else 0
    )
    sure = (speaks[places.firsts, 0] + sums).astype(np.float64) / (places.lasts - places.firsts + 1)
    return [round(1 / (1 + math.exp(-one)), 4) for one in np.clip(sure, -30.0, 30.0).tolist()]


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


def learned() -> Finder:
    """Return the finder of the weights in this package."""
    folder = resources.files("samverkan_engine.matching.phrases")
    weights: dict[str, tuple[float, float]] = {}
    steps: list[tuple[float, ...]] = []
    readiness = 0.0
    for line in folder.joinpath("marking.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, *numbers = line.split("\t")
        if name == "step":
            steps.append(tuple(map(float, numbers)))
        elif name == "readiness":
            readiness = float(numbers[0])
        else:
            weights[name] = (float(numbers[0]), float(numbers[1]))
    kinds = {}
    for line in folder.joinpath("kinds.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, *numbers = line.split("\t")
            kinds[name] = tuple(map(float, numbers))
    return Finder(Marker(weights, steps, readiness), kinds)


@lru_cache(maxsize=1)
def _usual() -> Finder:
    return learned()


def find(ad: Words) -> tuple[Phrase, ...]:
    """Return the phrases of an ad, in order, never overlapping."""
    return find_all([ad])[0]


def find_all(ads: Sequence[Words]) -> list[tuple[Phrase, ...]]:
    """Return the phrases of each ad; faster than one ad at a time."""
    return _usual().find_many(ads)


__all__ = ["Finder", "Kind", "Phrase", "find", "find_all", "learned", "spans", "trim"]
