"""What the cooperation is about, by the words it uses in the places that tell."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import Commitment, Domain, DomainFound, ParagraphKind, SubjectArea

STEMS: dict[Domain, re.Pattern[str]] = {
    Domain.EDUCATION: re.compile(
        r"\b(?:\w*utbildning\w*|bildning|undervisning\w*|examensarbet\w*|praktikplats\w*|student(?:uppgift|projekt)\w*|educat\w+|teaching"
        r"|curricul\w+|placements?|degree\w*|utdanning\w*|\w*uddannelse\w*|praksisstudi\w+|studietilbud\w*|kurser|courses?)\b", re.IGNORECASE),
    Domain.COMPETENCE_DEVELOPMENT: re.compile(
        r"\b(?:kompetens\w*|fortbildning\w*|vidareutbildning\w*|livslångt\s+lärande|lära\s+hela\s+livet|skills|lifelong\s+learning"
        r"|workforce|continuing\s+education|kompetanse\w*|kompetence\w*|etter-?\s*og\s+videreutdanning\w*|efteruddannelse\w*"
        r"|livslang\s+læring|talent\w*)\b", re.IGNORECASE),
    Domain.COMMISSIONED_EDUCATION: re.compile(
        r"\b(?:uppdragsutbildning\w*|commissioned\s+education|contract\s+education|oppdragsutdanning\w*)\b", re.IGNORECASE),
    Domain.RESEARCH: re.compile(r"\b(?:\w*forskning\w*|forskare|forskar\w*|research\w*|forskere?|forsker\w*)\b", re.IGNORECASE),
    Domain.INNOVATION: re.compile(
        r"\b(?:\w*innovati\w+|\w*innovasjon\w*|testbädd\w*|test\s*beds?|testmiljö\w*|nyskapande|nytenkning)\b", re.IGNORECASE),
    Domain.ENTREPRENEURSHIP: re.compile(
        r"\b(?:entreprenör\w*|nyföretag\w*|företagande\w*|startups?|start-ups?|spin-?\s?outs?|entrepreneur\w*|inkubator\w*|incubat\w+"
        r"|gründer\w*|entreprenørskap\w*|iværksætter\w*|enterprise)\b", re.IGNORECASE),
    Domain.SUSTAINABILITY: re.compile(
        r"\b(?:\w*hållbar\w*|klimat\w*|miljömål\w*|fossilfri\w*|agenda\s+2030|sustainab\w+|climate\w*|net[- ]zero|carbon|environmental"
        r"|\w*bærekraft\w*|klima\w*|grønn\w*|\w*bæredygtig\w*|grøn\w*|omställning\w*|low-carbon)\b", re.IGNORECASE),
    Domain.INFRASTRUCTURE: re.compile(
        r"\b(?:infrastruktur\w*|(?<!hållbar\s)stadsutveckling\w*|stadsbygg\w*|samhällsbygg\w*|transport\w*|kollektivtrafik\w*|lokaler|infrastructure"
        r"|urban\s+(?:development|planning)|regeneration|built\s+environment|byutvikling\w*|byudvikling\w*|lokaler|housing|bostadsbygg\w*)\b", re.IGNORECASE),
    Domain.CULTURE: re.compile(r"\b(?:kultur\w*|cultur\w+|arts|museum\w*|museer|heritage|kulturarv\w*|idrett\w*)\b", re.IGNORECASE),
    Domain.STUDENT_LIFE: re.compile(
        r"\b(?:studentliv\w*|studentst(?:ad|aden|äder)|studentbostäder\w*|studentbostad\w*|studentboende\w*|student\s+(?:life|housing|city|accommodation"
        r"|experience)|studentby\w*|studentbolig\w*|studieby\w*|studentmiljø\w*|ungdomsbolig\w*|studiemiljø\w*)\b", re.IGNORECASE),
    Domain.INTERNATIONALISATION: re.compile(
        r"\b(?:internationalisering\w*|internationella?\s+(?:samarbete\w*|utbyte\w*|student\w*|projekt\w*)|eu-projekt\w*|eu-ansök\w*|internationalisation"
        r"|internationalization|(?:udenlandske|internationale|utländska|internasjonale)\s+stud\w+|international\s+(?:partner\w*|cooperation|collaborat\w+|student\w*)|internasjonalisering\w*)\b", re.IGNORECASE),
    Domain.ATTRACTIVENESS: re.compile(
        r"\b(?:attraktiv\w*|attraktionskraft\w*|platsvarumärke\w*|inflyttning\w*|attractive\w*|place\s+(?:brand|making|marketing)\w*|inward\s+investment"
        r"|bostedsattraktiv\w*|tiltrekk\w*|tiltrække\w*|bo,\s+(?:studera|leva))\b", re.IGNORECASE),
    Domain.HEALTH: re.compile(
        r"\b(?:hälsa\w*|hälso\w*|folkhälsa\w*|vård\w*|omsorg\w*|äldreomsorg\w*|sjukvård\w*|(?<!hållbar\s)välfärd\w*|health\w*|wellbeing|well-being"
        r"|social\s+care|helse\w*|sundhed\w*|velferd\w*|velfærd\w*|ældre\w*)\b", re.IGNORECASE),
    Domain.SCHOOL: re.compile(
        r"\b(?:skola|skolan|skolor\w*|skolutveckling\w*|förskol\w*|grundskol\w*|gymnasie\w*|lärarutbildning\w*|schools?|pupils"
        r"|early\s+years|skole\w*|barnehage\w*|grunnskole\w*|folkeskole\w*|dagtilbud\w*|lærerutdanning\w*)\b", re.IGNORECASE),
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
        yield sentence.start, sentence.end, _weight(sentence)


def _weight(sentence: Sentence) -> float:
    """Hearsay says less about the agreement than an account of it, and a sentence that names it says more."""
    if lexicon.SAYS.search(sentence.text):
        return 0.5
    return 2.0 if lexicon.AGREEMENT_NOUN.search(sentence.text) else 1.0


def _found(reading: Reading, domain: Domain, weight: float, places: Sequence[tuple[int, int]]) -> DomainFound:
    spans = list(dict.fromkeys(places))[:3]
    return DomainFound(
        code=domain,
        passages=tuple(reading.passage(*span) for span in spans),
        confidence=round(min(0.9, 0.35 + 0.1 * weight), 2),
        nature=reading.nature(*spans[0]),
    )
