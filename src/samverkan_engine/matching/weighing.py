"""How likely it is that a label standing in an ad is asked for there."""

import re
from dataclasses import dataclass
from importlib import resources

from samverkan_engine.matching.labels.index import Hit, Sense
from samverkan_engine.matching.sections import Section
from samverkan_engine.matching.words import Sentence

OCCUPATIONS = frozenset(("occupation", "occupation-group"))

PART = {
    Section.MUST: 1.2,
    Section.NICE: 1.2,
    Section.TASKS: 1.0,
    Section.OPENING: 0.6,
    Section.EMPLOYER: 0.25,
    Section.OFFER: 0.1,
    Section.PROCESS: 0.05,
    Section.WISH: 1.2,
}
HEADING, NOWHERE = 0.3, 0.5

MEANT, ORDINARY_WORD = 0.7, 0.05

WEAK = 4
"""From this rank on a form says less than its label."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that means something else unless a cue stands in its sentence or the ad is of one of some SSYK groups."""

    name: str
    cues: re.Pattern[str]
    groups: tuple[str, ...]

    def is_meant(self, written: str, beside: str, ssyk: str) -> bool:
        """Tell whether the name is meant: by how it is written, the rest of its sentence, and the ad's group."""
        if not written.startswith(self.name):
            return False
        return bool(self.groups and ssyk.startswith(self.groups)) or bool(self.cues.search(beside))


def weight(
    hit: Hit, senses: tuple[Sense, ...], written: str, sentence: Sentence | None, beside: str, ssyk: str
) -> float:
    """
    Return how sure it is, 0 to 1, that a hit is a skill asked for.

    senses   what it may mean, occupations left out, best first
    written  the words of the hit
    beside   the rest of its sentence
    ssyk     the group of the ad, empty when it is not known
    """
    word = written.lower()
    ambiguous = AMBIGUOUS.get(word) if hit.first == hit.last else None
    if ambiguous:
        share = MEANT if ambiguous.is_meant(written, beside, ssyk) else ORDINARY_WORD
    else:
        share = _label(hit, senses[0], word)
    if sentence is None:
        return share * NOWHERE
    return min(1.0, share * (HEADING if sentence.heading else PART[sentence.section]))


def _label(hit: Hit, sense: Sense, word: str) -> float:
    """Return the share of such labels that were skills where an ad asks for them."""
    if sense.kind == "language":
        return 0.8
    several = hit.last > hit.first
    if not several and word in ORDINARY:
        return ORDINARY_WORD
    if hit.compound:
        return 0.4
    if sense.kind == "keyword":
        return 0.5 if several else 0.25
    english, alternative, weak = sense.rank & 2, sense.rank & 1, sense.rank >= WEAK
    if several:
        return 0.6 if weak else 0.8
    if english and alternative:
        return 0.15
    return 0.35 if weak else 0.55


def _lines(name: str) -> list[str]:
    text = resources.files("samverkan_engine.matching.labels").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _ambiguous() -> dict[str, Ambiguous]:
    found = {}
    for line in _lines("ambiguous.tsv")[1:]:
        name, cues, groups = line.split("\t")
        pattern = "|".join(map(re.escape, cues.split()))
        found[name.lower()] = Ambiguous(
            name, re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE), tuple(groups.split())
        )
    return found


ORDINARY = frozenset(_lines("ordinary.txt"))
AMBIGUOUS = _ambiguous()
