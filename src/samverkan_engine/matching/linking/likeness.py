"""In which ways a text is like each of its candidates: the figures that the learned weights turn into one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samverkan_engine.matching.linking.lexical import Ints, Lexicon, Weighed
from samverkan_engine.matching.linking.shelves import Shelf, normal
from samverkan_engine.matching.linking.vectors import Floats, Vectors
from samverkan_engine.matching.linking.wordwise import Wordwise

FIGURES = (
    "swedish", "english", "whole", "best of the two", "shared", "of the text", "of the label", "shared in English",
    "of the text in English", "of the label in English", "preferred label", "other label", "words of the label",
    "group", "group's best", "group's label", "right group, as group", "right group, as member",
    "share of the right groups", "wide group", "words met", "words of the label met", "worst met",
    "worst of the label met", "asked for",
)  # fmt: skip


BLOCK = 64
"""Texts that are multiplied together."""

STRETCH = 32
"""Concepts that are looked over together when the nearest are sought."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts with what is compared of them: their vectors, their pieces, and the groups they are known to belong to."""

    texts: Sequence[str]
    vectors: Floats
    pieces: Weighed
    groups: Sequence[Ints]


def shortlist(texts: Texts, shelf: Shelf, mix: Floats, size: int) -> Ints:
    """Return for each text the rows of the concepts that come nearest at first sight, in order of their rows."""
    near = _products(texts.vectors, mix[0] * shelf.swedish + mix[1] * shelf.english + mix[2] * shelf.whole)
    size = min(size, near.shape[1])
    for text, groups in enumerate(texts.groups):
        near[text, groups] += mix[3]
    for text, words in enumerate(texts.texts):
        for row, how in shelf.exact.get(normal(words), ()):
            near[text, row] += 10 * how
    rows = _largest(near, size)
    rows.sort(axis=1)
    return rows


def _products(texts: Floats, concepts: Floats) -> Floats:
    """Return all products; in whole blocks of texts, that those of a text do not hang on how many there are."""
    padded = np.zeros((-(-len(texts) // BLOCK) * BLOCK, texts.shape[1]), dtype=np.float32)
    padded[: len(texts)] = texts
    products: Floats = (padded @ concepts.T)[: len(texts)]
    return products


def _largest(near: Floats, size: int) -> Ints:
    """
    Return the columns of the largest figures of each row.

    They stand in the stretches whose own largest are largest, so only as many stretches are looked through.
    """
    stretches = near.shape[1] // STRETCH
    if stretches <= size:
        return np.argpartition(near, near.shape[1] - size, axis=1)[:, -size:]
    even = near[:, : stretches * STRETCH].reshape(len(near), stretches, STRETCH)
    chosen = np.argpartition(even.max(axis=2), stretches - size, axis=1)[:, -size:]
    columns = (chosen[:, :, None] * STRETCH + np.arange(STRETCH)).reshape(len(near), -1)
    rest = np.arange(stretches * STRETCH, near.shape[1])
    columns = np.concatenate([columns, np.broadcast_to(rest, (len(near), len(rest)))], axis=1)
    figures_there = np.take_along_axis(near, columns, axis=1)
    best = np.argpartition(figures_there, columns.shape[1] - size, axis=1)[:, -size:]
    return np.take_along_axis(columns, best, axis=1)


def figures(texts: Texts, shelf: Shelf, rows: Ints, lexicon: Lexicon, wordwise: Wordwise, vectors: Vectors) -> Floats:
    """Return the figures of each text and candidate: texts, candidates, FIGURES."""
    swedish, english, whole = (
        np.einsum("td,tcd->tc", texts.vectors, vectors[rows]) for vectors in (shelf.swedish, shelf.english, shelf.whole)
    )
    columns = [swedish, english, whole, np.maximum(swedish, english)]
    native = _shared(texts, shelf.words, rows, lexicon)
    columns += native
    columns += native if shelf.foreign is shelf.words else _shared(texts, shelf.foreign, rows, lexicon)
    columns += _exact(texts, shelf, rows)
    columns.append(np.log1p(np.diff(shelf.words.starts))[rows])
    columns += _groups(texts, shelf, rows, whole)
    columns += list(np.moveaxis(wordwise.compared(texts.texts, vectors, shelf.parts, rows), 2, 0))
    columns.append(shelf.asked[rows])
    return np.stack(columns, axis=2).astype(np.float32)


def _shared(texts: Texts, labels: Weighed, rows: Ints, lexicon: Lexicon) -> list[Floats]:
    shared = lexicon.shared(texts.pieces, labels, rows)
    ours = np.maximum(texts.pieces.totals[:, None], 1e-3)
    theirs = np.maximum(labels.totals[rows], 1e-3)
    return [shared / np.sqrt(ours * theirs), shared / ours, shared / theirs]


def _exact(texts: Texts, shelf: Shelf, rows: Ints) -> list[Floats]:
    how = np.zeros(rows.shape, dtype=np.float32)
    for text, words in enumerate(texts.texts):
        for row, place in shelf.exact.get(normal(words), ()):
            how[text][rows[text] == row] = place
    return [(how == 2).astype(np.float32), (how == 1).astype(np.float32)]


def _groups(texts: Texts, shelf: Shelf, rows: Ints, whole: Floats) -> list[Floats]:
    """Return what the groups of occupations tell; noughts for skills."""
    group = shelf.is_group[rows].astype(np.float32)
    home = shelf.groups[rows]
    best = np.where((home[:, :, None] == home[:, None, :]) & (home[:, :, None] >= 0), whole[:, None, :], 0).max(axis=2)
    label = np.where(home >= 0, np.einsum("td,tcd->tc", texts.vectors, shelf.whole[home]), 0)
    right = np.zeros(rows.shape, dtype=np.float32)
    share = np.zeros(rows.shape, dtype=np.float32)
    for text, groups in enumerate(texts.groups):
        if len(groups):
            inside = np.isin(rows[text], groups)
            right[text] = inside
            share[text] = inside / max(1, int(shelf.is_group[groups].sum()))
    wide = shelf.is_wide[rows].astype(np.float32)
    return [group, best, label, right * group, right * (1 - group), share, wide]
