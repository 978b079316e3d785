"""One sentence may promise several things: where it falls apart into clauses with subjects of their own."""

import re
from collections.abc import Iterator, Sequence

from samverkan_engine.drafting import lexicon, promises
from samverkan_engine.drafting.reading import Reading, Sentence

JOINT = re.compile(
    r",?\s+(?:(?:och|samt|and|og|as\s+well\s+as)\s+(?P<that>(?:att|that|at)\s+)?|(?P<while>medan|while|whereas|mens"
    r"|medens)\s+)|;\s+",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"(?:the\s+)?(?:[a-zåäöæø]{3,40}(?:kommunen|kommunens|universitetet|högskolan|høgskolen|højskolen|regionen)"
    r"|kommunen|staden|byen|universitetet|högskolan|lärosätet|regionen|högskolan|høgskolen|høyskolen|fylkeskommunen"
    r"|university|college|council|city|municipality|county|region|parterna|partene|parterne|parties|partners|båda"
    r"|begge|both|det|den|detta|it|they|de)\b",
    re.IGNORECASE,
)
ENTAILS = re.compile(
    lexicon.any_of(
        r"innebär|innebærer|indebærer|betyr|betyder|means|slår\s+fast|slås\s+(?:det\s+)?fast|fastslås(?:\s+det)?"
        r"|anges(?:\s+det)?|framgår(?:\s+det)?|states?|provides|föreskriver|stipulerar|fastsätter|fastsetter|beslutats|överens\s+om|enige\s+om|agreed|enats\s+om"
    ).pattern
    + r"(?i:\s+(?:(?:också|även|bland\s+annat|dessutom|også|also|bl\.?\s?a\.?)\s+){0,2}(?:att|at|that)\s+)"
)
"""What an agreement entails or states is told in a clause after these words."""

VERB = re.compile(
    r"\b(?:är|er|is|are|har|has|have|blir|bliver|ska|skall|skal|vil|will|shall|kommer|bör|åtar|får|\w{3,}(?:ar|as))\b",
    re.IGNORECASE,
)
"""Without one of these before it, a joint parts two subjects and no clauses."""

SAME_SUBJECT = re.compile(r"(?:will|shall|ska|skall|skal|åtar\s+sig|commits?\s+to|agrees?\s+to)\s", re.IGNORECASE)
"""A new verb of promise opens a clause although its subject was said before."""

VERB_WITHIN = 40
"""How many characters after its subject the verb of a clause may stand."""

Span = tuple[int, int]


def clauses(reading: Reading, sentence: Sentence, names: Sequence[str]) -> list[Span]:
    """Return the clauses of a sentence, cut where a new one has its own subject and verb of promise."""
    starts = [sentence.start]
    ends: list[int] = []
    entailed = ENTAILS.search(reading.text, sentence.start, sentence.end)
    for joint in _joints(reading, sentence, names, entailed.end() if entailed else None):
        ends.append(joint.start())
        starts.append(joint.end())
    return list(zip(starts, [*ends, sentence.end], strict=True))


def _joints(
    reading: Reading, sentence: Sentence, names: Sequence[str], entailed_from: int | None
) -> Iterator[re.Match[str]]:
    for joint in JOINT.finditer(reading.text, sentence.start, sentence.end):
        if joint.group("that"):
            if entailed_from is not None and joint.start() > entailed_from:
                yield joint
        elif _is_clause(reading.text, sentence.start, joint.start()) and _opens_clause(
            reading.text, joint.end(), sentence.end, names
        ):
            yield joint


def _is_clause(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    return any(pattern.search(words) for pattern in (VERB, promises.MODAL, promises.PRESENT))


def _opens_clause(text: str, start: int, end: int, names: Sequence[str]) -> bool:
    if SAME_SUBJECT.match(text, start, end):
        return True
    subject = SUBJECT.match(text, start, end)
    after = (
        subject.end() if subject else next((start + len(name) for name in names if text.startswith(name, start)), None)
    )
    if after is None:
        return False
    within = text[after : min(end, after + VERB_WITHIN)]
    verb = promises.MODAL.match(within.lstrip()) or promises.PRESENT.match(within.lstrip())
    return verb is not None


def after_entailing(reading: Reading, start: int, end: int) -> int:
    """Return where the clause begins that the agreement is said to entail, or `start`."""
    entailed = ENTAILS.search(reading.text, start, end)
    return entailed.end() if entailed else start
