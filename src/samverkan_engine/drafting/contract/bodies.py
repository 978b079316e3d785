"""The groups that govern an agreement, with their seats."""

import re
from collections.abc import Iterator, Sequence

from samverkan_engine.drafting import cadence
from samverkan_engine.drafting.actors import is_named
from samverkan_engine.drafting.contract.quantities import NUMBER, number
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import BOTH, Body, Cadence, ParagraphKind, Party, Seats

NAME = re.compile(
    r"\b(?P<stem>(?:[a-zåäöæø]+)?(?:styr|styrings|styre|lednings|arbets|arbeids|arbejds|berednings|referens|referanse|reference"
    r"|projekt|samverkans|samordnings|koordinerings)(?:grupp|gruppe)|(?:samverkans|samarbets|samarbeids|samarbejds|partnerskaps"
    r"|partnerskabs|program|lednings|strategi)råd|samarbeidsutvalg|ledningsmøte|(?:joint\s+)?(?:steering|working|advisory"
    r"|coordination|project|strategic|delivery)\s+(?:group|committee|board)|(?:joint|partnership|advisory|civic)\s+(?:board|council))"
    r"(?:en|n|et|erna|s|ens|ets|er|erne|ene)?\b",
    re.IGNORECASE,
)
GROUPS = ("grupp", "råd", "utvalg", "ledningsmøte", "group", "committee", "board", "council")
"""Without any of these no group is named."""

SEATS = re.compile(
    rf"\b(?P<number>{NUMBER})\s+(?:\w+\s+)?(?:ledamöter|ledamot|representanter|representant|personer|platser|medlemmar"
    r"|medlemmer|members?|representatives?|seats?|repræsentanter|repræsentant|pladser|plasser)\s+"
    r"(?:från|för|utsedda\s+av|fra|for|from|appointed\s+by|til|of|udpeget\s+af)\s+(?P<of>[^,.;]{3,60})",
    re.IGNORECASE,
)
MORE = re.compile(
    rf"(?:,|\b(?:och|samt|and|og))\s+(?P<number>{NUMBER})\s+(?:från|för|fra|for|from)\s+(?P<of>[^,.;]{{3,60}})",
    re.IGNORECASE,
)
EACH = re.compile(r"\b(?:vardera|varje|respektive|each|hver|begge|båda)\b", re.IGNORECASE)
GOES_ON = re.compile(r"^(?:den|gruppen|rådet|it|the\s+(?:group|board|committee|council)|gruppa|denne)\b", re.IGNORECASE)


def bodies(reading: Reading, parties: Sequence[Party]) -> tuple[Body, ...]:
    """Return each group once, with the seats and meetings of the sentences that speak of it."""
    seen: dict[str, tuple[tuple[int, int], list[Sentence]]] = {}
    current: str | None = None
    for sentence in reading.sentences:
        if reading.is_speech(sentence.start, sentence.end) or sentence.kind is ParagraphKind.CAPTION:
            continue
        low = sentence.text.lower()
        named = NAME.search(sentence.text) if any(word in low for word in GROUPS) else None
        if named:
            current = " ".join(named.group("stem").lower().split())
            place = sentence.start + named.start(), sentence.start + named.end()
            seen.setdefault(current, (place, []))[1].append(sentence)
        elif current and GOES_ON.match(sentence.text):
            seen[current][1].append(sentence)
        else:
            current = None
    return tuple(_body(reading, name, place, told, parties) for name, (place, told) in seen.items())


def _body(
    reading: Reading, name: str, place: tuple[int, int], told: Sequence[Sentence], parties: Sequence[Party]
) -> Body:
    seats = next((found for sentence in told if (found := tuple(_seats(sentence.text, parties)))), ())
    return Body(
        name=name,
        seats=seats,
        cadence=_meets(reading, told),
        passages=(reading.passage(*place), *(reading.passage(s.start, s.end) for s in told[:3])),
        confidence=0.8,
        nature=reading.nature(*place),
    )


def _meets(reading: Reading, told: Sequence[Sentence]) -> Cadence | None:
    found = (cadence.in_sentence(reading, sentence) for sentence in told)
    return next((often.value for often in found if often), None)


def _seats(text: str, parties: Sequence[Party]) -> Iterator[Seats]:
    for first in SEATS.finditer(text):
        yield from _seat(first, parties)
        for more in MORE.finditer(text, first.start()):
            if more.start() > first.start("of"):
                yield from _seat(more, parties)
        return


def _seat(match: re.Match[str], parties: Sequence[Party]) -> Iterator[Seats]:
    whose = re.split(r"\s+(?:och|samt|and|og)\s+", match.group("of"))[0]
    if EACH.search(whose):
        yield Seats(of=BOTH, number=number(match.group("number")))
        return
    named = [party for party in parties if is_named(party, whose, parties)]
    if len(named) == 1:
        yield Seats(of=named[0].name, number=number(match.group("number")))
