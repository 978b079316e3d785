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

LEADS = re.compile(
    r"(?:^|[.\n•]\s*|,\s+|\b(?:mellan|mellom|mellem|between|med|with|och|samt|and|og)\s+)$", re.IGNORECASE
)
FOLLOWS = re.compile(
    r"\s*(?:,\s|\n|$|[.](?:\s|$)|(?:och|samt|and|og|har|ska|skall|kommer|tecknar|tecknade|undertecknar|undertecknade"
    r"|skriver|skrev|sluter|slöt|ingår|ingick|inleder|förnyar|stärker|blir|får|vill|samarbetar|åtar|bidrar|avsätter"
    r"|has|have|will|signs?|signed|agrees?|agreed|skal|vil|får|inngår|inngikk|indgår|indgik|signerer|signerte|undertegner|undertegnet"
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
    names = sorted(places, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, names))})(?![\w’'-])")


def mentions(text: str, language: str | None = None) -> Iterator[tuple[int, int, str]]:
    """Yield where a municipality seems to act under the name of its place alone, and that name."""
    for match in _pattern(language).finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if LOCATED.search(before) or PUBLIC_ALREADY.match(text, match.end()):
            continue
        if LEADS.search(before) and FOLLOWS.match(text, match.end()):
            yield match.start(), match.end(), match.group(1)
