"""The skills of the kept taxonomies, sought by their names: JobTech's, ESCO's, or the example's."""

from collections.abc import Iterable
from dataclasses import dataclass

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
    import pyarrow.compute as pc

    wanted = key(words)
    if len(wanted) < SHORTEST:
        return ()
    table = datasets.table("CONCEPTS", kind="skill")
    names = pc.coalesce(table["label_sv"], table["label_en"])
    rows = zip(names.to_pylist(), table["id"].to_pylist(), strict=True)
    fitting = {key(name): Skill(name, concept) for name, concept in rows if name and wanted in key(name)}
    return tuple(fitting[each] for each in sorted(fitting, key=lambda one: (not one.startswith(wanted), one))[:MOST])


def skills_of(concepts: Iterable[str]) -> dict[str, Skill]:
    """Return the skills of these ids, by id; what the taxonomies do not have is left out."""
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = list(dict.fromkeys(concepts))
    if not wanted:
        return {}
    table = datasets.table("CONCEPTS", kind="skill")
    table = table.filter(pc.is_in(table["id"], pa.array(wanted, pa.string())))
    names = pc.coalesce(table["label_sv"], table["label_en"]).to_pylist()
    return {concept: Skill(name, concept) for name, concept in zip(names, table["id"].to_pylist(), strict=True) if name}


def has_taxonomy() -> bool:
    """Whether there is anything to search."""
    return datasets.standing("CONCEPTS").exists()
