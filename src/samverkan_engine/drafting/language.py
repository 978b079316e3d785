"""Which language a text is in, told by its most common small words."""

import re
from collections import Counter
from functools import cache, lru_cache
from typing import Any

from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import Found

SMALL_WORDS = {
    "sv": "och att det som är av för på med till den har inte om ett men från vid också ska eller detta när nya"
    " blir mellan genom samt kommer inom hur säger mer deras",
    "en": "the and of to in is that for with as by on are be this will from at its their has have which an it was"
    " between also our new they more",
    "no": "og at det som er av for på med til den har ikke om et men fra ved også skal eller dette når nye blir mellom"
    " gjennom samt kommer innen hvordan sier mer deres å",
    "da": "og at det som er af for på med til den har ikke om et men fra ved også skal eller dette når nye"
    " bliver mellem"
    " gennem samt kommer inden hvordan siger mere deres",
}  # fmt: skip

LETTERS = {
    "sv": re.compile(r"[äö]"),
    "no": re.compile(r"[æø]|kj[eø]|\w+sjon|\bhøy|\bhøg"),
    "da": re.compile(r"[æø]|\w+tion|\w+hed\b|\bhøj|aftale|\w+skab"),
}
ONLY = {
    "sv": re.compile(r"\b(?:av|är|och|att|inte|från|också|efter|nu|avtal(?:et|en)?|skrevs?|hög\w+|överens\w*)\b"),
    "no": re.compile(r"\b(?:av|ikkje|både|hva|noe|mye|kommunestyret|høgskole\w*|avtale\w*|etter|nå|seg|fylke\w*)\b"),
    "da": re.compile(r"\b(?:af|hvad|noget|meget|byråd\w*|højskole\w*|aftale\w*|efter|nu|sig|uddannelse\w*)\b"),
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")
RUN = re.compile(r"\w+")
"""What the signs of a language are looked for in: none of them is longer than a word."""

SAMPLE = 20_000
"""How many characters are enough to tell."""

LEAST_WORDS = 3
"""With fewer words than this nothing can be said."""

LEAST_SIGNS, LEAST_LEAD = 3.0, 0.15
"""With fewer signs of a language, or a smaller lead over the next one, the own test is in doubt."""

SETS = {code: frozenset(words.split()) for code, words in SMALL_WORDS.items()}


def language(reading: Reading) -> Found[str | None]:
    """Return sv, en, no or da, or None for a text in none of them."""
    sample = reading.text[:SAMPLE].lower()
    counts = Counter(WORD.findall(sample))
    scores = {code: float(sum(counts[word] for word in words)) for code, words in SETS.items()}
    for word, times in Counter(RUN.findall(sample)).items():
        for code, weight in _signs(word):
            scores[code] += times * weight
    (first, best), (_, second) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if best < LEAST_SIGNS or best - second < best * LEAST_LEAD:
        return _guess(sample)
    return Found(value=first, confidence=round(min(0.99, 0.6 + 0.8 * (best - second) / best), 2))


@lru_cache(maxsize=50_000)
def _signs(word: str) -> tuple[tuple[str, float], ...]:
    """How much a word speaks for each language, by its letters and by itself."""
    weights = {code: len(LETTERS[code].findall(word)) + 2.0 * len(ONLY[code].findall(word)) for code in LETTERS}
    return tuple((code, weight) for code, weight in weights.items() if weight)


def _guess(sample: str) -> Found[str | None]:
    """A text of a few words only: ask the larger model, which takes most of a second to load."""
    if len(WORD.findall(sample)) < LEAST_WORDS:
        return Found(value=None)
    code, probability = _model().classify(sample)
    return Found(value=str(code), confidence=round(float(probability) * 0.7, 2))


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(["sv", "en", "no", "da"])
    return model
