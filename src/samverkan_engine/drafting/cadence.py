"""How often the managements or the steering body meet."""

import re

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import Cadence, Found

MEETS = lexicon.any_of(
    r"möt(?:a|as|s|ts|tes|e|en|er|ena|et)", r"träffas", r"träffa\w?", r"sammanträd\w+", r"sammankall\w+",
    r"\w{3,30}möten?", r"\w{3,30}mötet", r"avstämning\w*", r"stäm(?:ma|mer|s|des)\s+av", r"ses", r"come\s+together",
    r"s[äæ]tter\s+sig",
    r"setter\s+seg", r"sits?\s+down", r"samråd\w*", r"överlägg\w*", r"drøft\w+", r"confer", r"meet(?:s|ing|ings)?",
    r"convenes?", r"gather\w*",
    r"møt(?:es|e|er|ene)", r"mød(?:es|e|er|erne)", r"\w{3,30}møter?", r"samles", r"samlas", r"dialogmøte\w*",
)  # fmt: skip
OFTEN = (
    (Cadence.MONTHLY, lexicon.any_of(r"varje\s+månad", r"månads\w+", r"månatlig\w*", r"en\s+gång\s+i\s+månaden",
    r"monthly",
                                     r"(?:every|once\s+a|each)\s+month", r"månedlig\w*", r"hver\s+måned",
                                     r"en\s+gang\s+i\s+måneden")),
    (Cadence.QUARTERLY, lexicon.any_of(r"varje\s+kvartal", r"kvartalsvis\w*", r"en\s+gång\s+i\s+kvartalet",
    r"fyra\s+gånger\s+(?:per|om|varje)\s+år\w*",
                                       r"quarterly", r"(?:every|each)\s+quarter", r"four\s+times\s+a\s+year",
                                       r"every\s+three\s+months", r"hvert\s+kvartal",
                                       r"fire\s+gang\w*\s+(?:i|om|per|pr\.?)\s+år\w*",
                                       r"var\s+tredje\s+månad")),
    (Cadence.BIANNUAL, lexicon.any_of(r"(?:två|2)\s+gånger\s+(?:per|om|varje|i)\s+år\w*",
    r"ett\s+par\s+(?:gånger|möten)\s+(?:per|om|varje|i)\s+år\w*",
                                      r"(?:varje|en\s+gång\s+per|en\s+gång\s+i)\s+halvår\w*", r"halvårs\w+",
    r"(?:en\s+gång\s+|gång\s+)?(?:per|varje|i)\s+termin\w*", r"en\s+gang\s+(?:i|per|hvert)\s+semester\w*",
    r"hvert\s+semester",
    r"(?:each|every|once\s+a|per)\s+(?:semester|term)", r"terminsvis",
                                      r"två\s+möten\s+(?:per|om)\s+år\w*",
                                      r"twice\s+(?:a|per|each|every)\s+year", r"twice\s+yearly",
                                      r"two\s+times\s+a\s+year", r"every\s+six\s+months", r"bi-?annual\w*",
                                      r"half-yearly", r"(?:to|2)\s+gang\w*\s+(?:i|om|per|pr\.?|hvert)\s+år\w*",
                                      r"halvårlig\w*", r"et\s+par\s+gang\w*\s+(?:i|om)\s+året",
                                      r"a\s+couple\s+of\s+(?:times|meetings)\s+a\s+year",
                                      r"vår\s+och\s+höst", r"hvert\s+halvår", r"to\s+møter\s+(?:i|per)\s+år\w*")),
    (Cadence.ANNUAL, lexicon.any_of(r"varje\s+år", r"årlig\w*", r"årsvis",
    r"(?:en|1|minst\s+en)\s+gång\s+(?:per|om|varje|i)\s+år\w*", r"års(?:möte|konferens)\w*",
                                    r"annual\w*", r"yearly", r"(?:every|each)\s+year",
                                    r"once\s+(?:a|per|every)\s+year", r"hvert\s+år",
                                    r"(?:en|én|1)\s+gang\s+(?:i|om|per|pr\.?|hvert)\s+år\w*")),
)  # fmt: skip
REACH = 120
"""How many characters may lie between the meeting and how often it is held."""


def meeting_cadence(reading: Reading) -> Found[Cadence | None]:
    """Return how often they meet, from the first sentence that says it; "regularly" says nothing."""
    for sentence in reading.sentences:
        if reading.is_speech(sentence.start, sentence.end):
            continue
        found = in_sentence(reading, sentence)
        if found:
            return found
    return Found(value=None, confidence=0.9)


def rhythm(text: str) -> Cadence | None:
    """Return how often something is done that the text says."""
    return next((often for often, pattern in OFTEN if pattern.search(text)), None)


def in_sentence(reading: Reading, sentence: Sentence) -> Found[Cadence | None] | None:
    """Return how often they meet by this sentence, or None when it says nothing of it."""
    meeting = MEETS.search(sentence.text)
    if not meeting:
        return None
    for cadence, pattern in OFTEN:
        often = pattern.search(sentence.text)
        if often and _distance(meeting, often) <= REACH:
            return Found(
                value=cadence,
                passages=(reading.passage(sentence.start, sentence.end),),
                confidence=0.85,
                nature=reading.nature(sentence.start, sentence.end),
            )
    return None


def _distance(one: re.Match[str], other: re.Match[str]) -> int:
    return max(one.start(), other.start()) - min(one.end(), other.end())
