"""The sets that the linking is measured on and learns from, read from the shared data beside the repository."""

import csv
import gzip
import json
import os
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from samverkan_engine.readers import taxonomies

BESIDE = Path(__file__).resolve().parents[2].parent / "shared"
SHARED = Path(os.environ.get("SAMVERKAN_SHARED", BESIDE)) / "data"
SAME = {"exactMatch": 2.0, "closeMatch": 1.5, "narrowMatch": 0.7, "broadMatch": 0.5}
"""How much a pair of the mapping table counts when learning; the first two relations are the gold."""


@dataclass(frozen=True)
class Query:
    """
    A text and the concepts that are right for it.

    key     the concept it comes from, by which folds are made
    group   its SSYK 2012 group, where that is known
    """

    key: str
    text: str
    right: frozenset[str]
    group: str | None = None


def fold_of(key: str, folds: int) -> int:
    """Say which fold a concept belongs to, the same in every run."""
    return zlib.crc32(key.encode()) % folds


def lines(path: str) -> Iterator[list[str]]:
    """Yield the rows of a packed file of columns parted by tabs."""
    with gzip.open(SHARED / path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


@cache
def taxonomy() -> taxonomies.Taxonomy:
    """Return ESCO and JobTech Taxonomy as the product reads them."""
    folders = (SHARED / "esco", SHARED / "jobtech-taxonomy")
    return taxonomies.read({path.name: path.read_bytes() for folder in folders for path in folder.iterdir()})


def titles() -> list[Query]:
    """Return the Swedish occupation titles of MELO with the ESCO occupations and ISCO groups that are right."""
    uris = {row[0]: row[1] for row in lines("melo-swedish/corpus_sv.tsv.gz")}
    right = defaultdict(set)
    for query, _, element, _ in lines("melo-swedish/annotations_sv.tsv.gz"):
        right[query].add(uris[element])
    groups = ssyk_of_titles()
    queries = lines("melo-swedish/queries.tsv.gz")
    return [Query(key, text, frozenset(right[key]), groups.get(text)) for key, text in queries if key in right]


def ssyk_of_titles() -> dict[str, str]:
    """Return the SSYK 2012 group of each JobTech title, as an ad with that title states it."""
    with (SHARED / "api-samples" / "jobtech" / "occupation_names_to_ssyk2012.csv").open(encoding="utf-8") as file:
        older = {row["label"]: row["ssyk2012_level4"] for row in csv.DictReader(file)}
    rows = taxonomy().concepts.to_pylist()
    return older | {
        row["label_sv"]: row["code"] for row in rows if row["scheme"] == "jobtech" and row["kind"] == "occupation"
    }


def title_candidates() -> set[str]:
    """Return the concepts among which MELO looks."""
    return {row[1] for row in lines("melo-swedish/corpus_sv.tsv.gz")}


def mapping() -> list[tuple[str, str, str, str]]:
    """Return the rows of the mapping table: ESCO uri, JobTech id, JobTech label, relation."""
    rows = lines("esco-jobtech-skill-mapping/skills.tsv.gz")
    next(rows)
    return [(uri, id_, label, relation) for uri, _, id_, label, relation in rows]


def skills() -> list[Query]:
    """Return the JobTech skills with the ESCO skills that match them exactly or closely."""
    right: dict[tuple[str, str], set[str]] = defaultdict(set)
    for uri, id_, label, relation in mapping():
        if SAME.get(relation, 0) >= 1:
            right[id_, label].add(uri)
    return [Query(id_, label, frozenset(found)) for (id_, label), found in right.items()]


def phrases(scheme: str) -> list[Query]:
    """
    Return the passages of real ads that ask for a skill, with the concepts that are right.

    The key is the ad, the first of those that are near copies of each other.
    """
    found = []
    first = near_copies()
    with (SHARED / "job-ads" / "gold_skills.jsonl").open(encoding="utf-8") as file:
        for ad in map(json.loads, file):
            found += [
                Query(first[str(ad["id"])], text, frozenset(right))
                for text, right in {mention["text"]: tuple(mention[scheme]) for mention in ad["mentions"]}.items()
                if right
            ]
    return found


@cache
def near_copies() -> dict[str, str]:
    """Return for each real ad the first of those that it is a near copy of, itself where there is none."""
    from benchmarks.quality import phrases

    groups = phrases.groups(phrases.gold(SHARED / "job-ads"))
    return {lesson.name: group[0].name for group in groups for lesson in group}


def turned(queries: list[Query], kind: str) -> list[Query]:
    """Return the gold turned round: ESCO's Swedish labels, and the JobTech concepts that are right for each."""
    rows = taxonomy().concepts.to_pylist()
    names = {row["id"]: row["label_sv"] for row in rows if row["scheme"] == "esco" and row["label_sv"]}
    ids = {row["label_sv"]: row["id"] for row in rows if row["scheme"] == "jobtech" and row["kind"] == kind}
    right: dict[str, list[Query]] = defaultdict(list)
    for query in queries:
        for uri in query.right:
            if uri in names and query.text in ids:
                right[uri].append(query)
    return [
        Query(found[0].key, names[uri], frozenset(ids[query.text] for query in found), found[0].group)
        for uri, found in sorted(right.items())
        if len({fold_of(query.key, 3) for query in found}) == 1
    ]


def sentences(name: str) -> dict[str, list[tuple[str, str]]]:
    """Return the English sentences of a part of the skill benchmark, each with its spans and their ESCO labels."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with (SHARED / "skill-benchmark" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["sentence"]].append((row["sub_span"] or row["span"], row["label"]))
    return found
