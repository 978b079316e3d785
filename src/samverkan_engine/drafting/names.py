"""The grammar of names of organisations: the words that such names are made of, in four languages."""

import re
from collections.abc import Iterator

from samverkan_engine.drafting import lexicon
from samverkan_engine.tables import PartyType

CAP = r"[A-ZÅÄÖÆØÉÜ][\w’'&-]{0,40}"
NAME = rf"{CAP}(?:[ \u00a0](?:& )?{CAP}){{0,3}}"
"""One to four words with a capital."""

CAP_DEFINITE = r"[A-ZÅÄÖÆØ][\w-]{1,30}[ae]"
"""Before a noun with the article in its end a name has an adjective that bends with it: "Södra högskolan"."""

STUDENTS = r"[Ss]tudents?[’']? (?:[Uu]nion|[Aa]ssociation|[Gg]uild)"
STUDENTKÅR = r"[Ss]tudent(?:kåren|parlamentet|erådet|organisasjonen|errådet|ersamfundet)"
SCHOOL = (
    rf"{NAME}(?: tekniska)? (?:[Uu]niversitet|[Hh]ögskola|University)|Universitetet i {CAP}|University of {CAP}"
    rf"|(?:Högskolan|Høgskolen) (?:i )?{CAP}|\w{{4,}}universitetet"
)
"""A university as it stands within the name of something else."""

