"""
A second opinion on whether a document tells of an agreement, where the rules found too little to say yes.

The rules ask for both sides and for a sentence that binds them; a document can tell of an agreement without either.
So what speaks for one all over the document is weighed. It can only turn a no into a yes that is to be checked.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from samverkan_engine.drafting import lexicon, sides
from samverkan_engine.drafting.agreeing import (
    AGREED,
    ALIKE,
    BETWEEN_THEM,
    EXISTS,
    HAS_PAPER,
    OFFERS,
    REFUSED,
    SETTLED,
    THE_PAPER,
    WISHED_FOR,
    WRITTEN,
    is_not_made,
)
from samverkan_engine.drafting.learned import Linear, share
from samverkan_engine.drafting.organisations import Organisation
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import Found, Party, PartyType, Reason

TOO_LITTLE = {Reason.NO_UNIVERSITY, Reason.NO_PUBLIC_BODY, Reason.NO_AGREEMENT_WORD, Reason.NOTHING_AGREED}
"""The reasons for a no that a second opinion may overrule; one side alone, or no text, it may not."""

NEVER = frozenset({"event without signing", "no university at all", "no public body named"})
"""What tells of a meeting or a talk, or has nobody of one of the sides, is overruled by nothing else."""

CONFIDENCE = 0.3
"""Below whatever the rules themselves are sure of."""

JOINT = lexicon.any_of(
    "parterna", "partene", "parterne", r"the\s+(?:parties|partners)", "båda", "begge", "both", r"gemensam\w*", "felles",
    "fælles", "jointly", "joint", "tillsammans", "sammen", "together", "samverkan", r"samarbete\w*", r"samarbeid\w*",
    r"samarbejd\w*", r"collaborat\w*", r"co-?operat\w*", "partnership",
)  # fmt: skip
EVENT = lexicon.any_of(
    r"seminari\w*", r"konferens\w*", r"konferanse\w*", "conference", r"workshops?", r"web+inar\w*", r"föreläsning\w*",
    "lecture", r"debatt?e?n?", r"\w*träff(?:en|ar)?", "föredrag", "foredrag",
    r"anmäl(?:an|\s+dig)", "register", "tilmelding", "påmelding",
)  # fmt: skip
GRANT = lexicon.any_of(
    r"ansök\w*", r"bidrag\w*", r"beviljat?s?", r"anslag\w*", r"grants?", "funding", r"søkna?d\w*", r"tilskudd?\w*",
    "apply", "application", r"stipend\w*", r"donation\w*",
)  # fmt: skip
TERM = lexicon.any_of(
    r"g(?:äller|jelder|ælder)\s+(?:i|från|fra|till|til|fram|frem|tills)", r"l(?:öper|øper|øber)", r"\w+årig\w*",
    r"(?:three|four|five|ten)-year", "valid", r"tills\s+vidare", r"uppsägning\w*", r"oppsigelse\w*", r"opsig\w*",
    r"terminat\w*", r"förläng\w*", r"forleng\w*", r"forlæng\w*", r"renew\w*", r"förny\w*", r"forny\w*",
)  # fmt: skip
BODY = lexicon.any_of(
    r"styrgrupp\w*", r"styringsgruppe\w*", r"steering\s+(?:group|committee|board)", r"samarbeidsråd\w*", "rådet",
    r"arbetsgrupp\w*", r"working\s+groups?", r"handlingsplan\w*", r"action\s+plan",
)  # fmt: skip
PROMISE = lexicon.any_of(
    "ska", "skall", "skal", "shall", "will", r"kommer\s+att", r"åtar\s+sig", r"förbinder\s+sig", r"forplikter\s+seg",
    r"forpligter\s+sig", r"undertak\w*", r"commit\w*",
)  # fmt: skip
YEARS = re.compile(r"\b(?:19|20)\d\d\s*[–-]\s*(?:20)?\d\d\b")
FIRST = re.compile(r"\b(?:jag|jeg|I|my|min|mitt)\b")
LISTED = re.compile(r"(?m)^\s*[•–*-]\s")
COMPANY = re.compile(r"\b(?:AB|ASA?|A/S|Ltd|Inc|plc|GmbH)\b")
OFFER = lexicon.any_of(r"erbjud\w*", r"offer\w*", r"tilby\w*", r"pledge\w*", r"löfte\w*")

WORDS = {
    "noun": lexicon.AGREEMENT_NOUN, "specific": lexicon.SPECIFIC_NOUN, "joint": JOINT, "signs": lexicon.SIGNS,
    "decides": lexicon.DECIDES, "event": EVENT, "grant": GRANT, "company": COMPANY, "term": TERM, "wish": WISHED_FOR,
    "refused": REFUSED, "offer": OFFER, "asks": re.compile(r"\?"),
}  # fmt: skip
SIGNS_OF_PAPER = {
    "has paper": HAS_PAPER, "the paper": THE_PAPER, "written": WRITTEN, "alike": ALIKE, "exists": EXISTS,
    "many universities": sides.UNIVERSITIES, "many public": sides.MUNICIPALITIES, "years": YEARS, "I": FIRST,
    "list": LISTED,
}  # fmt: skip
PUBLIC = (PartyType.MUNICIPALITY, PartyType.REGION)
LEAD, MOST, STEPS, OPENING = 3, 3, (1, 3, 5), 600
"""So many sentences are the lead, so many characters the opening; so far is counted; then numbers of promises."""


def second_opinion(
    reading: Reading,
    named: Sequence[Organisation],
    bound: Sequence[Party],
    first: tuple[Found[bool], Reason],
    model: Linear,
) -> tuple[Found[bool], Reason]:
    """Return the first opinion, or a yes to be checked where the document as a whole speaks for it."""
    agreed, reason = first
    if agreed.value or reason not in TOO_LITTLE or _is_denied(reading):
        return first
    found = features(reading, named, bound)
    if not NEVER.isdisjoint(found) or share(model.score(found)) < model.threshold:
        return first
    word = lexicon.AGREEMENT_NOUN.search(reading.text)
    passages = (reading.passage(*word.span()),) if word else ()
    return Found(value=True, passages=passages, confidence=CONFIDENCE), Reason.AGREED_BY_PARTIES


def _is_denied(reading: Reading) -> bool:
    """Wherever the text speaks of an agreement, somebody wishes for it, turns it down, offers it or talks of such."""
    about = [one for one in reading.sentences if reading.has(lexicon.AGREEMENT_NOUN, one.text)]
    return bool(about) and all(is_not_made(reading, sentence) for sentence in about)


def features(reading: Reading, named: Sequence[Organisation], bound: Sequence[Party]) -> list[str]:
    """Return what speaks for and against an agreement, all over the document."""
    return [
        "bias",
        *_of_sides(named, bound),
        *_of_parts(reading, named),
        *_of_sentences(reading, named),
        *_of_pairs(reading, named),
    ]


def _of_sides(named: Sequence[Organisation], bound: Sequence[Party]) -> Iterator[str]:
    universities = {one.key for one in named if one.type is PartyType.UNIVERSITY}
    public = {one.key for one in named if one.type in PUBLIC}
    others = {one.key for one in named} - universities - public
    yield from _counted("universities", len(universities))
    yield from _counted("public", len(public))
    yield from _counted("others", len(others))
    bound_universities = sum(party.type is PartyType.UNIVERSITY for party in bound)
    bound_public = sum(party.type in PUBLIC for party in bound)
    yield from _counted("bound universities", min(bound_universities, 2))
    yield from _counted("bound public", min(bound_public, 2))
    if bound_universities and bound_public:
        yield "bound both"
    if bound_universities > 1 and not bound_public:
        yield "bound universities alone"


def _of_parts(reading: Reading, named: Sequence[Organisation]) -> Iterator[str]:
    title = reading.title
    flowing = [sentence.text for sentence in reading.sentences if title is None or sentence.start >= title.end]
    parts = {
        "title": reading.words(title) if title else reading.text[:OPENING],
        "lead": " ".join(flowing[:LEAD]),
        "text": reading.text,
    }
    for part, words in parts.items():
        found = {name for name, pattern in WORDS.items() if pattern.search(words)}
        yield from (f"{part} {name}" for name in sorted(found))
        university, public = _names_sides(words, [one for one in named if one.name in words])
        if university:
            yield f"{part} university"
        if public:
            yield f"{part} public"
        if university and public:
            yield f"{part} both"
            if "noun" in found:
                yield f"{part} both noun"
    for name, pattern in {"between": BETWEEN_THEM, "settled": SETTLED, "body": BODY}.items():
        if pattern.search(reading.text):
            yield name
    if reading.is_agreement_itself:
        yield "itself"
    promises = len(PROMISE.findall(reading.text))
    yield from (f"promises {least}" for least in STEPS if promises >= least)


def _of_sentences(reading: Reading, named: Sequence[Organisation]) -> Iterator[str]:
    """Count the sentences that have a word for an agreement: in all, signed, decided, agreed, only wished for."""
    counts = dict.fromkeys(("about", "signed", "decided", "agreed", "not made", "of both"), 0)
    for sentence in reading.sentences:
        if not reading.has(lexicon.AGREEMENT_NOUN, sentence.text):
            continue
        unmade = _is_unmade(reading, sentence)
        inside = [one for one in named if sentence.start <= one.start < sentence.end]
        counts["about"] += 1
        counts["not made"] += unmade
        counts["signed"] += not unmade and reading.has(lexicon.SIGNS, sentence.text)
        counts["decided"] += not unmade and reading.has(lexicon.DECIDES, sentence.text)
        counts["agreed"] += not unmade and reading.has(AGREED, sentence.text)
        counts["of both"] += all(_names_sides(sentence.text, inside)) or reading.has(BETWEEN_THEM, sentence.text)
    for name, count in counts.items():
        yield from _counted(name, count)


def _of_pairs(reading: Reading, named: Sequence[Organisation]) -> Iterator[str]:
    """Who stands in the sentences that tell of an agreement, and in those that tell of joint work."""
    found: dict[str, None] = {}
    papers = [one for one in reading.sentences if reading.has(lexicon.AGREEMENT_NOUN, one.text)]
    for sentence in reading.sentences:
        paper, joint = sentence in papers, reading.has(JOINT, sentence.text)
        if not paper and not joint:
            continue
        unmade = reading.is_speech(sentence.start, sentence.end) or _is_unmade(reading, sentence)
        pair = _pair(sentence.text, [one for one in named if sentence.start <= one.start < sentence.end])
        signed = paper and not unmade and reading.has(lexicon.SIGNS, sentence.text)
        told = {
            f"paper of {pair}{' unmade' if unmade else ''}": paper,
            f"signed by {pair}": signed,
            f"first paper of {pair}": paper and sentence is papers[0],
            f"joint {pair}": joint and not unmade,
        }
        found |= {name: None for name, holds in told.items() if holds}
    yield from found
    yield from _of_whole(found, reading.text, named)


def _is_unmade(reading: Reading, sentence: Sentence) -> bool:
    return any(reading.has(words, sentence.text) for words in (WISHED_FOR, REFUSED, OFFERS))


def _of_whole(found: Collection[str], text: str, named: Sequence[Organisation]) -> Iterator[str]:
    """What the document has nowhere, or has only together with something else."""
    yield from (name for name, pattern in SIGNS_OF_PAPER.items() if pattern.search(text))
    types = {one.type for one in named}
    associated = any(sides.ASSOCIATION.search(one.name) for one in named)
    university = PartyType.UNIVERSITY in types or any(p.search(text) for p in (sides.UNIVERSITY, sides.UNIVERSITIES))
    named_public = associated or bool(types & set(PUBLIC)) or sides.MUNICIPALITIES.search(text) is not None
    public = named_public or sides.PUBLIC.search(text) is not None
    made = any(one.startswith("paper of ") and not one.endswith("unmade") for one in found)
    of_both = any(one.startswith(("signed", "paper of both")) for one in found)
    alone = not {"paper of universities", "signed by universities"}.isdisjoint(found) and "paper of both" not in found
    told = {
        "association": associated,
        "no public body at all": not public,
        "no public body named": not named_public,
        "no university at all": not university,
        "no paper made": not made,
        "event without signing": not of_both and EVENT.search(text[:OPENING]) is not None,
        "universities alone": alone,
        "joint both, paper": made and "joint both" in found,
    }
    yield from (name for name, holds in told.items() if holds)


def _pair(words: str, inside: Sequence[Organisation]) -> str:
    """The sides that a sentence names: by name, or by the words for them; what is on neither side is another."""
    universities = {one.key for one in inside if one.type is PartyType.UNIVERSITY}
    public = {one.key for one in inside if one.type in PUBLIC or sides.ASSOCIATION.search(one.name)}
    others = {one.key for one in inside} - universities - public
    university = bool(universities) or any(p.search(words) for p in (sides.UNIVERSITY, sides.UNIVERSITIES))
    body = bool(public) or any(p.search(words) for p in (sides.PUBLIC, sides.MUNICIPALITIES))
    if university and body:
        return "both"
    if len(universities) > 1:
        return "universities"
    if len(public) > 1:
        return "public bodies"
    if university or body:
        one = "university" if university else "public"
        return f"{one} and other" if others or COMPANY.search(words) else one
    return "others" if others else "nobody"


def _names_sides(words: str, inside: Sequence[Organisation]) -> tuple[bool, bool]:
    university = any(one.type is PartyType.UNIVERSITY for one in inside) or sides.UNIVERSITY.search(words) is not None
    return university, any(one.type in PUBLIC for one in inside) or sides.PUBLIC.search(words) is not None


def _counted(name: str, count: int) -> Iterator[str]:
    return (f"{name} {least}" for least in range(1, min(count, MOST) + 1))
