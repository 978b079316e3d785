"""From the words of an ad to its phrases: where they stand, their kind, how they are required, and how sure that is."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources

from samverkan_engine.matching.phrases import features
from samverkan_engine.matching.phrases.known import known
from samverkan_engine.matching.phrases.marking import Floats, Marker
from samverkan_engine.matching.required import MUST, UNSPECIFIED, required
from samverkan_engine.matching.sections import ASKING
from samverkan_engine.matching.words import Sentence, Words

REMEMBERED = 200_000
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

SINGLE = "<>@/"


class Kind(StrEnum):
    """What a phrase names."""

    SKILL = "skill"
    KNOWLEDGE = "knowledge"
    TOOL = "tool"
    CERTIFICATE = "certificate"
    LANGUAGE = "language"
    TRAIT = "trait"


@dataclass(frozen=True, slots=True)
class Phrase:
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
        self._told: dict[tuple[str, ...], Kind] = {}

    def find(self, ad: Words) -> tuple[Phrase, ...]:
        """Return the phrases of an ad, in order, never overlapping."""
        return self.find_all([ad])[0]

    def find_all(self, ads: Sequence[Words]) -> list[tuple[Phrase, ...]]:
        """
        Return the phrases of each ad; faster than one ad at a time.

        What tells of the employer, of what is offered and of how to apply is not read: hardly a phrase found there was
        asked for.
        """
        sentences = []
        places: list[tuple[int, list[int], list[int]]] = []
        for number, ad in enumerate(ads):
            for sentence, texts, begins, ends in features.tokens(ad):
                if sentence.section in ASKING and not sentence.heading:
                    sentences.append((sentence, texts))
                    places.append((number, begins, ends))
        marks, given = self._marker.mark(sentences)
        found: list[list[Phrase]] = [[] for _ in ads]
        for (sentence, texts), (number, begins, ends), mark, speaks in zip(
            sentences, places, marks, given, strict=True
        ):
            if 0 in mark:
                found[number] += self._phrases(ads[number].text, sentence, texts, begins, ends, mark, speaks)
        return [tuple(some) for some in found]

    def _phrases(
        self,
        text: str,
        sentence: Sentence,
        texts: list[str],
        begins: list[int],
        ends: list[int],
        mark: list[int],
        speaks: Floats,
    ) -> list[Phrase]:
        found = []
        for first, last in spans(mark):
            first, last = trim(texts, first, last)
            if first > last:
                continue
            words = texts[first : last + 1]
            if not any(word[0].isalnum() for word in words) or any(word in SINGLE for word in words):
                continue
            kind = self.kind(texts, first, last, sentence)
            sure = float(speaks[first, 0] + speaks[first + 1 : last + 1, 1].sum()) / (last - first + 1)
            score = 1 / (1 + math.exp(-max(-30.0, min(30.0, sure))))
            start, end = begins[first], ends[last]
            said = text[start:end]
            concept = known(kind, said)
            needed = asked(kind, required(text, start, sentence))
            found.append(Phrase(start, end, said, kind, needed, round(score, 4), concept.esco, concept.jobtech))
        return found

    def kind(self, texts: list[str], first: int, last: int, sentence: Sentence) -> Kind:
        """Return the kind of the phrase that stands from first to last among the words of a sentence."""
        after = texts[last + 1] if last + 1 < len(texts) else features.AFTER
        before = texts[max(0, first - 2) : first]
        key = (*texts[first : last + 1], "|", *before, "|", after, sentence.section.value)
        told = self._told.get(key)
        if told is None:
            if len(self._told) > REMEMBERED:
                self._told.clear()
            names = features.of_phrase(texts[first : last + 1], before, after, sentence.section.value)
            totals = [0.0] * len(Kind)
            for name in names:
                for index, weight in enumerate(self._kinds.get(name, ())):
                    totals[index] += weight
            told = self._told[key] = list(Kind)[totals.index(max(totals))]
        return told


def asked(kind: Kind, told: str) -> str:
    """Return how a phrase is required: a trait, certificate or language is needed where nothing else is told of it."""
    return MUST if told == UNSPECIFIED and kind in (Kind.TRAIT, Kind.CERTIFICATE, Kind.LANGUAGE) else told


def spans(mark: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last word of each phrase in a row of marks (0 beginning, 1 inside, 2 outside)."""
    found: list[tuple[int, int]] = []
    for index, one in enumerate(mark):
        if one == 0:
            found.append((index, index))
        elif one == 1 and found and found[-1][1] == index - 1:
            found[-1] = (found[-1][0], index)
    return found


def trim(texts: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Return the phrase without the signs and small words at its ends; first past last when nothing is left."""
    while first <= last and not _stands(texts[first]):
        first += 1
    for size in (3, 2):
        if last - first >= size and " ".join(texts[first : first + size]).lower() in LEADING:
            return trim(texts, first + size, last)
    while first <= last and not _stands(texts[last]):
        last -= 1
    return first, last


def _stands(text: str) -> bool:
    return text[0].isalnum() and text.lower() not in TRIMMED


@lru_cache(maxsize=1)
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


def find(ad: Words) -> tuple[Phrase, ...]:
    """Return the phrases of an ad, in order, never overlapping."""
    return learned().find(ad)


def find_all(ads: Sequence[Words]) -> list[tuple[Phrase, ...]]:
    """Return the phrases of each ad; faster than one ad at a time."""
    return learned().find_all(ads)


__all__ = ["Finder", "Kind", "Phrase", "find", "find_all", "learned", "spans", "trim"]
