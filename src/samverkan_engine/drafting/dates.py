"""The date of the agreement: signed, planned, decided, or else the day of publication."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.calendar import MONTH, RELATIVE, Written, exists, resolved, written_dates
from samverkan_engine.drafting.publication import METADATA, PERIOD, PUBLISHED, STATED, Candidate, publication_date
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.drafting.validity import SINCE, UNTIL
from samverkan_engine.tables import DateKind, Found

EARLIER = re.compile(
    r"\b(?:fortsättning(?:en)?|videreføring(?:en)?|fortsættelse[n]?|follow-up|successor)\s+(?:på|av|af|of|to)\b"
    r"|\b(?:förra|föregående|tidigare|första|ursprungliga?|previous|earlier|original|first|forrige|tidligere|første)\s+"
    rf"(?:\w+\s+){{0,1}}?{lexicon.DOCUMENT_NOUN.pattern}|\b(?:sedan|since|siden)\s+(?:den\s+)?(?:tidigare\b|\d"
    rf"|{MONTH})"
    r"|\b(?:följer\s+upp|följer\s+på|følger\s+opp|følger\s+op|bygger\s+(?:vidare\s+|videre\s+)?på|follows\s+up|builds\s+on)"
    rf"\s+(?:\w+\s+){{0,2}}?{lexicon.DOCUMENT_NOUN.pattern}",
    re.IGNORECASE,
)
"""A sentence about the agreement before this one, or about how long something has gone on."""

PLANS = re.compile(
    r"\b(?:ska|skall|kommer\s+att|väntas|planeras|will|shall|is\s+to|are\s+to|due\s+to|skal|vil|planlegg\w+"
    r"|forventes)\b",
    re.IGNORECASE,
)
PLANS_TO_SIGN = re.compile(rf"{PLANS.pattern}[^.;]{{0,40}}?{lexicon.SIGNS.pattern}", re.IGNORECASE)

SEASON = re.compile(
    r"\b(?:år|in|i|året|våren|hösten|sommaren|vintern|under|during|høsten|vinteren|foråret|efteråret|vinteren|spring|autumn"
    r"|summer|winter|kom)\s$",
    re.IGNORECASE,
)
AHEAD = 4
"""A day that has passed is so many times likelier than one as far ahead, where the text does not speak of plans."""

LONG_AGO = 150
"""News tells what is new: what was signed more days than this before it was published is an earlier agreement."""

ORDER = {DateKind.SIGNED: 0, DateKind.PLANNED: 0, DateKind.DECIDED: 1, DateKind.PUBLISHED: 2}


def agreement_date(reading: Reading) -> tuple[Found[str | None], DateKind | None]:
    """Return the date with its precision as the text gives it, and its kind; None when there is none."""
    published = publication_date(reading)
    known = _day(published.value) if published else any_day(reading)
    told = [found for found in _in_sentences(reading, known) if not _is_long_ago(reading, found, published)]
    told = told or (list(_today(reading, published)) if published and len(published.value) == len("2000") else [])
    candidates = told + ([published] if published else [])
    if not candidates:
        return Found(value=None, confidence=0.8), None
    best = min(candidates, key=lambda c: (ORDER[c.kind], -c.confidence, c.start))
    found = Found(
        value=best.value,
        passages=(reading.passage(best.start, best.end),),
        confidence=best.confidence,
        nature=reading.nature(best.start, best.end),
    )
    return found, best.kind


def _today(reading: Reading, published: Candidate) -> Iterator[Candidate]:
    """What was signed "today" was signed in the year of publication, though nothing tells the day."""
    for sentence in reading.sentences:
        paper = reading.has(lexicon.SIGNS, sentence.text) and reading.has(lexicon.DOCUMENT_NOUN, sentence.text)
        today = paper and any(word.group("today") for word in RELATIVE.finditer(sentence.text))
        if today and not reading.has(PLANS_TO_SIGN, sentence.text):
            yield replace(published, kind=DateKind.SIGNED, confidence=0.6)


def _is_long_ago(reading: Reading, found: Candidate, published: Candidate | None) -> bool:
    """Only a day with its year can be of long ago; without it the last such day is meant."""
    if found.value[:4] not in reading.text[found.start : found.end]:
        return False
    if published is None or published.kind is not DateKind.PUBLISHED or len(published.value) < 10:
        return False
    if published.confidence < STATED:
        return False
    last = {4: "-12-31", 7: "-28", 10: ""}[len(found.value)]
    return (date.fromisoformat(published.value) - date.fromisoformat(found.value + last)).days > LONG_AGO


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if len(value) == 10 else None


def any_day(reading: Reading) -> date | None:
    days = (written.iso() for written in written_dates(reading.text))
    return next((date.fromisoformat(day) for day in days if day and len(day) == 10), None)


def _in_the_only_year(reading: Reading, written: Written) -> str | None:
    """A day without a year belongs to the one year that the text writes."""
    lines = (p for p in reading.paragraphs if p.end - p.start <= METADATA and PUBLISHED.search(reading.words(p)))
    years = {other.year for line in lines for other in written_dates(reading.text, line.start, line.end) if other.year}
    if len(years) != 1 or written.month is None or written.day is None:
        return None
    return replace(written, year=years.pop()).iso()


COMING = re.compile(r"på\s+\w+dag$", re.IGNORECASE)
"""In Swedish "på onsdag" is the Wednesday to come; "på onsdagen" and "i onsdags" are past."""

DONE = lexicon.any_of(
    r"blev\s+klar\w*|kom\s+på\s+plats|kom\s+till\s+stånd|kom\s+i\s+stand|was\s+(?:concluded|agreed|reached)"
    r"|launched|lanserades|skedde|ägde\s+rum|took\s+place|(?:ceremon\w+|signing)\s+(?:was\s+held|hölls)|fant\s+sted|fandt\s+sted|(?:dates?|dating)\s+(?:back\s+to|from)"
    r"|(?:har\s+)?fått|fick|fikk|fik|received|har\s+enats|har\s+kommit\s+överens|bestämde|enades|enedes|bl(?:e"
    r"|ev)\s+(?:[^\s.;]+\s+){0,8}?enige|bestemte|besluttede|dated|datera[dt]\w*|datert|dateret|träffades|träffats"
    r"|(?:förnya|förläng|forny|forleng|forlæng|renew|extend)\w*",
)
IT = lexicon.any_of("det", "den", "it", "avtalen", "aftalen")
COMES_UP = re.compile(
    r"\b(?:avtal|överenskommelse|avtale|aftale|agreement|förklaring|erklæring)\w*\b[^.]{0,60}\b(?:kommer\s+upp"
    r"|tas\s+upp|behandlas|behandles|goes\s+before"
    r"|will\s+be\s+considered|læggs\s+fram|läggs\s+fram)\b",
    re.IGNORECASE,
)
"""A board will decide about the agreement."""

IN_PLACE = re.compile(
    rf"\b(?:har|hade|have|has|had)\s+(?:\w+\s+)?(?:sedan|siden|since)\s(?:[^.;,]|(?<=\d)\.){{0,60}}?{lexicon.DOCUMENT_NOUN.pattern}"
    rf"|\b(?:sedan|since|siden)\s+(?:den\s+)?(?:\w+\s+){{0,2}}(?:19|20)\d\d\b[^.;]{{0,80}}?{lexicon.DOCUMENT_NOUN.pattern}"
    r"|\b(?:sedan|siden|since)\b[^.;]{0,60}\b(?:in\s+place|in\s+force|part(?:er|ner|ners|ies)\b|på\s+plats|bundn[ae]"
    r"|gäll\w+)",
    re.IGNORECASE,
)
"""The agreement has been there since a day: that is when it was made."""

DECISION = lexicon.any_of(
    r"behandl(?:ade|et|ede|ar|er)\s+(?:saken|ärendet|sagen|sak)",
    r"(?:fatta(?:de|r|t|ts|des)|fattet|fatter|traf|truffet|træffer|took|taken|made)\s+(?:[^\W\d]+\s+){0,3}"
    r"(?:beslut\w*|vedtak\w*|decision)",
)
"""The verb of deciding may be two words with others between: "took the formal decision"."""

BEGAN = re.compile(
    r"\b(?:dat(?:es?|ing|ed)\s+(?:back\s+to|from)|(?:sedan|since|siden)(?:\s+(?:år|the\s+year))?)\s+$", re.IGNORECASE
)
"""The agreement has been there since the year that follows."""


def _in_sentences(reading: Reading, known: date | None) -> Iterator[Candidate]:
    for sentence in reading.sentences:
        kind = _event(reading, sentence)
        if kind is None or (reading.has(EARLIER, sentence.text) and not reading.has(IN_PLACE, sentence.text)):
            continue
        for start, end, value in _values(reading, sentence, known):
            yield _candidate(reading, sentence, start, end, value, kind, known)


def _event(reading: Reading, sentence: Sentence) -> DateKind | None:
    if PUBLISHED.search(sentence.text) and not reading.has(lexicon.SIGNS, sentence.text):
        return None
    signs, decides = lexicon.SIGNS.search(sentence.text), lexicon.DECIDES.search(sentence.text)
    decides = decides or DECISION.search(sentence.text)
    if signs and not (decides and decides.start() < signs.start()):
        return DateKind.SIGNED
    if decides or reading.has(COMES_UP, sentence.text):
        return DateKind.DECIDED
    done = reading.has(DONE, sentence.text) or reading.has(IN_PLACE, sentence.text)
    return DateKind.SIGNED if done and _is_about_paper(reading, sentence) else None


def _is_about_paper(reading: Reading, sentence: Sentence) -> bool:
    """The sentence names a document, or the one before it in the same paragraph did and this one says "it"."""
    at = reading.sentences.index(sentence)
    before = reading.sentences[at - 1] if at else sentence
    words = before.text if before.paragraph == sentence.paragraph and IT.search(sentence.text) else ""
    return reading.has(lexicon.DOCUMENT_NOUN, f"{words} {sentence.text}")


def _values(reading: Reading, sentence: Sentence, known: date | None) -> Iterator[tuple[int, int, str]]:
    told = False
    for written in written_dates(reading.text, sentence.start, sentence.end):
        before = reading.text[max(sentence.start, written.start - 25) : written.start]
        began = BEGAN.search(before) is not None
        if not began and (PERIOD.search(before) or UNTIL.search(before) or SINCE.search(before)):
            continue
        value = written.iso() or completed(written, known, ahead=reading.has(PLANS, sentence.text))
        value = value or _in_the_only_year(reading, written)
        if value and (written.month is not None or began or _is_plain_year(reading.text, written)):
            yield written.start, written.end, value
            told = True
    for word in RELATIVE.finditer(reading.text, sentence.start, sentence.end):
        if known and not told and not (word.group("bare") and reading.language not in ("no", "da")):
            coming = reading.language == "sv" and COMING.match(word.group()) is not None
            day = resolved(word, known, ahead=coming or reading.has(PLANS, sentence.text))
            yield word.start(), word.end(), day.isoformat()


def _is_plain_year(text: str, written: Written) -> bool:
    before = text[max(0, written.start - 10) : written.start]
    return SEASON.search(before) is not None or any(
        match.end() == written.start - 1
        for verb in (DONE, lexicon.SIGNS)
        for match in verb.finditer(text, max(0, written.start - 40), written.start)
    )


def completed(written: Written, known: date | None, *, ahead: bool) -> str | None:
    """A day without a year is the nearest to the other date of the text; what has happened seldom lies far ahead."""
    if known is None or written.month is None or written.day is None:
        return None
    options = [
        date.fromisoformat(day)
        for year in (known.year - 1, known.year, known.year + 1)
        if (day := replace(written, year=year).iso()) and exists(replace(written, year=year))
    ]
    if not options:
        return None
    weight = 1 if ahead else AHEAD
    return min(options, key=lambda day: max((day - known).days * weight, (known - day).days)).isoformat()


def _candidate(
    reading: Reading, sentence: Sentence, start: int, end: int, value: str, kind: DateKind, known: date | None
) -> Candidate:
    confidence = 0.85 if reading.has(lexicon.AGREEMENT_NOUN, sentence.text) else 0.7
    if len(value) < 10:
        confidence -= 0.15
    later = known is not None and len(value) == 10 and date.fromisoformat(value) > known
    same = known is not None and value == known.isoformat()
    planned = reading.has(PLANS_TO_SIGN, sentence.text) and (known is None or same)
    if later or (kind is DateKind.SIGNED and planned):
        kind = DateKind.PLANNED
    return Candidate(start, end, value, kind, confidence)
