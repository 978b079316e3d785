"""
What can be searched, offered by the rooms above in their AppConfig.ready.

A room says of a model what its title and text are, where it stands, and who may see it. This room keeps the index and
never knows what the things are.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.utils.functional import Promise

Thing = Any


def nothing(_thing: Thing) -> Any:
    return None


def nowhere(_thing: Thing) -> Iterable[int]:
    return ()


@dataclass(frozen=True)
class Searched:
    """One kind of thing in the index: where its words come from, and who may see it."""

    kind: str
    model: type[models.Model]
    tab: str
    label: str | Promise
    title: Callable[[Thing], str]
    address: Callable[[Thing], str]
    visible: Callable[[Any], models.QuerySet[Any]]
    """The things that an actor may see: the only door between the index and a page."""
    text: Callable[[Thing], str] = nothing
    dated: Callable[[Thing], date | None] = nothing
    places: Callable[[Thing], Iterable[int]] = nowhere
    """The numbers of the agreements it stands in."""
    fetch: Callable[[models.QuerySet[Any]], models.QuerySet[Any]] = lambda things: things
    """Adds what title and text are made of, and leaves out what is not to be found by anybody."""
    also: Mapping[type[models.Model], str] = field(default_factory=dict)
    """Other tables that its words come from, each with the column that names the thing."""
    title_is_borrowed: bool = False
    """Its title is another thing's, which is found by it already: shown, but not searched."""
    is_slow: bool = False
    """Reading it takes so long that nobody waits for it: it is read by the tick."""


_searched: dict[str, Searched] = {}


def register(*kinds: Searched) -> None:
    """Take in kinds of things; a room that registers again replaces what it said before."""
    _searched.update((each.kind, each) for each in kinds)


def registered() -> tuple[Searched, ...]:
    """Return every kind, in the order offered."""
    return tuple(_searched.values())


def of_kind(kind: str) -> Searched | None:
    return _searched.get(kind)
