"""Whether the document is, or reports, an agreement between a university and a public body."""

import re
from collections.abc import Sequence

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import Found, Party, PartyType, Reason

ASSOCIATION = re.compile(r"^(?:Campus|Kommunalförbundet)\b|[Kk]ommunförbund|[Rr]egionråd")
AGREED = re.compile(
    r"\b(?:överens|enats|enade|enas|ingår|träder\s+i\s+kraft|löper|gäller|agreed|agreement|enige|enighet"
    r"|in\s+partnership|attached)\b",
    re.IGNORECASE,
)


def is_agreement(reading: Reading, parties: Sequence[Party]) -> tuple[Found[bool], Reason]:
    """Return whether it is one, with the reason that decided it."""
    if not reading.text.strip():
        return Found(value=False, confidence=1.0), Reason.NO_TEXT
    universities = [party for party in parties if party.type is PartyType.UNIVERSITY]
    public = [party for party in parties if party.type in (PartyType.MUNICIPALITY, PartyType.REGION)]
    associations = [party for party in parties if ASSOCIATION.search(party.name)]
    word = lexicon.AGREEMENT_NOUN.search(reading.text)
    if not word:
        return Found(value=False, confidence=0.85), Reason.NO_AGREEMENT_WORD
    if not universities and not (public and associations):
        return Found(value=False, confidence=0.8), Reason.NO_UNIVERSITY
    if not public and not associations:
        return Found(value=False, confidence=0.8), Reason.NO_PUBLIC_BODY
    return _agreed(reading, word)


def _agreed(reading: Reading, word: re.Match[str]) -> tuple[Found[bool], Reason]:
    """Somebody must sign, decide or be bound; a word about agreements in passing is not enough."""
    for sentence in reading.sentences:
        noun = reading.has(lexicon.AGREEMENT_NOUN, sentence.text)
        if noun and (
            reading.has(lexicon.SIGNS, sentence.text)
            or reading.has(lexicon.DECIDES, sentence.text)
            or reading.has(AGREED, sentence.text)
        ):
            passage = reading.passage(sentence.start, sentence.end)
            return Found(value=True, passages=(passage,), confidence=0.9), Reason.AGREED_BY_PARTIES
    if lexicon.SIGNS.search(reading.text) or len(lexicon.AGREEMENT_NOUN.findall(reading.text)) > 1:
        return Found(value=True, passages=(reading.passage(*word.span()),), confidence=0.7), Reason.AGREED_BY_PARTIES
    return Found(value=False, confidence=0.6), Reason.NOTHING_AGREED
