"""
English sentences of job ads and the ESCO skills they ask for: ours beside peers, F1 over the concepts of all sentences.

Each way has one bar, below which it says nothing. For the measured part `tech_validation` it is chosen on
`house_validation`, for `house_test` on both validation parts, for every way the same. A peer reads each sentence in
parts between stops and small words, compares them with all English labels of ESCO (slow ones: the preferred) and says
the nearest concept of each.
"""

import re
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.links import peers, sets
from samverkan_engine.matching import sentences
from samverkan_engine.matching.labels.index import Index
from samverkan_engine.matching.labels.laying import tables
from samverkan_engine.matching.linking import Linker

Told = list[set[str]]
Way = Callable[[Sequence[str], float], Told]
"""Sentences and a bar to the concepts that each sentence asks for."""

Counts = tuple[int, int, int]
"""Concepts told and right, told, to be told."""

MEASURED = {"tech_validation": ("house_validation",), "house_test": ("house_validation", "tech_validation")}
"""The parts that are measured, and those that the bar is chosen on."""

BARS = [round(float(bar), 2) for bar in np.arange(0.05, 1.0, 0.05)]
BLOCK = 100
"""Passages that a peer is given at a time."""


def tell(linker: Linker, model: bool) -> None:
    """Print the F1 of ours and of every peer."""
    read = sets.taxonomy()
    index = Index(*tables(read.concepts, read.labels))
    by_label = {
        row["label"]: row["id"]
        for row in read.labels.to_pylist()
        if row["scheme"] == "esco" and row["language"] == "en" and row["preferred"] and "/skill/" in row["id"]
    }
    parts = {part: _gold(part, by_label) for part in ("house_validation", "tech_validation", "house_test")}

    def ours(texts: Sequence[str], bar: float) -> Told:
        return [{one.id for one in found} for found in sentences.skills(texts, index, linker, bar)]

    print("| Sentences | Who | bar | F1 |\n|---|---|---|---|")
    for name, way in ({"ours": ours} | _peers(model)).items():
        curves = {part: {bar: _counted(way, gold, bar) for bar in BARS} for part, gold in parts.items()}
        for part, chosen_on in MEASURED.items():
            bar = max(BARS, key=lambda bar: _f1([curves[one][bar] for one in chosen_on]))
            print(f"| {part} | {name} | {bar:.2f} | {_f1([curves[part][bar]]):.3f} |", flush=True)
    print(f"bar as shipped: {sentences.LEAST_LINK}")


def _gold(part: str, by_label: dict[str, str]) -> dict[str, set[str]]:
    return {
        sentence: {by_label[label] for _, label in spans if label in by_label}
        for sentence, spans in sets.sentences(part).items()
    }


def _counted(way: Way, gold: dict[str, set[str]], bar: float) -> Counts:
    told = way(list(gold), bar)
    right = sum(len(one & other) for one, other in zip(told, gold.values(), strict=True))
    return right, sum(map(len, told)), sum(map(len, gold.values()))


def _f1(counts: Sequence[Counts]) -> float:
    right, told, gold = (sum(part) for part in zip(*counts, strict=True))
    return 2 * right / max(1, told + gold)


def _peers(model: bool) -> dict[str, Way]:
    rows = sorted(
        (row["label"].lower(), row["id"], row["preferred"])
        for row in sets.taxonomy().labels.to_pylist()
        if row["scheme"] == "esco" and row["language"] == "en" and "/skill/" in row["id"]
    )
    preferred = [row for row in rows if row[2]]
    found: dict[str, Way] = {
        f"plain dictionary, {said} labels": _dictionary({label: id_ for label, id_, _ in some})
        for said, some in (("all", rows), ("preferred", preferred))
    }
    for name, peer in peers.all_peers(model).items():
        some = preferred if name in peers.SLOW else rows
        found[name] = _nearest(peer([label for label, _, _ in some]), [id_ for _, id_, _ in some])
    return found


def _dictionary(known: dict[str, str]) -> Way:
    """Return the peer that finds labels as they stand, whole words in lower case, the longest first; it has no bar."""
    longest = max(len(label.split()) for label in known)

    def told(texts: Sequence[str], bar: float) -> Told:
        return [set(_labels_in(text.lower().split(), known, longest)) for text in texts]

    return told


def _labels_in(words: list[str], known: dict[str, str], longest: int) -> list[str]:
    found, first = [], 0
    while first < len(words):
        sizes = range(min(longest, len(words) - first), 0, -1)
        size = next((size for size in sizes if " ".join(words[first : first + size]) in known), 0)
        if size:
            found.append(known[" ".join(words[first : first + size])])
        first += size or 1
    return found


def _nearest(compare: peers.Compare, ids: list[str]) -> Way:
    """Return the peer that says the nearest concept of each passage; its scores are shares of the highest of all."""
    known: dict[str, tuple[str, float]] = {}

    def told(texts: Sequence[str], bar: float) -> Told:
        parted = [_passages(text) for text in texts]
        new = sorted({passage for some in parted for passage in some} - known.keys())
        for first in range(0, len(new), BLOCK):
            scores = compare(new[first : first + BLOCK])
            top = scores.argmax(axis=1)
            known.update(
                (passage, (ids[at], float(row[at])))
                for passage, at, row in zip(new[first : first + BLOCK], top, scores, strict=True)
            )
        least = bar * max(score for _, score in known.values())
        return [{known[passage][0] for passage in some if known[passage][1] >= least} for some in parted]

    return told


def _passages(sentence: str) -> list[str]:
    parts = re.split(r"[,;:.()/]| and | or | with | in | of ", sentence.lower())
    return [part.strip() for part in parts if part.strip()]
