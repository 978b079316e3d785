"""What the document calls the agreement."""

import re
from collections import defaultdict

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.dates import EARLIER
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import AgreementKind, Found

Kinds = tuple[tuple[AgreementKind, re.Pattern[str], float], ...]

SPECIFIC: Kinds = (
    (AgreementKind.LETTER_OF_INTENT, lexicon.any_of(*lexicon.LETTER), 4.0),
    (AgreementKind.MEMORANDUM, lexicon.any_of(*lexicon.MEMORANDUM), 8.0),
    (AgreementKind.COOPERATION_AGREEMENT, lexicon.any_of(*lexicon.COOPERATION), 3.0),
    (AgreementKind.STRATEGIC_PARTNERSHIP, lexicon.any_of(*lexicon.PARTNERSHIP), 2.0),
)
"""The weight says how surely the word is the document's own name for itself."""

GENERAL: Kinds = (
    (AgreementKind.COOPERATION_AGREEMENT, lexicon.any_of(*lexicon.BARE_AGREEMENT), 2.0),
    (AgreementKind.STRATEGIC_PARTNERSHIP, lexicon.any_of(*lexicon.BARE_PARTNERSHIP), 1.0),
)
"""Words that say little; they decide only where nothing better stands."""

RENEWED = re.compile(
    r"\b(?:förnya\w*|förläng\w*|renew(?:s|ed|al|ing)?|extend(?:s|ed)?|re-?signed|fornye\w*|forleng\w*"
    r"|forlæng\w*|gentegn\w*|refresh(?:ed|es|ing)?|re-?affirm(?:ed|s|ing)?|signed\s+(?:\w+\s+)?again|videreføre[rs]?"
    r"|viderefører|videreført"
    r"|fører\s+(?:\w+\s+){0,2}videre|videreføring\w*|fortsatt\s+(?:\w+\s+)?(?:partnerskap|samarbet\w*|samverkan))\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"fører|videref", re.IGNORECASE)
"""What is carried on by an agreement stands after it: "an agreement that carries the work on"."""

PAPER_RENEWED = re.compile(
    rf"{lexicon.AGREEMENT_NOUN.pattern}(?:(?!\b(?:that|which|som|der)\b)[^.;,]){{0,80}}?\b(?:has|have|had|was|were"
    rf"|is|har|er|ble|blev|är)\s+(?:\w+\s+){{0,2}}"
    r"(?:renewed|extended|refreshed|prolonged|re-?signed|förnyats|förlängts|förnyad|förlängd|fornyet|forlenget"
    r"|forlænget)\b"
    rf"|{lexicon.AGREEMENT_NOUN.pattern}(?:\s+(?:that|which|som|der)\s+(?:finns|finnes|gäller|gjelder|gælder|har|have|exists?"
    r"|is|är|er)\b)?(?:(?!\b(?:that|which|som|der)\b)[^.;,]){0,80}?"
    r"\b(?:förläng(?:s|des)|förnya(?:s|des)|forleng(?:es|et)|forlæng(?:es|edes)|fornye(?:s|t|des))\b"
    rf"|{RENEWED.pattern}\s+(?:nu\s+|now\s+|nå\s+)?(?:med|for|by)\s+(?:another\s+|ytterligare\s+"
    rf"|yderligere\s+)?\w+\s+(?:år|years)\b"
    r"|\b(?:fornye|förnya|renew)\s+(?:the\s+)?(?:avtale?[nt]?|avtalet|aftalen|agreement|mou)\b",
    re.IGNORECASE,
)
"""The paper itself is the one that is renewed, whatever else the text renews."""

PROLONGS = lexicon.any_of(
    r"(?:förläng|forleng|forlæng|förny|forny)\w*(?:avtal|avtale|aftale|överenskommelse)\w*",
    r"(?:extension|renewal)\s+agreements?",
    r"agreements?\s+(?:on|for|of)\s+(?:an?\s+|the\s+)?(?:extension|renewal)",
)
"""A paper whose very name says that it prolongs another."""

OTHERS = re.compile(
    r"\b(?:gamla|äldre|andra|flera|sådana|gamle|ældre|eldre|andre|flere|old|older|other|several|such)\s+(?:avtal|avtaler"
    r"|aftaler|överenskommelser|agreements|mous|partnerships|partnerskap)\b",
    re.IGNORECASE,
)
"""Agreements in general, and not the one that the text tells of."""

OPENING = 8
"""So many sentences open a text."""

OTHER_DOCUMENT = re.compile(
    r"\b(?:present|current|existing|nuvarande|förra|tidigare|underavtale\w*|previous|liknande|more\s+than\s+an?"
    r"|mer\s+än\s+(?:en|ett)|mer\s+enn\s+en?t?)\s+$",
    re.IGNORECASE,
)
TITLE_WEIGHT = 1.5
SIGNED_WEIGHT = 2.5
REACH = 60
"""How many characters may lie between "renewed" and what is renewed."""


def kind(reading: Reading) -> Found[AgreementKind]:
    """Return the kind by the document's own word, and where that word stands first."""
    return (
        _renewal(reading)
        or _named(reading, SPECIFIC)
        or _named(reading, GENERAL)
        or Found(value=AgreementKind.COOPERATION_AGREEMENT, confidence=0.5)
    )


def _named(reading: Reading, kinds: Kinds) -> Found[AgreementKind] | None:
    scores: dict[AgreementKind, float] = defaultdict(float)
    first: dict[AgreementKind, tuple[int, int]] = {}
    for name, pattern, weight in kinds:
        for number, match in enumerate(pattern.finditer(reading.text), start=1):
            scores[name] += weight * _worth(reading, match) / number
            first.setdefault(name, match.span())
    if not scores:
        return None
    best = max(scores, key=lambda name: scores[name])
    return _found(reading, best, first[best], round(0.45 + 0.5 * scores[best] / sum(scores.values()), 2))


def _worth(reading: Reading, match: re.Match[str]) -> float:
    """The word counts more in the headline and where it is signed, less where it means another document."""
    sentence = reading.sentence_at(match.start())
    earlier = sentence is not None and reading.has(EARLIER, sentence.text)
    if earlier or OTHER_DOCUMENT.search(reading.text[max(0, match.start() - 20) : match.start()]):
        return 0.3
    if sentence and reading.has(lexicon.SIGNS, sentence.text):
        return SIGNED_WEIGHT
    title = reading.title
    return TITLE_WEIGHT if title and title.start <= match.start() < title.end else 1.0


def _renewal(reading: Reading) -> Found[AgreementKind] | None:
    """The same agreement prolonged: the headline or the opening says so of it, or any sentence of the paper itself."""
    for number, sentence in enumerate(reading.sentences):
        match = RENEWED.search(sentence.text) or PROLONGS.search(sentence.text)
        if not match or reading.is_speech(sentence.start, sentence.end) or reading.has(OTHERS, sentence.text):
            continue
        first = max(0, match.start() - REACH) if GOES_ON.match(match.group()) else match.start()
        near = sentence.text if number < 2 else sentence.text[first : match.end() + REACH]
        if (number < OPENING and reading.has(lexicon.AGREEMENT_NOUN, near)) or any(
            reading.has(pattern, sentence.text) for pattern in (PAPER_RENEWED, PROLONGS)
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
