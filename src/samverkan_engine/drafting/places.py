"""Municipalities that the text names by the place alone: "Falun och Högskolan Dalarna har skrivit avtal"."""

import re
from collections.abc import Iterator
from functools import cache

from samverkan_engine.drafting import lexicon, register

LOCATED = re.compile(
    r"(?:\b(?:i|på|från|vid|till|nära|utanför|kring|runt|in|at|from|near|to|fra|ved|til|omkring|campus|of|av|af|hos"
    r"|för|genom|mot|under|via|söder|norr|öster|väster|om|centrala|hela|norra|södra|östra|västra)\s+|[-–/:(]\s*)$",
    re.IGNORECASE,
)
"""What stands before a place that is a place and no party."""

WORD = r"[A-ZÅÄÖÆØ][\w-]{1,30}"
LEADS = re.compile(
    r"(?:^|[.\n•]\s*|,\s+|\b(?:mellan|mellom|mellem|between|med|with|och|samt|and|og|kommunerna|kommunene"
    r"|kommunerne)\s+)$",
    re.IGNORECASE,
)
FOLLOWS = re.compile(
    r"\s*(?:,\s|\n|$|[.](?:\s|$)|(?:och|samt|and|og|har|ska|skall|kommer|tecknar|tecknade|undertecknar|undertecknade"
    r"|skriver|skrev|sluter|slöt|ingår|ingick|inleder|förnyar|stärker|blir|får|vill|samarbetar|åtar|bidrar|avsätter"
    r"|has|have|will|signs?|signed|agrees?|agreed|skal|vil|får|inngår|inngikk|indgår|indgik|signerer|signerte"
    r"|undertegner|undertegnet"
    r"|underskriver|underskrev|fornyer|forlenger|forlænger|styrker|samarbeider|samarbejder)\b)"
)
PUBLIC_ALREADY = re.compile(
    r"\s+(?:kommun|stad|kommune|universitet|högskola|høgskole|højskole|län|University|kommuner|fylkeskommune)\b",
    re.IGNORECASE,
)

COMMON_WORDS = lexicon.set_of(
    """
    Ale Berg Boden Borg Dorotea Eda Kil Lund Mark Mora Nora Sala Vara
    Alver Bokn Fjord Frosta Gol Gran Grane Grue Heim Hol Hole Hå Klepp Kvam Lier Lom Marker Moss Nes Nome Os Rana Rauma
    Sande Sel Sola Stad Stange Strand Stranda Sula Time Tinn Vang Vega Vik Voss Våler Ål Ås Åmot Bø
    Faxe Greve Morsø Odder Skive Varde Vejen
    """
)
"""Places that are also everyday words or people's names; they need more than standing alone to be municipalities."""

COUNTRY = {"no": "no", "da": "dk"}
"""In which country a text in a language is at home; others are read for Swedish places."""


@cache
def _pattern(language: str | None) -> re.Pattern[str]:
    country = COUNTRY.get(language or "")
    abroad = {known.place for known in register.neighbours() if known.country == country}
    places = (abroad if country else set(register.municipality_codes())) - COMMON_WORDS
    return re.compile(rf"(?<![\w-])({lexicon.names_of(map(re.escape, places))})(?![\w’'-])")


IN_A_ROW = re.compile(
    rf"(?<![\w-])({WORD}(?:, {WORD})*,? (?:och|og|and) {WORD}) (?:kommuner|kommunar|municipalities|Municipalities)\b"
    rf"|\b(?:kommunerna|kommunene|kommunerne|municipalities of) ({WORD}(?:, {WORD})*,? (?:och|og|and) {WORD})"
)
"""Several municipalities that share the word: "Falu, Borlänge och Ludvika kommuner", "kommunene Nes og Os"."""

SHARED = ("kommuner", "kommunar", "kommunene", "unicipalities")


def sharing_the_word(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each municipality stands of several that share the word for what they are."""
    for row in IN_A_ROW.finditer(text) if any(word in text for word in SHARED) else ():
        start, end = row.span(1) if row.group(1) else row.span(2)
        for word in re.finditer(WORD, text[start:end]):
            yield start + word.start(), start + word.end()


def mentions(text: str, language: str | None = None) -> Iterator[tuple[int, int, str]]:
    """Yield where a municipality seems to act under the name of its place alone, and that name."""
    for match in _pattern(language).finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if LOCATED.search(before) or PUBLIC_ALREADY.match(text, match.end()):
            continue
        if LEADS.search(before) and FOLLOWS.match(text, match.end()):
            yield match.start(), match.end(), match.group(1)
