"""
What others make of the same documents: spaCy's rule matcher with the engine's own lists, and dateparser for dates.

Both are asked in the simplest way that somebody would use them for this, on the documents that are agreements. Neither
is needed to run the product or its tests; without them the benchmark says so.
"""

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from samverkan_engine.drafting import register, roles

from .measure import LISTS, Values

KINDS = (
    "kommun",
    "kommune",
    "stad",
    "universitet",
    "högskola",
    "council",
    "university",
    "municipality",
    "region",
    "county",
)
"""The nouns that end most names of the engine's grammar, as the matcher's own pattern."""


def compared(texts: Sequence[Path]) -> dict[str, dict[str, float | None]]:
    """The F1 for parties, signatories and dates of each package that is installed; an empty mapping without any."""
    documents = [(text.read_text("utf-8"), json.loads(text.with_suffix(".json").read_text("utf-8"))) for text in texts]
    agreements = [(text, gold) for text, gold in documents if gold["is_agreement"]]
    answer: dict[str, dict[str, float | None]] = {}
    with suppress(ImportError):
        answer["spaCy's matcher"] = _spacy(agreements)
    with suppress(ImportError):
        answer["dateparser"] = {"parties": None, "signatories": None, "date": _dateparser(agreements)}
    return answer


def _spacy(documents: Sequence[tuple[str, Values]]) -> dict[str, float | None]:
    import spacy
    from spacy.matcher import Matcher, PhraseMatcher

    language = spacy.blank("xx")
    phrases = PhraseMatcher(language.vocab)
    names = [name for entry in register.entries() for name in (entry.name, *entry.short)]
    phrases.add("known", [language.make_doc(name) for name in names])
    matcher = Matcher(language.vocab)
    name = {"TEXT": {"REGEX": r"^[A-ZÅÄÖÆØ]\w+"}}
    matcher.add("party", [[{**name, "OP": "{1,3}"}, {"LOWER": {"IN": list(KINDS)}}]], greedy="LONGEST")
    role = {"TEXT": {"REGEX": rf"^(?i:\w*(?:{'|'.join(roles.LEADERS)}|mayor|chancellor|leader|president))$"}}
    comma = {"TEXT": ",", "OP": "?"}
    matcher.add(
        "person", [[role, comma, {**name, "OP": "{2,3}"}], [{**name, "OP": "{2,3}"}, comma, role]], greedy="LONGEST"
    )
    counts = {"parties": [0, 0], "signatories": [0, 0]}
    for text, gold in documents:
        document = language(text)
        found = [(language.vocab.strings[key], document[start:end].text) for key, start, end in matcher(document)]
        parties = [words for label, words in found if label == "party"]
        parties += [document[start:end].text for _, start, end in phrases(document)]
        people = [words for label, words in found if label == "person"]
        _count(counts["parties"], "parties", [{"name": words} for words in dict.fromkeys(parties)], gold)
        _count(counts["signatories"], "signatories", [_person(words) for words in dict.fromkeys(people)], gold)
    return {name: _f1(*count) for name, count in counts.items()} | {"date": None}


def _person(words: str) -> Values:
    """The word that starts with a small letter, or holds a role, is the role; the rest is the name."""
    parts = words.replace(",", "").split()
    role = [part for part in parts if roles.IS_BARE.fullmatch(part)]
    return {"name": " ".join(part for part in parts if part not in role), "role": " ".join(role)}


def _count(count: list[int], field: str, said: Sequence[Values], gold: Values) -> None:
    same, enough = LISTS[field]
    left = list(gold[field])
    for one in said:
        hit = next((other for other in left if same(one, other) >= enough), None)
        count[0] += hit is not None
        if hit is not None:
            left.remove(hit)
    count[1] += len(said) + len(gold[field])


def _f1(right: int, both: int) -> float:
    return 2 * right / both if both else 1.0


def _dateparser(documents: Sequence[tuple[str, Values]]) -> float:
    """The first day, month or year that it finds in the text is the date."""
    from dateparser.search import search_dates

    right = both = 0
    for text, gold in documents:
        found: Any = search_dates(text, languages=[{"no": "nb"}.get(gold["language"], gold["language"])]) or []
        dated = [(words, day) for words, day in found if re.search(r"\d", words)]
        said = dated[0][1].date().isoformat() if dated else None
        right += said is not None and said == gold["date"]
        both += (said is not None) + (gold["date"] is not None)
    return _f1(right, both)
