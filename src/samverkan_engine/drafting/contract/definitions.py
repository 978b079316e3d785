"""The words that an agreement gives a meaning of its own."""

import re
from collections.abc import Iterator

from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import Definition, ParagraphKind

OPENING, CLOSING = "[”“\"»«„']", "[”“\"«»']"
QUOTED = rf"{OPENING}(?P<term>[^”“\"»«„\n]{{2,80}}?){CLOSING}"
PLAIN = r"(?P<term>[^\s,.;:()”“\"»«][^,.;:()”“\"»«\n]{1,70}?)"
HERE = r"(?:\s+(?:i|in)\s+(?:detta|denna|dette|denne|this|the)\s+\w+)?"

SAYS = (
    r"(?:avses|menas|förstås|avser|betyder|betecknar|menes|forstås|betyr|beteg(?:ner|nes)|means?|shall\s+mean"
    r"|refers?\s+to|is\s+defined\s+as|denotes?)"
)
WITH = re.compile(
    rf"^(?:(?:i|in)\s+[^,.;]{{3,40}}?\s)?(?:med|ved)\s+(?:(?:begreppet|begrepet|begrebet|ordet|termen|uttrycket)\s+)?"
    rf"(?:{QUOTED}|{PLAIN.replace('<term>', '<plain>')})"
    rf"(?:\s*,)?\s+(?:avses|menas|förstås|menes|forstås|menar\s+parterna)(?:\s+\w+\s+(?:avtal\w*|aftale\w*))?\s+(?P<meaning>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""Med Campus avses …; Med «Campus» menes …; Ved »campus« forstås …"""

MEANT_BY = re.compile(
    rf"^[^,.;]{{0,40}}\b(?:avses|menas|förstås|menes|forstås)\s+(?:med|ved)\s+(?:{QUOTED}|(?P<plain>[A-ZÅÄÖÆØ]\w+))\s*[,:]?\s+"
    rf"(?P<meaning>\S.+)$",
    re.DOTALL,
)
"""I detta avtal avses med Projektet …: without marks the word is one, for nothing else shows where it ends."""

QUOTED_MEANS = re.compile(
    rf"^(?:[^”“\"»«]{{0,60}}?\s)?{QUOTED}(?:\s*\([^)]{{1,60}}\))?\s*,?{HERE}\s+{SAYS}\s*:?\s+(?P<meaning>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""”Värdkommun” betyder …; "Project" means …; The term “Partner” shall mean …"""

PLAIN_MEANS = re.compile(rf"^{PLAIN}{HERE}\s+{SAYS}\s*:?\s+(?P<meaning>\S.+)$", re.DOTALL)
"""Campus avser …: only under a heading that says so, for elsewhere such words also say other things."""

LISTED = re.compile(
    rf"^(?:{QUOTED}|{PLAIN.replace('<term>', '<plain>')})\s*(?::|\s[–—-]|\t)\s*(?P<meaning>\S.+)$", re.DOTALL
)
"""Campus: …, Campus – …, and a row of a table of two columns."""

ABOUT_WORDS = re.compile(
    r"^\W*(?:§\s?\d+|\d+(?:\.\d+)*\.?(?:\s?§)?)?\s*(?:definition(?:er|s|ar)?|definisjon(?:er)?|begrepp?(?:er)?|begreber"
    r"|ordförklaring(?:ar)?|terminologi|terminology|interpretation)\b",
    re.IGNORECASE,
)
PERSONS = re.compile(r"^(?:part(?:en|erna|er|ies|y)?|de|man|det|detta|this|it|which)$", re.IGNORECASE)
NUMBERED = re.compile(r"\s*(?:§\s?\d{1,3}|\d{1,2}(?:\.\d{1,2}){0,3}(?:\s?§)?)[.)]?\s+")
LONGEST_TERM_WORDS = 7
LONGEST_HEADING = 60


def definitions(reading: Reading) -> tuple[Definition, ...]:
    """Return each defined word once, in the order of the text, with its meaning as the text gives it."""
    found: dict[str, Definition] = {}
    under = False
    paragraph = -1
    for sentence in reading.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            under = _is_under(reading, sentence, under)
        for each in _in_sentence(reading, sentence, under):
            found.setdefault(each.term.casefold(), each)
    return tuple(found.values())


def _is_under(reading: Reading, sentence: Sentence, before: bool) -> bool:
    """Return whether what follows stands under a heading about words; another heading ends that."""
    words = reading.words(reading.paragraphs[sentence.paragraph])
    if len(words) <= LONGEST_HEADING and ABOUT_WORDS.match(words) and "\t" not in words:
        return True
    return before and (sentence.kind is not ParagraphKind.HEADING or "\t" in words)


def _in_sentence(reading: Reading, sentence: Sentence, under: bool) -> Iterator[Definition]:
    if not (under or reading.is_agreement_itself):
        return
    start = reading.after_bullet(sentence.start, sentence.end)
    numbered = NUMBERED.match(reading.text, start, sentence.end)
    start = numbered.end() if numbered else start
    words = reading.text[start : sentence.end]
    shapes = (
        (WITH, 0.9),
        (MEANT_BY, 0.85),
        (QUOTED_MEANS, 0.9),
        *(((PLAIN_MEANS, 0.75), (LISTED, 0.75)) if under else ()),
    )
    for shape, confidence in shapes:
        match = shape.match(words)
        if match and _is_term(term := _term(match)):
            yield Definition(
                term=term,
                meaning=" ".join(match.group("meaning").split()).rstrip(" .;"),
                passages=(reading.passage(start, sentence.end),),
                confidence=confidence,
                nature=reading.nature(start, sentence.end),
            )
            return


def _term(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return " ".join((groups.get("term") or groups.get("plain") or "").split())


def _is_term(term: str) -> bool:
    return 0 < len(term.split()) <= LONGEST_TERM_WORDS and not PERSONS.match(term)