PATTERNS: tuple[tuple[PartyType, tuple[str, ...]], ...] = (
    (
        PartyType.UNIVERSITY,
        (
            # "Umeå universitet", "Luleå tekniska universitet", "Södertörns högskola", "Aarhus Universitet"
            rf"{NAME}(?: (?:tekniska|tekniske|arktiske|juridiska|lantbruks))? (?:[Uu]niversitet|[Hh]ögskola)",
            rf"(?:{CAP} )?{CAP_DEFINITE}(?: (?:tekniska|tekniske))? (?:[Uu]niversitetet|[Hh]ögskolan)",
            rf"{NAME} (?:[Hh]øgskolen?|[Hh]øgskule|[Hh]øyskolen?|[Hh]øjskole)",
            # "Högskolan i Borås", "Högskolan Väst", "Universitetet i Bergen", "Høgskulen på Vestlandet"
            rf"(?:[Hh]ögskolan|Universitetet|Høgskolen|Høgskulen|Høyskolen) (?:i |på |for |för )?{CAP}",
            # "Linnéuniversitetet", "Musikhögskolan i Nyby"
            rf"[A-ZÅÄÖÆØ]\w{{2,20}}(?:universitetet|högskolan|høgskolen|høyskolen)(?: i {CAP})?",
            rf"(?:Professionshøjskolen|Erhvervsakademiet|Erhvervsakademi|Yrkeshögskolan|Fagskolen) (?:i )?{CAP}",
            rf"{NAME} (?:[Pp]rofessionshøjskole|[Ee]rhvervsakademi|[Ff]agskole|[Yy]rkeshögskola)",
            # "University of York", "University of the West of England", "Luleå University of Technology"
            rf"(?:{CAP} )?University of (?:the )?{CAP}(?: (?:of )?{CAP}){{0,2}}",
            rf"(?:{NAME} )?University of (?:the {CAP} and {CAP}|Science and Technology|the Arts)",
            rf"(?:{NAME} )?University of (?:Applied|Life) Sciences",
            rf"Technolog(?:y|ical) University (?:of (?:the )?)?{CAP}|Technical University of {CAP}",
            rf"{NAME} Universit(?:y(?: College)?|ies)(?! of\b)",
            rf"{NAME} Polytechnic|{NAME} Polytechnic University",
            rf"(?:University|Technical) College (?:of )?{CAP}|{NAME} (?:Institute of Technology|College)(?: London)?",
        ),
    ),
    (
        PartyType.REGION,
        (
            rf"{NAME} (?:County|Regional) Council|{NAME} (?:and {CAP} )?Combined Authority",
            rf"(?:Region|Landstinget) (?:i )?{CAP}(?: län)?|{CAP} (?:läns )?landsting",
            rf"(?<! i )(?<! på ){CAP}(?:(?: og|,)? {CAP}){{1,2}} fylkeskommune|{CAP} fylkeskommune",
            rf"{CAP} County|County of {CAP}",
        ),
    ),
    (
        PartyType.MUNICIPALITY,
        (
            # "Skellefteå kommun", "Malmö stad", "Gjøvik kommune", "Kolding Kommune"
            rf"{NAME} (?:[Kk]ommune|[Kk]ommun|[Ss]tad)",
            rf"(?:[Mm]unicipality|[Cc]ity|Town|District) of {CAP}(?: {CAP})?(?: Council)?",
            rf"(?:(?:Royal|London|Metropolitan) )*Borough of {CAP}(?: {CAP})?(?: Council)?",
            rf"{NAME} [Mm]unicipality|[A-ZÅÄÖÆØ]\w{{3,20}}kommun(?:erna|ene|erne)",
            rf"[Kk]ommun(?:erna|ene) i {CAP}(?: län)?|{CAP}[’']s [Mm]unicipalities",
            rf"{NAME} (?:Metropolitan )?(?:City |City and County |Borough |District |Town )?Council",
        ),
    ),
    (PartyType.AGENCY, (rf"Länsstyrelsen(?: i)? {CAP}(?: län)?", rf"{NAME} Enterprise Partnership")),
    (
        PartyType.OTHER,
        (
            rf"{NAME} (?:[Ss]tudentkår(?:er)?|[Kk]ommun(?:al)?förbund|[Rr]egionförbund|[Rr]egionråd|Utveckling)",
            rf"{NAME} [Ss]tudentsamskipnad\w*",
            rf"{NAME} (?:[Nn]æringsforening|[Nn]äringslivsförening|[Ff]öretagarförening|[Ee]rhvervs(?:forening|råd))",
            rf"{NAME}(?: and {CAP})? (?:Alliance|Partnership)|{NAME} Trust",
            rf"Association of (?:{CAP} ){{0,3}}(?:Local Government|Municipalities|Councils|Local Authorities)",
            rf"{NAME} (?:Local Government Association|Association of (?:Local Authorities|Municipalities))",
            r"Sveriges Kommuner och (?:Regioner|Landsting)|Kommunernes Landsforening|Kommunesektorens organisasjon",
            rf"{NAME} [Ss]tiftelse (?:för|for) [a-zåäöæø]+(?:, [a-zåäöæø]+)*(?: (?:och|og) [a-zåäöæø]+)?",
            rf"{NAME} (?:[Aa]kademi|[Ss]tiftelse|[Ff]örening|[Ff]orening|[Ss]jukhus|[Ss]ykehus|[Ss]ygehus|[Mm]useum)",
            rf"{NAME} Chamber of Commerce|{CAP}s Kommuner(?! och)",
            rf"{NAME} [Uu]niversitets(?:sjukhus|sykehus)(?:et)?|{NAME} [Uu]niversitetshospital(?:et)?",
            rf"(?:University of )?{NAME} {STUDENTS}|{STUDENTS} (?:of|at) (?:the )?(?:{SCHOOL})",
            rf"{STUDENTKÅR} (?:vid|i|på|för|ved|for) (?:{SCHOOL}|{CAP})",
            rf"(?:{SCHOOL})s? (?:[Ss]tudentkår|[Ss]tudentparlament|[Ss]tudenterråd)",
            rf"{NAME} (?:University|Teaching) Hospitals?|{NAME} NHS(?: Foundation)?(?: Trust)?|NHS {NAME}",
            rf"(?:Kommun(?:al)?|Region)förbundet (?:i )?{CAP}(?: {CAP}| län)?|Campus {CAP}|Studentsamskipnaden i {CAP}",
            r"[A-ZÅÄÖ][a-zåäöé]{2,20}(?:kåren|studenterna)",
        ),
    ),
    (PartyType.COMPANY, (rf"Science Park {CAP}|{NAME} (?:AB|AS|A/S|ASA|Ltd|Limited|plc|ApS|Science Park)",)),
)
"""The grammar of names; where two patterns find the same place the longer name wins, then the earlier pattern."""

COMPILED = tuple(
    (type_, re.compile(rf"(?<!\w)(?<!\w-)({'|'.join(patterns)})(?:[’']?s|['’])?(?!\w)")) for type_, patterns in PATTERNS
)

MARKS = {
    PartyType.UNIVERSITY: (
        "niversit", "ögskol", "øgskol", "øgskul", "øyskol", "øjskol", "kademi", "agskol", "Polytechnic", "College",
        "Institute of Technology",
    ),
    PartyType.REGION: ("Council", "Authority", "Region", "andsting", "fylkeskommune", "County"),
    PartyType.MUNICIPALITY: ("ommun", "tad", "unicipalit", "ity of", "Town of", "District of", "Borough", "Council"),
    PartyType.AGENCY: ("Länsstyrelsen", "Enterprise Partnership"),
    PartyType.OTHER: (
        "tudent", "förbund", "egionråd", "Utveckling", "orening", "örening", "rhvervsråd", "Alliance", "Partnership",
        "Trust", "Association", "Sveriges", "Kommunesektorens", "kademi", "tiftelse", "jukhus", "ykehus", "ygehus",
        "useum", "Chamber of Commerce", "Kommuner", "ospital", "NHS", "Campus", "kåren",
    ),
    PartyType.COMPANY: ("Science Park", "AB", "AS", "A/S", "Ltd", "Limited", "plc", "ApS"),
}  # fmt: skip
"""A line that holds none of these holds no such name, which is seen sooner than where a name stands."""


