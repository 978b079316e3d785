"""Free labels to ranked concepts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from samverkan_engine.matching.linking import scoring, vectors
from samverkan_engine.matching.linking.lexical import Ints, Lexicon, lexicon_of
from samverkan_engine.matching.linking.likeness import Texts, figures, shortlist
from samverkan_engine.matching.linking.scoring import Scorer
from samverkan_engine.matching.linking.shelves import KINDS, Shelf, concepts_of, lay
from samverkan_engine.matching.linking.vectors import Floats, Vectors
from samverkan_engine.matching.linking.wordwise import Wordwise, wordwise_of
from samverkan_engine.matching.replaced import current, successors

SCHEMES = ("esco", "jobtech")
SHORT = 40
"""So many candidates of a text are looked at closely."""

BATCH = 512
"""So many texts are compared with all concepts at a time."""

REMEMBERED = 50_000
"""So many texts are remembered with their answers, for ads ask for the same things in the same words."""

ASKING = ("essential", "optional")
"""Relations of an occupation to the skills that it asks for."""

LAID = {"passage": "skill"}
"""Kinds of text that are looked for among the concepts of another kind."""

Asked = tuple[str, str | None]
"""A text and the SSYK group that is known of it."""

Weights = Callable[[str, str], Scorer]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A concept that a text may mean, and how sure that is, 0 to 1."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Linker:
    """The concepts of a taxonomy, ready to be looked among; make it with `linker_of`."""

    shelves: Mapping[tuple[str, str], Shelf]
    lexicon: Lexicon
    wordwise: Wordwise
    vectors: Vectors
    weights: Weights
    isco: Mapping[str, tuple[str, ...]]
    remembered: dict[tuple[str, int, str], dict[Asked, list[Ranked]]] = field(default_factory=dict, repr=False)

    def rank(
        self,
        texts: Sequence[str],
        kind: str,
        limit: int = 10,
        scheme: str = "esco",
        groups: Sequence[str | None] | None = None,
    ) -> list[list[Ranked]]:
        """
        Return for each text the concepts it most likely means, the likeliest first, at most `limit`.

        kind     skill (also languages and licences), passage (of an ad that asks for a skill) or occupation (in ESCO
                 also the groups of ISCO-08)
        scheme   esco or jobtech
        groups   for each text the SSYK 2012 group (four digits) that it is known to belong to, where it is known

        A text that shares nothing with any concept gets none. What stands beside a text makes no difference to it.
        """
        asked = list(zip(texts, groups or [None] * len(texts), strict=True))
        known = self.remembered.setdefault((kind, limit, scheme), {})
        if len(known) > REMEMBERED:
            known.clear()
        new = [key for key in dict.fromkeys(asked) if key not in known]
        for first in range(0, len(new), BATCH):
            part = new[first : first + BATCH]
            known |= zip(part, self._batch(part, kind, limit, scheme), strict=True)
        return [list(known[key]) for key in asked]

    def _batch(self, texts: list[Asked], kind: str, limit: int, scheme: str) -> list[list[Ranked]]:
        shelf = self.shelves[scheme, LAID.get(kind, kind)]
        rows, told = self.compared(texts, kind, scheme)
        if not rows.size:
            return [[] for _ in texts]
        scores = self.weights(scheme, kind).score(told)
        known = told[:, :, :10].max(axis=2) > 0
        order = np.argsort(-np.where(known, scores, -1), axis=1, kind="stable")[:, :limit]
        return [
            [Ranked(shelf.ids[rows[text, at]], float(scores[text, at])) for at in places if known[text, at]]
            for text, places in enumerate(order)
        ]

    def compared(self, texts: list[Asked], kind: str, scheme: str) -> tuple[Ints, Floats]:
        """Return the candidates of each text (rows of the shelf) and the figures by which they are told apart."""
        shelf = self.shelves[scheme, LAID.get(kind, kind)]
        words = [text for text, _ in texts]
        groups = [self._group(shelf, group, scheme) for _, group in texts]
        made = Texts(words, self.vectors.of(words), self.lexicon.weigh(words), groups)
        if not len(shelf.ids) or not texts:
            return np.zeros((len(texts), 0), dtype=np.intp), np.zeros((len(texts), 0, 0), dtype=np.float32)
        rows = shortlist(made, shelf, self.weights(scheme, kind).mix, SHORT)
        return rows, figures(made, shelf, rows, self.lexicon, self.wordwise, self.vectors)

    def _group(self, shelf: Shelf, ssyk: str | None, scheme: str) -> Ints:
        codes = () if ssyk is None else self.isco.get(ssyk, ()) if scheme == "esco" else (ssyk,)
        found = [shelf.by_code[code] for code in codes if code in shelf.by_code]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.intp)


def linker_of(
    concepts: pa.Table,
    labels: pa.Table,
    relations: pa.Table,
    known: Vectors | None = None,
    weights: Weights = scoring.learned,
) -> Linker:
    """Return a linker among the concepts of CONCEPTS, LABELS and RELATIONS; replaced ones lead to their successors."""
    concepts, labels, relations = current(concepts, labels, relations, successors(concepts, relations))
    known = known or vectors.learned()
    found = {(scheme, kind): concepts_of(concepts, labels, scheme, kind) for scheme in SCHEMES for kind in KINDS}
    compared = (label for among in found.values() for concept in among for label in concept.compared)
    lexicon = lexicon_of(labels["label"].to_pylist(), compared)
    named = list(zip(labels["language"].to_pylist(), labels["label"].to_pylist(), strict=True))
    wordwise = wordwise_of(named, (concept.first for among in found.values() for concept in among), known)
    asked = _asked(relations)
    shelves = {place: lay(among, known, lexicon, wordwise, asked) for place, among in found.items()}
    known.forget()
    lexicon.forget()
    return Linker(shelves, lexicon, wordwise, known, weights, _isco(concepts, relations))


def _asked(relations: pa.Table) -> dict[str, int]:
    """Return by how many occupations each skill is asked for."""
    asking = relations.filter(pc.is_in(relations["relation"], pa.array(ASKING)))
    return Counter(asking["other"].to_pylist())


def _isco(concepts: pa.Table, relations: pa.Table) -> dict[str, tuple[str, ...]]:
    """Return the groups of ISCO-08 that each group of SSYK 2012 is said to share occupations with."""
    codes = {row["id"]: row["code"] for row in concepts.select(["id", "code"]).to_pylist() if row["code"]}
    found: dict[str, set[str]] = defaultdict(set)
    for row in relations.to_pylist() if relations.num_rows else ():
        if row["relation"] == "isco" and row["id"] in codes:
            found[codes[row["id"]]].add(row["other"].rsplit("/C", 1)[-1])
    return {ssyk: tuple(sorted(isco)) for ssyk, isco in found.items()}
