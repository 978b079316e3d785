"""Names of organisations in a text, found by the words that names of organisations are made of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from samverkan_engine.drafting import names, places, register
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import PartyType

LONGEST_INITIALS = 4
"""Capitals of no more letters than this may be initials that belong to a name."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name of an organisation at one place, without genitive; `key` is the same for all its names."""

    start: int
    end: int
    name: str
    type: PartyType
    key: str


def organisations(reading: Reading, more: Iterable[Organisation] = ()) -> tuple[Organisation, ...]:
    """Return every name of an organisation in the text, in order, none inside another; `more` were found elsewhere."""
    named = _without_overlap([*_candidates(reading.text, reading.language), *more])
    return _without_overlap([*named, *_short_names(reading.text, named)])


def _short_names(text: str, named: Iterable[Organisation]) -> Iterator[Organisation]:
    """Yield where the short name stands that the text itself gives: "Norge for alle universitet (NFU)"."""
    for organisation in named:
        given = names.SHORT_NAME.match(text, organisation.end)
        if given:
            for match in re.finditer(rf"(?<![\w-])({re.escape(given.group(1))})(?:[’':]?s)?(?!\w)", text):
                yield replace(organisation, start=match.start(1), end=match.end(1), name=match.group(1))


def _without_overlap(found: Iterable[Organisation]) -> tuple[Organisation, ...]:
    taken: list[Organisation] = []
    for organisation in sorted(found, key=lambda o: (o.start, -o.end)):
        if not taken or organisation.start >= taken[-1].end:
            taken.append(organisation)
        elif organisation.end - organisation.start > taken[-1].end - taken[-1].start:
            taken[-1] = organisation
    return tuple(taken)


def _candidates(text: str, language: str | None) -> Iterator[Organisation]:
    for type_, pattern in names.COMPILED:
        for match in pattern.finditer(text):
            found = _trimmed(text, match.start(1), match.end(1), type_)
            if found:
                yield found
    for start, end, entry in register.mentions(text):
        yield Organisation(start, end, text[start:end], entry.type, entry.name)
    for start, end, type_ in register.councils(text):
        yield Organisation(start, end, text[start:end], type_, text[start:end].casefold())
    for start, end, place in places.mentions(text, language):
        yield Organisation(start, end, place, PartyType.MUNICIPALITY, place)


def _leads_up(words: list[str]) -> bool:
    """The first word is no part of the name: it opens the sentence, or shouts as labels do ("FAKTA Nyby kommun")."""
    if words[0].lower().strip("’'") in names.NOT_A_NAME and not {*words[1:2]} & names.OF:
        return True
    return len(words) > 2 and len(words[0]) > LONGEST_INITIALS and words[0].isupper() and not words[1].isupper()


def _trimmed(text: str, start: int, end: int, type_: PartyType) -> Organisation | None:
    """Drop words before the name that have a capital only for where they stand, and what follows from a title on."""
    words = text[start:end].split(" ")
    for number, word in enumerate(words[1:], start=1):
        if word.lower() in names.TITLES:
            words = words[:number]
            break
    end = start + len(" ".join(words))
    while words and _leads_up(words):
        start += len(words[0]) + 1
        words = words[1:]
    name = text[start:end]
    proper = [word for word in words if word[:1].isupper() and word.lower() not in names.GENERIC]
    if not proper or name.casefold() in names.NO_ORGANISATION or (len(words) < 2 and not names.COMPOUND.search(name)):
        return None
    entry = register.entry(name)
    type_ = PartyType.OTHER if names.OF_OTHERS.search(name) else type_
    return Organisation(start, end, name, entry.type if entry else type_, entry.name if entry else name.casefold())
