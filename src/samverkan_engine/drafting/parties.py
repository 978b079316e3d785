"""Which organisations the agreement binds."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from samverkan_engine.drafting import lexicon, names, sides
from samverkan_engine.drafting.organisations import Organisation
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.drafting.ties import (
    COOPERATES,
    NEEDED_BY_OTHERS,
    is_employer,
    meant_by_title,
    side_by_side,
    weight_of,
    with_lead_in,
)
from samverkan_engine.tables import Party, PartyType

PHOTOGRAPHER = re.compile(r"(?:foto|photo|bild|bilde)\w*\s*(?:by|av)?\s*:[^.\n]{0,60}$", re.IGNORECASE)

PAPER_BETWEEN = re.compile(
    rf"{lexicon.AGREEMENT_NOUN.pattern}[^.;]{{0,60}}?\b(?:mellan|between|mellom|mellem|with|med)\b", re.IGNORECASE
)

NEEDED = {PartyType.UNIVERSITY: 2.0, PartyType.MUNICIPALITY: 2.0, PartyType.REGION: 2.0}
NEEDED_BY_ASSOCIATIONS = 2.5

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
    together = side_by_side(placed)
    for organisation, sentence in placed:
        mentions[organisation.key].append(organisation)
        weight = weight_of(reading, organisation, sentence, together)
        weights[organisation.key] += weight
        tied[organisation.name] += weight
    for key, more in meant_by_title(reading, mentions):
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
    words = with_lead_in(reading, sentence)
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


def _party(reading: Reading, mentions: Sequence[Organisation], weight: float, tied: Mapping[str, float]) -> Party:
    """The fullest name is the party's, of those that the text ties to the agreement; its passage stands first."""
    own = [mention for mention in mentions if not is_employer(reading, mention)] or mentions
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
