"""Who a promise binds."""

import re
from collections.abc import Sequence

from samverkan_engine.drafting import lexicon, register
from samverkan_engine.tables import BOTH, Party, PartyType

TOGETHER = lexicon.any_of(
    "parterna", "båda", "gemensamt", "tillsammans", "de två", "de tre", "de fyra", "both", "together",
    "jointly", "the parties", "the partners", "each party", "partene", "begge", "sammen", "parterne",
    "i fellesskap", "varje part", "hver part", r"\w*styrgrupp\w*", r"styringsgrupp\w*", r"styregrupp\w*",
    "steering \\w+", "team\\w*",
)  # fmt: skip
COMMON_NOUN: dict[PartyType, re.Pattern[str]] = {
    PartyType.UNIVERSITY: lexicon.any_of(
        "universitetets?",
        "högskolans?",
        "lärosätets?",
        "the university",
        "the college",
        "institutets?",
        "høgskolens?",
        "høyskolens?",
        "rektor",
        "vice-chancellor",
        "institutionen\\w*",
    ),
    PartyType.MUNICIPALITY: lexicon.any_of(
        "kommunens?", "stadens?", "the (?:\\w+ )?council", "the city", "the municipality", "kommunen", "byen"
    ),
    PartyType.REGION: lexicon.any_of(
        "regionens?", "landstinget", "the region", "the county(?: council)?", "fylkeskommunen"
    ),
}
RECEIVES = lexicon.any_of("får", "receives?", "gains?", "får tilgang", "får adgang")
VERB = re.compile(
    r"\b(?:ska|skall|kommer|åtar|bör|får|blir|går|startar|utgör|verkar|avsätter|bidrar|betalar|will|shall"
    r"|agrees?|commits?|undertakes?|is|are|move|skal|vil|stiller|förbinder|erbjuder|ställer|finansierar"
    r"|forplikter|forpligter|bidrager|contributes|provides|pays|funds|appoints|arbejder)\b",
    re.IGNORECASE,
)


PASSIVE = re.compile(
    r"\b(?:ska|skall|kommer\s+att|bör|skal|vil|kan)\s+(?:\w+\s+){0,2}?\w{3,}as?s\b|\b(?:will|shall|to)\s+be\s+\w+ed\b"
    r"|\b\w{4,}[ae]s\s+(?:av|af|i)\b|\b(?:is|are)\s+\w+ed\s+by\b",
    re.IGNORECASE,
)
BY_WHOM = re.compile(r"\b(?:av|af|by|i)\s+([^,.;]{3,60})", re.IGNORECASE)
WITHIN = re.compile(
    r"\b(?:vid|mellan|i|på|för|av|med|hos|till|inom|of|at|between|in|for|with|ved|mellom|mellem)\s+", re.IGNORECASE
)


def _agent(text: str, after: int, parties: Sequence[Party]) -> str | None:
    """Return the one party by whom something is done: "drivs av kommunen", "i kommunens regi"."""
    for phrase in BY_WHOM.finditer(text, after):
        if phrase.group().lower().startswith("i ") and not OWN_HAND.search(phrase.group(1)):
            continue
        named = [party for party in parties if is_named(party, phrase.group(1), parties)]
        if len(named) == 1:
            return named[0].name
    return None


OWN_HAND = re.compile(r"\b(?:regi|försorg|regie)\b", re.IGNORECASE)


def actor_of(text: str, parties: Sequence[Party]) -> str:
    """Return BOTH, or the name of the one party that does what is promised."""
    verb = VERB.search(text)
    passive = PASSIVE.search(text)
    if passive:
        first = text[: passive.start()]
        agent = _agent(text, passive.start(), parties)
        if agent or WITHIN.search(first):
            return agent or BOTH
    subject = text[: verb.start()] if verb and verb.start() > 0 else text
    if TOGETHER.search(text[: verb.end()] if verb else text):
        return BOTH
    named = [party for party in parties if is_named(party, subject, parties)]
    if not named and verb:
        named = _inverted(text[verb.end() :].lstrip(), parties)
    if len(named) != 1:
        return BOTH
    if verb and RECEIVES.fullmatch(verb.group()) and len(parties) == 2:
        return next(party.name for party in parties if party is not named[0])
    return named[0].name


def _inverted(rest: str, parties: Sequence[Party]) -> list[Party]:
    """The subject may follow the verb at once: "Dessutom ska kommunen ställa lokaler till förfogande"."""
    if TOGETHER.match(rest):
        return []
    by_name = [party for party in parties if any(rest.startswith(name) for name in names_of(party))]
    alone = [party for party in parties if sum(other.type is party.type for other in parties) == 1]
    by_noun = [party for party in alone if (noun := COMMON_NOUN.get(party.type)) and noun.match(rest)]
    return by_name or by_noun


def is_named(party: Party, text: str, parties: Sequence[Party]) -> bool:
    """Return whether the text names the party, or says "the university" where only one can be meant."""
    if any(name in text for name in names_of(party)):
        return True
    alone = sum(other.type is party.type for other in parties) == 1
    noun = COMMON_NOUN.get(party.type)
    return alone and noun is not None and bool(noun.search(text))


def names_of(party: Party) -> tuple[str, ...]:
    """Return the name of a party and its usual short names."""
    known = register.entry(party.name)
    return (party.name, *known.short) if known else (party.name,)
