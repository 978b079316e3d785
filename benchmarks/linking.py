"""
How well and how fast free labels are linked to concepts, beside plain ways to do it, in one run.

    python benchmarks/linking.py [--model]

Needs the shared data beside the repository. "As shipped" has learned from these same queries, so it flatters; how the
same method does on concepts it has not seen stands in docs/explanation/linking.md and is printed by
benchmarks/links/learning.py. The peers learn nothing. MRR: mean of one over the place of the first right concept.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.links import peers, sentences, sets
from benchmarks.links.sets import Query
from samverkan_engine.matching.linking import Linker, linker_of

DEPTH = 40


def main() -> None:
    """Print the table of quality and that of speed."""
    model = "--model" in sys.argv[1:]
    if not sets.SHARED.exists():
        print("The shared data is not beside the repository; nothing to measure.")
        return
    began = time.process_time()
    taken = sets.taxonomy()
    read = time.process_time()
    linker = linker_of(taken.concepts, taken.labels, taken.relations)
    made = time.process_time()
    quality(linker, model)
    sentences.tell(linker, model)
    speed(linker)
    print(f"taxonomies read in {read - began:.1f} s, linker made in {made - read:.1f} s CPU")


def quality(linker: Linker, model: bool) -> None:
    """Print the MRR of ours and of every peer on each set."""
    titles, skills = sets.titles(), sets.skills()
    grouped = [query for query in titles if query.group]
    among = sets.title_candidates()
    print("| Set | Who | MRR |\n|---|---|---|")
    for name, value in (
        ("titles", ours(linker, titles, "occupation", among)),
        ("titles whose SSYK group is known, with it", ours(linker, grouped, "occupation", among, grouped=True)),
        ("the same titles without", ours(linker, grouped, "occupation", among)),
        ("JobTech skills", ours(linker, skills, "skill")),
        ("passages of ads, ESCO", ours(linker, sets.phrases("esco"), "skill")),
        ("passages of ads, JobTech", ours(linker, sets.phrases("jobtech"), "skill", scheme="jobtech")),
    ):
        print(f"| {name} | as shipped | {value:.3f} |", flush=True)
    for name, queries, labelled in (
        ("titles", titles, labels_of("occupation", among)),
        ("JobTech skills", skills, labels_of("skill", None)),
    ):
        for name_of_peer, peer in peers.all_peers(model).items():
            print(f"| {name} | {name_of_peer} | {theirs(peer, queries, labelled):.3f} |", flush=True)


def ours(
    linker: Linker,
    queries: Sequence[Query],
    kind: str,
    among: set[str] | None = None,
    grouped: bool = False,
    scheme: str = "esco",
) -> float:
    """Return our MRR."""
    groups = [query.group for query in queries] if grouped else None
    ranked = linker.rank([query.text for query in queries], kind, DEPTH, scheme, groups)
    total = 0.0
    for query, found in zip(queries, ranked, strict=True):
        ids = [one.id for one in found if among is None or one.id in among]
        total += next((1 / place for place, id_ in enumerate(ids, 1) if id_ in query.right), 0.0)
    return total / len(queries)


def labels_of(kind: str, among: set[str] | None) -> tuple[list[str], NDArray[np.intp], list[str]]:
    """Return ESCO's Swedish labels, the concept each belongs to, and the ids of the concepts."""
    rows = [
        (row["id"], row["label"])
        for row in sets.taxonomy().labels.to_pylist()
        if row["scheme"] == "esco" and row["language"] == "sv"
        and (row["id"] in among if among is not None else "/skill/" in row["id"])
    ]  # fmt: skip
    ids = sorted({id_ for id_, _ in rows})
    number = {id_: at for at, id_ in enumerate(ids)}
    rows.sort(key=lambda row: number[row[0]])
    return [label for _, label in rows], np.array([number[id_] for id_, _ in rows]), ids


def theirs(
    peer: peers.Peer, queries: Sequence[Query], labelled: tuple[list[str], NDArray[np.intp], list[str]]
) -> float:
    """Return the MRR of a peer; concepts with the same score share their places."""
    labels, owners, ids = labelled
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    scores = np.maximum.reduceat(peer(labels)([query.text for query in queries]), starts, axis=1)
    number = {id_: at for at, id_ in enumerate(ids)}
    total = 0.0
    for query, row in zip(queries, scores, strict=True):
        right = [number[id_] for id_ in query.right if id_ in number]
        if right and (best := row[right].max()) > 0:
            total += 1 / (1 + (row > best).sum() + ((row == best).sum() - 1) / 2)
    return total / len(queries)


def speed(linker: Linker) -> None:
    """Print how many labels are linked a CPU second, each for the first time and again."""
    texts = [query.text for query in (*sets.skills(), *sets.phrases("esco"))]
    for scheme in ("esco", "jobtech"):
        linker.remembered.clear()
        linker.rank(texts[:64], "skill", 5, scheme)
        linker.remembered.clear()
        began = time.process_time()
        linker.rank(texts, "skill", 5, scheme)
        first = time.process_time()
        linker.rank(texts, "skill", 5, scheme)
        again = time.process_time()
        print(
            f"skills, {scheme}: {len(set(texts)) / (first - began):,.0f} different labels a CPU second, "
            f"{len(texts) / max(again - first, 1e-6):,.0f} when asked again"
        )


if __name__ == "__main__":
    main()
