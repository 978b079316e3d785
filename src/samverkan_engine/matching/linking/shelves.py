"""The concepts of one scheme and kind, laid out as arrays so that many texts are compared with all of them at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from samverkan_engine.matching.linking.lexical import Lexicon, Weighed
from samverkan_engine.matching.linking.vectors import Floats, Vectors, unit
from samverkan_engine.matching.linking.words import words_of
from samverkan_engine.matching.linking.wordwise import Wordwise

KINDS = {"skill": ("skill", "language", "licence"), "occupation": ("occupation", "occupation-group")}
"""What is looked among for each kind of text. ESCO names many occupations only as a group of ISCO-08."""

ONLY_ESCO = ("occupation-group",)
"""JobTech's own groups are those of SSYK, which an ad states beside its occupation."""

Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept as it is laid on a shelf: labels by language, the preferred one first, and its code."""

    id: str
    kind: str
    code: str
    swedish: tuple[str, ...]
    english: tuple[str, ...]

    @property
    def first(self) -> str:
        """The label it is shown by."""
        return (self.swedish or self.english)[0]

    @property
    def compared(self) -> tuple[str, str]:
        """The preferred labels, Swedish and English, one for the other where only one is given."""
        return self.first, (self.english or self.swedish)[0]


@dataclass(frozen=True)
class Shelf:
    """
    The concepts among which a kind of text is looked for in one scheme.

    ids, codes         of each concept; a code is empty where it has none
    swedish, english   vectors of the preferred labels     whole   vectors of all labels together
    words, foreign     the pieces of the preferred labels
    parts              the words of the preferred Swedish label, compounds parted, as rows of `Parts`
    asked              how many occupations ask for each, as a logarithm, less the mean of all
    exact              concepts by label, in lower case words: 2 for a preferred label, 1 for an alternative
    groups             for each concept the row of the group it belongs to, -1 for none; a group belongs to itself
    """

    ids: Sequence[str]
    codes: Sequence[str]
    swedish: Floats
    english: Floats
    whole: Floats
    words: Weighed
    foreign: Weighed
    parts: Weighed
    asked: Floats
    exact: Mapping[str, tuple[tuple[int, int], ...]]
    groups: Ints
    is_group: NDArray[np.bool_]

    @cached_property
    def by_code(self) -> Mapping[str, Ints]:
        """The concepts of each code, or group of four digits."""
        found: dict[str, list[int]] = defaultdict(list)
        for row, code in enumerate(self.codes):
            if code:
                found[code.split(".")[0]].append(row)
        return {code: np.array(rows, dtype=np.intp) for code, rows in found.items()}

    @cached_property
    def is_wide(self) -> NDArray[np.bool_]:
        """Groups of fewer than four digits."""
        return self.is_group & np.array([len(code) < 4 for code in self.codes], dtype=np.bool_)


def normal(text: str) -> str:
    """Return the words of a text alone, by which two spellings of a label are the same."""
    return " ".join(words_of(text))


def concepts_of(concepts: pa.Table, labels: pa.Table, scheme: str, kind: str) -> tuple[Concept, ...]:
    """Return the concepts of a scheme and kind, in order of their ids."""
    kinds = [name for name in KINDS[kind] if scheme == "esco" or name not in ONLY_ESCO]
    chosen = {
        row["id"]: row
        for row in concepts.select(["scheme", "id", "kind", "code"]).to_pylist()
        if row["scheme"] == scheme and row["kind"] in kinds
    }
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    columns = (labels[name].to_pylist() for name in ("id", "language", "label", "preferred"))
    rows = sorted(zip(*columns, strict=True), key=lambda row: (row[0], row[1], not row[3], row[2]))
    for id_, language, label, _ in rows:
        if id_ in chosen:
            named[id_, language].append(label)
    found = (
        Concept(id_, row["kind"], row["code"] or "", tuple(named[id_, "sv"]), tuple(named[id_, "en"]))
        for id_, row in sorted(chosen.items())
    )
    return tuple(concept for concept in found if concept.swedish or concept.english)


def lay(
    concepts: tuple[Concept, ...], vectors: Vectors, lexicon: Lexicon, wordwise: Wordwise, asked: Mapping[str, int]
) -> Shelf:
    """Return the shelf of these concepts; `asked` says by how many occupations they are asked for."""
    swedish = vectors.of(concept.first for concept in concepts)
    english = vectors.of(concept.compared[1] for concept in concepts)
    words = lexicon.weigh(concept.first for concept in concepts)
    two = any(concept.swedish and concept.english for concept in concepts)
    rows = {concept.code: row for row, concept in enumerate(concepts) if concept.kind == "occupation-group"}
    groups = [rows.get(concept.code.split(".")[0], -1) for concept in concepts]
    return Shelf(
        ids=[concept.id for concept in concepts],
        codes=[concept.code for concept in concepts],
        swedish=swedish,
        english=english,
        whole=_whole(concepts, vectors, swedish, english),
        words=words,
        foreign=lexicon.weigh(concept.compared[1] for concept in concepts) if two else words,
        parts=wordwise.laid(concept.first for concept in concepts),
        asked=_asked(concepts, asked),
        exact=_exact(concepts),
        groups=np.array(groups, dtype=np.intp),
        is_group=np.array([concept.kind == "occupation-group" for concept in concepts], dtype=np.bool_),
    )


def _whole(concepts: tuple[Concept, ...], vectors: Vectors, swedish: Floats, english: Floats) -> Floats:
    """Return the direction of all labels: Swedish and English preferred, and the others together, each a third."""
    others = [(row, label) for row, concept in enumerate(concepts) for label in _others(concept)]
    sums = np.zeros_like(swedish)
    if others:
        owners = np.array([row for row, _ in others])
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        sums[owners[starts]] = np.add.reduceat(vectors.of(label for _, label in others), starts)
    return unit(swedish + english + unit(sums))


def _asked(concepts: tuple[Concept, ...], asked: Mapping[str, int]) -> Floats:
    often = np.log1p(np.array([asked.get(concept.id, 0) for concept in concepts], dtype=np.float32))
    less: Floats = often - often.mean() if len(often) else often
    return less


def _others(concept: Concept) -> Iterable[str]:
    return (*concept.swedish[1:], *concept.english[1:])


def _exact(concepts: tuple[Concept, ...]) -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for row, concept in enumerate(concepts):
        for labels in (concept.swedish, concept.english):
            for place, label in enumerate(labels):
                known = found[normal(label)]
                known[row] = max(known.get(row, 0), 1 if place else 2)
    return {label: tuple(rows.items()) for label, rows in found.items() if label}
