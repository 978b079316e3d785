"""How strongly the mentions of an organisation tie it to the agreement."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from samverkan_engine.drafting import lexicon, names, roles, sides
from samverkan_engine.drafting.organisations import Organisation
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import ParagraphKind, PartyType

COMMON_NOUN = lexicon.any_of(
    "universitetets?", "högskolans?", "kommunens?", "stadens?", "regionens?", "universitetet", "høgskolen"
)
STEM = re.compile(r"(?:et|en|an)s?$")

COOPERATES = lexicon.any_of(
    r"samarbet\w+", r"samverk\w+", r"partner\w*", r"tillsammans", r"gemensam\w*", r"parter\w*",
    r"co-?operat\w+", r"collaborat\w+", r"together", r"joint\w*", r"committed", r"samarbeid\w*",
    r"samarbejd\w*", r"sammen", r"felles", r"fælles", r"both", r"agreed?", r"enats", r"enige", r"överens",
)  # fmt: skip
EARLIER = lexicon.any_of(
    "sedan tidigare", "previously", "tidigare avtal", "liknande avtal", "förebild", "similar agreement"
)

ABOUT = re.compile(r"\b(?:om|about|kring|angående|rörande|concerning|vedrørende)\s+(?:the\s+)?$", re.IGNORECASE)
"""What an agreement is about is no party to it."""

NEEDED_BY_OTHERS = 4.0

ARE_PARTIES = re.compile(
    r"[^.!?]{0,30}?(?::|\n|\b(?:är|er|are|of\s+this|to\s+this|i\s+avtal\w*|i\s+denne)\b)|(?:mellan|between|mellom"
    r"|mellem)\b",
    re.IGNORECASE,
)
BELONGS = re.compile(
    r"\b(?:student\w*|studerande|forskare|lärare|anställda|medarbetare|alumner|staff|researchers?|academics"
    r"|employees|forskere?|ansatte"
    r"|studerende|medarbejdere|professor\w*)\s+(?:vid|på|från|hos|at|of|from|ved|fra)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""People who belong to an organisation, without leading it, do not make it a party."""

THE_COUNCIL = lexicon.any_of(
    r"kommunen",
    r"staden",
    r"regionen",
    r"landstinget",
    r"fylkeskommunen",
    r"the\s+(?:council|city|municipality|county)",
)
"""The public side by its common noun."""

EMPLOYED = re.compile(
    rf"(?<!\w)(?:{roles.ROLE})\s+(?:vid|på|för|hos|at|of|for|from|ved|fra|från|i)\s+"
    r"(?:the\s+|föreningen\s+|stiftelsen\s+|bolaget\s+|foreningen\s+)?$"
)

NUMBERED = re.compile(
    r"[\s,(]{1,4}(?:med\s+|with\s+)?(?:org|CVR|company\s+n|registration\s+n|registered\s+n)", re.IGNORECASE
)
SHORT_LINE, LINES_BELOW = 120, 8
"""How long a line that names a party may be, and how many lines below "mellan" it may stand."""

BETWEEN_AT_END = re.compile(r"\b(?:mellan|between|mellom|mellem)\W*$", re.IGNORECASE)


def meant_by_title(reading: Reading, mentions: Mapping[str, Sequence[Organisation]]) -> Iterator[tuple[str, float]]:
    """A headline may say only "the university": it means the one whose name holds that word."""
    title = reading.title
    if not title:
        return
    for noun in COMMON_NOUN.finditer(reading.words(title)):
        stem = STEM.sub("", noun.group().lower())
        meant = [key for key, named in mentions.items() if stem in named[0].name.lower()]
        if len(meant) == 1:
            yield meant[0], 1.6


def side_by_side(placed: Sequence[tuple[Organisation, Sentence]]) -> frozenset[int]:
    """Return where the sentences begin that name a university and a public body side by side."""
    types: dict[int, set[PartyType]] = defaultdict(set)
    for organisation, sentence in placed:
        stands_for = PartyType.MUNICIPALITY if sides.ASSOCIATION.search(organisation.name) else organisation.type
        types[sentence.start].add(stands_for)
        if THE_COUNCIL.search(sentence.text):
            types[sentence.start].add(PartyType.MUNICIPALITY)
    public = {PartyType.MUNICIPALITY, PartyType.REGION}
    return frozenset(start for start, found in types.items() if PartyType.UNIVERSITY in found and found & public)


