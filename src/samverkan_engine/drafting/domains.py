"""What the cooperation is about, by the words it uses in the places that tell."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import Commitment, Domain, DomainFound, ParagraphKind, SubjectArea

STEMS: dict[Domain, re.Pattern[str]] = {
    Domain.EDUCATION: lexicon.any_of(
        r"\w*utbildning\w*|bildning|breddad\s+rekrytering|undervisning\w*|examensarbet\w*|praktikplats\w*"
        r"|student(?:uppgift|projekt)\w*|educat\w+|teaching|curricul\w+|placements?|degree\w*|utdanning\w*"
        r"|\w*uddannelse\w*|praksisstudi\w+|studietilbud\w*|kurser|courses?"),
    Domain.COMPETENCE_DEVELOPMENT: lexicon.any_of(
        r"kompetens\w*|fortbildning\w*|vidareutbildning\w*|livslångt\s+lärande|lära\s+hela\s+livet|skills"
        r"|lifelong\s+learning|workforce|continuing\s+education|kompetanse\w*|kompetence\w*"
        r"|etter-?\s*og\s+videreutdanning\w*|efteruddannelse\w*|livslang\s+læring|talent\w*"),
    Domain.COMMISSIONED_EDUCATION: lexicon.any_of(
        r"uppdragsutbildning\w*|commissioned\s+education|contract\s+education|oppdragsutdanning\w*"),
    Domain.RESEARCH: lexicon.any_of(r"\w*forskning\w*|forskare|forskar\w*|research\w*|forskere?|forsker\w*"),
    Domain.INNOVATION: lexicon.any_of(
        r"\w*innovati\w+|\w*innovasjon\w*|testbädd\w*|test\s*beds?|testmiljö\w*|nyskapande|nytenkning"),
    Domain.ENTREPRENEURSHIP: lexicon.any_of(
        r"entreprenör\w*|nyföretag\w*|företagande\w*|startups?|start-ups?|spin-?\s?outs?|entrepreneur\w*"
        r"|inkubator\w*|incubat\w+|gründer\w*|entreprenørskap\w*|iværksætter\w*|enterprise"),
    Domain.SUSTAINABILITY: lexicon.any_of(
        r"\w*hållbar\w*|klimat\w*|miljömål\w*|fossilfri\w*|agenda\s+2030|sustainab\w+|climate\w*|net[- ]zero"
        r"|carbon|environmental|\w*bærekraft\w*|klima\w*|grønn\w*|\w*bæredygtig\w*|grøn\w*|omställning\w*"
        r"|low-carbon"),
    Domain.INFRASTRUCTURE: lexicon.any_of(
        r"infrastruktur\w*|stadsutveckling\w*|stadsbygg\w*|samhällsbygg\w*|transport\w*"
        r"|kollektivtrafik\w*|infrastructure|urban\s+(?:development|planning)|regeneration"
        r"|built\s+environment|byutvikling\w*|byudvikling\w*|(?<!student\s)housing(?!\s+for\s+students)|bostadsbygg\w*"),
    Domain.CULTURE: lexicon.any_of(r"kultur(?!ell)\w*|cultur\w+|arts|museum\w*|museer|heritage|kulturarv\w*|idrett\w*"),
    Domain.STUDENT_LIFE: lexicon.any_of(
        r"studentliv\w*|studentst(?:ad|aden|äder)|studentbostäder\w*|studentbostad\w*|studentboende\w*"
        r"|student\s+(?:life|housing|city|accommodation|experience)|studentby\w*|studentbolig\w*|studieby\w*"
        r"|studentmiljø\w*|ungdomsbolig\w*|studiemiljø\w*|studiebolig\w*|studieliv\w*|studielivet|studerendes\s+liv"
        r"|bostad(?:en|sgaranti)?\s+(?:åt|för|till)\s+\w*studenter|bostäder\s+(?:åt|för|till)\s+\w*studenter"
        r"|(?:housing|homes|accommodation)\s+for\s+students|studentbostads\w*|studentbutik\w*"),
    Domain.INTERNATIONALISATION: lexicon.any_of(
        r"internationalisering\w*|internationella?\s+(?:samarbete\w*|utbyte\w*|student\w*|projekt\w*)"
        r"|eu-projekt\w*|eu-ansök\w*|internationalisation|internationalization|(?:udenlandske|internationale"
        r"|utländska|internasjonale)\s+stud\w+|international\s+(?:partner\w*|cooperation|collaborat\w+"
        r"|student\w*)|internasjonalisering\w*"),
    Domain.ATTRACTIVENESS: lexicon.any_of(
        r"attraktiv\w*|attraktionskraft\w*|platsvarumärke\w*|inflyttning\w*|attractive\w*|place\s+(?:brand"
        r"|making|marketing)\w*|inward\s+investment|bostedsattraktiv\w*|tiltrekk\w*|tiltrække\w*"),
    Domain.HEALTH: lexicon.any_of(
        r"hälsa(?:n|ns)?|hälso\w*|hälsofrämj\w*|folkhälsa\w*|vård(?!a[rt]?\b|ade\b)\w*|omsorg\w*|äldreomsorg\w*"
        r"|sjukvård\w*|välfärd\w*|health\w*|wellbeing|well-being|social\s+care|helse\w*"
        r"|sundhed\w*|velferd\w*|velfærd\w*|ældre\w*"),
    Domain.SCHOOL: lexicon.any_of(
        r"skola|skolan|skolor\w*|skolutveckling\w*|förskol\w*|grundskol\w*|gymnasie\w*|lärarutbildning\w*"
        r"|schools?(?!\s+(?:of|leavers?))|pupils|early\s+years|skole\w*|barnehage\w*|grunnskole\w*|folkeskole\w*|dagtilbud\w*"
        r"|lærerutdanning\w*"),
}  # fmt: skip

NEEDED = 1.0
"""The weight at which a domain is what the cooperation is about, and no longer a word in passing."""


def domains(reading: Reading, promises: Sequence[Commitment], areas: Sequence[SubjectArea]) -> tuple[DomainFound, ...]:
    """Return the domains that the telling places name, each with its first passages."""
    weights: dict[Domain, float] = defaultdict(float)
    places: dict[Domain, list[tuple[int, int]]] = defaultdict(list)
    for start, end, weight in _telling_places(reading, promises, areas):
        for domain, stems in STEMS.items():
            match = stems.search(reading.text, start, end)
            if match:
                weights[domain] += weight
                places[domain].append(match.span())
    found = [domain for domain in STEMS if weights[domain] >= NEEDED]
    if not found:
        return (DomainFound(code=Domain.OTHER, confidence=0.3),)
    return tuple(_found(reading, domain, weights[domain], places[domain]) for domain in found)


def named(text: str) -> tuple[Domain, ...]:
    """Return the domains that a short text names, such as a promise."""
    return tuple(domain for domain, stems in STEMS.items() if stems.search(text))


def _telling_places(
    reading: Reading, promises: Sequence[Commitment], areas: Sequence[SubjectArea]
) -> Iterator[tuple[int, int, float]]:
    title = reading.title
    if title:
        yield title.start, title.end, 2.0
    for promise in promises:
        yield promise.start, promise.end, 2.0
    for area in areas:
        yield area.passages[0].start, area.passages[0].end, 2.0
    for sentence in reading.sentences:
        if sentence.kind is ParagraphKind.CAPTION or reading.is_speech(sentence.start, sentence.end):
            continue
        yield sentence.start, sentence.end, _weight(reading, sentence)


def _weight(reading: Reading, sentence: Sentence) -> float:
    """Hearsay says less about the agreement than an account of it, and a sentence that names it says more."""
    if reading.has(lexicon.SAYS, sentence.text):
        return 0.5
    return 2.0 if reading.has(lexicon.AGREEMENT_NOUN, sentence.text) else 1.0


def _found(reading: Reading, domain: Domain, weight: float, places: Sequence[tuple[int, int]]) -> DomainFound:
    spans = list(dict.fromkeys(places))[:3]
    return DomainFound(
        code=domain,
        passages=tuple(reading.passage(*span) for span in spans),
        confidence=round(min(0.9, 0.35 + 0.1 * weight), 2),
        nature=reading.nature(*spans[0]),
    )
