"""What is asked for elsewhere than in job ads: a room above offers it, for the pages about skills."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samverkan.accounts.actor import Actor


@dataclass(frozen=True)
class AskedElsewhere:
    """
    A skill that was asked for and not given.

    concept  its id in a taxonomy; empty for somebody's own words
    said     how many asked, in words, as the reader may see it
    """

    name: str
    concept: str
    said: str


Find = Callable[[Actor], Iterable[AskedElsewhere]]
_offered: list[Find] = []


def offer(find: Find) -> None:
    """Let the pages of competence and education ask a room above; offering it again changes nothing."""
    if find not in _offered:
        _offered.append(find)


def asked_elsewhere(by: Actor) -> list[AskedElsewhere]:
    """Return what was asked for and not given, as far as the reader may see it, most people first."""
    return [one for find in _offered for one in find(by)]
