"""What the document calls the agreement."""

import re
from collections import Counter

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import AgreementKind, Found

KINDS: tuple[tuple[AgreementKind, re.Pattern[str], float], ...] = (
    (AgreementKind.LETTER_OF_INTENT, lexicon.any_of(*lexicon.LETTER), 4.0),
    (AgreementKind.MEMORANDUM, lexicon.any_of(*lexicon.MEMORANDUM), 5.0),
    (AgreementKind.COOPERATION_AGREEMENT, lexicon.any_of(*lexicon.COOPERATION), 3.0),
    (AgreementKind.STRATEGIC_PARTNERSHIP, lexicon.any_of(*lexicon.PARTNERSHIP), 2.0),
    (AgreementKind.STRATEGIC_PARTNERSHIP, lexicon.any_of(*lexicon.BARE_PARTNERSHIP), 0.5),
    (AgreementKind.COOPERATION_AGREEMENT, lexicon.any_of(*lexicon.BARE_AGREEMENT), 0.6),
)
"""The weight says how surely the word is the document's own name for itself."""

RENEWED = re.compile(
    r"\b(?:förnya\w*|förläng\w*|renew(?:s|ed|al|ing)?|extend(?:s|ed)?|re-?signed|fornye\w*|forleng\w*|forlæng\w*|gentegn\w*)\b"
    r"[^.!?\n]{0,60}",
    re.IGNORECASE,
)
OTHER_DOCUMENT = re.compile(
    r"\b(?:present|current|existing|nuvarande|förra|tidigare|underavtale\w*|previous|liknande)\s+$",
    re.IGNORECASE,
)
TITLE_WEIGHT = 2.0


def kind(reading: Reading) -> Found[AgreementKind]:
    """Return the kind by the document's own word, and where that word stands first."""
    renewed = _renewal(reading)
    if renewed:
        return renewed
    scores: Counter[AgreementKind] = Counter()
    first: dict[AgreementKind, tuple[int, int]] = {}
    for name, pattern, weight in KINDS:
        for number, match in enumerate(pattern.finditer(reading.text)):
            worth = _worth(reading, match, weight) / (1 + number)
            scores[name] += worth  # type: ignore[assignment]  # a Counter may hold fractions
            first.setdefault(name, match.span())
    if not scores:
        return Found(value=AgreementKind.NONE, confidence=0.6)
    best = max(scores, key=lambda name: scores[name])
    share = scores[best] / sum(scores.values())
    return _found(reading, best, first[best], round(0.45 + 0.5 * share, 2))


def _worth(reading: Reading, match: re.Match[str], weight: float) -> float:
    if OTHER_DOCUMENT.search(reading.text[max(0, match.start() - 20) : match.start()]):
        return weight * 0.3
    title = reading.title
    return weight * TITLE_WEIGHT if title and title.start <= match.start() < title.end else weight


def _renewal(reading: Reading) -> Found[AgreementKind] | None:
    """The same agreement prolonged: the headline or the opening says so of the agreement itself."""
    for sentence in reading.sentences[:8]:
        match = RENEWED.search(sentence.text)
        if (
            match
            and lexicon.AGREEMENT_NOUN.search(match.group())
            and not reading.is_speech(sentence.start, sentence.end)
        ):
            span = sentence.start + match.start(), sentence.start + match.end()
            return _found(reading, AgreementKind.RENEWAL, span, 0.7)
    return None


def _found(reading: Reading, value: AgreementKind, span: tuple[int, int], confidence: float) -> Found[AgreementKind]:
    return Found(
        value=value,
        passages=(reading.passage(*span),),
        confidence=confidence,
        nature=reading.nature(*span),
    )
