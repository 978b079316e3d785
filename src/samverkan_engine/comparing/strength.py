"""What makes a promise strong: how firmly it is said, and its figures and dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samverkan_engine.comparing.words import listed
from samverkan_engine.tables.comparing import Aspect, Differs, Force, SidePromise

NEGATED = re.compile(
    r"\b(?:ska|skall|får|kommer|åtar\s+sig|skal|shall|will|must|may)\s+(?:\w+\s+)?(?:inte|ej|ikke|not|never|aldrig)\b",
    re.IGNORECASE,
)
FIRM = re.compile(
    r"\b(?:ska|skall|måste|åtar\s+sig|förbinder\s+sig|kommer\s+(?:\w+\s+){0,3}att|skal|forplikter\s+seg|forpligter\s+sig"
    r"|shall|will|must|undertakes?\s+to|commits?\s+to|agrees?\s+to)\b",
    re.IGNORECASE,
)
SOFT = re.compile(
    r"\b(?:bör|avser|ämnar|kan|verkar?\s+för|strävar?\s+(?:efter|mot)|eftersträvar?|ambitionen|i\s+mån\s+av|om\s+möjligt"
    r"|så\s+långt|när\s+så\s+är|söker?\s+att|vill|har\s+för\s+avsikt|skulle\s+kunna|bør|ønsker"
    r"|should|may|intends?|aims?|seeks?|endeavou?rs?|strives?|where\s+possible|best\s+efforts|hopes?|could)\b",
    re.IGNORECASE,
)

MONTHS = (
    listed("jan febr mars april maj juni juli aug sept okt nov dec"),
    listed("january february march april may june july august september october november december"),
)
MONTH = "|".join(f"{name}[a-zåäö]*" for name in (*MONTHS[0], "januari", *MONTHS[1], "desember", "mai"))
DATE = re.compile(
    rf"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b|\b(?:(?P<day>\d{{1,2}})\.?\s+)?(?P<month>{MONTH})\s+(?P<in>(?:19|20)\d\d)\b"
    r"|(?<![\d.,])(?P<year>(?:19|20)\d\d)(?![\d.,]?\d)",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"(?:§§?\s*|\b(?:punkt|paragraf|bilaga|artikel|avsnitt|kapitel|section|annex|article|clause|appendix)\s+)"
    r"\d+(?:[.:]\d+)*",
    re.IGNORECASE,
)
WRITTEN = {
    word: str(number)
    for number, pair in enumerate(
        listed(
            "två/two tre/three fyra/four fem/five sex/six sju/seven åtta/eight nio/nine tio/ten elva/eleven tolv/twelve"
        ),
        start=2,
    )
    for word in pair.split("/")
} | {"tjugo": "20", "twenty": "20", "trettio": "30", "thirty": "30", "femtio": "50", "fifty": "50", "hundra": "100"}
FIGURE = re.compile(
    rf"(?P<number>\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+|\d+(?:[.,]\d+)?|\b(?:{'|'.join(WRITTEN)})\b)"
    r"(?:\s*(?P<unit>%|procent\b|percent\b|per\s+cent\b|miljard\w*|billion\b|mnkr\b|mkr\b|miljon\w*|million\w*|tkr\b|tusen\b"
    r"|thousand\b))?",
    re.IGNORECASE,
)
SCALES = {"mil": 1_000_000, "mnk": 1_000_000, "mkr": 1_000_000, "bil": 10**9, "tkr": 1000, "tus": 1000, "tho": 1000}


@dataclass(frozen=True, slots=True)
class Strength:
    """How firmly, with which figures ("20", "15 %") and on which days, as precise as they are written."""

    force: Force
    figures: frozenset[str]
    dates: frozenset[str]


def strength_of(text: str) -> Strength:
    """Return how strong a promise is, as far as its words say."""
    rest = REFERENCE.sub(" ", text)
    dates = frozenset(filter(None, (_day(match) for match in DATE.finditer(rest))))
    return Strength(_force(text), frozenset(_figures(DATE.sub(" ", rest))), dates)


def _force(text: str) -> Force:
    if NEGATED.search(text):
        return Force.NOT
    soft, firm = SOFT.search(text), FIRM.search(text)
    if soft and (not firm or soft.start() < firm.start() or soft.start() - firm.end() < 4):
        return Force.SOFT  # "ska verka för" is as soft as "verkar för"
    return Force.FIRM


def _day(match: re.Match[str]) -> str:
    if match["iso"]:
        return match["iso"]
    if match["year"]:
        return match["year"]
    month = next(
        (at for names in MONTHS for at, name in enumerate(names, 1) if match["month"].casefold().startswith(name[:3])),
        0,
    )
    if not month:
        return match["in"]
    day = f"-{int(match['day']):02d}" if match["day"] and 1 <= int(match["day"]) <= 31 else ""
    return f"{match['in']}-{month:02d}{day}"


def _figures(text: str) -> Iterator[str]:
    for match in FIGURE.finditer(text):
        number = re.sub(r"\s", "", match["number"].casefold()).replace(",", ".")
        number = WRITTEN.get(number, number)
        unit = (match["unit"] or "").casefold()
        if unit.startswith(("%", "pro", "per")):
            yield f"{number} %"
            continue
        scale = 10**9 if unit.startswith("miljard") else SCALES.get(unit[:3], 1)
        value = float(number) * scale
        yield str(int(value)) if value.is_integer() else str(value)


def differences(one: SidePromise, other: SidePromise, strong: Strength, strong_too: Strength) -> tuple[Differs, ...]:
    """Return the aspects in which two promises of the same thing differ, in a fixed order."""
    pairs = (
        (Aspect.FORCE, (strong.force.value,), (strong_too.force.value,)),
        (Aspect.KIND, (one.kind,), (other.kind,)),
        (Aspect.FIGURES, _sorted(strong.figures), _sorted(strong_too.figures)),
        (Aspect.DATES, _sorted(strong.dates), _sorted(strong_too.dates)),
        (Aspect.WHO, _sorted(one.actors), _sorted(other.actors)),
    )
    return tuple(Differs(aspect, left, right) for aspect, left, right in pairs if left != right)


def _sorted(values: "frozenset[str] | tuple[str, ...]") -> tuple[str, ...]:
    return tuple(sorted(set(values), key=lambda value: (len(value), value)))
