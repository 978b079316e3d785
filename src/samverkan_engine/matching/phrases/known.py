"""Our own table of traits, certificates and the most common work: how ads say them, and the concept that each is."""

import re
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

LISTED = ("trait", "certificate", "language")
WORK = "work"
"""What the rows of all other kinds say."""

ESCO = "http://data.europa.eu/esco/skill/"


class Known(NamedTuple):
    """What the table says of a phrase; empty where it says nothing."""

    esco: str = ""
    jobtech: str = ""


class Row(NamedTuple):
    """A way to say something, and what it is."""

    kind: str
    pattern: re.Pattern[str]
    known: Known


NOTHING = Known()


@lru_cache(maxsize=1)
def _table() -> list[Row]:
    text = resources.files("samverkan_engine.matching.phrases").joinpath("known.tsv").read_text("utf-8")
    found = []
    for line in text.splitlines():
        if not line.startswith("#"):
            kind, esco, jobtech, pattern = line.split("\t")
            found.append(Row(kind, re.compile(pattern), Known(ESCO + esco if esco else "", jobtech)))
    return found


@lru_cache(maxsize=100_000)
def known(kind: str, phrase: str) -> Known:
    """Return the concepts of a phrase of a kind; nothing when the table does not know it."""
    low, listed = phrase.lower(), kind if kind in LISTED else WORK
    return next((row.known for row in _table() if row.kind == listed and row.pattern.search(low)), NOTHING)


def hints(word: str) -> list[str]:
    """Return the kinds, marked, of the rows that a single lower-case word speaks for."""
    return sorted({"q" + row.kind for row in _table() if row.kind != WORK and row.pattern.search(word)})
