"""The words of each domain: those that name it, and those that hint at it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from samverkan_engine.drafting import lexicon
from samverkan_engine.tables import Domain

STEMS: dict[Domain, str] = {
    Domain.EDUCATION: (
        r"\w*utbildning\w*|bildning|breddad\s+rekrytering|undervisning\w*|examensarbet\w*|praktikplats\w*"
        r"|student(?:uppgift|projekt)\w*|educat\w+|teaching|curricul\w+|placements?|degree\w*|utdanning\w*"
        r"|\w*uddannelse\w*|praksisstudi\w+|studietilbud\w*|kurser|courses?"),
    Domain.COMPETENCE_DEVELOPMENT: (
        r"kompetens\w*|fortbildning\w*|vidareutbildning\w*|livslångt\s+lärande|lära\s+hela\s+livet|skills"
        r"|lifelong\s+learning|workforce|continuing\s+education|kompetanse\w*|kompetence\w*"
        r"|etter-?\s*og\s+videreutdanning\w*|efteruddannelse\w*|livslang\s+læring|talent\w*"),
    Domain.COMMISSIONED_EDUCATION: (
        r"uppdragsutbildning\w*|commissioned\s+education|contract\s+education|oppdragsutdanning\w*"),
    Domain.RESEARCH: (r"\w*forskning\w*|forskare|forskar\w*|research\w*|forskere?|forsker\w*"),
    Domain.INNOVATION: (
        r"\w*innovati\w+|\w*innovasjon\w*|testbädd\w*|test\s*beds?|testmiljö\w*|nyskapande|nytenkning"),
    Domain.ENTREPRENEURSHIP: (
        r"entreprenör\w*|nyföretag\w*|företagande\w*|startups?|start-ups?|spin-?\s?outs?|entrepreneur\w*"
        r"|inkubator\w*|incubat\w+|gründer\w*|entreprenørskap\w*|iværksætter\w*|enterprise"),
    Domain.SUSTAINABILITY: (
        r"\w*hållbar\w*|klimat\w*|miljömål\w*|fossilfri\w*|agenda\s+2030|sustainab\w+|climate\w*|net[- ]zero"
        r"|carbon|environmental|\w*bærekraft\w*|klima\w*|grønn\w*|\w*bæredygtig\w*|grøn\w*|omställning\w*"
        r"|low-carbon"),
    Domain.INFRASTRUCTURE: (
        r"infrastruktur\w*|stadsutveckling\w*|stadsbygg\w*|samhällsbygg\w*|transport\w*"
        r"|kollektivtrafik\w*|infrastructure|urban\s+(?:development|planning)|regeneration"
        r"|built\s+environment|byutvikling\w*|byudvikling\w*|(?<!student\s)housing(?!\s+for\s+students)"
        r"|bostadsbygg\w*"),
    Domain.CULTURE: (r"kultur(?!ell)\w*|cultur\w+|arts|museum\w*|museer|heritage|kulturarv\w*|idrett\w*"),
    Domain.STUDENT_LIFE: (
        r"studentliv\w*|studentst(?:ad|aden|äder)|studentbostäder\w*|studentbostad\w*|studentboende\w*"
        r"|student\s+(?:life|housing|city|accommodation|experience)|studentby\w*|studentbolig\w*|studieby\w*"
        r"|studentmiljø\w*|ungdomsbolig\w*|studiemiljø\w*|studiebolig\w*|studieliv\w*|studielivet|studerendes\s+liv"
        r"|bostad(?:en|sgaranti)?\s+(?:åt|för|till)\s+\w*studenter|bostäder\s+(?:åt|för|till)\s+\w*studenter"
        r"|(?:housing|homes|accommodation)\s+for\s+students|studentbostads\w*|studentbutik\w*"),
    Domain.INTERNATIONALISATION: (
        r"internationalisering\w*|internationella?\s+(?:samarbete\w*|utbyte\w*|student\w*|projekt\w*)"
        r"|eu-projekt\w*|eu-ansök\w*|internationalisation|internationalization|(?:udenlandske|internationale"
        r"|utländska|internasjonale)\s+stud\w+|international\s+(?:partner\w*|cooperation|collaborat\w+"
        r"|student\w*)|internasjonalisering\w*"),
    Domain.ATTRACTIVENESS: (
        r"attraktiv\w*|attraktionskraft\w*|platsvarumärke\w*|inflyttning\w*|attractive\w*|place\s+(?:brand"
        r"|making|marketing)\w*|inward\s+investment|bostedsattraktiv\w*|tiltrekk\w*|tiltrække\w*"),
    Domain.HEALTH: (
        r"hälsa(?:n|ns)?|hälso\w*|hälsofrämj\w*|folkhälsa\w*|vård(?!a[rt]?\b|ade\b)\w*|omsorg\w*|äldreomsorg\w*"
        r"|sjukvård\w*|välfärd\w*|health\w*|wellbeing|well-being|social\s+care|helse\w*"
        r"|sundhed\w*|velferd\w*|velfærd\w*|ældre\w*"),
    Domain.SCHOOL: (
        r"skola|skolan|skolor\w*|skolutveckling\w*|förskol\w*|grundskol\w*|gymnasie\w*|lärarutbildning\w*"
        r"|schools?(?!\s+(?:of|leavers?))|pupils|early\s+years|skole\w*|barnehage\w*|grunnskole\w*|folkeskole\w*"
        r"|dagtilbud\w*"
        r"|lærerutdanning\w*"),
}  # fmt: skip
"""What names a domain."""

HINTS: dict[Domain, str] = {
    Domain.EDUCATION: (
        r"student\w*|studer\w*|plugga\w*|studies?|studie\w*|campus\w*|undergraduate|postgraduate|ph\.?d\w*"
        r"|lärande\w*|læring\w*|learn\w*|praktik\w*|praksis\w*|internships?|undervis\w*|kurs|course\w*"
        r"|lärosäte\w*|examen\w*|higher education|school leavers|uppsats\w*|program\w*"),
    Domain.COMPETENCE_DEVELOPMENT: (
        r"arbetskraft\w*|rekryter\w*|rekrutter\w*|recruit\w*|employ\w*|jobs?|jobb\w*|arbetsmarknad\w*"
        r"|arbeidsliv\w*|arbetsliv\w*|arbejdsmarked\w*|karriär\w*|graduates?|retention|medarbetare\w*"
        r"|kunskapsnivå\w*|ledar\w*|ledelse\w*udvikling|training|train|yrkes\w*|anställda\w*|dimittend\w*"
        r"|talents?|professional"),
    Domain.COMMISSIONED_EDUCATION: (
        r"uppdrag\w*|commission\w*"),
    Domain.RESEARCH: (
        r"doktorand\w*|vetenskap\w*|academic|akademi\w*|kunskap\w*|kunnskap\w*|viden\w*|knowledge"
        r"|ph\.?d\w*|fou\w*|labb\w*|lab|evidence|studie|vitenskap\w*|professor\w*"),
    Domain.INNOVATION: (
        r"testa\w*|digitali\w*|teknik\w*|teknolog\w*|technolog\w*|lösning\w*|løsning\w*|solutions?"
        r"|pilot\w*|science\s+park\w*|labb\w*|lab|utvecklingsmiljö\w*|nytänk\w*|ideas|idéer|smart\w*"
        r"|utvecklingsarbete\w*"),
    Domain.ENTREPRENEURSHIP: (
        r"\w*näringsliv\w*|företag\w*|business\w*|erhverv\w*|\w*næringsliv\w*|næring\w*|industr\w*|firms?"
        r"|compan\w*|economic|economy|tillväxt\w*|virksomhed\w*|bedrift\w*|vækst|vekst|growth|näring\w*"),
    Domain.SUSTAINABILITY: (
        r"miljö\w*|miljø\w*|energi\w*|cirkulär\w*|circular|återbruk\w*|återvinn\w*|recycl\w*|biolog\w*"
        r"|natur\w*|ekolog\w*|grön\w*|environment\w*|energy|økolog\w*|vatten\w*|green|sirkulær\w*"),
    Domain.INFRASTRUCTURE: (
        r"stadsutveckl\w*|campus\w*|bygg\w*|building\w*|lokaler\w*|bostäder\w*|bostad\w*|housing|estate"
        r"|planning|trafik\w*|regional\s+ut\w+|regional\s+develop\w*|urban\w*|byggnad\w*|buildings"
        r"|landsbygd\w*|fysisk\w*|boliger|samhällsplaner\w*|områdesutveckl\w*|science\s+park\w*"
        r"|economic\s+growth|lokalfråg\w*"),
    Domain.CULTURE: (
        r"festival\w*|musik\w*|music|film\w*|konst|kunst|idrott\w*|sport\w*|språk\w*|sprog\w*|histor\w*"
        r"|\w*kultur\w*|museer|museiverk\w*|biblio\w*|theatre|teater\w*|litter\w*|humanior\w*"),
    Domain.STUDENT_LIFE: (
        r"student\w*|studiesocial\w*|campus\w*|studentkår\w*|studievil\w*|nyinflytt\w*|universitetsstad\w*"
        r"|högskolestad\w*"),
    Domain.INTERNATIONALISATION: (
        r"internation\w*|internasjon\w*|europe\w*|eu|global\w*|utländsk\w*|utenlandsk\w*|abroad|bryssel"
        r"|overseas|världen|world"),
    Domain.ATTRACTIVENESS: (
        r"attract\w*|lock\w*|place\s+to\s+\w+|flytta\w*|turis\w*|touris\w*|visit\w*|talent\w*|besök\w*"
        r"|marknadsför\w*|markedsfør\w*|varumärk\w*|brand\w*|universitetsstad\w*|studentstad\w*|profile"
        r"|reputation|on\s+the\s+map|på\s+kartan|livsmiljö\w*|stanna\w*|bosätt\w*|prosperity|synlig\w*"
        r"|stärka\s+staden|\w*stad\s+att"),
    Domain.HEALTH: (
        r"sjuk\w*|patient\w*|äldre\w*|psyk\w*|demens\w*|medic\w*|nurs\w*|social\w*|livsstil\w*|brukare\w*"
        r"|levnad\w*|exercise|klinisk\w*|clinic\w*|hospital\w*|rehab\w*|ageing|barn\w*|inequal\w*"),
    Domain.SCHOOL: (
        r"lärare\w*|elev\w*|barn\w*|unga|ungdom\w*|teacher\w*|child\w*|oppvekst\w*|lærer\w*|pupil\w*"
        r"|young\s+people|unge|\w*pedagog\w*|skol\w*"),
}  # fmt: skip
"""What may stand where a domain is meant, and elsewhere."""

WORD = re.compile(r"\w+(?:[-.]\w+)*")
SEVERAL = re.compile(r"\\s|\(\?|\[- \]|-\?|\\\.| ")
"""What only a pattern of more than one word, or one that looks around it, holds."""

Patterns = dict[Domain, re.Pattern[str]]


@cache
def _parted() -> tuple[Patterns, Patterns, Patterns, Patterns]:
    """The patterns of single words and those of several, for what names a domain and for what hints at it."""
    return (*_by_length(STEMS), *_by_length(HINTS))


def _by_length(patterns: dict[Domain, str]) -> tuple[Patterns, Patterns]:
    single, several = {}, {}
    for domain, pattern in patterns.items():
        alternatives = lexicon.parted(pattern)
        longer = [one for one in alternatives if SEVERAL.search(one)]
        single[domain] = re.compile("|".join(one for one in alternatives if one not in longer), re.IGNORECASE)
        if longer:
            several[domain] = lexicon.any_of(*longer)
    return single, several


@lru_cache(maxsize=50_000)
def of_word(word: str) -> tuple[frozenset[Domain], frozenset[Domain]]:
    """Return the domains that a single word names, and those that it hints at."""
    naming, _, hinting, _ = _parted()
    return (
        frozenset(domain for domain, pattern in naming.items() if pattern.fullmatch(word)),
        frozenset(domain for domain, pattern in hinting.items() if pattern.fullmatch(word)),
    )


def in_text(text: str) -> tuple[dict[Domain, list[tuple[int, int]]], dict[Domain, list[tuple[int, int]]]]:
    """Return where the text names each domain, and where it hints at one."""
    named: dict[Domain, list[tuple[int, int]]] = {}
    hinted: dict[Domain, list[tuple[int, int]]] = {}
    for match in WORD.finditer(text):
        naming, hinting = of_word(match.group())
        for domain in naming:
            named.setdefault(domain, []).append(match.span())
        for domain in hinting:
            hinted.setdefault(domain, []).append(match.span())
    _, names, _, hints = _parted()
    for found, patterns, together in zip((named, hinted), (names, hints), _any_of_several(), strict=True):
        if not together.search(text):
            continue
        for domain, span in _several(patterns, text):
            found.setdefault(domain, []).append(span)
    return named, hinted


@cache
def _any_of_several() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Whether a text holds any name of a domain, and any hint at one, of more than one word is seen at once."""
    _, naming, _, hinting = _parted()
    return (
        re.compile("|".join(pattern.pattern for pattern in naming.values())),
        re.compile("|".join(pattern.pattern for pattern in hinting.values())),
    )


def _several(patterns: Patterns, text: str) -> Iterator[tuple[Domain, tuple[int, int]]]:
    for domain, pattern in patterns.items():
        for match in pattern.finditer(text):
            yield domain, match.span()
