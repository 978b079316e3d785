"""Names of organisations in a text, found by the words that names of organisations are made of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from samverkan_engine.drafting import register
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import PartyType

U, M, R, C, A, O = (
    PartyType.UNIVERSITY,
    PartyType.MUNICIPALITY,
    PartyType.REGION,
    PartyType.COMPANY,
    PartyType.AGENCY,
    PartyType.OTHER,
)

CAP = r"[A-ZÅÄÖÆØÉÜ][\w’'&-]*"
NAME = rf"{CAP}(?:[ \u00a0]{CAP}){{0,3}}"
"""One to four words with a capital."""

PATTERNS: tuple[tuple[PartyType, str], ...] = (
    # Universities: "Umeå universitet", "Luleå tekniska universitet", "Södertörns högskola", "Aarhus Universitet".
    (U, rf"{NAME}(?: (?:tekniska|tekniske|lantbruks|arktiske|juridiska|miljø- og \w+|teknisk-\w+))? "
        r"(?:[Uu]niversitet(?:et)?|[Hh]ögskolan?|[Hh]øgskolen?|[Hh]øgskule|[Hh]øyskolen?|[Hh]øjskole)(?! College)"),
    # "Högskolan i Borås", "Högskolan Väst", "Universitetet i Bergen", "Høgskulen på Vestlandet".
    (U, rf"(?:[Hh]ögskolan|Universitetet|Høgskolen|Høgskulen|Høyskolen|Professionshøjskolen|Erhvervsakademiet|Erhvervsakademi)"
        rf" (?:i |på |for |för )?{CAP}(?: {CAP})?"),
    # "University of York", "University of the Arts", "University of Technology Sydney".
    (U, rf"(?:{CAP} )?University of (?:the )?(?:{CAP})(?: (?:and )?{CAP}){{0,2}}"),
    # "Lancaster University", "Luleå University of Technology", "VIA University College", "York St John University".
    (U, rf"{NAME} University(?: College(?: {CAP})?| of (?:Technology|Applied Sciences|Education|the Arts|Agricultural Sciences"
        rf"|Science and Technology))?"),
    (U, rf"(?:{CAP} )?(?:University|Technical|Imperial) College(?: (?:of )?{CAP})?|{NAME} (?:Institute of Technology|College)"),
    # Regions before municipalities: "Essex County Council" is no town.
    (R, rf"{NAME} (?:County|Regional) Council|{NAME} (?:and {CAP} )?Combined Authority"),
    (R, rf"(?:Region|Landstinget) (?:i )?{CAP}(?: (?:och|og|&) {CAP})?(?: län)?|{CAP} (?:läns )?landsting"),
    (R, rf"{CAP}(?:(?: og|,)? {CAP}){{0,2}} fylkeskommune|{CAP} County"),
    # Municipalities: "Skellefteå kommun", "Malmö stad", "Gjøvik kommune", "municipality of X", "Colchester City Council".
    (M, rf"{NAME} (?:[Kk]ommune|[Kk]ommun|[Ss]tad)"),
    (M, rf"(?:[Mm]unicipality|City|[Cc]ity|Borough|Town|District) of {CAP}(?: {CAP})?"),
    (M, rf"{NAME} (?:[Mm]unicipality|(?:Metropolitan )?(?:City |Borough |District |Town |Parish )?Council)"),
    # Others.
    (A, rf"Länsstyrelsen(?: i)? {CAP}(?: län)?|{CAP}(?: {CAP})? (?:Enterprise Partnership|Development Agency)"),
    (O, rf"{NAME} (?:[Ss]tudentkår(?:er)?|[Kk]ommunförbund|[Rr]egionråd|(?:[Hh]ealth and [Ww]ellbeing )?Alliance|[Pp]artnership"
        rf"|(?:NHS )?(?:Foundation )?Trust|Chamber of Commerce|[Ss]tudents?[’'] [Uu]nion|[Ss]tudentsamskipnad\w*|Utveckling)"),
    (O, rf"Kommunalförbundet {CAP}(?: {CAP})?|Campus {CAP}|Studentsamskipnaden i {CAP}"),
    (C, rf"{NAME} (?:AB|AS|A/S|ASA|Ltd|Limited|plc|ApS|Science Park)"),
)  # fmt: skip

COMPILED = tuple(
    (type_, re.compile(rf"(?<!\w)(?<!\w-)({pattern})(?:[’']?s|['’])?(?!\w)")) for type_, pattern in PATTERNS
)

SHORT_NAME = re.compile(r"\s+\(([A-ZÅÄÖÆØ][\wÅÄÖÆØåäöæø-]{1,9})\)")

NOT_A_NAME = frozenset(
    [
        "att",
        "av",
        "avtalet",
        "avsiktsförklaringen",
        "båda",
        "de",
        "den",
        "det",
        "där",
        "efter",
        "en",
        "ett",
        "från",
        "för",
        "genom",
        "han",
        "hon",
        "här",
        "i",
        "idag",
        "kommunen",
        "med",
        "medan",
        "mellan",
        "men",
        "när",
        "och",
        "om",
        "parterna",
        "på",
        "rektor",
        "samarbetet",
        "samverkan",
        "sedan",
        "som",
        "syftet",
        "till",
        "tillsammans",
        "under",
        "universitetet",
        "vi",
        "vid",
        "även",
        "nu",
        "ny",
        "nytt",
        "nya",
        "mer",
        "förnyat",
        "samt",
        "utöver",
        "inom",
        "både",
        "staden",
        "sammen",
        "mellom",
        "begge",
        "både",
        "også",
        "når",
        "etter",
        "fra",
        "mot",
        "av",
        "og",
        "som",
        "rektor",
        "ordfører",
        "ordføreren",
        "avtalen",
        "partene",
        "samarbeidet",
        "mellem",
        "samarbejdet",
        "aftalen",
        "parterne",
        "borgmester",
        "the",
        "a",
        "an",
        "and",
        "at",
        "between",
        "both",
        "by",
        "for",
        "from",
        "in",
        "its",
        "of",
        "on",
        "our",
        "that",
        "this",
        "to",
        "under",
        "when",
        "with",
        "as",
        "while",
        "after",
        "since",
        "leader",
        "mayor",
        "vice-chancellor",
        "chancellor",
        "councillor",
        "chief",
        "executive",
        "director",
        "professor",
        "president",
        "head",
        "chair",
        "partners",
        "partnership",
        "agreement",
        "also",
        "dr",
        "sir",
        "dame",
        "nyhet",
        "foto",
        "photo",
        "bild",
        "stadsdirektör",
        "kommunalråd",
        "kommundirektör",
        "kommunstyrelsens",
        "how",
        "why",
        "new",
        "now",
        "joining",
        "nyheter",
        "varje",
        "hver",
        "each",
        "every",
        "local",
    ]
)
"""Words that open a sentence or stand before a name with a capital without being part of it."""

GENERIC = frozenset(
    [
        "universitet",
        "universitetet",
        "högskola",
        "högskolan",
        "university",
        "college",
        "council",
        "stad",
        "kommun",
        "kommune",
        "municipality",
        "city",
        "county",
        "region",
        "regional",
        "tekniska",
    ]
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name of an organisation at one place: `name` without genitive, as the text writes it, `key` the same for all its names."""

    start: int
    end: int
    name: str
    type: PartyType
    key: str


