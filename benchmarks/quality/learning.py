"""
How the models of the engine are learned: a weighed sum of features for each, by logistic regression with a ridge.

Nothing here is used when a document is drafted. numpy comes with the language detector.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np

from samverkan_engine import documents
from samverkan_engine.drafting import agreement, areas, commitments, domains, second_opinion, wording
from samverkan_engine.drafting.language import language
from samverkan_engine.drafting.learned import Learned, Linear
from samverkan_engine.drafting.organisations import Organisation, organisations
from samverkan_engine.drafting.parties import parties
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import Party

from . import first_look
from .measure import Same, Values, same_area, same_promise

ROUNDS = 15
"""Newton's method is done after fewer."""

SETTLED = 0.01
"""When no weight moves by more, the weights have been found."""


Example = tuple[Sequence[str], bool]


@dataclass(frozen=True)
class Lesson:
    """A document read once, with its gold answer and the university that signs for it."""

    name: str
    partner: str
    gold: dict[str, Any]
    reading: Reading
    organisations: tuple[Organisation, ...]
    parties: tuple[Party, ...]

    @cached_property
    def examples(self) -> dict[str, list[Example]]:
        """What each reader can learn from the document; from one that is no agreement, only that it is none."""
        taught = READERS if self.gold["is_agreement"] else {"agreement": _of_agreement}
        return {reader: list(examples(self)) for reader, examples in taught.items()}

    def told(self, reader: str) -> list[Example]:
        """The examples of a reader, as often as the document counts."""
        often = ORIGINAL_COUNTS if self.gold.get("text_origin") == "original" else 1
        if reader == "agreement" and self.name in _not_recognised():
            often *= MISSED_COUNTS
        return self.examples.get(reader, []) * often


ORIGINAL_COUNTS = 4
"""A document in its own words counts as so many retold ones."""

MISSED_COUNTS = 4
"""
The second opinion is asked where the rules say no, and the rules have learned from what they missed.

So what they took wrongly at first look counts as so many documents for it.
"""


@cache
def _not_recognised() -> frozenset[str]:
    noted = first_look.of_read_documents()
    return frozenset(row.document for row in noted if row.field == "is_agreement" and not row.right)


@dataclass(frozen=True)
class Way:
    """How one reader learns: how strong its ridge is, how often a feature must be seen, what is kept."""

    ridge: float
    fewest: int
    threshold: float


WAYS = {
    "areas": Way(ridge=3.0, fewest=8, threshold=0.22),
    "commitments": Way(ridge=4.0, fewest=6, threshold=0.4),
    "domains": Way(ridge=5.0, fewest=5, threshold=0.45),
    "agreement": Way(ridge=2.0, fewest=4, threshold=0.8),
}
"""Chosen in cross-validation, leaving out one partner at a time."""

Examples = Callable[[Lesson], Iterable[Example]]


def lessons(texts: Iterable[Path]) -> list[Lesson]:
    """Return the documents with their answers."""
    return [_lesson(text) for text in texts]


def _lesson(text: Path) -> Lesson:
    gold = json.loads(text.with_suffix(".json").read_text("utf-8"))
    document = documents.read(text.read_bytes(), text.name)
    reading = wording.prepared(Reading(document, language=language(Reading(document)).value))
    partner = next((p["name"] for p in gold["parties"] if p["type"] == "university"), text.stem)
    named = organisations(reading)
    return Lesson(text.stem, partner, gold, reading, named, tuple(parties(reading, named)))


def learned(lessons: Sequence[Lesson], without: Collection[str] = ()) -> Learned:
    """Return the models learned from the documents, but those of the partners in `without`."""
    kept = [lesson for lesson in lessons if lesson.partner not in without]
    return Learned(
        **{
            reader: _fitted([example for lesson in kept for example in lesson.told(reader)], WAYS[reader])
            for reader in READERS
        }
    )


def _fitted(examples: Sequence[Example], way: Way) -> Linear:
    seen = [(set(features), right) for features, right in examples]
    counted = Counter(feature for features, _ in seen for feature in features)
    columns = {name: number for number, name in enumerate(sorted(n for n, c in counted.items() if c >= way.fewest))}
    table = np.zeros((len(seen), len(columns)))
    for row, (features, _) in enumerate(seen):
        table[row, [columns[feature] for feature in features if feature in columns]] = 1
    weights = _weights(table, np.array([float(right) for _, right in seen]), way.ridge)
    return Linear({name: round(float(weights[at]), 3) for name, at in columns.items()}, way.threshold)


def _weights(table: np.ndarray, right: np.ndarray, ridge: float) -> np.ndarray:
    """The weights that make the answers likeliest, held small by the ridge."""
    weights = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        shares = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (right - shares) - ridge * weights
        bend = (table.T * (shares * (1 - shares))) @ table + ridge * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < SETTLED:
            break
    return weights


