"""The skills of the kept taxonomies, sought by their names: JobTech's, ESCO's, or the example's."""

from collections.abc import Iterable
from dataclasses import dataclass

from samverkan.education.queries.finding import KINDS, skills_called
from samverkan.search import key
from samverkan.sources.queries import datasets

MOST = 20
SHORTEST = 3
"""Letters at least: two fit nearly every skill."""


@dataclass(frozen=True)
class Skill:
    """What somebody is to be able to do: with its id in a taxonomy, or in the asker's own words."""

    name: str
    concept: str = ""


def skills_like(words: str) -> tuple[Skill, ...]:
    """Return the skills whose names hold the words, those that begin with them first; too few letters find none."""
    if len(key(words)) < SHORTEST:
        return ()
    once: dict[str, Skill] = {}
    for found in skills_called(words, place=""):
        once.setdefault(key(found.name), Skill(found.name, found.id))
    return tuple(once.values())[:MOST]


def skills_of(concepts: Iterable[str]) -> dict[str, Skill]:
    """Return the skills of these ids, by id; what the taxonomies do not have is left out."""
    import pyarrow.compute as pc

    wanted = list(dict.fromkeys(concepts))
    if not wanted:
        return {}
    table = datasets.table("CONCEPTS")
    table = table.filter(pc.field("id").isin(wanted) & pc.field("kind").isin(KINDS))
    names = pc.coalesce(table["label_sv"], table["label_en"]).to_pylist()
    return {concept: Skill(name, concept) for name, concept in zip(names, table["id"].to_pylist(), strict=True) if name}
