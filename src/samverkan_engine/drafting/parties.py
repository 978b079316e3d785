"""Which organisations the agreement binds."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from samverkan_engine.drafting import lexicon, names, roles, sides
from samverkan_engine.drafting.organisations import Organisation
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import ParagraphKind, Party, PartyType

COMMON_NOUN = lexicon.any_of(
    "universitetets?", "högskolans?", "kommunens?", "stadens?", "regionens?", "universitetet", "høgskolen"
)
STEM = re.compile(r"(?:et|en|an)s?$")
PHOTOGRAPHER = re.compile(r"(?:foto|photo|bild|bilde)\w*\s*(?:by|av)?\s*:[^.\n]{0,60}$", re.IGNORECASE)
COOPERATES = lexicon.any_of(
    r"samarbet\w+", r"samverk\w+", r"partner\w*", r"tillsammans", r"gemensam\w*", r"parter\w*",
    r"co-?operat\w+", r"collaborat\w+", r"together", r"joint\w*", r"committed", r"samarbeid\w*",
    r"samarbejd\w*", r"sammen", r"felles", r"fælles", r"both", r"agreed?", r"enats", r"enige", r"överens",
)  # fmt: skip
EARLIER = lexicon.any_of(
    "sedan tidigare", "previously", "tidigare avtal", "liknande avtal", "förebild", "similar agreement"
)

PAPER_BETWEEN = re.compile(
    rf"{lexicon.AGREEMENT_NOUN.pattern}[^.;]{{0,60}}?\b(?:mellan|between|mellom|mellem|with|med)\b", re.IGNORECASE
)
ABOUT = re.compile(r"\b(?:om|about|kring|angående|rörande|concerning|vedrørende)\s+(?:the\s+)?$", re.IGNORECASE)
"""What an agreement is about is no party to it."""

NEEDED = {PartyType.UNIVERSITY: 2.0, PartyType.MUNICIPALITY: 2.0, PartyType.REGION: 2.0}
NEEDED_BY_ASSOCIATIONS = 2.5
NEEDED_BY_OTHERS = 4.0
NEEDED_WHEN_MISSING = 1.0
SEPARATOR = re.compile(
    r"s?(?:\s+\([^()\n]{1,20}\))?[,;]?(?:[^\S\n]*\n?[^\S\n]*(?<=\s)(?:(?:och|samt|and|og|&)\s+)?"
    r"|\s+[•*–-]\s*)(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands between two names of one enumeration; an empty line ends it, unless an item of a list follows."""

SIDES = (frozenset({PartyType.UNIVERSITY}), frozenset({PartyType.MUNICIPALITY, PartyType.REGION}))
COUNTED = re.compile(
    r"\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|two|three|four|five|six|seven|eight|nine|ten|to|fire|seks|syv|sju"
    r"|otte|åtte|ni|ti|\d+)\s+"
    r"(?:\w+\s+)?(?:organisation\w*|organisasjon\w*|part(?:er|erna|ene|erne|ies|ners?)|aktör\w*|aktør\w*"
    r"|institutions?)\b[^.!?]*:\s*$",
    re.IGNORECASE,
)
"""A line that counts the parties and ends in a colon: they are named below it."""

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

MOST = 12
"""No agreement of this kind binds more parties than this; more means that the text is a list of something else."""


def parties(reading: Reading, organisations: Sequence[Organisation], *, agreed: bool = False) -> tuple[Party, ...]:
    """
    Return the organisations that the text ties to the agreement, in the order in which they appear.

    Where it is known that something has been agreed, a side of which nothing is tied is made up by what is likeliest.
    """
    weights: dict[str, float] = defaultdict(float)
    mentions: dict[str, list[Organisation]] = defaultdict(list)
    placed = list(_placed(reading, organisations))
    tied: dict[str, float] = defaultdict(float)
    together = _together(placed)
    for organisation, sentence in placed:
        mentions[organisation.key].append(organisation)
        weight = _weight(reading, organisation, sentence, together)
        weights[organisation.key] += weight
        tied[organisation.name] += weight
    for key, more in _meant(reading, mentions):
        weights[key] += more
    chosen = {key for key in mentions if weights[key] >= _needed(mentions[key][0])}
    chosen |= _enumerated_with(reading, chosen, placed)
    associated = any(sides.ASSOCIATION.search(mentions[key][0].name) for key in chosen)
    for side in SIDES:
        stands_in = associated and PartyType.MUNICIPALITY in side
        if not stands_in and not any(mentions[key][0].type in side for key in chosen):
            chosen |= _likeliest(side, mentions, weights) or _only_one_meant(reading, side, mentions)
            if agreed and not any(mentions[key][0].type in side for key in chosen):
                chosen |= _any_of(reading, side, mentions, weights, placed)
    chosen |= _enumerated_with(reading, chosen, placed)
    return tuple(
        _party(reading, mentions[key], weights[key], tied) for key in [key for key in mentions if key in chosen][:MOST]
    )


