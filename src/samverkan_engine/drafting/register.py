"""What is publicly known of Nordic universities, regions and municipalities: names, short names and codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from samverkan_engine.tables import PartyType


@dataclass(frozen=True, slots=True)
class Entry:
    """One organisation: its full name, its short names, and its municipality or region code where it has one."""

    type: PartyType
    name: str
    short: tuple[str, ...]
    code: str


@cache
def entries() -> tuple[Entry, ...]:
    """Return the register, read from register.tsv beside this file."""
    lines = files(__package__).joinpath("register.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(
        Entry(PartyType(type_), name, tuple(filter(None, short.split("|"))), code)
        for type_, name, short, code in rows
    )


@cache
def _by_name() -> dict[str, Entry]:
    return {name.casefold(): entry for entry in entries() for name in (entry.name, *entry.short)}


def entry(name: str) -> Entry | None:
    """Return the organisation of that full or short name, in any case of letters, or None."""
    return _by_name().get(" ".join(name.split()).casefold())


@cache
def _pattern() -> re.Pattern[str]:
    """Only names that the grammar of names does not find by itself: universities and regions, full and short."""
    names = {
        name
        for known in entries()
        if known.type is not PartyType.MUNICIPALITY
        for name in (known.name, *known.short)
    }
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({alternatives})(?:[’':]?s)?(?!\w)")


def mentions(text: str) -> Iterator[tuple[int, int, Entry]]:
    """Yield where a university or region of the register stands in the text, without genitive."""
    for match in _pattern().finditer(text):
        known = entry(match.group(1))
        if known:
            yield match.start(1), match.end(1), known
