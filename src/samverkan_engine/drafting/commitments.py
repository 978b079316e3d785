"""What the parties promise, each promise a stretch of the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverkan_engine.drafting import domains, lexicon, promises
from samverkan_engine.drafting.actors import actor_of, names_of
from samverkan_engine.drafting.clauses import after_entailing, clauses
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.drafting.sentences import spans
from samverkan_engine.tables import Commitment, ParagraphKind, Party, SubjectArea

LABEL = re.compile(r"[^.:!?]{2,60}:\s+")
LAST_SENTENCE = re.compile(r"(?<=[.!?])\s+")
LISTS_PROMISES = re.compile(
    r"\b(?:parterna|samverka\w*|samarbet\w+|avtal\w*|avsiktsförklaring\w*|följande|åta\w*|ska|will|shall"
    r"|collaborat\w+|cooperat\w+|agree\w*|commit\w*|decisions|partners?|mou|priorit\w+|skal|avtale\w*|aftale\w*"
    r"|samarbeid\w*|samarbejd\w*|partene|parterne)\b",
    re.IGNORECASE,
)
NORDIC_INFINITIVE = re.compile(r"(?:att\s+|at\s+|å\s+)?[a-zåäöæø]{2,}(?:a|e)\b", re.IGNORECASE)
ASKS_FOR_INFINITIVE = re.compile(r"(?:^|\b)(?:att|at|å|ska|skall|skal|vil)\s*:?\s*$", re.IGNORECASE)
ASKS_FOR_ENGLISH = re.compile(r"\b(?:to|will|shall|must)\s*:?\s*$", re.IGNORECASE)
ENGLISH_INFINITIVE = re.compile(
    r"(?:to\s+)?(?:(?:as\s+[\w\s]{3,30},\s+)?(?:act|back|build|co-?operate|collaborate|help|make|work|develop"
    r"|support|create|promote|strengthen|provide|share|deliver|improve|increase|encourage|enhance|explore"
    r"|ensure|use|raise|establish|tackle|drive|champion|grow|attract|foster|contribute|identify|reduce|address"
    r"|hold|host|appoint|seek|pursue|review|publish|extend|enable|continue|facilitate|welcome|exchange|organi[sz]e"
    r"|prepare|conduct|maintain|expand|implement|undertake|ask|give|agree|align|engage|inspire|lead|maximise|open|widen|invest|meet|offer|bring|put|run|set|join|advance)\b)",
    re.IGNORECASE,
)
TAIL = re.compile(
    r",\s+(?:vilket|hvilket|noe\s+som|which\s+(?:is|will|should|means)|(?:och|og|and)\s+(?:här|her|detta|dette"
    r"|det|this|it)\s+(?:är|er|is)\b)",
    re.IGNORECASE,
)
"""Where a promise is over and a comment on it begins."""

LEAD_LENGTH = 250
"""How many characters before a list can introduce it."""

SHORTEST = 3
"""Fewer words than this promise nothing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be a promise, and how sure it is."""

    start: int
    end: int
    confidence: float
    lead: str = ""
    """The line that introduces its list, for an item without a verb of its own."""


def commitments(reading: Reading, parties: Sequence[Party], areas: Sequence[SubjectArea]) -> tuple[Commitment, ...]:
    """Return the promises in the order of the text, none overlapping another."""
    found: list[Commitment] = []
    for candidate in _candidates(reading, parties):
        if not found or candidate.start >= found[-1].end:
            found.append(_commitment(reading, candidate, parties, areas))
    return tuple(found)


def _commitment(
    reading: Reading, candidate: Candidate, parties: Sequence[Party], areas: Sequence[SubjectArea]
) -> Commitment:
    start, end = candidate.start, candidate.end
    text = reading.text[start:end]
    nature = reading.nature(start, end)
    kind = promises.kind_of(text)
    return Commitment(
        start=start,
        end=end,
        text=text,
        actor=actor_of(candidate.lead or text, parties),
        kind=kind,
        domains=domains.named(text),
        areas=tuple(area.name for area in areas if area.name.casefold() in text.casefold()),
        passages=(reading.passage(start, end),),
        confidence=candidate.confidence,
        nature=nature,
    )


def _candidates(reading: Reading, parties: Sequence[Party]) -> list[Candidate]:
    found = list(_worded(reading))
    names = [name for party in parties for name in names_of(party)]
    lead, promised = "", False
    for sentence in reading.sentences:
        if sentence.kind is ParagraphKind.LIST_ITEM:
            found += _listed(reading, sentence, lead)
        else:
            lead = f"{lead} {sentence.text}"[-LEAD_LENGTH:]
            stated = list(_stated(reading, sentence, names, promised))
            promised = bool(stated)
            found += stated
    return sorted(found, key=lambda candidate: (candidate.start, -candidate.confidence))


def _worded(reading: Reading) -> Iterator[Candidate]:
    """Every sentence quoted as the agreement's own words binds somebody."""
    for quotation in reading.quotations:
        if not quotation.is_wording:
            continue
        for start, end in spans(reading.text, quotation.start, quotation.end):
            yield Candidate(start, end - (reading.text[end - 1] == "."), 0.8)