def _needed(organisation: Organisation) -> float:
    """An association of municipalities stands for them; what is on neither side must be tied to the agreement."""
    if sides.ASSOCIATION.search(organisation.name) and not organisation.name.startswith("Campus"):
        return NEEDED_BY_ASSOCIATIONS
    return NEEDED.get(organisation.type, NEEDED_BY_OTHERS)


def _likeliest(
    side: Set[PartyType], mentions: Mapping[str, Sequence[Organisation]], weights: Mapping[str, float]
) -> set[str]:
    """Every agreement of this kind has a university and a public body: the best candidate will do for a missing one."""
    candidates = [key for key in mentions if mentions[key][0].type in side and weights[key] >= NEEDED_WHEN_MISSING]
    return {max(candidates, key=lambda key: weights[key])} if candidates else set()


def _any_of(
    reading: Reading,
    side: Set[PartyType],
    mentions: Mapping[str, Sequence[Organisation]],
    weights: Mapping[str, float],
    placed: Sequence[tuple[Organisation, Sentence]],
) -> set[str]:
    """The organisation of a side that the text speaks of most, with those of its side that stand beside it."""
    candidates = [key for key in mentions if mentions[key][0].type in side]
    if not candidates:
        return set()
    best = max(candidates, key=lambda key: (weights[key], len(mentions[key]), -mentions[key][0].start))
    beside = [{one.key for one in run} for run, _ in _enumerations(reading, placed)]
    with_best = set().union(*(keys for keys in beside if best in keys))
    return {best} | {key for key in with_best if mentions[key][0].type in side}


def _only_one_meant(reading: Reading, side: Set[PartyType], mentions: Mapping[str, Sequence[Organisation]]) -> set[str]:
    """Where something is signed for "the municipality", or by its mayor, the only one that the text names is meant."""
    candidates = [key for key, named in mentions.items() if named[0].type in side]
    nouns = sides.UNIVERSITY if PartyType.UNIVERSITY in side else sides.PUBLIC
    signed = (
        sentence
        for sentence in reading.sentences
        if (reading.has(lexicon.SIGNS, sentence.text) and reading.has(lexicon.AGREEMENT_NOUN, sentence.text))
        or (reading.has(lexicon.DECIDES, sentence.text) and reading.has(COOPERATES, sentence.text))
    )
    meant = len(candidates) == 1 and any(reading.has(nouns, sentence.text) for sentence in signed)
    return set(candidates) if meant else set()


def _enumerated_with(reading: Reading, chosen: Set[str], placed: Sequence[tuple[Organisation, Sentence]]) -> set[str]:
    """What stands in one enumeration with a party, where something is signed, is a party too, whatever its type."""
    found: set[str] = set()
    for run, sentence in _enumerations(reading, placed):
        keys = {organisation.key for organisation in run}
        counted = _is_counted(reading, run, sentence)
        if counted or (keys & (chosen | found) and _is_signed_by(reading, run, sentence)):
            found |= keys
    return found


def _enumerations(
    reading: Reading, placed: Sequence[tuple[Organisation, Sentence]]
) -> Iterator[tuple[list[Organisation], Sentence]]:
    """Yield the organisations that stand side by side with nothing but commas and "and" between them."""
    run: list[Organisation] = []
    for organisation, sentence in placed:
        if reading.text[organisation.start - 1 : organisation.start] == "(":
            continue
        if run and not SEPARATOR.fullmatch(reading.text, run[-1].end, organisation.start):
            run = []
        run = [*run, organisation]
        if len(run) > 1:
            yield run, sentence


def _is_counted(reading: Reading, run: Sequence[Organisation], sentence: Sentence) -> bool:
    """Both sides stand below a line that counts them: "Three organisations work together:"."""
    before = reading.paragraphs[sentence.paragraph - 1] if sentence.paragraph else None
    leads = (reading.words(before) if before else "", reading.text[sentence.start : run[0].start])
    return _has_both_sides(run) and any(COUNTED.search(lead) for lead in leads)


