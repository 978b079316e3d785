"""The kinds of words that tell where the name of an area begins and ends, and what stands around it."""

import re
from functools import lru_cache

from samverkan_engine.drafting import lexicon

TOKEN = re.compile(r"\w+(?:[-/’'&.]\w+)*[-/]?|[^\w\s]")

PREPOSITIONS = lexicon.set_of(
    """inom kring rörande avseende gällande angående om på med för till i vid av från hos mot mellan genom under efter
    utifrån runt åt utöver inför kontra innen
    inden indenfor omkring til ved af fra imod mellem mellom gennem gjennom etter blant blandt blant
    in on within about of for to with at by from into around through between towards across over upon via"""
)
AUXILIARIES = lexicon.set_of(
    """ska skall kommer kan bör får fick vill är var har hade blir blev måste vara bli ha haft varit blivit torde må
    skal vil er være har havde hadde bliver ble blitt blevet bør skulle kunne skulde kunde ville
    will shall may can must should would could might is are was were has have had be been being do does did become
    becomes"""
)
PRONOUNS = lexicon.set_of(
    """vi ni de dem han hon man som där vilka vilket vilken vad hur varför vem som sig oss ingen inget inga
    der hvor hvad hva hvilke hvilket hvordan seg os
    which that who they it we you he she what how where when why whom them us itself themselves there"""
)
SUBORDINATORS = lexicon.set_of(
    """att at å eftersom så därför medan men utan fast innan sedan nu när då här därmed
    fram frem upp opp op ut
    fordi mens medens når slik således hvis
    because so while whereas but if as than then when since until before after without not inte ikke"""
)
LEADS = lexicon.set_of(
    """den det en ett dessa detta denna denne dette disse sin sitt sina hans hennes deras dess vår vårt våra
    et sine deres vores vår vårt våre hver
    the a an their its this these those his her our each both all
    både såväl främst särskilt framför allt även också dessutom bland annat inte minst exempelvis t.ex till exempel
    bl.a dels redan just bara särskild nya ny nytt ytterligare andra annan annat olika flera fler några varje alla
    samtliga mer mera nämligen namely nemlig nemligen
    også blant annet særlig især andre nye nyt flere noen nogle alle enkelte
    also especially particularly notably mainly other new more several some any further"""
)
POINTERS = lexicon.set_of("det den detta dessa dette disse it this these that those they")
"""A sentence that begins with one of these may speak of what the one before it named."""

POOLED = {
    word: pool
    for pool, same in (
        ("in", "inom innen indenfor within in i"),
        ("about", "om on about kring omkring runt rörande avseende gällande angående around concerning for för of"),
        ("to", "på mot mod imod till til to towards"),
        ("is", "är er is are blir bliver var were utgör"),
        ("with", "med with"),
    )
    for word in same.split()
}
"""Small words of the four languages that govern the name of an area alike."""

CONJUNCTIONS = lexicon.set_of("och samt and og & eller or plus")