def _stated(reading: Reading, sentence: Sentence, names: Sequence[str], goes_on: bool) -> Iterator[Candidate]:
    """A sentence in which somebody bound promises something; goes_on: the sentence before it was a promise."""
    if sentence.kind in (ParagraphKind.HEADING, ParagraphKind.CAPTION) or _is_set_aside(reading, sentence):
        return
    for start, end in clauses(reading, sentence, names):
        yield from _clause(reading, sentence, start, end, names, goes_on)


def _clause(
    reading: Reading, sentence: Sentence, start: int, end: int, names: Sequence[str], goes_on: bool
) -> Iterator[Candidate]:
    words = reading.text[start:end]
    entailed = after_entailing(reading, start, end) - start
    modal = promises.MODAL.search(words)
    present = promises.PRESENT.search(words)
    bound = promises.BODY.search(words)
    bound = bound or (promises.CONTINUES.match(words) if goes_on else None)
    if promises.OF_THE_PAPER.search(words) or promises.purpose(words):
        return
    if present and any(name in words[: present.start()] for name in names):
        bound = bound or present
    timed = present and promises.WHEN.search(words[: present.start()])
    if (modal and not promises.ASKS.search(words[: modal.start()])) or (present and (bound or timed)) or entailed:
        yield _trimmed(reading, start, end, 0.45 + 0.2 * bool(modal) + 0.15 * bool(bound))


def _is_set_aside(reading: Reading, sentence: Sentence) -> bool:
    """Speech, hearsay, hopes and what is wished for are no promises."""
    if reading.is_speech(sentence.start, sentence.end) or len(sentence.text.split()) < SHORTEST:
        return True
    if sentence.text.endswith(":"):  # it introduces what follows
        return True
    if any(q.is_wording and q.start < sentence.end and sentence.start < q.end for q in reading.quotations):
        return True
    return reading.has(lexicon.SAYS, sentence.text) or reading.has(promises.NOT_A_PROMISE, sentence.text)


def _trimmed(reading: Reading, first: int, end: int, confidence: float) -> Candidate:
    start = reading.after_bullet(first, end)
    label = LABEL.match(reading.text, start, end)
    if label and promises.MODAL.search(reading.text, label.end(), end):
        start = label.end()
    start = after_entailing(reading, start, end)
    tail = TAIL.search(reading.text, start, end)
    return Candidate(start, tail.start() if tail else end, round(confidence, 2))


def _listed(reading: Reading, sentence: Sentence, lead: str) -> Iterator[Candidate]:
    """An item promises by itself, or by the line that introduces its list."""
    if _is_set_aside(reading, sentence):
        return
    candidate = _trimmed(reading, sentence.start, sentence.end, 0.7)
    words = reading.text[candidate.start : candidate.end]
    if promises.MODAL.search(words):
        yield candidate
    elif LISTS_PROMISES.search(lead) and _begins_with_verb(reading, words, lead):
        yield Candidate(candidate.start, candidate.end, 0.6, LAST_SENTENCE.split(lead)[-1])
    elif LISTS_PROMISES.search(lead) and promises.PRESENT.search(words):
        yield Candidate(candidate.start, candidate.end, 0.6)


def _begins_with_verb(reading: Reading, words: str, lead: str) -> bool:
    """After "will:" an item is an infinitive; else a list tells English verbs, and Nordic ones are asked for."""
    if reading.language == "en":
        return bool(ASKS_FOR_ENGLISH.search(lead) or ENGLISH_INFINITIVE.match(words))
    asked = ASKS_FOR_INFINITIVE.search(lead) or ASKS_FOR_INFINITIVE.match(f"{words.split()[0]}:")
    return bool(asked and NORDIC_INFINITIVE.match(words))