def _has_both_sides(run: Sequence[Organisation]) -> bool:
    types = {organisation.type for organisation in run}
    return all(types & side for side in SIDES)


def _is_signed_by(reading: Reading, run: Sequence[Organisation], sentence: Sentence) -> bool:
    """The sentence signs something; of both sides together it may be the sentence after."""
    words = _with_lead_in(reading, sentence)
    if _has_both_sides(run):
        at = reading.sentences.index(sentence) + 1
        words += f" {reading.sentences[at].text}" if at < len(reading.sentences) else ""
    signed = reading.has(lexicon.SIGNS, words) or reading.has(PAPER_BETWEEN, words)
    return signed and reading.has(lexicon.AGREEMENT_NOUN, words)


def _placed(reading: Reading, organisations: Sequence[Organisation]) -> Iterator[tuple[Organisation, Sentence]]:
    for organisation in organisations:
        sentence = reading.sentence_at(organisation.start)
        if sentence and not PHOTOGRAPHER.search(reading.text[sentence.start : organisation.start]):
            yield organisation, sentence


def _meant(reading: Reading, mentions: Mapping[str, Sequence[Organisation]]) -> Iterator[tuple[str, float]]:
    """A headline may say only "the university": it means the one whose name holds that word."""
    title = reading.title
    if not title:
        return
    for noun in COMMON_NOUN.finditer(reading.words(title)):
        stem = STEM.sub("", noun.group().lower())
        meant = [key for key, named in mentions.items() if stem in named[0].name.lower()]
        if len(meant) == 1:
            yield meant[0], 1.6


def _together(placed: Sequence[tuple[Organisation, Sentence]]) -> frozenset[int]:
    """Return where the sentences begin that name a university and a public body side by side."""
    types: dict[int, set[PartyType]] = defaultdict(set)
    for organisation, sentence in placed:
        stands_for = PartyType.MUNICIPALITY if sides.ASSOCIATION.search(organisation.name) else organisation.type
        types[sentence.start].add(stands_for)
        if THE_COUNCIL.search(sentence.text):
            types[sentence.start].add(PartyType.MUNICIPALITY)
    public = {PartyType.MUNICIPALITY, PartyType.REGION}
    return frozenset(start for start, found in types.items() if PartyType.UNIVERSITY in found and found & public)


def _weight(reading: Reading, organisation: Organisation, sentence: Sentence, together: Set[int]) -> float:
    """How strongly one mention ties an organisation to the agreement."""
    words = _with_lead_in(reading, sentence)
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
        weight += 2.0 if _is_employer(reading, organisation) else 1.2
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


def _with_lead_in(reading: Reading, sentence: Sentence) -> str:
    """A list item is read together with the sentence that introduces its list, a line below "Parties" with that."""
    if sentence.kind is ParagraphKind.LIST_ITEM:
        return reading.with_lead_in(sentence)
    before = reading.paragraphs[sentence.paragraph - 1] if sentence.paragraph else None
    lead = reading.words(before) if before else ""
    return f"{lead} {sentence.text}" if names.PARTIES_HEAD.match(lead) and len(lead) < 40 else sentence.text


def _is_employer(reading: Reading, mention: Organisation) -> bool:
    before = reading.text[max(0, mention.start - 60) : mention.start]
    return roles.may_be_in(before) and EMPLOYED.search(before) is not None


def _party(reading: Reading, mentions: Sequence[Organisation], weight: float, tied: Mapping[str, float]) -> Party:
    """The fullest name is the party's, of those that the text ties to the agreement; its passage stands first."""
    own = [mention for mention in mentions if not _is_employer(reading, mention)] or mentions
    acting = [mention for mention in own if tied[mention.name] >= NEEDED_WHEN_MISSING] or list(own)
    shorts = {mention.name for mention in acting}
    acting += [one for one in own if (short := names.SHORT_NAME.match(reading.text, one.end)) and short[1] in shorts]
    named = max(acting, key=lambda mention: (len(mention.name), -mention.start))
    others = [mention for mention in mentions if mention is not named][:3]
    return Party(
        name=" ".join(named.name.split()),
        type=named.type,
        passages=tuple(reading.passage(mention.start, mention.end) for mention in (named, *others)),
        confidence=round(min(0.97, 0.5 + 0.08 * weight), 2),
        nature=reading.nature(named.start, named.end),
    )
