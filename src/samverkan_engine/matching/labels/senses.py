"""What a label may mean, and how often it is a skill where an ad asks for skills."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import NamedTuple

OCCUPATIONS = frozenset(("occupation", "occupation-group"))

ORDINARY_WORD = 0.05

WEAK = 4
"""From this rank on a form says less than its label."""


class Sense(NamedTuple):
    """
    One concept that a label may mean.

    surface  the label, or a form of it, as the taxonomy writes it
    rank     0 Swedish preferred, 1 Swedish alternative, 2 English preferred, 3 English alternative; 4 more for a form
             that says less than the label
    """

    surface: str
    rank: int
    scheme: str
    kind: str
    id: str


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


class Meaning(NamedTuple):
    """
    What a label in a text may mean.

    senses         all of it, best first
    esco, jobtech  the skills among it
    share          of such labels that are skills where an ad asks for skills; 0 when none of the senses is one
    ambiguous      the word is a short name of many meanings, to be settled by what stands beside it
    """

    senses: tuple[Sense, ...]
    esco: tuple[str, ...]
    jobtech: tuple[str, ...]
    share: float
    ambiguous: Ambiguous | None


def meaning(senses: Sequence[Sense], word: str, *, compound: bool) -> Meaning:
    """
    Return what senses, best first, come to.

    word      the word of a label of one word; empty for several words
    compound  the label is a part of the word
    """
    skills = [sense for sense in senses if sense.kind not in OCCUPATIONS]
    return Meaning(
        tuple(senses),
        tuple(sense.id for sense in skills if sense.scheme == "esco"),
        tuple(sense.id for sense in skills if sense.scheme == "jobtech"),
        _share(skills[0], word.lower(), compound=compound) if skills else 0.0,
        AMBIGUOUS.get(word.lower()) if skills and not compound else None,
    )


def _share(sense: Sense, word: str, *, compound: bool) -> float:
    if sense.kind == "language":
        return 0.8
    if word in ORDINARY:
        return ORDINARY_WORD
    if compound:
        return 0.4
    if sense.kind == "keyword":
        return 0.25 if word else 0.5
    english, alternative, weak = sense.rank & 2, sense.rank & 1, sense.rank >= WEAK
    if not word:
        return 0.6 if weak else 0.8
    if english and alternative:
        return 0.15
    return 0.35 if weak else 0.55


def lines(name: str) -> list[str]:
    """Return the lines of a table that lies beside this file, without its comments."""
    text = resources.files("samverkan_engine.matching.labels").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _ambiguous() -> dict[str, Ambiguous]:
    found = {}
    for line in lines("ambiguous.tsv")[1:]:
        name, cues, groups = line.split("\t")
        pattern = "|".join(map(re.escape, cues.split()))
        found[name.lower()] = Ambiguous(
            name, re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE), tuple(groups.split())
        )
    return found


ORDINARY = frozenset(lines("ordinary.txt"))
AMBIGUOUS = _ambiguous()
