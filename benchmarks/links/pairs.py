"""Pairs of texts that mean the same or nearly so, from the taxonomies and the open parts of the gold."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable

import numpy as np

from benchmarks.links import sets
from benchmarks.links.training import Pairs

Named = dict[str, dict[str, list[str]]]
MOST_OTHERS = 4
"""So many alternative labels of a concept are paired with its preferred ones."""


class Gathering:
    """Texts and pairs as they are collected."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.concepts: list[int] = []
        self.pairs: list[tuple[int, int, float]] = []
        self._numbers: dict[str, int] = {}
        self._known: dict[tuple[str, str], int] = {}

    def text(self, text: str, concept: str) -> int:
        """Return the number of a text of a concept."""
        if (text, concept) not in self._known:
            self._known[text, concept] = len(self.texts)
            self.texts.append(text)
            self.concepts.append(self._numbers.setdefault(concept, len(self._numbers)))
        return self._known[text, concept]

    def pair(self, one: tuple[str, str], other: tuple[str, str], weight: float) -> None:
        """Note that two texts, each with its concept, mean the same."""
        self.pairs.append((self.text(*one), self.text(*other), weight))

    def done(self) -> Pairs:
        """Return what was gathered as arrays."""
        left, right, weights = zip(*self.pairs, strict=True)
        return Pairs(
            self.texts, np.array(self.concepts), np.array(left), np.array(right), np.array(weights, dtype=np.float32)
        )


def labels(scheme: str) -> Named:
    """Return the labels of a scheme's concepts by id and language, the preferred one first."""
    found: Named = defaultdict(lambda: {"sv": [], "en": []})
    for row in sets.taxonomy().labels.to_pylist():
        if row["scheme"] == scheme:
            found[row["id"]][row["language"]].append(row["label"])
    return found


def gather(learnable: Callable[[str], bool]) -> Pairs:
    """Return all pairs; of the gold only those whose concept (JobTech id, or number of a title) is `learnable`."""
    gathered = Gathering()
    named = labels("esco")
    chance = random.Random(3)
    for uri in sorted(named):
        _within(gathered, uri, named[uri], chance)
    for uri, id_, label, relation in sets.mapping():
        if learnable(id_) and (weight := sets.SAME.get(relation)) and uri in named:
            gathered.pair((label, id_), (named[uri]["sv"][0], uri), weight)
    for query in sets.titles():
        if learnable(query.key):
            for uri in sorted(query.right):
                gathered.pair((query.text, query.key), (chance.choice(named[uri]["sv"]), uri), 1.5)
    for scheme in ("esco", "jobtech"):
        _phrases(gathered, scheme, learnable)
    return gathered.done()


def _phrases(gathered: Gathering, scheme: str, learnable: Callable[[str], bool]) -> None:
    """Pair the passages of real ads that ask for a skill with the labels of the concepts they mean."""
    known = labels(scheme)
    for query in sets.phrases(scheme):
        for id_ in sorted(query.right) if learnable(query.key) else ():
            if known[id_]["sv"]:
                gathered.pair((query.text, f"phrase {query.text}"), (known[id_]["sv"][0], id_), 1.5)


def _within(gathered: Gathering, uri: str, named: dict[str, list[str]], chance: random.Random) -> None:
    swedish, english = named["sv"], named["en"]
    for one, other, weight in (
        *((swedish[0], label, 2.0) for label in english[:1]),
        *((swedish[0], label, 1.0) for label in swedish[1:]),
        *((swedish[0], label, 0.7) for label in _some(english[1:], chance)),
        *((english[0], label, 0.5) for label in _some(english[1:], chance)),
        *((chance.choice(swedish), label, 0.7) for label in _some(english[1:], chance) if len(swedish) > 1),
    ):
        gathered.pair((one, uri), (other, uri), weight)


def _some(others: Iterable[str], chance: random.Random) -> list[str]:
    all_ = list(others)
    return all_ if len(all_) <= MOST_OTHERS else chance.sample(all_, MOST_OTHERS)
