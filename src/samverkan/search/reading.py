"""A thing is read, and becomes its entry."""

import hashlib
from collections.abc import Iterable
from typing import Any

from samverkan.search.models import Entry
from samverkan.search.registry import Searched
from samverkan.search.words import clean, endings, fold, language_of, stems, words_in

RULE = 1
"""Raised when stems or endings are made in another way: every entry then differs and is made anew."""

WRITTEN = (
    "dated_on", "language", "fingerprint", "address", "places", "title", "title_stems", "endings", "text", "text_stems",
)  # fmt: skip


def things_of(kind: Searched, numbers: Iterable[int] | None = None) -> Any:
    """Return the things of a kind that can be found, or those of these numbers."""
    things = kind.fetch(kind.model._base_manager.all())
    return things if numbers is None else things.filter(pk__in=numbers)


def entry(kind: Searched, thing: Any) -> Entry:
    """Return the entry of a thing, as it is now."""
    title, text = clean(kind.title(thing)), clean(kind.text(thing) or "")
    language = language_of(f"{title} {text}")
    dated, address = kind.dated(thing), kind.address(thing)
    places = " ".join(f"p{number}" for number in sorted(set(kind.places(thing))))
    said = "\0".join((str(RULE), str(dated), address, places, title, text))
    in_title = [] if kind.title_is_borrowed else stems(title, language)
    in_text = stems(text, language)
    return Entry(
        kind=kind.kind,
        thing=thing.pk,
        dated_on=dated,
        language=language,
        fingerprint=hashlib.sha256(said.encode()).hexdigest(),
        address=address,
        places=places,
        title=title,
        title_stems=" ".join(in_title),
        endings=endings(in_title + in_text),
        text=text,
        text_stems=" ".join(in_text),
    )


def vocabulary(entries: Iterable[Entry]) -> set[str]:
    """Return the words of entries, folded: those long enough to be misspelt."""
    return {
        word
        for each in entries
        for text in (each.title, each.text)
        for found in words_in(text)
        if len(word := fold(found[0])) > 3 and not word.isdecimal()
    }
