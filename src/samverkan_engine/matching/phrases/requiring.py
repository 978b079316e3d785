"""How a phrase is required, told by the part of the ad where it stands and by the words before and after it."""

import re
from enum import StrEnum

from samverkan_engine.matching.sections import Section
from samverkan_engine.matching.words import Sentence


class Required(StrEnum):
    """How a skill is required."""

    MUST = "must"
    NICE = "nice"
    UNSPECIFIED = "unspecified"


NICE = re.compile(
    r"merit|önskvärt|önskvärd|gärna|\bplus\b|fördel|inget krav|ej krav|inte ett krav|bonus|nice to have|advantage|"
    r"preferabl|tillgång\b|underlättar|\bhelst\b|till nytta"
)
ASKED = re.compile(
    r"\bkrav|\bkräv|\bska ha\b|\bmåste\b|du är\b|du har\b|som är\b|som har\b|"
    r"vi söker dig|require|you are\b|you have\b|förmåga"
)
REACH = 12
"""Words before the phrase in which the nearest cue counts."""

CLAUSE = 8
"""Words after the phrase in which "är meriterande" still speaks of it."""


def required(sentence: Sentence, texts: list[str], first: int, last: int, kind: str) -> Required:
    """Return how the phrase from first to last among the words of a sentence is required."""
    before = " ".join(texts[max(0, first - REACH) : first]).lower()
    after = " ".join(texts[last + 1 : last + 1 + CLAUSE]).lower()
    if sentence.section is Section.NICE or NICE.search(before.rsplit(" . ", 1)[-1]) or NICE.search(after):
        return Required.NICE
    if sentence.section is Section.MUST:
        return Required.MUST
    if kind in ("certificate", "language") or ASKED.search(before):
        return Required.MUST
    if kind == "trait" and sentence.section is not Section.TASKS:
        return Required.MUST
    return Required.UNSPECIFIED
