"""The grammar of role words in four languages."""

import re

from samverkan_engine.tables import PartyType

LETTER = r"[a-zåäöæøéA-ZÅÄÖÆØÉ-]"
HEAD = (
    # Nordic: a compound ending in a word for a leader.
    rf"(?i:{LETTER}{{0,30}}(?:rektor|direktör|direktør|chef|sjef|ordförande|ordfører|råd|ledare|leder"
    rf"|borgmästare|borgmester"
    r"|landshövding|dekan|dekanus|samordnare|utvecklare|rådmann|rådman|formand|sekreterare|sekretær|strateg"
    r"|prefekt|koordinator|föreståndare|byråd|statsforvalter|vd|VD|talman|ansvarig|handläggare|lektor"
    r"|forskare))"
    # English: these stand with or without capitals.
    r"|(?:[Dd]eputy |[Aa]cting |[Ii]nterim |[Pp]ro[- ]|[Ee]xecutive |[Aa]ssociate |[Aa]ssistant |[Ff]ormer "
    r"|[Ss]enior |[Mm]anaging |[Cc]ivic |[Ee]lected |[Ll]ord ){0,3}"
    r"(?:[Vv]ice[- ][Cc]hancellor(?: and (?:[Pp]resident|[Cc]hief [Ee]xecutive))?|[Cc]hancellor|[Vv]ice[- ][Pp]resident"
    r"|[Pp]resident(?: and [Vv]ice[- ][Cc]hancellor)?|[Pp]rovost|[Pp]rincipal"
    r"|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Ll]eader|[Mm]ayor|[Rr]ector|[Dd]ean|[Dd]irector|[Cc]hair(?:man"
    r"|woman|person)?|[Hh]ead|CEO|[Ss]ecretary|[Cc]hief [Oo]fficer|[Cc]hief [A-Z]\w+ [Oo]fficer|[Mm]anager"
    r"|[Cc]oordinator)"
)
BEFORE = (
    r"(?:(?:daglig|administrerende|verkställande|tillförordnade?|tf\.?|t\.f\.|vice|vik\.|biträdande|förste|första|konstituert|fungerende|konst\."
    r"|avtroppende|påtroppende|[\wåäöæø-]{3,30}s) ){0,2}"
)
AFTER = (
    r"(?:\s+(?:för|i|of|for|i)\s+(?:the\s+)?(?:kommunstyrelsen|kommunstyret|kommunfullmäktige|regionstyrelsen"
    r"|styrelsen|byrådet|council|county administration|board|universitetsstyrelsen|fylkestinget"
    r"|formannskapet))?"
    r"(?:\s+of\s+(?!the\s+[Uu]niv)[A-Z][a-z]+(?:(?:,| and| of| &)? [A-Z][a-z]+){0,4})?"
)
ROLE = rf"{BEFORE}(?:{HEAD})(?:e?[nt]|en)?(?!\w){AFTER}"
IS_ROLE = re.compile(rf"(?<!\w)(?:{HEAD})(?!\w)")

ACADEMIC = re.compile(
    r"rektor|universitet|högskol|høgskol|dekan|chancellor|provost|principal|rector|dean|president",
    re.IGNORECASE,
)
PUBLIC = re.compile(
    r"kommun|stads|region|borg|ordfører|rådm|fylkes|byråd|råd$|mayor|leader|council|landsting|landshövding",
    re.IGNORECASE,
)


def usual_types(role: str) -> tuple[PartyType, ...]:
    """Return the types of organisation that a role of this name belongs to; empty when it may be any."""
    if ACADEMIC.search(role):
        return (PartyType.UNIVERSITY,)
    if PUBLIC.search(role):
        return (PartyType.MUNICIPALITY, PartyType.REGION)
    return ()