def _of_areas(lesson: Lesson) -> Iterable[Example]:
    for one in areas.weighed(lesson.reading, lesson.organisations):
        name = lesson.reading.text[one.candidate.start : one.candidate.end]
        yield one.features, any(_is_area(name, gold["name"]) for gold in lesson.gold["subject_areas"])


def _is_area(name: str, gold: str) -> bool:
    """Alike enough; names of very different lengths cannot be, which is seen sooner."""
    return abs(len(name) - len(gold)) <= max(len(name), len(gold)) / 2 and (
        same_area({"name": name}, {"name": gold}) >= 0.8
    )


def _of_commitments(lesson: Lesson) -> Iterable[Example]:
    golden = lesson.gold["commitments"]
    places = [(at, at + len(gold["text"])) for gold in golden if (at := lesson.reading.text.find(gold["text"])) >= 0]
    for one in commitments.weighed(lesson.reading, lesson.parties, every=True):
        start, end = one.stretch.start, one.stretch.end
        several = sum(start - 2 <= first and last <= end + 2 for first, last in places) > 1
        text = {"text": lesson.reading.text[start:end]}
        yield one.features, not several and any(same_promise(text, gold) >= 0.6 for gold in golden)


def _of_domains(lesson: Lesson) -> Iterable[Example]:
    signs = domains.weighed(lesson.reading, domains.mentions(lesson.reading))
    return [(features, domain.value in lesson.gold["domains"]) for domain, features in signs.items()]


def _of_agreement(lesson: Lesson) -> Iterable[Example]:
    yield second_opinion.features(lesson.reading, lesson.organisations, lesson.parties), lesson.gold["is_agreement"]


READERS: dict[str, Examples] = {
    "areas": _of_areas,
    "commitments": _of_commitments,
    "domains": _of_domains,
    "agreement": _of_agreement,
}


@dataclass
class Counts:
    """How many findings there are, how many are right, and how many there should be."""

    found: int = 0
    right: int = 0
    golden: int = 0

    @property
    def f1(self) -> float:
        """The mean of how many findings are right and how many answers are found."""
        return 2 * self.right / (self.found + self.golden) if self.found + self.golden else 1.0

    def add(self, right: int, found: int, golden: int) -> None:
        """Count one more document."""
        self.right, self.found, self.golden = self.right + right, self.found + found, self.golden + golden


def left_out(lessons: Sequence[Lesson], folds: int = 0) -> dict[str, Counts]:
    """The counts of each reader, each document judged by models that did not learn from its partner."""
    partners = sorted({lesson.partner for lesson in lessons})
    groups = [partners[number :: folds or len(partners)] for number in range(folds or len(partners))]
    counts = {reader: Counts() for reader in READERS}
    for group in filter(None, groups):
        judged([lesson for lesson in lessons if lesson.partner in group], learned(lessons, group), counts)
    return counts


def judged(lessons: Sequence[Lesson], models: Learned, counts: dict[str, Counts] | None = None) -> dict[str, Counts]:
    """The counts of each reader on these documents."""
    counts = counts if counts is not None else {reader: Counts() for reader in READERS}
    for lesson in lessons:
        reading, gold = lesson.reading, lesson.gold
        first = agreement.is_agreement(reading, lesson.parties)
        agreed, _ = second_opinion.second_opinion(
            reading, lesson.organisations, lesson.parties, first, models.agreement
        )
        counts["agreement"].add(agreed.value and gold["is_agreement"], agreed.value, gold["is_agreement"])
        if not gold["is_agreement"]:
            continue
        found = areas.subject_areas(reading, lesson.organisations, models.areas)
        _count(counts["areas"], [{"name": area.name} for area in found], gold["subject_areas"], same_area, 0.8)
        promised = commitments.commitments(reading, lesson.parties, (), models.commitments)
        _count(counts["commitments"], [{"text": one.text} for one in promised], gold["commitments"], same_promise, 0.6)
        codes = {domain.code.value for domain in domains.domains(reading, models.domains)}
        counts["domains"].add(len(codes & set(gold["domains"])), len(codes), len(gold["domains"]))
    return counts


def _count(counts: Counts, said: Sequence[Values], gold: Sequence[Values], same: Same, enough: float) -> None:
    pairs = sorted(((same(a, b), i, j) for i, a in enumerate(said) for j, b in enumerate(gold)), reverse=True)
    ours: set[int] = set()
    theirs: set[int] = set()
    for alike, i, j in pairs:
        if alike >= enough and i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
    counts.add(len(ours), len(said), len(gold))
