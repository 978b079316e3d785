"""How alike the promises of two sides are."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log, sqrt

from samverkan_engine.comparing.strength import Strength, strength_of
from samverkan_engine.comparing.words import grams, name_key, stem, words_of
from samverkan_engine.tables.comparing import Side, SidePromise

WORDS, DOMAINS, AREAS, KIND, FIGURES = 0.76, 0.1, 0.04, 0.05, 0.05
"""How much each piece of evidence weighs; what either promise does not say is left out of the sum."""
CONTAINED = 0.85
"""A promise that stands whole in a longer one is so like it, by its words, at the most."""
SHORTEST = 3
"""Of a promise of fewer words than this it is not asked whether it stands in a longer one."""
KEYS = ("stems", "letters")
EVERYWHERE = 0.25
MANY = 40
"""In so many promises, runs of letters that stand in more than a quarter of them are not counted."""


@dataclass(frozen=True)
class Weighed:
    """A promise ready to be compared: what it weighs word by word, and how strong it is."""

    promise: SidePromise
    stems: dict[str, float]
    letters: dict[str, float]
    strength: Strength

    @cached_property
    def domains(self) -> frozenset[str]:
        return frozenset(self.promise.domains)

    @cached_property
    def areas(self) -> frozenset[str]:
        return frozenset(name_key(area) for area in self.promise.areas)

    @cached_property
    def stated(self) -> frozenset[str]:
        """Its figures and dates."""
        return self.strength.figures | self.strength.dates

    @cached_property
    def weight(self) -> float:
        return sum(value * value for value in self.stems.values())


def weighed(one: Side, other: Side) -> tuple[list[Weighed], list[Weighed]]:
    """Return the promises of both sides, each word weighed by how rare it is among all of them."""
    names = {word for side in (one, other) for name in side.names for word in words_of(name)}
    texts = [[words_of(promise.text, names) for promise in side.promises] for side in (one, other)]
    every = [words for side in texts for words in side]
    count = Counter(key for words in every for key in {stem(word) for word in words})
    rarity = {key: log(1 + len(every) / number) for key, number in count.items()}
    common = _common(every)
    first, second = (
        [_weighed(promise, words, rarity, common) for promise, words in zip(side.promises, found, strict=True)]
        for side, found in zip((one, other), texts, strict=True)
    )
    return first, second


def _common(every: Sequence[Sequence[str]]) -> set[str]:
    """Return the runs of letters that stand in so many promises that they tell nothing, and cost much to compare."""
    if len(every) < MANY:
        return set()
    count = Counter(gram for words in every for gram in {gram for word in words for gram in grams(word)})
    return {gram for gram, number in count.items() if number > EVERYWHERE * len(every)}


def _weighed(promise: SidePromise, words: Sequence[str], rarity: dict[str, float], common: set[str]) -> Weighed:
    stems: dict[str, float] = {}
    letters: dict[str, float] = defaultdict(float)
    for word in dict.fromkeys(words):
        weight = rarity[stem(word)]
        stems[stem(word)] = weight
        runs = [gram for gram in grams(word) if gram not in common]
        for gram in runs:
            letters[gram] += weight / sqrt(len(runs))
    return Weighed(promise, stems, dict(letters), strength_of(promise.text))


def likenesses(one: Sequence[Weighed], other: Sequence[Weighed], least: float) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of promises that are at least so much alike, 0 to 1, with how much; both in one language."""
    stems, letters = _dots(one, other, "stems"), _dots(one, other, "letters")
    by_stem, by_letter = ([[_length(getattr(each, name)) for each in side] for side in (one, other)] for name in KEYS)
    floor = (least - (1 - WORDS)) / WORDS  # below this no other evidence is enough
    for (row, column), product in letters.items():
        left, right = one[row], other[column]
        dot = stems.get((row, column), 0.0)
        words = (
            dot / (by_stem[0][row] * by_stem[1][column]) + product / (by_letter[0][row] * by_letter[1][column])
        ) / 2
        if dot:
            words = max(words, _contained(left, right, dot))
        if words < floor:
            continue
        likeness = _with_evidence(left, right, min(1.0, words))
        if likeness >= least:
            yield row, column, likeness


def _dots(one: Sequence[Weighed], other: Sequence[Weighed], name: str) -> dict[tuple[int, int], float]:
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for column, each in enumerate(other):
        for key, weight in getattr(each, name).items():
            places[key].append((column, weight))
    dots: dict[tuple[int, int], float] = defaultdict(float)
    for row, each in enumerate(one):
        for key, weight in getattr(each, name).items():
            for column, weight_too in places.get(key, ()):
                dots[row, column] += weight * weight_too
    return dots


def _length(weights: dict[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in weights.values()))


def _contained(one: Weighed, other: Weighed, shared: float) -> float:
    """Return how much of the shorter promise, by the weight of its words, stands in the longer one."""
    shorter = min(one, other, key=lambda each: each.weight)
    if len(shorter.stems) < SHORTEST or not shorter.weight:
        return 0.0
    return CONTAINED * shared / shorter.weight


def _with_evidence(one: Weighed, other: Weighed, words: float) -> float:
    total, weight = WORDS * words + KIND * (one.promise.kind == other.promise.kind), WORDS + KIND
    for share, left, right in (
        (DOMAINS, one.domains, other.domains),
        (AREAS, one.areas, other.areas),
        (FIGURES, one.stated, other.stated),
    ):
        if left and right:
            total += share * _overlap(left, right)
            weight += share
    return total / weight


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def likenesses_across(
    one: Sequence[Weighed], other: Sequence[Weighed], least: float
) -> Iterator[tuple[int, int, float]]:
    """
    Yield the pairs of promises in two languages that are at least so much alike.

    They share a domain and, besides, a figure, a date or an area. Their words say nothing here: half of the likeness
    is figures and dates, or areas, the rest domain and kind.
    """
    for row, left in enumerate(one):
        for column, right in enumerate(other):
            stated, areas = _overlap(left.stated, right.stated), _overlap(left.areas, right.areas)
            if not (left.domains & right.domains and (stated or areas)):
                continue
            facts = max(stated, areas)
            likeness = 0.5 * facts + 0.3 * _overlap(left.domains, right.domains) + 0.2 * _is_kind(left, right)
            if likeness >= least:
                yield row, column, likeness


def _is_kind(one: Weighed, other: Weighed) -> bool:
    return one.promise.kind == other.promise.kind
