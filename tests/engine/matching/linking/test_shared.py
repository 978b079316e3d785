"""Floors of quality on the shared data; these run only where it is. What they measure on was partly learned from."""

import gzip
from collections import defaultdict
from pathlib import Path

import pytest

from samverkan_engine.matching.linking import Linker, linker_of
from samverkan_engine.readers import taxonomies


@pytest.fixture(scope="module")
def whole(shared: Path) -> Linker:
    """A linker among all concepts of both taxonomies."""
    folders = [shared / "data" / "esco", shared / "data" / "jobtech-taxonomy"]
    read = taxonomies.read({path.name: path.read_bytes() for folder in folders for path in folder.iterdir()})
    return linker_of(read.concepts, read.labels, read.relations)


def rows(path: Path) -> list[list[str]]:
    """Return the rows of a packed file of columns parted by tabs."""
    return [line.split("\t") for line in gzip.decompress(path.read_bytes()).decode().splitlines()]


def mean_reciprocal_rank(linker: Linker, right: dict[str, set[str]], kind: str, among: set[str] | None = None) -> float:
    """Return the mean of one over the place of the first right concept."""
    total = 0.0
    for ranked, ids in zip(linker.rank(list(right), kind, 40), right.values(), strict=True):
        found = [one.id for one in ranked if among is None or one.id in among]
        total += next((1 / place for place, id_ in enumerate(found, 1) if id_ in ids), 0.0)
    return total / len(right)


def test_titles_are_linked_well_enough(shared: Path, whole: Linker) -> None:
    folder = shared / "data" / "melo-swedish"
    uris = {row[0]: row[1] for row in rows(folder / "corpus_sv.tsv.gz")}
    texts = dict(rows(folder / "queries.tsv.gz"))
    right: dict[str, set[str]] = defaultdict(set)
    for query, _, element, _ in rows(folder / "annotations_sv.tsv.gz"):
        right[texts[query]].add(uris[element])
    assert mean_reciprocal_rank(whole, right, "occupation", set(uris.values())) >= 0.46


def test_skills_of_jobtech_are_linked_well_enough(shared: Path, whole: Linker) -> None:
    right: dict[str, set[str]] = defaultdict(set)
    for uri, _, _, label, relation in rows(shared / "data" / "esco-jobtech-skill-mapping" / "skills.tsv.gz"):
        if relation in ("exactMatch", "closeMatch"):
            right[label].add(uri)
    assert mean_reciprocal_rank(whole, right, "skill") >= 0.47
