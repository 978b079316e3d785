"""Where a gap can be taken up as a case: a room above offers its page to open one, and which stand already."""

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


@dataclass(frozen=True)
class Desk:
    """How a room takes up gaps: the page to open a case on, and the cases that stand."""

    address_to_open: Callable[[str, str], str]
    taken_up: Callable[[str, str, Actor], Iterable[TakenUp]]


_offered: list[Desk] = []


def offer(desk: Desk) -> None:
    """Let the pages of occupations lead to a room where gaps are taken up; offering it again changes nothing."""
    if desk not in _offered:
        _offered.append(desk)


def address_to_open(region: str, ssyk: str) -> str:
    """Return where a gap in an occupation, by its SSYK group, is taken up; empty where no room does that."""
    return next((desk.address_to_open(region, ssyk) for desk in _offered), "")


def taken_up(region: str, ssyk: str, by: Actor) -> list[TakenUp]:
    """Return the cases about an occupation in a region that the reader may see."""
    return [one for desk in _offered for one in desk.taken_up(region, ssyk, by)]
