"""From hits of labels and phrases to mentions that never overlap."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from samverkan_engine.matching.labels.index import Hit
from samverkan_engine.matching.labels.laying import between
from samverkan_engine.matching.required import required
from samverkan_engine.matching.weighing import PART, weight
from samverkan_engine.matching.words import Words

LEAST = 0.1
"""Less sure than this is never a mention: an ordinary word, or a label in what is offered."""

NEVER = LEAST / max(PART.values())
"""A label of which so few are skills is left out wherever it stands."""


class Mention(NamedTuple):
    """
    A place where a skill is asked for.

    esco, jobtech  concepts, best first
    score          how sure, 0 to 1
    required       must, nice or unspecified; empty where only the words beside it tell
    """

    start: int
    end: int
    esco: tuple[str, ...]
    jobtech: tuple[str, ...]
    score: float
    required: str = ""


def labelled(words: Words, hits: Iterable[Hit], ssyk: str = "") -> list[Mention]:
    """
    Return the hits of labels that may be skills asked for, each with how sure that is.

    ssyk  the group of the ad, which settles short names; empty when it is not known
    """
    found = []
    for hit in hits:
        meaning = hit.meaning
        if meaning.share < NEVER and not meaning.ambiguous:
            continue
        start, end = place(words, hit)
        share = weight(meaning, words.text, start, end, words.sentence(start), ssyk)
        if share >= LEAST:
            found.append(Mention(start, end, meaning.esco, meaning.jobtech, share))
    return found


def place(words: Words, hit: Hit) -> tuple[int, int]:
    """Return where a hit stands, without what follows the sign at its end."""
    if hit.last % 2:
        return words.place(hit.first, hit.last)
    start, end = words.place(hit.first, hit.last - 1)
    return start, end + len(between(words.piece(hit.last)))


def flat(mentions: Iterable[Mention], least: float) -> list[Mention]:
    """Return the mentions that are sure enough; of those that overlap the surest, then the longest, then the first."""
    sure = sorted(mention for mention in mentions if mention.score >= least)
    if all(one.end <= other.start for one, other in pairwise(sure)):
        return sure
    kept: list[Mention] = []
    for mention in sorted(sure, key=lambda one: (-one.score, one.start - one.end, one.start)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return sorted(kept)


def row(ad: str, words: Words, mention: Mention, most: int) -> dict[str, object]:
    """Return a mention as a row of MENTIONS, with at most so many concepts of each scheme."""
    return {
        "ad": ad,
        "start": mention.start,
        "end": mention.end,
        "text": words.text[mention.start : mention.end],
        "esco": list(mention.esco[:most]),
        "jobtech": list(mention.jobtech[:most]),
        "required": mention.required or required(words.low, mention.start, words.sentence(mention.start)),
        "score": mention.score,
    }
