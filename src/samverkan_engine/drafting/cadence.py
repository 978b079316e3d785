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
    r"convenes?", r"gather\w*", r"summits?",
    r"møt(?:es|e|er|ene)", r"mød(?:es|e|er|erne)", r"\w{3,30}møter?", r"samles", r"samlas", r"dialogmøte\w*",
)  # fmt: skip
PER_YEAR = (
    r"(?:(?:(?:per|pr\.?|om|i|a|each|every|hvert|varje)\s+|/\s?)(?:(?:kalender|verksamhets)?år\w*|(?:calendar\s+)?year)"
    r"|årlig\w*|annually|yearly)"
)
TIMES = r"(?:gånger|ggr\.?|möten|gang\w*|møter|møder|times|meetings)"
YEARLY_MEETINGS = r"(?:årlig\w*|annual|yearly)\s+(?:\w+\s+)?\w*(?:möten|träffar|møter|møder|meetings)"
SEASON_EACH = (
    r"(?:varje|hver|every|each)\s+(?:vår|sommar|höst|vinter|høst|sommer|forår|efterår|spring|summer|autumn|winter"
    r"|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)
PER_TERM = r"(?:per|pr\.?|i|a|each|every|hvert|varje)\s+(?:termin|halvår|semester|term)\w*"
NOT_SEVERAL = r"(?<!gånger\s)(?<!möten\s)(?<!ganger\s)(?<!gange\s)(?<!gang\s)(?<!times\s)"
""" "Three times annually" is not once a year, nor is "three times a term" once a term."""

OFTEN = (
    (Cadence.MONTHLY, lexicon.any_of(
        r"varje\s+månad", r"månads\w+", r"månatlig\w*", r"en\s+gång\s+(?:i\s+månaden|per\s+månad|i\s+månad)",
        r"monthly", r"(?:every|once\s+a|each)\s+month", r"månedlig\w*", r"hver\s+måned",
        r"(?:en|én)\s+gang\s+(?:i|om|per|pr\.?)\s+måned(?:en)?",
    )),
    (Cadence.QUARTERLY, lexicon.any_of(
        r"varje\s+kvartal", r"kvartals\w+", r"en\s+gång\s+(?:i|per)\s+kvartal\w*", r"quarterly",
        r"(?:every|each)\s+quarter", r"every\s+three\s+months", r"hvert\s+kvartal", r"var\s+tredje\s+månad",
        r"hver\s+tredje\s+måned", r"(?:en|én)\s+gang\s+(?:i|om|per|pr\.?|hvert)\s+kvartal\w*",
        rf"(?:fyra|fire|four|4)\s+(?:{TIMES}\s?{PER_YEAR}|{YEARLY_MEETINGS})",
        rf"(?:två|to|two|2)\s+{TIMES}\s+{PER_TERM}",
        r"twice\s+(?:a|per|each|every)\s+(?:term|semester)",
    )),
    (Cadence.BIANNUAL, lexicon.any_of(
        rf"(?:två|to|two|2|ett\s+par|et\s+par|a\s+couple\s+of)\s+(?:{TIMES}\s?{PER_YEAR}|{YEARLY_MEETINGS})",
        r"(?:varje|en\s+gång\s+per|en\s+gång\s+i)\s+halvår\w*", r"halvårs\w+", r"halvårlig\w*",
        r"hvert\s+halv(?:e\s+)?år",
        rf"(?:en\s+gång\s+|{NOT_SEVERAL})(?:per|varje|i)\s+termin\w*", r"terminsvis", r"terminsmöten?",
        r"en\s+gang\s+(?:i|per|pr\.?|hvert)\s+(?:semester|halvår)\w*", rf"{NOT_SEVERAL}hvert\s+semester",
        rf"(?:once\s+(?:a|per)|{NOT_SEVERAL}(?:each|every|per))\s+(?:semester|term)",
        r"(?:var|hver)\s+sj[äe]tte\s+mån(?:ad|ed)", r"every\s+six\s+months", r"vår\s+och\s+höst",
        r"twice\s+(?:(?:a|per|each|every)\s+year|yearly|annually)", r"bi-?annual\w*", r"half-yearly",
        r"twice[\s-]+yearly",
    )),
    (Cadence.ANNUAL, lexicon.any_of(
        r"varje\s+år", SEASON_EACH, r"(?:en|én|1|one)\s+(?:gang|gång)\s+årlig\w*",
        rf"(?:ett|et|one|1)\s+(?:\w+\s+)?(?:möte|møte|møde|meeting)\s+{PER_YEAR}", rf"{NOT_SEVERAL}årlig\w*",
        r"årsvis", r"års(?:möte|konferens)\w*",
        r"(?:en|1|minst\s+en)\s+gång\s+(?:per|om|varje|i)\s+år\w*", rf"{NOT_SEVERAL}(?:annual\w*|yearly)",
        rf"{NOT_SEVERAL}(?:every|each)\s+year", r"once\s+(?:a|per|every)\s+year", rf"{NOT_SEVERAL}hvert\s+år",
        r"(?:en|én|1)\s+gang\s+(?:i|om|per|pr\.?|hvert)\s+år\w*",
    )),
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
