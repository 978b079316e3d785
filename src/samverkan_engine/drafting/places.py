"""Municipalities that the text names by the place alone: "Falun och Högskolan Dalarna har skrivit avtal"."""

import re
from collections.abc import Iterator
from functools import cache

from samverkan_engine.drafting import register

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
    r"|has|have|will|signs?|signed|agrees?|agreed)\b)"
)
PUBLIC_ALREADY = re.compile(r"\s+(?:kommun|stad|kommune|universitet|högskola|län|University|kommuner)\b", re.IGNORECASE)

COMMON_WORDS = frozenset(
    {"Ale", "Berg", "Boden", "Borg", "Dorotea", "Eda", "Kil", "Lund", "Mark", "Mora", "Nora", "Sala", "Vara"}
)
"""Places that are also everyday words or people's names; they need more than standing alone to be municipalities."""


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(set(register.municipality_codes()) - COMMON_WORDS, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, names))})(?![\w’'-])")


def mentions(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a Swedish municipality seems to act under the name of its place alone, and that name."""
    for match in _pattern().finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if LOCATED.search(before) or PUBLIC_ALREADY.match(text, match.end()):
            continue
        if LEADS.search(before) and FOLLOWS.match(text, match.end()):
            yield match.start(), match.end(), match.group(1)
