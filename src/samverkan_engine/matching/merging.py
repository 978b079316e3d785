"""Labels and phrases of an ad become its mentions, with concepts of both taxonomies."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from samverkan_engine.matching.mentions import Mention, flat
from samverkan_engine.matching.words import Words

if TYPE_CHECKING:
    from samverkan_engine.matching.linking import Linker
    from samverkan_engine.matching.phrases import Finder, Phrase

LEAST_LABEL = 0.6
"""So sure a label must be where no phrase stands."""

COVERED = 0.6
"""A label that takes so much of a phrase says what the phrase means."""

LEAST_LINK = {"esco": 0.2, "jobtech": 0.3}
"""So sure a link must be, by taxonomy: JobTech has no concept for much of what ads ask for."""

REMEMBERED = 200_000


class Merging:
    """Finds phrases, links what the labels do not tell, and puts both together."""

    def __init__(self, finder: "Finder", linker: "Linker", most: int = 5) -> None:
        self._finder, self._linker, self._most = finder, linker, most
        self._linked: dict[tuple[str, str], tuple[str, ...]] = {}

    def more(self, ads: Sequence[Words], mentions: Sequence[list[Mention]]) -> list[list[Mention]]:
        """Return the mentions of each ad: labels and phrases, with the concepts of both taxonomies."""
        merged = [
            _together(words, phrases, labels)
            for words, phrases, labels in zip(ads, self._finder.find_all(ads), mentions, strict=True)
        ]
        self._link(words.text[one.start : one.end] for words, some in zip(ads, merged, strict=True) for one in some)
        return [
            [self._completed(one, words.text[one.start : one.end]) for one in some]
            for words, some in zip(ads, merged, strict=True)
        ]

    def _link(self, texts: Iterable[str]) -> None:
        """Rank what was not met before, in one batch for each taxonomy."""
        wanted = list(dict.fromkeys(map(_plain, texts)))
        if len(self._linked) > REMEMBERED:
            self._linked.clear()
        for scheme, least in LEAST_LINK.items():
            new = [text for text in wanted if (text, scheme) not in self._linked]
            for text, ranked in zip(new, self._linker.rank(new, "skill", self._most, scheme), strict=True):
                kept = ranked if ranked and ranked[0].score >= least else []
                self._linked[text, scheme] = tuple(one.id for one in kept)

    def _completed(self, mention: Mention, text: str) -> Mention:
        plain = _plain(text)
        esco = (*mention.esco, *self._linked[plain, "esco"])
        jobtech = (*mention.jobtech, *self._linked[plain, "jobtech"])
        return mention._replace(esco=tuple(dict.fromkeys(esco)), jobtech=tuple(dict.fromkeys(jobtech)))


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _together(words: Words, phrases: "Sequence[Phrase]", labels: Sequence[Mention]) -> list[Mention]:
    """Return the phrases, with what the labels inside them mean, and the sure labels beside them."""
    found = []
    for phrase in phrases:
        inside = [one for one in labels if one.start < phrase.end and one.end > phrase.start]
        found.append(_meaning(phrase, inside))
    beside = [
        one
        for one in labels
        if one.score >= LEAST_LABEL and all(one.end <= other.start or one.start >= other.end for other in found)
    ]
    return flat([*found, *beside], 0.0)


def _meaning(phrase: "Phrase", labels: Sequence[Mention]) -> Mention:
    esco = [phrase.esco] if phrase.esco else []
    jobtech = [phrase.jobtech] if phrase.jobtech else []
    score = phrase.score
    for label in labels:
        shared = min(label.end, phrase.end) - max(label.start, phrase.start)
        if shared >= COVERED * max(phrase.end - phrase.start, label.end - label.start):
            esco += label.esco
            jobtech += label.jobtech
            score = max(score, label.score)
    return Mention(phrase.start, phrase.end, tuple(esco), tuple(jobtech), score)