_GOVERNORS = {
    "coop": (
        r"(?:\w*samarbet|samverka|\w*samarbeid|\w*samarbejd|co-?operat|collaborat|partnersk|partnership"
        r"|relation)\w*|\w*samverkan"
    ),
    "paper": (
        r"(?:\w*avtal|avsiktsförklaring|överenskommelse|\w*avtale|\w*aftale|\w*erklæring|agreement|memorand|mou"
        r"|förklaring|dokument|document|letter|kontrakt|förlängning|accord|concordat|charter|strateg[iy])\w*"
    ),
    "area": (
        r"\w*(?:område|områden|områdena|områdene|områder|områderne|område[tn]|temaområde\w*|tema|teman|temaer"
        r"|temat|temana|fråga|frågor|frågorna|frågeställningar|inriktning|inriktningar|prioritering|prioriteringar"
        r"|prioriteringer|fokus|satsning|satsningar|satsingar|satsinger|satsing|satsningsområde\w*|indsats"
        r"|indsatser|ämne|ämnen|ämnena|fag|fagene|mål|målen|målene|delmål|pelare|hörnstenar|utmaningar"
        r"|utfordringer|udfordringer|spår|strand|strands|areas?|themes?|priorit(?:y|ies)|topics?|subjects?"
        r"|pillars?|strands?|fields?|challenges|goals?|aims|issues|missions?|insatser|profil\w*|verksamhetsfält"
        r"|sektorer|sectors|emne|emner|emnerne|felt|feltene|fält|felter|tiltak|tiltag|fundament|byggstenar)"
    ),
    "project": (
        r"\w*(?:projekt|prosjekt|initiativ|program|nätverk|nettverk|netværk|testbädd|plattform|festival)(?:et|en"
        r"|er|erna|ene)?|projects?|programmes?|initiatives?|schemes?|centres?|hubs?|labs?|centrum|senter"
    ),
    "study": (
        r"\w*(?:utbildning|forskning|utdanning|uddannelse|utveckling|utvikling|udvikling)(?:en|ar|arna|er|erne)?"
        r"|kompetens\w*|kunskap\w*|kurser\w*|education|research|teaching|courses?|skills|training|studi(?:er|es)"
        r"|verksamhet\w*|degrees?|innovation\w*|innovasjon\w*|kompetanse\w*|kompetence\w*|expertise|knowledge"
    ),
    "work": (
        r"arbete[tn]?|arbeid[et]*|arbejde[t]?|work|works|working|arbetar?|arbeider?|arbejder?|aktivitet\w*"
        r"|activit\w+|fokusera\w*|fokusere\w*|focus\w*|inrikta\w*|satsa[rts]?|satse[rts]?|koncentrera\w*"
        r"|konsentrere\w*|koncentrere\w*|concentrat\w+"
    ),
    "treats": (
        r"omfatta[rts]?|omfatte[rts]?|innefatta\w*|inkludera\w*|inkludere\w*|inbegrip\w+|gäller|gjelder|gælder|rör"
        r"|berör|vedrører|handla[rt]?|handler|kretsar|spänner|dreier|drejer|täcker|dekker|dækker|innebär"
        r"|innehåller|rymmer|retter|riktar|rettes|riktas|covers?|covering|concerns?|concerning|includes?|including|spans?|relates?|comprises?"
        r"|encompass\w*|addresses|centres?|involves?"
    ),
    "picks": (
        r"peka[rts]?|pekats|lyft\w*|prioritera[rtsd]*|prioriterad\w*|prioritere[rst]*|betona[rts]?|framhåll\w*"
        r"|nämn\w+|identifi\w+|highlight\w*|singl\w+|prioritis\w+|prioritiz\w+|udpeg\w+|utpek\w+|fremhæv\w+"
        r"|løft\w*|mention\w*|emphasi\w+|valt|vald\w*|välj\w+|chosen|ingå[r]?|inngår|indgår|listed|named"
        r"|urskilj\w+|trekke[rs]?|tar|sikte|nevn\w+|nævn\w+|prioritert|prioriterede|prioriterte|sigter|siktar|sikter"
    ),
    "grows": (
        r"utveckla[rts]?|utvikle[rts]?|udvikle[rts]?|stärk\w+|styrke[rts]?|främja[rts]?|fremme[rts]?|develop\w*"
        r"|strengthen\w*|promot\w+|support\w*|improv\w+|förbättra\w*|öka[rts]?|øke[rts]?|øge[rts]?|fördjupa\w*"
        r"|bidra\w*|contribut\w+|advanc\w+|enhanc\w+|tackl\w+|driv[ae][rs]?|deepen\w*"
    ),
    "starts": (
        r"starta[rts]?|startes?|inrätta\w*|skapa[rts]?|skabe[rs]?|skape[rs]?|bygga?s?|etabler\w+|opprett\w+"
        r"|oprett\w+|planera\w*|utred\w*|undersök\w*|undersøg\w+|utforsk\w*|create[sd]?|creating|establish\w*"
        r"|launch\w*|explor\w+|open\w*|build\w*|set|lansera\w*|pröva\w*|ges|gis|erbjud\w*|offer\w*"
    ),
    "example": (
        r"exempel\w*|exempelvis|eksempel\w*|example\w*|såsom|herunder|deriblandt|däribland|deriblant|such|t\.ex"
        r"|f\.eks|bl\.a|bland|blant|blandt"
    ),
    "says": (
        r"säger|sade|menar|berättar|tycker|anser|hoppas|tror|påminner|betonar|konstaterar|understryker|nämner|vill"
        r"|ser|says|said|hopes|believes|told|added|sier|mener|siger|peger|peker|understreker|fortæller|forteller"
    ),
    "party": (
        r"parterna|partene|parterne|part(?:ies|ners)|kommun\w*|\w*kommunen|universitet\w*|högskol\w*|høgskol\w*"
        r"|højskol\w*|region\w*|stad(?:en|ens)|council\w*|universit\w+|college|borough|lärosäte\w*|landsting\w*"
        r"|fylke\w*|byen|city|borough|campus|institution\w*|fakultet\w*|faculty|department|skolan|staden"
    ),
    "role": (
        r"\w*(?:rektor|direktör|direktør|ordförande|ordfører|borgmester|borgmästare|kommunalråd|dekan|chef|sjef"
        r"|ledare|leder)(?:e?n|s)?|chancellor|mayor|president|leader|councillor|cllr|professor|director"
        r"|vice-chancellor|ledning\w*|ledelse\w*|styrgrupp\w*|styringsgrupp\w*|styrelse\w*|board|committee"
    ),
    "time": (
        r"\d+|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january"
        r"|february|march|may|june|july|august|october|januar|februar|mai|marts|desember|måndag\w*|tisdag\w*"
        r"|onsdag\w*|torsdag\w*|fredag\w*|monday|tuesday|wednesday|thursday|friday|år|året|åren|year|years"
        r"|månad\w*|month|months|tid|time|period\w*|dag|dagen|vecka|höst\w*|vår(?:en)?|termin\w*|spring|autumn"
        r"|summer|kvartal\w*|quarter|framtid\w*|gång\w*|gang\w*"
    ),
    "money": (
        r"kronor|miljon\w*|million\w*|mkr|budget\w*|finansiering\w*|pengar|medel|kostnad\w*|funding|cost\w*|money"
        r"|kroner|£\d+"
    ),
    "people": (
        r"student\w{0,4}|studenterna|studerende|forskare\w*|forskere?n?|elev\w{0,5}|lärare\w*|medarbetare\w*"
        r"|anställda|företag\w{0,5}|bolag\w*|invånare\w*|medborgare\w*|ungdomar|unga|barn|människor|residents?"
        r"|students?|researchers?|staff|pupils|people|businesses|companies|employees|communities|community|borgere"
        r"|innbyggere|ansatte|virksomheder|bedrifter|aktörer|partner|partners|yrkesverksamma|chefer|doktorander"
        r"|patienter|samhälle\w*|samfund\w*|samfunn\w*|society|näringsliv\w*|erhvervsliv\w*|næringsliv\w*"
    ),
    "vague": (
        r"möjlighet\w*|muligheter|muligheder|opportunit\w+|form\w{0,4}|sätt|måte|måde|ways?|nytta|värde|värden"
        r"|value|benefits?|fördelar|behov\w*|needs?|resultat|results|lösningar|løsninger|solutions|problem\w*"
        r"|idéer|ideas|villkor|resurser|resources|del|delar|del[ae]n|parts?|grund\w*|base|basis|roll|roller|role"
        r"|steg|step|plats\w*|place|places|ort|orten|arbetssätt|stöd|support|kvalitet\w*|quality|tillväxt\w*"
        r"|growth|effekter|effects|rapport\w*|report\w*|uppdrag|beslut\w*|decision\w*|ärende\w*|sammanträde\w*"
        r"|möte\w{0,3}|mötet|møte\w*|møde\w*|meetings?|ceremoni\w*|foto|photo|bild\w*"
    ),
}
GOVERNORS = tuple((name, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for name, pattern in _GOVERNORS.items())

VERB_LIKE = re.compile(r"\w{3,}(?:ar|er|as|ade|ades|ats|erar|eras|erer|eres|ade|ede|ized|ised|ing|te|ed)")
"""A word of this form may be a verb; many nouns look the same, so that this only warns."""

FIELD_WORD = re.compile(
    r"\w*(?:utveckling|utvikling|udvikling|teknik|teknologi|teknologier|technology|technologies|vård|omsorg|hälsa"
    r"|helse|sundhed|health|energi|energy"
    r"|miljö|miljø|klimat|klima|climate|ekonomi|økonomi|economy|industri|industry|näring|næring|turism|reiseliv"
    r"|turisme|tourism|kultur|culture|arv|heritage"
    r"|bruk|brug|skifte|omställning|omstilling|omstilling|transition|försörjning|försörjningen|forsyning|lärande"
    r"|læring|learning|rekrytering|rekruttering|retention"
    r"|hållbarhet|bærekraft|bæredygtighed|sustainability|välfärd|velferd|velfærd|wellbeing|inclusion|inkludering"
    r"|integration|delaktighet|demokrati|democracy"
    r"|bostäder|bolig|boliger|housing|transport|transporter|mobilitet|mobility|elektromobilitet|logistik|logistics"
    r"|byggande|bygging|byggeri|construction"
    r"|digitalisering|digitalization|digitalisation|data|intelligens|intelligence|ai|säkerhet|sikkerhet|sikkerhed"
    r"|security|beredskap|resilience|kris|manufacturing"
    r"|engineering|arkitektur|design|konst|kunst|arts|musik|music|idrott|idrett|idræt|sport|film|media|mat|food"
    r"|vatten|vann|vand|water|skog|forest\w*|gruvor|gruv\w*|mineral\w*"
    r"|internationalisering|entreprenörskap|entreprenørskap|entrepreneurship|innovation|innovasjon|företagande"
    r"|inkubator|attraktivitet|attraktivitet|attraktionskraft"
    r"|studentliv|studieliv|studentstad|studentby|studiemiljø|skola|skole|education|utbildning|utdanning|uddannelse"
    r"|regeneration|planning|planering|growth|tillväxt|vekst|vækst)"
    r"(?:en|n|et|er|ens|s|ar|ene)?",
    re.IGNORECASE,
)
"""The last word of many names of fields; a word of the language, not of any document."""

PLAIN = re.compile(
    r"(?:högre\s+|higher\s+)?(?:utbildning\w*|forskning\w*|innovation\w*|utveckling|samverkan|education|research"
    r"|training"
    r"|utdanning|innovasjon|uddannelse\w*|samhälle\w*|teaching|undervisning|kompetensutveckling|innovationer"
    r"|development|samarbete)",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def kind_of(word: str) -> str:
    """Return what part a word plays in a sentence: mark, preposition, auxiliary, …, or just a word."""
    if not (word[0].isalnum() or word == "&"):
        return "comma" if word == "," else "mark"
    low = word.casefold()
    for kind, words in _KINDS:
        if low in words:
            return kind
    return "word"


_KINDS = (
    ("and", CONJUNCTIONS), ("aux", AUXILIARIES), ("pron", PRONOUNS), ("sub", SUBORDINATORS), ("prep", PREPOSITIONS),
    ("lead", LEADS),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def class_of(word: str) -> str:
    """Return the class of a word that may govern the name of an area, or an empty text."""
    return next((name for name, pattern in GOVERNORS if pattern.fullmatch(word)), "")


@lru_cache(maxsize=20_000)
def names_field(word: str) -> bool:
    """Return whether many names of fields end in the word."""
    return FIELD_WORD.fullmatch(word) is not None


@lru_cache(maxsize=20_000)
def is_plain(word: str) -> bool:
    """Return whether the word alone says no more than a domain does."""
    return PLAIN.fullmatch(word) is not None


@lru_cache(maxsize=20_000)
def parts_of(word: str) -> tuple[str, str, bool, bool, str, str]:
    """Return what `Token` says of a word: its part, class, whether a verb or in capitals, small letters and sign."""
    group, kind, low = class_of(word), kind_of(word), word.casefold()
    is_verb = group in VERBS or VERB_LIKE.fullmatch(word) is not None
    return kind, group, is_verb, word[0].isupper(), low, group or (low if kind in SIGNS_ITSELF else kind)


SIGNS_ITSELF = frozenset(("prep", "mark", "comma", "aux"))
"""Of these parts each word counts by itself."""


VERBS = frozenset({"treats", "picks", "grows", "starts", "says"})
"""The classes that hold verbs; a name does not begin with one of them."""
