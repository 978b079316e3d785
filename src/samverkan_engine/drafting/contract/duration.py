"""How long an agreement holds, how notice is given, and how it goes on."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.calendar import written_dates
from samverkan_engine.drafting.contract import quantities
from samverkan_engine.drafting.contract.quantities import COMPOUND_LENGTH, LENGTH
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import Found, Terms

T = TypeVar("T")

PAPER = r"(?:avtal|överenskommelse|avsiktsförklaring|samarbet|aftale|agreement|memorandum|mou|letter|partners)\w*"
HOLDS = re.compile(
    rf"\b(?:{PAPER}[^.;]{{0,60}}?\b(?:gäller|löper|är\s+giltig\w*|ska\s+gälla|varar|gjelder|varer|løper|gælder|løber|runs?"
    r"|is\s+valid|shall\s+remain|will\s+remain|remains?|continues?|lasts?|has\s+a\s+term)|avtalstiden|avtaletiden|avtaleperioden"
    r"|aftaleperioden|the\s+term\b)"
    rf"[^.;]{{0,80}}?\b{LENGTH}",
    re.IGNORECASE,
)
OF_YEARS = re.compile(
    rf"\b{COMPOUND_LENGTH.pattern}\s+(?:\w+\s+)?{PAPER}"
    rf"|{PAPER}\s+är\s+{COMPOUND_LENGTH.pattern.replace('<number>', '<later>')}",
    re.IGNORECASE,
)
FROM_SIGNING = re.compile(
    r"\b(?:från|efter|räknat\s+från|from|after|following|fra|etter|regnet\s+fra)\s+(?:\w+\s+){0,4}?"
    r"(?:underteckn\w*|sign\w*"
    r"|underskri\w*|undertegn\w*)",
    re.IGNORECASE,
)
OPEN_ENDED = lexicon.any_of(
    r"tills\s+vidare|until\s+further\s+notice|inntil\s+videre|indtil\s+videre|utan\s+slutdatum|indefinitely"
    r"|på\s+ubestemt\s+tid|på\s+ubestemt\s+tid|tidsubestemt",
)
NOTICE = lexicon.any_of(
    r"uppsäg\w*|säg(?:s|as|a|er)\s+upp|sagts\s+upp|notice|terminat\w+|oppsig\w*|oppsagt|sies\s+opp|opsig\w*|varsel",
)
PROLONGS = re.compile(
    rf"\b(?:förläng\w*|forleng\w*|forlæng\w*|renew\w*|extend\w*|fornye\w*|fortsätter)\b[^.;]{{0,80}}?\b{LENGTH}",
    re.IGNORECASE,
)
DECIDE_ON = lexicon.any_of(
    r"förläng\w*|förnya\w*|förnyelse|nytt\s+avtal|omförhand\w*|renew\w*|extension|forleng\w*|forny\w*|forlæng\w*|genforhandl\w*",
)
BY = re.compile(
    r"\b(?:senast|före|innan|by|before|no\s+later\s+than|senest|innen|inden|før)\s+"
    r"(?:(?:den|i|under|in|om|ved|vid|the|end|of|utgången|utgangen|udgangen|slutet|slutten|slutningen|av|af|året|år)\s+){0,5}$",
    re.IGNORECASE,
)
LENGTH_ANYWHERE = re.compile(rf"\b{LENGTH}", re.IGNORECASE)
YEARS = ("årig", "year")
UNITS = ("år", "year", "mån", "month", "kvartal")
"""Without any of these no length of time is said."""

REACH = 90
"""How many characters may lie between "notice" and how long it is."""


def terms(reading: Reading) -> Terms:
    """Return what the text says about the agreement's time; what it does not say stays empty."""
    return Terms(
        length_months=_first(reading, _length, None),
        runs_from_signing=_first(reading, _from_signing, False),
        until_further_notice=_first(reading, _open_ended, False),
        notice_months=_first(reading, _notice, None),
        renewal_months=_first(reading, _renewal, None),
        renew_by=_first(reading, _renew_by, None),
    )


def _first(reading: Reading, read: Callable[[Reading, Sentence], tuple[T, int, int] | None], nothing: T) -> Found[T]:
    for sentence in reading.sentences:
        if reading.is_speech(sentence.start, sentence.end):
            continue
        found = read(reading, sentence)
        if found:
            value, start, end = found
            return Found(
                value=value,
                passages=(reading.passage(sentence.start + start, sentence.start + end),),
                confidence=0.8,
                nature=reading.nature(sentence.start, sentence.end),
            )
    return Found(value=nothing)


def _says(sentence: Sentence, words: Sequence[str]) -> bool:
    low = sentence.text.lower()
    return any(word in low for word in words)


def _length(reading: Reading, sentence: Sentence) -> tuple[int | None, int, int] | None:
    if not _says(sentence, UNITS):
        return None
    if NOTICE.search(sentence.text) and not HOLDS.match(sentence.text):
        return None
    match = HOLDS.search(sentence.text)
    if match:
        return quantities.months(match), match.start("number"), match.end()
    compound = OF_YEARS.search(sentence.text) if _says(sentence, YEARS) else None
    if compound:
        word = compound.group("number") or compound.group("later")
        return 12 * quantities.number(word), compound.start(), compound.end()
    return None


def _from_signing(reading: Reading, sentence: Sentence) -> tuple[bool, int, int] | None:
    found = FROM_SIGNING.search(sentence.text)
    return (True, *found.span()) if found and _length(reading, sentence) else None


def _open_ended(reading: Reading, sentence: Sentence) -> tuple[bool, int, int] | None:
    found = OPEN_ENDED.search(sentence.text)
    return (True, *found.span()) if found else None


def _notice(reading: Reading, sentence: Sentence) -> tuple[int | None, int, int] | None:
    notice = NOTICE.search(sentence.text)
    if not notice:
        return None
    lengths = [m for m in LENGTH_ANYWHERE.finditer(sentence.text) if not _is_renewal(sentence.text, m)]
    near = [m for m in lengths if any(_distance(n, m) <= REACH for n in NOTICE.finditer(sentence.text))]
    if not near:
        return None
    best = min(near, key=lambda m: min(_distance(n, m) for n in NOTICE.finditer(sentence.text)))
    return quantities.months(best), best.start(), best.end()


def _is_renewal(text: str, length: re.Match[str]) -> bool:
    return any(found.start("number") == length.start("number") for found in PROLONGS.finditer(text))


def _distance(one: re.Match[str], other: re.Match[str]) -> int:
    return max(0, max(one.start(), other.start()) - min(one.end(), other.end()))


def _renewal(reading: Reading, sentence: Sentence) -> tuple[int | None, int, int] | None:
    found = PROLONGS.search(sentence.text) if _says(sentence, UNITS) else None
    return (quantities.months(found), found.start(), found.end()) if found else None


def _renew_by(reading: Reading, sentence: Sentence) -> tuple[str | None, int, int] | None:
    if not DECIDE_ON.search(sentence.text):
        return None
    for written in written_dates(sentence.text):
        value = written.iso()
        if value and BY.search(sentence.text[: written.start]):
            return value, written.start, written.end
    return None
