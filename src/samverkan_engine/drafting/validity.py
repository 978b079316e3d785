"""From when and until when the agreement holds, where the text says so."""

import re
from collections.abc import Iterator
from itertools import pairwise

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.calendar import DIGIT, YEAR, written_dates
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import Found

RANGE = re.compile(rf"(?<![\d/])({YEAR})\s*(?:[–—-]|to|till|til)\s*({YEAR})(?![\d/])")
ABOUT_PERIOD = lexicon.any_of(
    r"gäller|löper|löpande|avtalsperiod\w*|perioden?|fokusområden|giltig\w*|träder\s+i\s+kraft"
    r"|sträcker\s+sig|runs?|valid|period|in\s+force|takes\s+effect|commenc\w+|gjelder|varer|løper"
    r"|trer\s+i\s+kraft|\w*period\w*|(?:för|for|i)\s+åre(?:n|ne)|for\s+the\s+years|mou|memorandum"
    r"|letter\s+of\s+intent|\w+(?:förklaring|erklæring)\w*|gælder|løber"
    r"|træder\s+i\s+kraft|aftaleperiode\w*|\w*(?:avtal|aftale"
    r"|agreement|partnerskap|partnership)\w*",
)
NOT_THE_AGREEMENT = lexicon.any_of(
    r"projekt\w*|interreg|project\w*|prosjekt\w*|strategy|strategi(?:er|n)?|plan|programme?|förra|tidigare"
    r"|previous|forrige|afløst|avløst|ersätt\w+|ersatt\w*|erstatt\w+|replac\w+|gällde|gjaldt|gjald|gældte|(?:första"
    r"|første|first)\s+\w*(?:avtal|aftale|agreement|partner"
    r"|mou)\w*",
)
"""What has a period of its own, and agreements that are over."""

NUMBERS = (
    "noll zero null|ett en one et én|två to two|tre three|fyra fire four|fem five|sex seks six|sju syv seven"
    "|åtta åtte otte eight|nio ni nine|tio ti ten"
)
NUMBER = {word: n for n, words in enumerate(NUMBERS.split("|")) for word in words.split()}
LASTS = re.compile(
    rf"\b(?P<one>{'|'.join(sorted(NUMBER, key=len, reverse=True))}|\d\d?)"
    r"(?:[\s-]?(?:åriga?t?|årige?s?|years?|års?)(?:avtal\w*|avtale\w*|aftale\w*)?)\b",
    re.IGNORECASE,
)
"""How many years something lasts."""

PUTS_ASIDE = lexicon.any_of(
    r"avsätt\w*|satsa\w*|bidra\w*|lägger|afsætt\w*|avsett\w*|settes|sætte[rs]|contribut\w*|invest\w*|fund(?:s|ed|ing)?"
    r"|allocat\w*|set\s+aside|parterna|partene|parterne|the\s+part(?:ies|ners)",
)
"""What the parties do within the agreement's years, as they put money aside for its projects."""

LABELLED = re.compile(r"\W*\w*period\w*\s*:", re.IGNORECASE)
BEGINS = re.compile(
    r",?\s*(?:trer|träder|trädde|træder|trådte|comes?|came|enters?|entered)\b[^.;]{0,40}?\b(?:i\s+kraft"
    r"|into\s+(?:force|effect)|ikraft)",
    re.IGNORECASE,
)
"""The day may come first: "1. oktober 2018 trer avtalen i kraft"."""

