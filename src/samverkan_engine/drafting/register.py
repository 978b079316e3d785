"""What is publicly known of universities, regions and municipalities: names, short names and codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from samverkan_engine.drafting import lexicon
from samverkan_engine.tables import PartyType
from samverkan_engine.tables.municipalities import municipalities

MUNICIPALITY_WORD = re.compile(r"s?\s+(?:kommune?|stad)$", re.IGNORECASE)

OLDER_FORM = {"Falu": "Falun"}
"""The one municipality whose own name has another form than its place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One organisation: its full name, its short names, and its municipality or county code where it has one."""

    type: PartyType
    name: str
    short: tuple[str, ...]
    code: str


def _rows(name: str) -> Iterator[list[str]]:
    for line in files(__package__).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def entries() -> tuple[Entry, ...]:
    """Return the universities and regions, read from register.tsv beside this file."""
    return tuple(
        Entry(PartyType(type_), name, tuple(filter(None, short.split("|"))), code)
        for type_, name, short, code in _rows("register.tsv")
    )


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A municipality or region outside Sweden, by its place; `country` is no, dk, gb or ie."""

    country: str
    type: PartyType
    place: str


@cache
def neighbours() -> tuple[Neighbour, ...]:
    """Return the municipalities and regions of Norway, Denmark, the United Kingdom and Ireland, from neighbours.tsv."""
    return tuple(Neighbour(country, PartyType(type_), place) for country, type_, place in _rows("neighbours.tsv"))


@cache
def municipality_codes() -> dict[str, str]:
    """Return SCB's code of each Swedish municipality, by the name of the place."""
    return {one.name: one.code for one in municipalities()}


@cache
def _by_name() -> dict[str, Entry]:
    return {name.casefold(): entry for entry in entries() for name in (entry.name, *entry.short)}


def entry(name: str) -> Entry | None:
    """Return the organisation of that full or short name, in any case of letters, or None."""
    name = " ".join(name.split())
    return _by_name().get(name.casefold()) or _municipality(name)


@cache
def _abroad() -> frozenset[str]:
    return frozenset(known.place for known in neighbours() if known.type is PartyType.MUNICIPALITY)


def _municipality(name: str) -> Entry | None:
    """Names of municipalities end in `kommun` or `stad`, some after an s: "Bengtsfors kommun", "Årjängs kommun"."""
    if not MUNICIPALITY_WORD.search(name):
        return None
    word = name.rpartition(" ")[0]
    if name.lower().endswith("kommune"):
        return Entry(PartyType.MUNICIPALITY, word, (), "") if word in _abroad() else None
    codes = municipality_codes()
    word = OLDER_FORM.get(word, word)
    place = word if word in codes else word.removesuffix("s")
    return Entry(PartyType.MUNICIPALITY, place, (), codes[place]) if place in codes else None


JOINED = re.compile(r"\s(?:and|og|of|with|upon)\s|,")
"""Places whose names hold small words; the grammar of names finds the others by their capitals."""

KIND = r"(?:(?:Metropolitan |City and |County )?(?:City|County|District|Borough|Town) )?"
COUNCIL = rf"{KIND}Council|[Kk]ommune|[Ff]ylkeskommune"
BOROUGH = r"(?:Royal |London |Metropolitan )+Borough (?:Council )?of "


@cache
def _councils() -> re.Pattern[str]:
    joined = {known.place for known in neighbours() if JOINED.search(known.place)}
    alternatives = lexicon.names_of(_loose(place) for place in joined)
    return re.compile(
        rf"(?<![\w-])(?:({BOROUGH}(?:{alternatives})(?: Council)?)"
        rf"|((?:{alternatives}) (?:{COUNCIL})))(?:[’']?s)?(?![\w-])"
    )


def _loose(place: str) -> str:
    """The name with "&" for "and", and with commas between several places, as it is also written."""
    words = [r"(?:and|&)" if word == "and" else re.escape(word) for word in place.split()]
    return r",?[ \u00a0]".join(words)


def councils(text: str) -> Iterator[tuple[int, int, PartyType]]:
    """Yield where a council stands whose name holds small words: "Perth and Kinross Council"."""
    for match in _councils().finditer(text):
        start, end = match.span(1) if match.group(1) else match.span(2)
        county = text[start:end].endswith(("County Council", "fylkeskommune"))
        yield start, end, PartyType.REGION if county else PartyType.MUNICIPALITY


@cache
def _pattern() -> re.Pattern[str]:
    names = {name for known in entries() for name in (known.name, *known.short)}
    alternatives = lexicon.names_of(re.escape(name) for name in names)
    return re.compile(rf"(?<![\w-])({alternatives})(?:[’':]?s)?(?![\w-])")


def municipality(place: str) -> Entry | None:
    """Return the Swedish municipality of that place, or None."""
    place = OLDER_FORM.get(place, place)
    code = municipality_codes().get(place)
    return Entry(PartyType.MUNICIPALITY, place, (), code) if code else None


def mentions(text: str) -> Iterator[tuple[int, int, Entry]]:
    """Yield where a university or region of the register stands in the text, without genitive."""
    for match in _pattern().finditer(text):
        known = entry(match.group(1))
        if known:
            yield match.start(1), match.end(1), known
