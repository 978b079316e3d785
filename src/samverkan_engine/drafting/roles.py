"""The grammar of role words in four languages."""

import re

from samverkan_engine.drafting import lexicon
from samverkan_engine.tables import PartyType

LETTER = r"[a-zåäöæøéA-ZÅÄÖÆØÉ-]"
LEADERS = (
    "rektor", "direktör", "direktør", "chef", "sjef", "ordförande", "ordfører", "råd", "ledare", "leder",
    "borgmästare", "borgmester", "landshövding", "dekan", "dekanus", "samordnare", "utvecklare", "rådmann", "rådman",
    "formand", "formann", "sekreterare", "sekretær", "strateg", "prefekt", "koordinator", "föreståndare", "byråd",
    "statsforvalter", "vd", "VD", "talman", "ansvarig", "handläggare", "lektor", "forskare", "ledamot",
)  # fmt: skip
"""Nordic words for who leads something; compounds end in them."""

LEADER = lexicon.by_first_letter(LEADERS)

HEAD = (
    # Nordic: a compound ending in a word for a leader.
    rf"(?:(?i:{LETTER}{{3,30}}-\s(?:och|og)\s)?{LETTER}{{0,30}}(?:{LEADER}))"
    # English: these stand with or without capitals.
    r"|(?:[Dd]eputy |[Aa]cting |[Ii]nterim |[Pp]ro[- ]|[Ee]xecutive |[Aa]ssociate |[Aa]ssistant |[Ff]ormer "
    r"|[Ss]enior |[Mm]anaging |[Cc]ivic |[Ee]lected |[Ll]ord |[Cc]ity |[Tt]own |[Cc]ounty |[Gg]eneral "
    r"|[Pp]artnership |[Pp]rogramme |[Pp]roject |[Gg]roup |[Rr]egional ){0,3}"
    r"(?:[Vv]ice[- ][Cc]hancellor(?: and (?:[Pp]resident|[Cc]hief [Ee]xecutive))?|[Cc]hancellor|[Vv]ice[- ][Pp]resident"
    r"|[Pp]resident(?: and [Vv]ice[- ][Cc]hancellor)?|[Pp]rovost|[Pp]rincipal"
    r"|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Ll]eader|[Mm]ayor|[Rr]ector|[Dd]ean|[Dd]irector|[Cc]hair(?:man"
    r"|woman|person)?|[Hh]ead|CEO|[Ss]ecretary|[Cc]hief [Oo]fficer|[Cc]hief [A-Z]\w+ [Oo]fficer|[Mm]anager"
    r"|[Cc]oordinator|[Cc]ommissioner|[Rr]egistrar|[Cc]onvener|[Cc]abinet [Mm]ember(?: for [A-Z]\w+)?|Cathaoirleach"
    r"|[Tt]reasurer|(?:[Tt]own |[Cc]ity )[Cc]lerk)"
)
BEFORE = (
    r"(?:(?:daglig|administrerende|verkställande|tillförordnade?|tf\.?|t\.f\.|vice|vik\.|biträdande|förste|första"
    r"|konstituert|fungerende|konst\."
    r"|avtroppende|påtroppende|\w{3,20}(?:isk|ig|ell)|[\wåäöæø-]{3,30}s) ){0,2}"
)
AFTER = (
    r"(?:\s+(?:för|i|of|for|i)\s+(?:the\s+)?(?:kommunstyrelsen|kommunstyret|kommunfullmäktige|regionstyrelsen"
    r"|styrelsen|byrådet|council|county administration|board|universitetsstyrelsen|fylkestinget"
    r"|formannskapet))?"
    r"(?:\s+of\s+(?!the\s+[Uu]niv)[A-Z][a-z]+(?:(?:,| and| of| &)? [A-Z][a-z]+){0,4})?"
)
ROLE = rf"{BEFORE}(?:{HEAD})(?:e?[nt]|en)?(?!\w){AFTER}"
IRREGULAR = {"borgmestrene": "borgmester", "borgmästarna": "borgmästare", "ledarna": "ledare", "rådmennene": "rådmann"}

