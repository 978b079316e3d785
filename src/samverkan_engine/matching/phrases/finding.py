"""From the words of an ad to its phrases: where they stand, their kind, how they are required, and how sure that is."""

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import numpy as np

from samverkan_engine.matching.phrases import features
from samverkan_engine.matching.phrases.known import known
from samverkan_engine.matching.phrases.marking import Floats, Marker
from samverkan_engine.matching.phrases.tokens import Parts, Tokens
from samverkan_engine.matching.phrases.trimming import Places, Trimmer
from samverkan_engine.matching.pieces import MOST, Pieces, Texts
from samverkan_engine.matching.required import MUST, UNSPECIFIED, required
from samverkan_engine.matching.sections import Section
from samverkan_engine.matching.words import Words


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
        self._trimmer = Trimmer(self._marker.texts)

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
        places = self._trimmer.places(parts, marks)
        columns = (places.owners, places.firsts, places.lasts, parts.begins[places.firsts], parts.ends[places.lasts])
        for owner, first, last, start, end, sure in zip(
            *(column.tolist() for column in columns), surenesses(speaks, places), strict=True
        ):
            number, sentence = parts.texts[owner], parts.sentences[owner]
            words = ads.words[number]
            kind, said = self._kind(parts, owner, first, last), words.text[start:end]
            concept = known(kind, said)
            needed = asked(kind, required(words.low, start, sentence))
            found[number].append(Phrase(start, end, said, kind, needed, sure, concept.esco, concept.jobtech))
        return found

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


def surenesses(speaks: Floats, places: Places) -> list[float]:
    """Return how sure each phrase is, 0 to 1: the mean of how much its words speak for it, by the logistic curve."""
    inside = np.append(speaks[:, 1], np.float32(0))
    pairs = np.stack([places.firsts + 1, places.lasts + 1], axis=1).ravel()
    sums = (
        np.where(places.lasts > places.firsts, np.add.reduceat(inside, pairs)[::2], np.float32(0)) if len(pairs) else 0
    )
    sure = (speaks[places.firsts, 0] + sums).astype(np.float64) / (places.lasts - places.firsts + 1)
    return [round(1 / (1 + math.exp(-one)), 4) for one in np.clip(sure, -30.0, 30.0).tolist()]


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


__all__ = ["Finder", "Kind", "Phrase", "find", "find_all", "learned"]
