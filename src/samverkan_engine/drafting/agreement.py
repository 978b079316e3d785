"""Whether the document is, or reports, an agreement between a university and a public body."""

import re
from collections.abc import Sequence

from samverkan_engine.drafting import lexicon, names, sides
from samverkan_engine.drafting.actors import is_named, names_of
from samverkan_engine.drafting.agreeing import (
    ABOUT,
    AGREED,
    ALIKE,
    BETWEEN_THEM,
    BINDS,
    COMMON_PLAN,
    EXISTS,
    HAS_PAPER,
    MANY,
    SETTLED,
    THE_PAPER,
    WITH_OTHER,
    WITH_SOMEBODY,
    WRITTEN,
    is_not_made,
)
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import Found, Party, PartyType, Reason


def is_agreement(reading: Reading, parties: Sequence[Party]) -> tuple[Found[bool], Reason]:
    """Return whether it is one, with the reason that decided it."""
    if not reading.text.strip():
        return Found(value=False, confidence=1.0), Reason.NO_TEXT
    universities = [party for party in parties if party.type is PartyType.UNIVERSITY]
    public = [party for party in parties if party.type in (PartyType.MUNICIPALITY, PartyType.REGION)]
    associations = [party for party in parties if sides.ASSOCIATION.search(party.name)]
    word = lexicon.AGREEMENT_NOUN.search(reading.text)
    if shared := _shared(reading, parties):
        return shared, Reason.AGREED_BY_PARTIES
    if not universities and not (public and associations):
        return Found(value=False, confidence=0.8), Reason.NO_UNIVERSITY
    if not public and not associations:
        return Found(value=False, confidence=0.8), Reason.NO_PUBLIC_BODY
    if not word:
        return _mutual(reading, parties) or (Found(value=False, confidence=0.85), Reason.NO_AGREEMENT_WORD)
    return _agreed(reading, parties, word)


def _shared(reading: Reading, parties: Sequence[Party]) -> Found[bool] | None:
    """A side without a name may be several who sign by the word for them: "the universities and the municipalities"."""
    named = {party.type is PartyType.UNIVERSITY for party in parties}
    missing = [side for is_first, side in MANY.items() if is_first not in named]
    for sentence in reading.sentences if missing else ():
        words = reading.with_sentence_before(sentence)
        bound = reading.has(lexicon.SIGNS, sentence.text) and reading.has(lexicon.DOCUMENT_NOUN, words)
        if not (bound or reading.has(BINDS, sentence.text) or reading.has(HAS_PAPER, sentence.text)):
            continue
        all_meant = all(reading.has(side, sentence.text) for side in missing)
        others = any(is_named(party, words, parties) for party in parties)
        others = others or all(reading.has(side, sentence.text) for side in MANY.values())
        told = reading.is_speech(sentence.start, sentence.end) or is_not_made(reading, sentence)
        if all_meant and others and not told:
            return Found(value=True, passages=(reading.passage(sentence.start, sentence.end),), confidence=0.6)
    return None


def _mutual(reading: Reading, parties: Sequence[Party]) -> tuple[Found[bool], Reason] | None:
    """Without any word for a paper both sides may have come to terms, or one decided on work with the other."""
    shorts = _shorts(reading, parties)
    for sentence in reading.sentences:
        bound = reading.has(SETTLED, sentence.text) or reading.has(ALIKE, sentence.text)
        decided = reading.has(lexicon.DECIDES, sentence.text) and any(
            reading.has(words, sentence.text) for words in (WITH_OTHER, COMMON_PLAN)
        )
        told = reading.is_speech(sentence.start, sentence.end) or is_not_made(reading, sentence)
        subject = ABOUT.split(sentence.text, maxsplit=1)[0] if bound else sentence.text
        if (bound or decided) and not told and _names_both(subject, parties, shorts):
            passage = reading.passage(sentence.start, sentence.end)
            return Found(value=True, passages=(passage,), confidence=0.6), Reason.AGREED_BY_PARTIES
    return None


Shorts = dict[str, tuple[str, ...]]
"""What the text itself calls each party in parentheses after its name: "Nyby universitet (NyU)"."""


def _shorts(reading: Reading, parties: Sequence[Party]) -> Shorts:
    return {
        party.name: tuple(
            given.group(1)
            for match in re.finditer(re.escape(party.name), reading.text)
            if (given := names.SHORT_NAME.match(reading.text, match.end()))
        )
        for party in parties
    }