def weight_of(reading: Reading, organisation: Organisation, sentence: Sentence, together: Set[int]) -> float:
    """How strongly one mention ties an organisation to the agreement."""
    words = with_lead_in(reading, sentence)
    title = reading.title
    weight = 0.4 + _as_party_named(reading, organisation, sentence, words)
    if sentence.start in together:
        weight += 1.6 if reading.has(COOPERATES, words) else 0.9
    if title and title.start <= organisation.start < title.end:
        weight += 1.2
    if reading.has(lexicon.DOCUMENT_NOUN, words):
        weight += 1.6
    elif reading.has(lexicon.AGREEMENT_NOUN, words):
        weight += 0.8
    if reading.has(lexicon.SIGNS, words):
        weight += 2.0 if is_employer(reading, organisation) else 1.2
    if BELONGS.search(reading.text, max(sentence.start, organisation.start - 60), organisation.start):
        weight *= 0.3
    if ABOUT.search(reading.text, max(sentence.start, organisation.start - 20), organisation.start):
        weight *= 0.3
    if reading.has(EARLIER, words) or reading.is_speech(organisation.start, organisation.end):
        weight *= 0.3
    return weight


def _as_party_named(reading: Reading, organisation: Organisation, sentence: Sentence, words: str) -> float:
    """What it adds that the paper itself says where its parties are named."""
    if _heads_parties(words, sentence.text) or _is_introduced(reading, organisation, sentence):
        return 2.5
    return NEEDED_BY_OTHERS if _is_listed_party(reading, organisation, sentence) else 0.0


def _heads_parties(words: str, sentence: str) -> bool:
    """A line like "Parties" stands above, or the sentence itself says who they are: "The parties are …"."""
    if len(words) > len(sentence):
        return names.PARTIES_HEAD.match(words) is not None
    return names.PARTIES_HEAD.match(words) is not None and ARE_PARTIES.match(words) is not None


def _is_introduced(reading: Reading, organisation: Organisation, sentence: Sentence) -> bool:
    """Its organisation number follows, or it stands on a short line of its own below "mellan" or "Parties"."""
    if NUMBERED.match(reading.text, organisation.end):
        return True
    for number in range(sentence.paragraph - 1, max(-1, sentence.paragraph - 1 - LINES_BELOW), -1):
        line = reading.words(reading.paragraphs[number])
        if len(line) > SHORT_LINE:
            return False
        if names.PARTIES_HEAD.match(line) and len(line) < 40:
            return True
    return False


def _is_listed_party(reading: Reading, organisation: Organisation, sentence: Sentence) -> bool:
    """It opens an item of the list below a line that ends in "between"; what follows a comma is an address."""
    before = reading.text[sentence.start : organisation.start]
    if sentence.kind is not ParagraphKind.LIST_ITEM or "," in before:
        return False
    above = reversed(reading.paragraphs[max(0, sentence.paragraph - LINES_BELOW) : sentence.paragraph])
    lead = next((line for line in above if line.kind is not ParagraphKind.LIST_ITEM), None)
    return lead is not None and BETWEEN_AT_END.search(reading.words(lead)) is not None


def with_lead_in(reading: Reading, sentence: Sentence) -> str:
    """A list item is read together with the sentence that introduces its list, a line below "Parties" with that."""
    if sentence.kind is ParagraphKind.LIST_ITEM:
        return reading.with_lead_in(sentence)
    before = reading.paragraphs[sentence.paragraph - 1] if sentence.paragraph else None
    lead = reading.words(before) if before else ""
    return f"{lead} {sentence.text}" if names.PARTIES_HEAD.match(lead) and len(lead) < 40 else sentence.text


def is_employer(reading: Reading, mention: Organisation) -> bool:
    before = reading.text[max(0, mention.start - 60) : mention.start]
    return roles.may_be_in(before) and EMPLOYED.search(before) is not None
