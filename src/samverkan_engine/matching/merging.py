"""Labels and phrases of an ad become its mentions, with concepts of both taxonomies."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

from samverkan_engine.matching.mentions import Mention, flat
from samverkan_engine.matching.pieces import Texts
from samverkan_engine.matching.words import Words

if TYPE_CHECKING:
    from samverkan_engine.matching.linking import Linker, Ranked
    from samverkan_engine.matching.phrases import Finder, Phrase
    from samverkan_engine.matching.replaced import Successors

DRIVING_LICENCE = "VTK8_WRx_GcM"
"""Driving licence B; JobTech has it as another type than skills, so taxonomy files of skills alone lack it."""

LEAST_LABEL = 0.45
"""So sure a label must be where no phrase stands."""

COVERED = 0.6
"""A label that takes so much of a phrase says what the phrase means."""

Bars = Mapping[str, Mapping[str, float]]
"""For each taxonomy a bar for each kind of phrase that has its own, and one for all others, under no name."""

LEAST_LINK: Bars = {
    "esco": {"": 0.5, "certificate": 0.5},
    "jobtech": {"": 0.5, "trait": 2.0},
}
"""
So sure a link must be, by taxonomy and kind of phrase. JobTech has no concept for much of what ads ask for, and hardly
any for traits; ESCO has none for licences to practise. Chosen on ads held back (benchmarks/links/held_back.py).
"""

FILLING = re.compile(
    r"(?:(?:har|ha|haft|har haft|gärna|goda?|gott|mycket|stor|tidigare|viss|minst) )*"
    r"(?:(?:erfarenhet(?:er)?|kunskap(?:er)?|vana|kännedom|experience|knowledge)"
    r"(?: av| i| om| inom| från| of| in| with)? )?"
    r"(?:att )?",
    re.IGNORECASE,
)
"""What a phrase may begin with that is not the skill."""

REMEMBERED = 200_000


class Merging:
    """Finds phrases, links what the labels do not tell, and puts both together."""

    def __init__(
        self,
        finder: "Finder",
        linker: "Linker",
        concepts: Container[str],
        now: "Successors | None" = None,
        most: int = 5,
        least: Bars | None = None,
    ) -> None:
        """
        Make it of what finds and what links.

        concepts  ids of the taxonomy in use: others are not given
        now       what stands in the place of each concept that was replaced
        most      concepts of a mention in each taxonomy
        least     so sure a link must be, when otherwise than usual
        """
        self._finder, self._linker, self._concepts, self._most = finder, linker, concepts, most
        self._now, self._least = now or {}, least or LEAST_LINK
        self._linked: dict[tuple[str, str], tuple[Ranked, ...]] = {}
        self._sure: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def more(self, ads: Texts, mentions: Sequence[list[Mention]]) -> list[list[Mention]]:
        """Return the mentions of each ad: labels and phrases, with the concepts of both taxonomies."""
        phrases = self._finder.find_all(ads)
        merged = [self._together(*ad) for ad in zip(ads, phrases, mentions, strict=True)]
        texts = [
            _plain(words.text[one.start : one.end]) for words, some in zip(ads, merged, strict=True) for one, _ in some
        ]
        self._link(texts)
        told = iter(texts)
        return [flat([self._completed(one, kind, next(told)) for one, kind in some], 0.0) for some in merged]

    def _link(self, texts: Sequence[str]) -> None:
        """Rank what was not met before, in one batch for each taxonomy."""
        if len(self._linked) > REMEMBERED:
            self._linked.clear()
            self._sure.clear()
        for scheme in LEAST_LINK:
            new = [text for text in dict.fromkeys(texts) if (text, scheme) not in self._linked]
            for text, ranked in zip(new, self._linker.rank(new, "passage", self._most, scheme), strict=True):
                self._linked[text, scheme] = tuple(ranked)

    def _completed(self, mention: Mention, kind: str, text: str) -> Mention:
        """Return a mention with what labels and our own table say first, then what its words are linked to."""
        sure = self._sure.get((text, kind))
        if sure is None:
            sure = self._sure[text, kind] = self._linked_to(text, "esco", kind), self._linked_to(text, "jobtech", kind)
        esco, jobtech = sure
        if mention.esco:
            esco = tuple(dict.fromkeys((*mention.esco, *esco)))
        if mention.jobtech:
            jobtech = tuple(dict.fromkeys((*mention.jobtech, *jobtech)))
        return Mention(mention.start, mention.end, esco, jobtech, mention.score, mention.required)

    def _linked_to(self, text: str, scheme: str, kind: str) -> tuple[str, ...]:
        """Return the concepts that words are linked to surely enough."""
        bars = self._least[scheme]
        least = bars.get(kind, bars[""])
        return tuple(one.id for one in self._linked[text, scheme] if one.score >= least)

    def _together(
        self, words: Words, phrases: "Sequence[Phrase]", labels: Sequence[Mention]
    ) -> list[tuple[Mention, str]]:
        """
        Return the phrases with what the labels inside mean, and the sure labels beside them; with their kind.

        Neither phrases nor labels overlap among themselves, and both come in order.
        """
        begins, ends = [label.start for label in labels], [label.end for label in labels]
        found, passed = [], 0
        for phrase in phrases:
            first, past = bisect_right(ends, phrase.start), bisect_left(begins, phrase.end)
            found += [(label, "") for label in labels[passed:first] if label.score >= LEAST_LABEL]
            found.append((self._meaning(words.text, phrase, labels[first:past]), phrase.kind.value))
            passed = max(passed, past)
        found += [(label, "") for label in labels[passed:] if label.score >= LEAST_LABEL]
        return sorted(found)

    def _meaning(self, text: str, phrase: "Phrase", labels: Sequence[Mention]) -> Mention:
        esco = self._in_use(phrase.esco) if phrase.esco else []
        jobtech = self._in_use(phrase.jobtech) if phrase.jobtech else []
        if phrase.jobtech == DRIVING_LICENCE and not jobtech:
            jobtech = [DRIVING_LICENCE]
        start, score = phrase.start, phrase.score
        filling = FILLING.match(text, phrase.start, phrase.end)
        if filling and filling.end() < phrase.end:
            start = filling.end()
        for label in labels:
            shared = min(label.end, phrase.end) - max(label.start, start)
            if shared >= COVERED * max(phrase.end - start, label.end - label.start):
                esco += label.esco
                jobtech += label.jobtech
                score = max(score, label.score)
        return Mention(start, phrase.end, tuple(esco), tuple(jobtech), score, phrase.required)

    def _in_use(self, concept: str) -> list[str]:
        """Return a concept of our own table as the taxonomy has it today, or nothing."""
        return [id_ for id_ in self._now.get(concept, (concept,)) if id_ in self._concepts]


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
