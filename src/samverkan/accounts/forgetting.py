"""
What other rooms remember of a person beside the person itself, and make unknown with it.

A room that keeps a name or an address in a field of its own offers, in its AppConfig.ready, who forgets it.

What rooms above remember of a person in words of their own, offered in their AppConfig.ready.

A room that keeps a name as it was written one day offers a function that puts the pseudonym in its place. What the
archive is to keep, such as approved minutes, stays.
"""

from collections.abc import Callable
from dataclasses import dataclass

from samverkan.accounts.models import Person

@dataclass(frozen=True)
class Known:
    """Who is to be forgotten: the person, already under its pseudonym, and what it was called until now."""

    """A person made unknown, with the name and the address it had."""

    person: Person
    name: str
    email: str

Forgetter = Callable[[Known], None]
_forgetters: list[Forgetter] = []

def offer(forgetter: Forgetter) -> None:
    """Let `forgetter` be called when somebody is made unknown; offering it again changes nothing."""
    if forgetter not in _forgetters:
        _forgetters.append(forgetter)

def forget(known: Known) -> None:
    """Let every room forget the person."""
    for forgetter in _forgetters:
        forgetter(known)

_offered: list[Callable[[Known], None]] = []

def offer(forget: Callable[[Known], None]) -> None:
    """Let a room forget somebody: called when it starts."""
    _offered.append(forget)

def everywhere(known: Known) -> None:
    """Let every room forget somebody, within the transaction in which the person is made unknown."""
    for forget in _offered:
        forget(known)