def found(text: str) -> Iterator[tuple[PartyType, re.Match[str]]]:
    """Yield where the grammar finds a name in the text, with the type of organisation; no name crosses lines."""
    lines = [(match.start(), match.end(), match.group()) for match in LINE.finditer(text)]
    for type_, pattern in COMPILED:
        marks = MARKS[type_]
        for start, end, line in lines:
            if any(mark in line for mark in marks):
                yield from ((type_, match) for match in pattern.finditer(text, start, end))


LINE = re.compile(r"[^\n]+")

SHORT_NAME = re.compile(r"\s+\([“”\"'‘’]?([A-ZÅÄÖÆØ][\wÅÄÖÆØåäöæø-]{1,9})[“”\"'‘’]?\)")

NOT_A_NAME = lexicon.set_of(
    """
    att av avtalet avsiktsförklaringen båda de den det där efter en ett från för genom han hon här i idag
    kommunen med medan mellan men när och om parterna på rektor samarbetet samverkan sedan som syftet till
    tillsammans under universitetet vi vid även nu ny nytt nya mer förnyat samt utöver inom både staden sammen
    mellom begge både også når etter fra mot av og som rektor ordfører ordføreren avtalen partene samarbeidet
    mellem samarbejdet aftalen parterne borgmester the a an and at between both by for from in its of on our
    that this to under when with as while after since leader mayor vice-chancellor chancellor councillor chief
    executive director professor president head chair partners partnership agreement also dr sir dame nyhet foto
    photo bild stadsdirektör kommunalråd kommundirektör kommunstyrelsens how why new now joining nyheter varje
    hver each every local two three four five several all many other
    """
)
"""Words that open a sentence or stand before a name with a capital without being part of it."""

OF = frozenset({"i", "på", "for", "för"})
"""What makes a noun before it part of the name: "Universitetet i Bergen"."""

OF_OTHERS = re.compile(rf"{STUDENTS}$|Hospitals?$")
"""What belongs to a university by its name without being one."""

COMPOUND = re.compile(
    r"\w{3}(?:universitetet|högskolan|høgskolen|høyskolen|kåren|studenterna|kommunerna|kommunene|kommunerne)$"
)
"""The only names of one word that the grammar finds by itself."""

TITLES = lexicon.set_of(
    """
    professor prof dr sir dame councillor cllr leader mayor vice-chancellor chancellor president provost
    principal chief head director rektor ordfører ordförande borgmester borgmästare dekan dean
    """
)
"""A word that begins the title of a person who is named straight after the organisation."""

INNER_COUNCIL = re.compile(
    r"\bCivic University$"
    r"|\b(?:University|Polytechnic|College|School|Academic|Research|Arts?|Business|Youth|Students?|Health|Teaching"
    r"|Funding|Privy|Faculty"
    r"|Advisory|Executive|Innovation|Partnership|Governing) Council$"
)
"""A council within something else, and none that governs a place; and what agreements of its kind are called."""

NO_ORGANISATION = frozenset({"civic university", "vice chancellor", "science park", "city council", "county council"})
"""What looks like a name of an organisation and is none."""

GENERIC = lexicon.set_of(
    """
    universitet universitetet högskola högskolan university college council stad kommun kommune municipality
    city county region regional tekniska
    """
)

PARTIES_HEAD = re.compile(
    r"^(?:§?\s*\d+\.?\s*§?\s*)?(?:avtals)?(?:deltakere|deltagare|deltagere|parter(?:na)?|partnere?|partene|parterne"
    r"|partners|parties|the\s+parties|ägare|eiere|ejere|owners|huvudmän|mellan|between|mellom|mellem)\b",
    re.IGNORECASE,
)
"""A line that says that the parties stand below it."""

COMMON_TYPES = {
    "univers": PartyType.UNIVERSITY, "högskol": PartyType.UNIVERSITY, "høgskol": PartyType.UNIVERSITY,
    "højskol": PartyType.UNIVERSITY, "college": PartyType.UNIVERSITY, "fylkes": PartyType.REGION,
    "region": PartyType.REGION, "landsting": PartyType.REGION, "": PartyType.MUNICIPALITY,
}  # fmt: skip
"""What the common nouns mean that stand for a party; whatever is none of these is a municipality."""
