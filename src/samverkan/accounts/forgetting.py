"""
What other rooms remember of a person beside the person itself, and make unknown with it.

A room that keeps a name or an address in a field of its own offers, in its AppConfig.ready, who forgets it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from samverkan.accounts.models import Person


@dataclass(frozen=True)
class Known:
    """Who is to be forgotten: the person, already under its pseudonym, and what it was called until now."""

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
