"""What rests on an indicator: rooms above offer how to find it, so that the indicator's own page can say so."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samverkan.accounts.actor import Actor
from samverkan.indicators.models import Indicator


@dataclass(frozen=True)
class Use:
    """One thing that rests on the indicator: what it is, where, its address, and its state where it has one."""

    text: str
    where: str
    url: str
    state: str = ""


@dataclass(frozen=True)
class Finder:
    """How a room finds what rests on an indicator: for the reader's page, and whether there is anything at all."""

    find: Callable[[Indicator, Actor], Iterable[Use]]
    is_used: Callable[[Indicator], bool]


_offered: list[Finder] = []


def offer(finder: Finder) -> None:
    """Let the pages of indicators ask this room too; offering it again changes nothing."""
    if finder not in _offered:
        _offered.append(finder)


def of(indicator: Indicator, by: Actor) -> list[Use]:
    """Return what rests on the indicator, as far as the reader may see it."""
    return [use for finder in _offered for use in finder.find(indicator, by)]


def is_used(indicator: Indicator) -> bool:
    """Say whether anything at all rests on the indicator, seen or unseen."""
    return any(finder.is_used(indicator) for finder in _offered)
