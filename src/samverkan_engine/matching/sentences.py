"""Which skills of ESCO an English sentence asks for: the labels that stand in it, and passages that are linked."""

import re
from collections.abc import Iterable, Iterator, Sequence

from samverkan_engine.matching.labels.index import Index
from samverkan_engine.matching.labels.senses import lines
from samverkan_engine.matching.linking import Linker, Ranked
from samverkan_engine.matching.mentions import place
from samverkan_engine.matching.weighing import share_of
from samverkan_engine.matching.words import Words

LEAST_SHARE = 0.2
"""A label of which so few are skills is none here."""

LEAST_LINK = 0.4
"""So sure the link of a passage must be; docs/explanation/linking.md says how it was chosen."""

FEWEST, MOST, LONGEST = 2, 5, 9
"""Words of a passage that say something, and all its words. A word alone is found as a label or not at all."""

TOKEN = re.compile(r"[^\W_]+(?:[.'’/-][^\W_]+)*[+#]*|[^\w\s]")
EMPTY = frozenset(lines("empty.txt"))
"""Words that say nothing by themselves."""

Place = tuple[int, int]


def skills(sentences: Sequence[str], index: Index, linker: Linker, least: float = LEAST_LINK) -> list[list[Ranked]]:
    """
    Return for each sentence the skills of ESCO it asks for, the surest first.

    least  so sure the link of a passage must be

    A label that stands in a sentence counts as it does in an ad. What no label covers is read in passages of a few
    words; of those that overlap the one whose link is surest is taken, when it is sure enough.
    """
    passages = [dict(_passages(sentence)) for sentence in sentences]
    texts = list(dict.fromkeys(text for some in passages for text in some.values()))
    linked = dict(zip(texts, linker.rank(texts, "skill", 1), strict=True))
    found = []
    for sentence, some in zip(sentences, passages, strict=True):
        taken = _labels(sentence, index)
        sure = [(ranked[0], at) for at, text in some.items() if (ranked := linked[text])]
        for link, at in sorted(sure, key=lambda one: (-one[0].score, one[1])):
            if link.score >= least and all(at[1] <= start or at[0] >= end for start, end in taken):
                taken[at] = link
        found.append(_distinct(taken.values()))
    return found


def _labels(text: str, index: Index) -> dict[Place, Ranked]:
    words = Words(text)
    found = {}
    for hit in index.find(words):
        start, end = place(words, hit)
        share = share_of(hit.meaning, text, start, end, words.sentence(start), "")
        if hit.meaning.esco and share >= LEAST_SHARE:
            found[start, end] = Ranked(hit.meaning.esco[0], share)
    return found


def _distinct(links: Iterable[Ranked]) -> list[Ranked]:
    best: dict[str, Ranked] = {}
    for link in sorted(links, key=lambda one: -one.score):
        best.setdefault(link.id, link)
    return list(best.values())


def _passages(sentence: str) -> Iterator[tuple[Place, str]]:
    """Yield the passages of a sentence between two stops, from one word that says something to another."""
    tokens = [(found.start(), found.end()) for found in TOKEN.finditer(sentence)]
    for first, (start, _) in enumerate(tokens):
        told = 0
        for token, end in tokens[first : first + LONGEST]:
            word = sentence[token:end].lower()
            if not word[0].isalnum():
                break
            if word not in EMPTY:
                told += 1
                if told > MOST:
                    break
                if told >= FEWEST:
                    yield (start, end), sentence[start:end].lower()
            elif not told:
                break
