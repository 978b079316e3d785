"""What is shown of one of the two that are compared."""

from dataclasses import dataclass

from django.utils.functional import Promise as Later

from samverkan_engine.tables.comparing import Side


@dataclass(frozen=True)
class PromiseLine:
    """A promise as it is shown: its number and words, the way to its place in the text, and what is known of it."""

    number: int
    text: str
    url: str
    kind: str
    domains: tuple[str, ...]
    areas: tuple[str, ...]
    binds: str


@dataclass(frozen=True)
class ComparedSide:
    """One of the two: what it is called in the address and on the page, its promises, and the side the engine reads."""

    key: str
    title: str
    url: str
    what: str | Later
    circle: str
    language: str
    notes: tuple[str, ...]
    promises: tuple[PromiseLine, ...]
    side: Side
