"""The occupation of an ad, from the titles that stand in it and from the words of its headline and first lines."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import pyarrow as pa

from samverkan_engine.matching.labels.forms import stem
from samverkan_engine.matching.labels.index import Hit
from samverkan_engine.matching.words import WORD, Words

FIRST_LINES = 900
"""Characters of the text whose words count."""

TITLE_IN_HEADLINE, TITLE_IN_TEXT, HEADLINE_WORD, TEXT_WORD = 3.0, 0.5, 1.0, 0.12
SHORTEST_TAIL = 5
LEAST_EVIDENCE = 0.5


class Found(NamedTuple):
    """
    The occupation of an ad.

    ssyk     SSYK 2012, four digits
    jobtech  concept id of an occupation name in that group; None when no title of it stands in the ad
    esco     uri of an occupation; None likewise
    score    how sure, 0 to 1
    """

    ssyk: str
    jobtech: str | None
    esco: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Occupations:
    """
    What is known of occupations.

    groups   SSYK groups of an occupation, by its id
    words    how much a word, without inflection, speaks for each group
    """

    groups: dict[str, tuple[str, ...]]
    words: dict[str, dict[str, float]]

    def find(self, headline: str, hits_in_headline: Iterable[Hit], words: Words, hits: Iterable[Hit]) -> Found | None:
        """Return the likeliest occupation; None when nothing speaks for any."""
        evidence: defaultdict[str, float] = defaultdict(float)
        titles: dict[str, dict[str, tuple[float, str]]] = defaultdict(dict)
        for some, share in ((hits_in_headline, TITLE_IN_HEADLINE), (hits, TITLE_IN_TEXT)):
            for place, hit in enumerate(some):
                self._count_title(hit, share / (1 + 0.3 * place), evidence, titles)
        self._count_words(headline, HEADLINE_WORD, evidence)
        self._count_words(words.text[:FIRST_LINES], TEXT_WORD, evidence)
        if not evidence:
            return None
        ssyk, best = max(evidence.items(), key=lambda pair: (pair[1], pair[0]))
        if best < LEAST_EVIDENCE:
            return None
        named = {scheme: identity for scheme, (_, identity) in titles.get(ssyk, {}).items()}
        share = best / sum(sorted(evidence.values(), reverse=True)[:5])
        return Found(
            ssyk, named.get("jobtech"), named.get("esco"), round(share * min(1.0, best / TITLE_IN_HEADLINE), 4)
        )

    def _count_title(
        self, hit: Hit, share: float, evidence: defaultdict[str, float], titles: dict[str, dict[str, tuple[float, str]]]
    ) -> None:
        told: dict[str, float] = {}
        for sense in hit.meaning.senses:
            groups = self.groups.get(sense.id, ())
            for group in groups:
                weight = (
                    share
                    / len(groups)
                    * (0.6 if sense.rank >= 2 else 1.0)
                    * (1.0 if sense.scheme == "jobtech" else 0.8)
                )
                told[group] = max(told.get(group, 0.0), weight)
                known = titles[group].get(sense.scheme)
                if known is None or weight > known[0]:
                    titles[group][sense.scheme] = (weight, sense.id)
        for group, weight in told.items():
            evidence[group] += weight

    def _count_words(self, text: str, share: float, evidence: defaultdict[str, float]) -> None:
        for word in dict.fromkeys(WORD.findall(text.lower())):
            for group, weight in self._speaking(word).items():
                evidence[group] += share * weight

    def _speaking(self, word: str) -> dict[str, float]:
        found = self.words.get(stem(word))
        if found is None and len(word) > 2 * SHORTEST_TAIL:
            for begin in range(3, len(word) - SHORTEST_TAIL):
                found = self.words.get(stem(word[begin:]))
                if found:
                    break
        return found or {}


def occupations(concepts: pa.Table, labels: pa.Table, relations: pa.Table) -> Occupations:
    """
    Return what the taxonomies know of occupations.

    concepts  CONCEPTS    labels  LABELS    relations  RELATIONS: `isco` from a SSYK group to groups of ISCO-08
    """
    known = [row for row in concepts.to_pylist() if row["kind"] in ("occupation", "occupation-group")]
    codes = {
        row["id"]: row["code"] for row in known if row["scheme"] == "jobtech" and row["kind"] == "occupation-group"
    }
    isco = {row["id"]: row["code"] for row in known if row["scheme"] == "esco" and row["kind"] == "occupation-group"}
    ssyk_of: defaultdict[str, set[str]] = defaultdict(set)
    for row in relations.to_pylist():
        if row["relation"] == "isco" and row["id"] in codes and isco.get(row["other"]):
            ssyk_of[isco[row["other"]]].add(codes[row["id"]])
    groups: dict[str, tuple[str, ...]] = {}
    for row in known:
        groups[row["id"]] = _groups(row, codes, ssyk_of)
    return Occupations({key: value for key, value in groups.items() if value}, _word_weights(known, labels, groups))


def _groups(row: dict[str, object], codes: dict[str, str], ssyk_of: dict[str, set[str]]) -> tuple[str, ...]:
    if row["scheme"] == "jobtech":
        own = [codes.get(str(row["id"]))] if row["kind"] == "occupation-group" else []
        above = row["broader"] if isinstance(row["broader"], list) else []
        return tuple(sorted({code for code in (*own, *(codes.get(one) for one in above)) if code}))
    code = str(row["code"] or "").split(".")[0]
    return tuple(sorted(ssyk_of.get(code, ()))) if len(code) == 4 else ()


def _word_weights(
    known: list[dict[str, object]], labels: pa.Table, groups: dict[str, tuple[str, ...]]
) -> dict[str, dict[str, float]]:
    """Return how much each word speaks for each group: more the fewer groups it is used of."""
    counts: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for language, label, identity in zip(
        *(labels[name].to_pylist() for name in ("language", "label", "id")), strict=True
    ):
        if language == "sv":
            _count(counts, label, groups.get(identity, ()), 1.0)
    for row in known:
        if row["description"]:
            _count(counts, str(row["description"]), groups.get(str(row["id"]), ()), 0.3)
    everything = len({group for some in groups.values() for group in some}) or 1
    weights: dict[str, dict[str, float]] = {}
    for word, some in counts.items():
        rarity = math.log(everything / len(some)) / math.log(everything + 1)
        total = sum(some.values())
        if rarity > 0.25:
            weights[word] = {group: rarity * math.sqrt(count / total) for group, count in some.items()}
    return weights


def _count(counts: defaultdict[str, defaultdict[str, float]], text: str, groups: tuple[str, ...], share: float) -> None:
    for word in set(WORD.findall(text.lower())):
        for group in groups:
            counts[stem(word)][group] += share / len(groups)
