"""Which gaps have been taken up as cases: a room above offers how to find them, for the pages of occupations."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samverkan.accounts.actor import Actor


@dataclass(frozen=True)
class TakenUp:
    """A case about an occupation in a region: what it is called, where it stands, and its page."""

    title: str
    state: str
    word: str
    url: str


Find = Callable[[str, str, Actor], Iterable[TakenUp]]
_offered: list[Find] = []


def offer(find: Find) -> None:
    """Let the pages of occupations ask a room above; offering it again changes nothing."""
    if find not in _offered:
        _offered.append(find)


def taken_up(region: str, ssyk: str, by: Actor) -> list[TakenUp]:
    """Return the cases about an occupation, by its SSYK group, in a region, as far as the reader may see them."""
    return [one for find in _offered for one in find(region, ssyk, by)]
