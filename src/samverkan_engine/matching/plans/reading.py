"""The skills that a course plan teaches: labels that stand in its taught parts, and passages that are linked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from samverkan_engine.matching.labels.index import Index
from samverkan_engine.matching.linking import Linker
from samverkan_engine.matching.mentions import Mention, flat, labelled
from samverkan_engine.matching.plans.parts import Line, lines
from samverkan_engine.matching.plans.passages import Place, is_empty, passages
from samverkan_engine.matching.sections import Section
from samverkan_engine.matching.words import Sentence, Words

LEAST_LABEL = 0.45
"""So sure a label must be where no passage is linked."""

LEAST_LINK = {"esco": 0.5, "jobtech": 0.7}
"""So sure the link of a passage must be in each taxonomy; chosen on the open plans (benchmarks/course_plans.py)."""

COVERED = 0.6
"""A label that takes so much of a passage says what the passage means."""

MOST = 5
"""Concepts of a passage in each taxonomy."""


class Linked(NamedTuple):
    """What a text is linked to surely enough, and how sure the surest is."""

    esco: tuple[str, ...]
    jobtech: tuple[str, ...]
    score: float


def read(
    text: str, index: Index, linker: Linker, least: Mapping[str, float] = LEAST_LINK
) -> tuple[Words, list[Mention]]:
    """Return the words of a course plan and the skills it teaches, in order, never overlapping."""
    words = Words(text)
    taught = [line for line in lines(text) if line.taught and line.says < line.end]
    words.sentences = [_sentence(line) for line in taught]
    labels = [one for one in labelled(words, index.find(words)) if not is_empty(text[one.start : one.end])]
    pieces = [ways for line in taught for ways in passages(text, line.says, line.end)]
    linked = links(sorted({plain(text, way) for ways in pieces for way in ways}), linker, least)
    chosen = [one for ways in pieces for one in _chosen(text, ways, labels, linked)]
    beside = [label for label in labels if label.score >= LEAST_LABEL and not _touches(label, chosen)]
    return words, flat([*chosen, *beside], 0.0)


def links(texts: Sequence[str], linker: Linker, least: Mapping[str, float]) -> dict[str, Linked]:
    """Return what each text is linked to; those that are linked to nothing surely enough are left out."""
    ranked = [linker.rank(texts, "passage", MOST, scheme) for scheme in least]
    found = {}
    for text, *both in zip(texts, *ranked, strict=True):
        sure = [[one for one in some if one.score >= bar] for some, bar in zip(both, least.values(), strict=True)]
        if any(sure):
            esco, jobtech = (tuple(one.id for one in some) for some in sure)
            found[text] = Linked(esco, jobtech, max(one.score for some in sure for one in some))
    return found


def plain(text: str, place: Place) -> str:
    """Return the words at a place as they are linked."""
    return " ".join(text[slice(*place)].lower().split())


def _sentence(line: Line) -> Sentence:
    return Sentence(line.says, line.end, Section.TASKS, heading=False, item=True)


def _chosen(
    text: str, ways: Sequence[Place], labels: Sequence[Mention], linked: dict[str, Linked]
) -> Iterator[Mention]:
    """Yield, of the places of a piece, those that are linked: the surest first, of equals the longest; none overlap."""
    known = [(link, way) for way in ways if (link := linked.get(plain(text, way)))]
    taken: list[Mention] = []
    for link, way in sorted(known, key=lambda one: (-one[0].score, one[1][0] - one[1][1], one[1])):
        mention = _meant(link, way, labels)
        if not _touches(mention, taken):
            taken.append(mention)
    yield from taken


def _meant(link: Linked, way: Place, labels: Iterable[Mention]) -> Mention:
    """Return a linked place with what a label that takes most of it says first."""
    esco, jobtech, score = link.esco, link.jobtech, link.score
    for label in labels:
        shared = min(label.end, way[1]) - max(label.start, way[0])
        if shared >= COVERED * max(way[1] - way[0], label.end - label.start):
            esco = tuple(dict.fromkeys((*label.esco, *esco)))
            jobtech = tuple(dict.fromkeys((*label.jobtech, *jobtech)))
            score = max(score, label.score)
    return Mention(*way, esco[:MOST], jobtech[:MOST], score)


def _touches(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in others)