def _agreed(reading: Reading, parties: Sequence[Party], word: re.Match[str]) -> tuple[Found[bool], Reason]:
    """
    Somebody must sign, decide or be bound; a word about agreements in passing is not enough.

    Where the text has no better word than "agreement" or "partnership", the sentence must also name both sides:
    it may speak of an agreement with somebody else.
    """
    shorts = _shorts(reading, parties)
    if _is_one_sided(reading, parties, shorts):
        return Found(value=False, confidence=0.7), Reason.ONE_SIDED
    if reading.is_agreement_itself:
        passage = reading.passage(*word.span())
        return Found(value=True, passages=(passage,), confidence=0.9), Reason.AGREED_BY_PARTIES
    specific = any(
        reading.has(lexicon.SPECIFIC_NOUN, sentence.text) and not is_not_made(reading, sentence)
        for sentence in reading.sentences
    )
    for sentence in reading.sentences:
        words = reading.with_sentence_before(sentence) if reading.has(lexicon.SIGNS, sentence.text) else sentence.text
        if not reading.has(lexicon.AGREEMENT_NOUN, words) or is_not_made(reading, sentence):
            continue
        bound = any(reading.has(sign, sentence.text) for sign in (lexicon.SIGNS, lexicon.DECIDES, AGREED))
        who = sentence.text if reading.has(WITH_SOMEBODY, sentence.text) else words
        if bound and (specific or _names_both(who, parties, shorts)):
            passage = reading.passage(sentence.start, sentence.end)
            return Found(value=True, passages=(passage,), confidence=0.9), Reason.AGREED_BY_PARTIES
    named = any(
        reading.has(SETTLED, sentence.text)
        and not is_not_made(reading, sentence)
        and _names_both(sentence.text, parties, shorts)
        for sentence in reading.sentences
    )
    named = named or any(
        reading.has(lexicon.DOCUMENT_NOUN, sentence.text)
        and not is_not_made(reading, sentence)
        and _names_both(sentence.text, parties, shorts)
        for sentence in reading.sentences
    )
    if named:
        return Found(value=True, passages=(reading.passage(*word.span()),), confidence=0.7), Reason.AGREED_BY_PARTIES
    if _is_there(reading, parties):
        return Found(value=True, passages=(reading.passage(*word.span()),), confidence=0.5), Reason.AGREED_BY_PARTIES
    return Found(value=False, confidence=0.6), Reason.NOTHING_AGREED


def _is_there(reading: Reading, parties: Sequence[Party]) -> bool:
    """The headline names a paper with one of the parties, or the text tells what the paper says."""
    told = [
        sentence
        for sentence in reading.sentences
        if not reading.is_speech(sentence.start, sentence.end) and not is_not_made(reading, sentence)
    ]
    title = reading.title
    head = next((s for s in told if title and title.start <= s.start < title.end), None)
    named = head is not None and any(is_named(party, head.text, parties) for party in parties)
    headline = named and head is not None and reading.has(lexicon.DOCUMENT_NOUN, head.text)
    return headline or any(
        reading.has(sign, sentence.text) for sentence in told for sign in (THE_PAPER, WRITTEN, EXISTS)
    )


def _is_one_sided(reading: Reading, parties: Sequence[Party], shorts: Shorts) -> bool:
    """Two public bodies have agreed with each other, and nowhere does a university agree with them."""
    alone = False
    for sentence in reading.sentences:
        noun = lexicon.AGREEMENT_NOUN.search(sentence.text)
        if not noun or not any(reading.has(sign, sentence.text) for sign in (lexicon.SIGNS, AGREED)):
            continue
        subject = ABOUT.split(sentence.text, maxsplit=1)[0]
        named = [party for party in parties if any(name in subject for name in names_of(party))]
        if _names_both(subject, parties, shorts) or any(party.type is PartyType.UNIVERSITY for party in named):
            return False
        alone = alone or len(named) > 1
    return alone


def _names_both(text: str, parties: Sequence[Party], shorts: Shorts) -> bool:
    if BETWEEN_THEM.search(text):
        return True
    named = {
        party.type is PartyType.UNIVERSITY
        for party in parties
        if is_named(party, text, parties) or any(short in text for short in shorts[party.name])
    }
    university, public = True in named, False in named
    return (university or sides.UNIVERSITY.search(text) is not None) and (
        public or sides.PUBLIC.search(text) is not None
    )
