"""Which skills there are: those of the kept taxonomies, sought by their words."""

from dataclasses import dataclass
from typing import Any

from samverkan.education.models import Programme
from samverkan.search import key
from samverkan.sources.queries import datasets

KINDS = ("skill", "language", "licence")
MOST = 30


@dataclass(frozen=True)
class Concept:
    """A skill of a taxonomy: its id there, its id in the other taxonomy where it is the same, its name."""

    id: str
    other: str
    name: str
    scheme: str
    description: str = ""


def place_of(programme: Programme) -> str:
    """Return the region whose taxonomies hold for a programme: those of the example for what is invented."""
    return programme.municipality_code or programme.home.municipality_code


def skills_called(text: str, place: str) -> list[Concept]:
    """Return the skills whose names hold the words: those that begin with them first, then by name."""
    wanted = key(text)
    if not wanted:
        return []
    found = [row for row in _skills(place) if wanted in key(row["label_sv"] or row["label_en"] or "")]
    found.sort(key=lambda row: (not key(_name(row)).startswith(wanted), key(_name(row))))
    return [_concept(row) for row in found[:MOST]]


def skill_of(concept: str, place: str) -> Concept | None:
    """Return the skill of an id, with its like in the other taxonomy; None when there is none."""
    row = next((row for row in datasets.table("CONCEPTS", place=place, id=concept).to_pylist()), None)
    if row is None or row["kind"] not in KINDS:
        return None
    same = datasets.table("RELATIONS", place=place, id=concept, relation="exact_match").to_pylist()
    return _concept(row, same[0]["other"] if same else "")


def _skills(place: str) -> list[dict[str, Any]]:
    import pyarrow.compute as pc

    table = datasets.table("CONCEPTS", place=place)
    return list(table.filter(pc.field("kind").isin(KINDS)).to_pylist())


def _concept(row: dict[str, Any], other: str = "") -> Concept:
    return Concept(row["id"], other, _name(row), row["scheme"], row["description"] or "")


def _name(row: dict[str, Any]) -> str:
    return str(row["label_sv"] or row["label_en"] or row["id"])