HEADS = tuple(
    {word.lower() for word in (*LEADERS, *IRREGULAR)}
    | {"chancellor", "president", "provost", "principal", "executive", "leader", "mayor", "rector", "dean", "director"}
    | {"chair", "head", "ceo", "secretary", "officer", "manager", "coordinator", "commissioner", "registrar"}
    | {"convener", "cabinet member", "cathaoirleach", "treasurer", "clerk"}
)


def may_be_in(text: str) -> bool:
    """Return whether the text holds any word of roles; that is seen sooner than where a role stands."""
    low = text.lower()
    return any(word in low for word in HEADS)


IS_ROLE = re.compile(rf"(?<!\w)(?:{HEAD})(?!\w)")

IS_BARE = re.compile(rf"(?<![\w-])(?:{HEAD})(?:e?[nt])?(?!\w)")

SEVERAL = r"(?:er(?:na|ne|ene)?|e?ne|ena|na|en)"
PLURAL = (
    rf"(?:{LETTER}{{0,30}}(?:(?:{LEADER})(?i:{SEVERAL})|{lexicon.by_first_letter(tuple(IRREGULAR))}))(?!\w)"
    r"|(?:[Vv]ice[- ])?(?:[Cc]hancellors|[Pp]residents)|[Pp]rovosts|[Pp]rincipals|[Cc]hief [Ee]xecutives|[Ll]eaders"
    r"|(?:Lord )?[Mm]ayors|[Dd]irectors|[Rr]ectors"
)
"""One role that several people share."""

BENT = re.compile(
    rf"({LETTER}{{0,30}}(?:{'|'.join(sorted(LEADERS, key=len, reverse=True))}))(?:{SEVERAL}|et|n|t)", re.IGNORECASE
)


def plain(role: str) -> str:
    """Return the role without definite article and plural: "kommunalråden" is "kommunalråd", "leaders" is "leader"."""
    return " ".join(_plain(word) for word in role.split(" "))


def _plain(word: str) -> str:
    for bent, straight in IRREGULAR.items():
        if word.lower().endswith(bent):
            return word[: -len(bent)] + straight
    if re.fullmatch(PLURAL, word) and word.endswith("s"):
        return word[:-1]
    if word.lower().endswith(LEADERS):
        return word
    match = BENT.fullmatch(word)
    return match.group(1) if match else word


ACADEMIC = re.compile(
    r"rektor|universitet|högskol|høgskol|dekan|chancellor|provost|principal|rector|dean|president|lärosäte",
    re.IGNORECASE,
)
REGIONAL = re.compile(r"region|fylkes|landsting|landshövding|county", re.IGNORECASE)
LOCAL = re.compile(r"kommun|stads|borg|ordfører|rådm|byråd|\bmayor|council", re.IGNORECASE)
PUBLIC = re.compile(r"råd$|leader|chief executive|(?:city|town|county) manager", re.IGNORECASE)


TYPES: dict[re.Pattern[str], tuple[PartyType, ...]] = {
    ACADEMIC: (PartyType.UNIVERSITY,),
    REGIONAL: (PartyType.REGION,),
    LOCAL: (PartyType.MUNICIPALITY,),
    PUBLIC: (PartyType.MUNICIPALITY, PartyType.REGION),
}

BODY = re.compile(r"\w*(?:styrelse|fullmäktige|nämnd|utskott|styre|udvalg|utvalg)\w*", re.IGNORECASE)
OWNERS = (
    (re.compile(r"(?:universitetet|högskolan|lärosätet|høgskolen|høyskolen|højskolen)s", re.IGNORECASE), ACADEMIC),
    (re.compile(r"(?:kommunen|staden|byen)s", re.IGNORECASE), LOCAL),
    (re.compile(r"(?:regionen|landstinget|fylkeskommunen)s", re.IGNORECASE), REGIONAL),
)


def owner_types(word: str) -> tuple[PartyType, ...]:
    """Return whose role it is by the word before it: "kommunens" is a municipality's; empty for any other word."""
    return next((TYPES[kind] for noun, kind in OWNERS if noun.fullmatch(word)), ())


def usual_types(role: str) -> tuple[PartyType, ...]:
    """Return the types of organisation that a role of this name belongs to, the likeliest alone; empty for any."""
    return next((types for pattern, types in TYPES.items() if pattern.search(role)), ())
