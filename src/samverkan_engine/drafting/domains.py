"""What the cooperation is about, by the words it uses and the places where it uses them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samverkan_engine.drafting import lexicon, promises
from samverkan_engine.drafting.areas import words
from samverkan_engine.drafting.domain_words import STEMS, in_text
from samverkan_engine.drafting.learned import Linear, committed, graded, share
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import Domain, DomainFound, ParagraphKind

UNTOLD = ("caption", "speech", "says")
"""What stands in such a place is mentioned, and not told of the cooperation."""

PLACES = {
    ParagraphKind.CAPTION: "caption", ParagraphKind.HEADING: "heading", ParagraphKind.LIST_ITEM: "item",
}  # fmt: skip
BEGINNING = 2
"""So many sentences of running text are the beginning."""

STEM = 7
"""Words that share so many first letters are forms of one word."""

NAMES, HINTS_AT, UNTOLD_COUNTS = 2.0, 0.7, 0.4
"""How much a sentence counts that names a domain, that hints at it, and its share if it does not tell."""


@dataclass(slots=True)
class Mentions:
    """The sentences that name a domain or hint at it: which place each is, and whether it is of the beginning."""

    named: list[tuple[str, bool]] = field(default_factory=list)
    hinted: list[tuple[str, bool]] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def strength(self) -> float:
        """Return how much of the text is about the domain."""
        weighed = [(NAMES, place) for place, _ in self.named] + [(HINTS_AT, place) for place, _ in self.hinted]
        return sum(weight * (UNTOLD_COUNTS if place in UNTOLD else 1) for weight, place in weighed)


def domains(reading: Reading, model: Linear | None = None) -> tuple[DomainFound, ...]:
    """Return the domains of the cooperation with their first passages; `model` weighs what speaks for each."""
    model = model if model is not None else committed().domains
    found = mentions(reading)
    likely = {domain: share(model.score(signs)) for domain, signs in weighed(reading, found).items()}
    kept = [domain for domain in STEMS if likely[domain] >= model.threshold and found[domain].spans]
    if not kept:
        return (DomainFound(code=Domain.OTHER, confidence=0.3),)
    return tuple(_found(reading, domain, likely[domain], found[domain].spans) for domain in kept)


def named(text: str) -> tuple[Domain, ...]:
    """Return the domains that a short text names, such as a promise."""
    found, _ = in_text(text)
    return tuple(domain for domain in STEMS if domain in found)


def mentions(reading: Reading) -> Mapping[Domain, Mentions]:
    """Return where the text names each domain or hints at it."""
    found: dict[Domain, Mentions] = defaultdict(Mentions)
    told = 0
    for sentence in reading.sentences:
        place = _place(reading, sentence)
        told += place not in (*UNTOLD, *PLACES.values(), "title")
        beginning = told <= BEGINNING and place not in (*UNTOLD, *PLACES.values(), "title")
        named, hinted = in_text(sentence.text)
        for domain in STEMS:
            spans = sorted(named.get(domain) or hinted.get(domain) or [])
            if not spans:
                continue
            if domain in named:
                found[domain].named.append((place, beginning))
                found[domain].forms.update(sentence.text[first:last].lower()[:STEM] for first, last in spans)
            else:
                found[domain].hinted.append((place, beginning))
            if place not in UNTOLD:
                found[domain].spans.append((sentence.start + spans[0][0], sentence.start + spans[0][1]))
    return found


def _place(reading: Reading, sentence: Sentence) -> str:
    """What kind of place a sentence is: the title, hearsay, an item, or what it speaks of."""
    title = reading.title
    if title and title.start <= sentence.start and sentence.end <= title.end:
        return "title"
    if reading.is_speech(sentence.start, sentence.end):
        return "speech"
    if reading.has(lexicon.SAYS, sentence.text) and sentence.kind is not ParagraphKind.CAPTION:
        return "says"
    return PLACES.get(sentence.kind) or _spoken_of(reading, sentence)


def _spoken_of(reading: Reading, sentence: Sentence) -> str:
    groups = {words.class_of(word) for word in words.TOKEN.findall(sentence.text)}
    if "area" in groups:
        return "area"
    if reading.has(promises.MODAL, sentence.text):
        return "modal"
    if reading.has(lexicon.AGREEMENT_NOUN, sentence.text):
        return "paper"
    return "coop" if "coop" in groups else "other"


def weighed(reading: Reading, found: Mapping[Domain, Mentions]) -> dict[Domain, list[str]]:
    """Return the features of each domain; training learns from the same."""
    order = sorted(STEMS, key=lambda domain: -found[domain].strength)
    most = max(found[order[0]].strength, 0.1)
    signs = {}
    for domain in STEMS:
        here = found[domain]
        signs[domain] = [
            "bias",
            f"is {domain}",
            *_of_places(domain, here),
            *_of_counts(domain, here, len(reading.sentences)),
        ]
        if here.strength:
            signs[domain].append(f"rank {min(order.index(domain), 7)}")
        if here.strength >= most / 4:
            signs[domain].append("big")
    return signs


def _of_places(domain: Domain, here: Mentions) -> Iterator[str]:
    for place in {place for place, _ in here.named}:
        yield f"named {place}"
        yield f"named {domain} {place}"
    yield from (f"hinted {place}" for place in {place for place, _ in here.hinted})
    for kind, seen in (("named", here.named), ("hinted", here.hinted)):
        if any(beginning for _, beginning in seen):
            yield f"{kind} beginning"


def _of_counts(domain: Domain, here: Mentions, sentences: int) -> Iterator[str]:
    told = sum(place not in UNTOLD for place, _ in here.named)
    hinted = sum(place not in UNTOLD for place, _ in here.hinted)
    for least in (1, 2, 3, 5):
        yield from ([f"named {least} times"] if told >= least else [])
        yield from ([f"hinted {least} times"] if hinted >= least else [])
    yield f"{'named' if here.named else 'hinted' if here.hinted else 'not'} {domain}"
    if not here.named and not here.hinted:
        yield "nothing"
    if told:
        yield f"told {domain}"
    if told > 1:
        yield f"told twice {domain}"
    if told > sentences / 10:
        yield "dense"
    if len(here.forms) > 1:
        yield "several forms"


def _found(reading: Reading, domain: Domain, likely: float, places: Sequence[tuple[int, int]]) -> DomainFound:
    spans = list(dict.fromkeys(places))[:3]
    return DomainFound(
        code=domain,
        passages=tuple(reading.passage(*span) for span in spans),
        confidence=graded(likely),
        nature=reading.nature(*spans[0]),
    )
