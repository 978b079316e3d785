"""Whether what an ad asks for is needed, an advantage, or neither said."""

import re

from samverkan_engine.matching.sections import Section
from samverkan_engine.matching.words import Sentence

MUST, NICE, UNSPECIFIED = "must", "nice", "unspecified"

WISHED = re.compile(
    r"meriterande|meriteras|önskvärt|önskvärd|\bmerit\b|\bett (?:extra )?plus\b"
    r"|\ben (?:stor )?fördel\b|ser (?:vi )?(?:mycket )?gärna|positivt om|bonus"
    r"|(?:inget|inte|ej|icke) (?:ett |något )?krav|krävs (?:inte|ej)|(?:inte|ej) nödvändig|inget måste"
    r"|behöver (?:du )?inte|kräver (?:inte|ej|ingen)"
    r"|meritorious|advantage|\ba plus\b|nice to have|desirable|beneficial"
    r"|not (?:a |an )?(?:requirement|required|necessary)|no requirement",
    re.IGNORECASE,
)
"""Said of the whole clause."""

RATHER = re.compile(r"\b(?:gärna|helst|förslagsvis|preferably|ideally|eventuellt)\b", re.IGNORECASE)
"""Said of what follows."""

NEEDED = re.compile(
    r"(?<!inget )(?<!inte )(?<!ej )(?<!inte ett )(?<!något )\bkrav(?:et)?\b|\bkrävs\b(?! inte| ej)"
    r"|\bkräver\b(?! inte| ej| ingen)"
    r"|\bmåste\b|\bskall? ha\b|nödvändig|förutsätt(?:er|ning)|du behöver (?!inte)"
    r"|\bvi söker (?:nu )?(?:en |dig|efter)|\brequired\b|\bmust\b|\bessential\b|\byou (?:have|need)\b|legitimerad",
    re.IGNORECASE,
)

CLAUSE = re.compile(
    r"[;.]|, (?=men|dessutom|vidare|samt att|och (?:det|vi|har)|det är|but)|(?<=krav)[,.]| men ", re.IGNORECASE
)


HINTS = (
    "merit", "önskvär", "plus", "fördel", "gärna", "positivt om", "bonus", "krav", "kräv", "nödvändig", "måste",
    "behöver", "helst", "förslagsvis", "eventuellt", "ska ha", "skall ha", "förutsätt", "vi söker", "legitimerad",
    "advantage", "nice to have", "desirable", "beneficial", "requir", "necessary", "preferabl", "ideally", "must",
    "essential", "you have", "you need",
)  # fmt: skip
"""Parts of words without one of which no cue stands in a sentence; they are looked for first, which is fast."""


def required(text: str, start: int, sentence: Sentence | None) -> str:
    """Return must, nice or unspecified for a mention that begins at `start`, from its sentence and part of the ad."""
    if sentence is None:
        return UNSPECIFIED
    low = text[sentence.start : sentence.end].lower()
    if not any(hint in low for hint in HINTS):
        return {Section.NICE: NICE, Section.MUST: MUST}.get(sentence.section, UNSPECIFIED)
    begin, end = _clause(text, start, sentence)
    rather = RATHER.search(text, sentence.start, start)
    if WISHED.search(text, begin, end) or (rather and not CLAUSE.search(text, rather.end(), start)):
        return NICE
    if sentence.section is Section.NICE:
        return NICE
    if sentence.section is Section.MUST or NEEDED.search(text, begin, end):
        return MUST
    return UNSPECIFIED


def _clause(text: str, start: int, sentence: Sentence) -> tuple[int, int]:
    begin, end = sentence.start, sentence.end
    for match in CLAUSE.finditer(text, sentence.start, sentence.end):
        if match.end() <= start:
            begin = match.end()
        elif match.start() >= start:
            end = match.start()
            break
    return begin, end
