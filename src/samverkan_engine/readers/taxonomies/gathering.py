"""What the files of a folder say about the same concepts, gathered from all of them and written as tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from samverkan_engine.tables.declared import Declared
from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS

LANGUAGES = ("sv", "en")

Key = tuple[str, str]
"""A scheme and the id of a concept in it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """
    A row that was left out: its file, its number (0 for the whole file) and why.

    detail  what the reason is about, in the words of what found it; may be empty
    broken  nothing more could be read of the file
    """

    file: str
    row: int
    reason: str
    detail: str = ""
    broken: bool = False

    def __str__(self) -> str:
        where = f"{self.file}, row {self.row}" if self.row else self.file
        return f"{where}: {self.reason} ({self.detail})." if self.detail else f"{where}: {self.reason}."


@dataclass(slots=True)
class Concept:
    """One concept as far as it has been read."""

    kind: str = ""
    code: str | None = None
    description: str | None = None
    broader: set[str] = field(default_factory=set)
    preferred: dict[str, str] = field(default_factory=dict)
    others: set[tuple[str, str]] = field(default_factory=set)


@dataclass(slots=True)
class Gathered:
    """Everything read so far; `file` and `row` say where the reader stands."""

    file: str = ""
    row: int = 0
    concepts: dict[Key, Concept] = field(default_factory=dict)
    relations: dict[tuple[str, str, str, str, str], float | None] = field(default_factory=dict)
    versions: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def concept(self, scheme: str, id_: str, kind: str) -> Concept:
        """Return the concept with this id, new or as read before; the first file to say what kind it is decides."""
        found = self.concepts.setdefault((scheme, id_), Concept())
        found.kind = found.kind or kind
        return found

    def call(self, concept: Concept, language: str, preferred: object, others: Iterable[object] = ()) -> None:
        """Note what the concept is called in a language; others than Swedish and English are passed over."""
        if language not in LANGUAGES:
            return
        if word := tidy(preferred):
            concept.preferred.setdefault(language, word)
        concept.others.update((language, word) for other in others if (word := tidy(other)))

    def relate(self, subject: Key, relation: str, other: Key, weight: float | None = None) -> None:
        """Note that one concept (scheme, id) stands in a relation to another."""
        self.relations.setdefault((*subject, relation, *other), weight)

    def leave_out(self, reason: str, detail: str = "", broken: bool = False) -> None:
        """Note that the row the reader stands at is left out, with `broken` all that follow in the file too."""
        self.faults.append(Fault(self.file, self.row, reason, detail, broken))

    def tables(self) -> tuple[pa.Table, pa.Table, pa.Table]:
        """Return CONCEPTS, LABELS and RELATIONS, sorted; concepts that nothing names are not among them."""
        named = [(key, self.concepts[key]) for key in sorted(self.concepts) if self.concepts[key].preferred]
        concepts = [_concept_row(key, concept) for key, concept in named]
        labels = [row for key, concept in named for row in _label_rows(key, concept)]
        relations = [(*key, self.relations[key]) for key in sorted(self.relations)]
        return _table(CONCEPTS, concepts), _table(LABELS, labels), _table(RELATIONS, relations)


def tidy(value: object) -> str:
    """Return a label with single blanks, without those around it; "" for what is not text."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _concept_row(key: Key, concept: Concept) -> tuple[object, ...]:
    swedish, english = (concept.preferred.get(language) for language in LANGUAGES)
    return (*key, concept.kind, swedish, english, sorted(concept.broader), concept.code, concept.description)


def _label_rows(key: Key, concept: Concept) -> Iterable[tuple[object, ...]]:
    first = set(concept.preferred.items())
    for language, label in [*sorted(first), *sorted(concept.others - first)]:
        yield *key, language, label, (language, label) in first


def _table(declared: Declared, rows: Sequence[tuple[object, ...]]) -> pa.Table:
    """Return the declared table of rows whose values stand in the order of its columns."""
    columns = zip(*rows, strict=True) if rows else ([] for _ in declared.columns)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, declared.schema, strict=True)]
    return declared.checked(pa.Table.from_arrays(arrays, schema=declared.schema))