GOES_BACK = re.compile(r"\b(?:tillbaka|tilbage|tilbake|back)\s+(?:till|til|to)\s+\S*\s*$", re.IGNORECASE)
UNTIL = re.compile(
    r"(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|fram\s+till|till|until|through|to|ends?\s+(?:on|in)"
    r"|expires?\s+(?:on|in)|til\s+og\s+med|til|fram\s+til|frem\s+til|med\s+udgangen\s+af|med\s+utgången\s+av|ut"
    r"|upphör\w*|udløber|utløper|løber|löper\s+ut|–|-)\s+(?:den\s+|the\s+end\s+of\s+|utgången\s+av\s+"
    r"|utgangen\s+av\s+|året\s+|år\s+)*$",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"(?:från\s+och\s+med|fr\.?\s?o\.?\s?m\.?|från|from|as\s+of|fra\s+og\s+med|fra|kraft|effect\s+(?:on|from)"
    r"|gäller|per)"
    r"\s+(?:den\s+|the\s+|året\s+|år\s+)*$",
    re.IGNORECASE,
)
DASH = re.compile(
    r"\s*(?:[–—-]|till\s+och\s+med|t\.?\s?o\.?\s?m\.?|till|to|until|through|til\s+og\s+med|til)\s*(?:den\s+)?",
    re.IGNORECASE,
)
REACH = 30
"""How many characters before a date can say that something begins or ends on it."""

Interval = tuple[Found[str | None], Found[str | None]]


def validity(reading: Reading) -> Interval:
    """Return the first and the last day, month or year that the text states; a bare length fills neither."""
    first: Found[str | None] | None = None
    last: Found[str | None] | None = None
    for sentence in reading.sentences:
        if not DIGIT.search(sentence.text):
            continue
        other = reading.has(NOT_THE_AGREEMENT, sentence.text) and not LABELLED.match(sentence.text)
        if other or not reading.has(ABOUT_PERIOD, sentence.text):
            continue
        for is_end, start, end, value in _ends(reading, sentence):
            if is_end:
                last = last or _found(reading, start, end, value)
            else:
                first = first or _found(reading, start, end, value)
    if first is None and last is None:
        first, last = _as_long_as_said(reading)
    nothing: Found[str | None] = Found(value=None, confidence=0.85)
    return first or nothing, last or nothing


def _as_long_as_said(reading: Reading) -> tuple[Found[str | None] | None, Found[str | None] | None]:
    """Where the agreement is said to last four years, the parties' four years from one to another are its own."""
    years = (s for s in reading.sentences if "år" in s.text.lower() or "year" in s.text.lower())
    about = (s for s in years if LASTS.search(s.text) and reading.has(lexicon.AGREEMENT_NOUN, s.text))
    said = {_number(match.group("one")) for sentence in about for match in LASTS.finditer(sentence.text)}
    for sentence in reading.sentences if said else ():
        span = RANGE.search(sentence.text)
        lasts = int(span.group(2)) - int(span.group(1)) if span else 0
        if span and said & {lasts, lasts + 1} and PUTS_ASIDE.search(sentence.text):
            at = sentence.start
            first = _found(reading, at + span.start(1), at + span.end(1), span.group(1))
            return first, _found(reading, at + span.start(2), at + span.end(2), span.group(2))
    return None, None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER[word.lower()]


def _ends(reading: Reading, sentence: Sentence) -> Iterator[tuple[bool, int, int, str]]:
    for span in RANGE.finditer(reading.text, sentence.start, sentence.end):
        yield False, *span.span(1), span.group(1)
        yield True, *span.span(2), span.group(2)
    found = list(written_dates(reading.text, sentence.start, sentence.end))
    for one, other in pairwise(found):
        if DASH.fullmatch(reading.text, one.end, other.start) and one.month and one.iso() and other.iso():
            yield False, one.start, one.end, one.iso() or ""
            yield True, other.start, other.end, other.iso() or ""
    for written in found:
        value = written.iso()
        before = reading.text[max(sentence.start, written.start - REACH) : written.start]
        if value and BEGINS.match(reading.text, written.end):
            yield False, written.start, written.end, value
        if GOES_BACK.search(before):
            continue
        if value and UNTIL.search(before):
            yield True, written.start, written.end, value
        elif value and SINCE.search(before):
            yield False, written.start, written.end, value


def _found(reading: Reading, start: int, end: int, value: str) -> Found[str | None]:
    return Found(
        value=value,
        passages=(reading.passage(start, end),),
        confidence=0.75,
        nature=reading.nature(start, end),
    )
