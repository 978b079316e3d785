"""Sections of the briefing that rooms above write: each is asked for what it has to tell of an agreement."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.papers.blocks import Block

Section = Callable[[Agreement, Actor, date], Iterable[Block]]
"""The blocks of a section, told to a reader who sees what the parties share; nothing where there is nothing to tell."""
_offered: list[Section] = []


def offer(section: Section) -> None:
    """Let a room above write in the annex of every briefing; offering it again changes nothing."""
    if section not in _offered:
        _offered.append(section)


def written(agreement: Agreement, reader: Actor, today: date) -> Iterator[Block]:
    """Yield what the rooms above have to tell."""
    for section in _offered:
        yield from section(agreement, reader, today)