def organisations(reading: Reading) -> tuple[Organisation, ...]:
    """Return every name of an organisation in the text, in order, none inside another."""
    named = _without_overlap(_candidates(reading.text))
    return _without_overlap([*named, *_short_names(reading.text, named)])


def _short_names(text: str, named: Iterable[Organisation]) -> Iterator[Organisation]:
    """Yield where the short name stands that the text itself gives: "Norge for alle universitet (NFU)"."""
    for organisation in named:
        given = SHORT_NAME.match(text, organisation.end)
        if given:
            for match in re.finditer(rf"(?<![\w-])({re.escape(given.group(1))})(?:[’':]?s)?(?!\w)", text):
                yield replace(organisation, start=match.start(1), end=match.end(1), name=match.group(1))


def _without_overlap(found: Iterable[Organisation]) -> tuple[Organisation, ...]:
    taken: list[Organisation] = []
    for organisation in sorted(found, key=lambda o: (o.start, -o.end)):
        if not taken or organisation.start >= taken[-1].end:
            taken.append(organisation)
        elif organisation.end - organisation.start > taken[-1].end - taken[-1].start:
            taken[-1] = organisation
    return tuple(taken)


def _candidates(text: str) -> Iterator[Organisation]:
    for type_, pattern in COMPILED:
        for match in pattern.finditer(text):
            found = _trimmed(text, match.start(1), match.end(1), type_)
            if found:
                yield found
    for start, end, entry in register.mentions(text):
        yield Organisation(start, end, text[start:end], entry.type, entry.name)


def _trimmed(text: str, start: int, end: int, type_: PartyType) -> Organisation | None:
    """Drop words before the name that only have a capital because of where they stand."""
    words = text[start:end].split(" ")
    while words and words[0].lower().strip("’'") in NOT_A_NAME:
        start += len(words[0]) + 1
        words = words[1:]
    name = text[start:end]
    proper = [word for word in words if word[:1].isupper() and word.lower() not in GENERIC]
    if not proper or len(words) < 2:
        return None
    entry = register.entry(name)
    return Organisation(start, end, name, entry.type if entry else type_, entry.name if entry else name.casefold())
