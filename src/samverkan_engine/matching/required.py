"""Whether what an ad asks for is needed, an advantage, or neither said."""

import re

from samverkan_engine.matching.sections import Section
from samverkan_engine.matching.words import Sentence

MUST, NICE, UNSPECIFIED = "must", "nice", "unspecified"
BY_SECTION = {Section.MUST: MUST, Section.NICE: NICE}

# Every alternative of these begins with a plain letter, what stands before it being looked at afterwards: thus places
# where none can begin are passed over at once, which makes them three times as fast.

WISHED = re.compile(
    r"meriterande|meriteras|önskvärt|önskvärd|merit(?<=\bmerit)\b|ett(?<=\bett) (?:extra )?plus\b"
    r"|en(?<=\ben) (?:stor )?fördel\b|ser (?:vi )?(?:mycket )?gärna|positivt om|bonus"
    r"|inget (?:ett |något )?krav|inte (?:ett |något )?krav|ej (?:ett |något )?krav|icke (?:ett |något )?krav"
    r"|krävs (?:inte|ej)|inte nödvändig|ej nödvändig|inget måste|behöver (?:du )?inte|kräver (?:inte|ej|ingen)"
    r"|meritorious|advantage|a(?<=\ba) plus\b|nice to have|desirable|beneficial"
    r"|not (?:a |an )?(?:requirement|required|necessary)|no requirement"
)
"""Said of the whole clause."""

RATHER = re.compile(r"\b(?:gärna|helst|förslagsvis|preferably|ideally|eventuellt)\b")
"""Said of what follows."""

NEEDED = re.compile(
    r"krav(?<=\bkrav)(?<!inget krav)(?<!inte krav)(?<!ej krav)(?<!inte ett krav)(?<!något krav)(?:et)?\b"
    r"|krävs(?<=\bkrävs)\b(?! inte| ej)|kräver(?<=\bkräver)\b(?! inte| ej| ingen)|måste(?<=\bmåste)\b"
    r"|skall? ha(?<!\wska ha)(?<!\wskall ha)\b|nödvändig|förutsätter|förutsättning|du behöver (?!inte)"
    r"|vi söker (?<=\bvi söker )(?:nu )?(?:en |dig|efter)|required(?<=\brequired)\b|must(?<=\bmust)\b"
    r"|essential(?<=\bessential)\b|you (?<=\byou )(?:have|need)\b|legitimerad"
)

CLAUSE = re.compile(r";|\.|, (?=men|dessutom|vidare|samt att|och (?:det|vi|har)|det är|but)|,(?<=krav,)| men ")


WISHES = (
    "merit", "önskvär", "plus", "fördel", "gärna", "positivt om", "bonus", "krav", "kräv", "nödvändig", "måste",
    "behöver", "advantage", "nice to have", "desirable", "beneficial", "requir", "necessary",
)  # fmt: skip
RATHERS = ("gärna", "helst", "förslagsvis", "preferabl", "ideally", "eventuellt")
NEEDS = (
    "krav", "kräv", "måste", "ska ha", "skall ha", "nödvändig", "förutsätt", "behöver", "vi söker", "requir", "must",
    "essential", "you have", "you need", "legitimerad",
)  # fmt: skip
HINTS = (WISHES, RATHERS, NEEDS)
"""Parts of words without one of which nothing is said of a wish, of what is liked rather, or of a need."""

WISH, RATHER_SO, NEED = 1, 2, 4


def telling(piece: str) -> int:
    """
    Return which of WISH, RATHER_SO and NEED a sentence may tell of when this word stands in it.

    Of a hint of several words the longest is looked for.
    """
    low = piece.lower()
    return sum(1 << place for place, hints in enumerate(HINTS) if any(_fits(low, hint) for hint in hints))


def _fits(low: str, hint: str) -> bool:
    words = hint.split(" ")
    longest = max(words, key=len)
    if len(words) == 1:
        return hint in low
    return low.endswith(longest) if longest == words[0] else low.startswith(longest)


def required(low: str, start: int, sentence: Sentence | None) -> str:
    """
    Return must, nice or unspecified for a mention that begins at `start`, from its sentence and part of the ad.

    low  the text in small letters, as `Words.low` has it: patterns that mind no case take several times as long
    """
    if sentence is None:
        return UNSPECIFIED
    wish, need = sentence.telling & WISH, sentence.telling & NEED and sentence.section not in BY_SECTION
    if sentence.telling and sentence.section is not Section.NICE:
        begin, end = _clause(low, start, sentence) if wish or need else (0, 0)
        if wish and WISHED.search(low, begin, end):
            return NICE
        rather = RATHER.search(low, sentence.start, start) if sentence.telling & RATHER_SO else None
        if rather and not CLAUSE.search(low, rather.end(), start):
            return NICE
        if need and NEEDED.search(low, begin, end):
            return MUST
    return BY_SECTION.get(sentence.section, UNSPECIFIED)


def _clause(low: str, start: int, sentence: Sentence) -> tuple[int, int]:
    begin, end = sentence.start, sentence.end
    for match in CLAUSE.finditer(low, sentence.start, sentence.end):
        if match.end() <= start:
            begin = match.end()
        elif match.start() >= start:
            end = match.start()
            break
    return begin, end
