"""Whose turn it is to chair and to keep the minutes: the parties in their order in, a party out. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from samverkan.meetings.models import Rotation


@dataclass(frozen=True)
class Turn:
    """Which parties chaired and kept the minutes of a meeting, and in which year; parties are told by ids."""

    chair: int | None
    secretary: int | None
    year: int


def next_turn(rotation: str, order: Sequence[int], last: Turn | None, year: int) -> Turn:
    """
    Return the turn that the forum's rule proposes for a meeting of `year`, after the last one that had a turn.

    A first meeting is chaired by the first party. The party that keeps the minutes is the one after the chair's.
    """
    if not order or (rotation == Rotation.NONE and last is None):
        return Turn(None, None, year)
    if last is None or (rotation != Rotation.NONE and last.chair not in order):
        return turn_of(order, 0, year)
    if rotation == Rotation.NONE or last.chair is None:
        return Turn(still(last.chair, order), still(last.secretary, order), year)
    place = order.index(last.chair)
    stays = rotation == Rotation.EACH_YEAR and last.year == year
    return turn_of(order, place if stays else place + 1, year)


def turn_of(order: Sequence[int], place: int, year: int) -> Turn:
    """Return the turn in which the party at that place chairs and the next one keeps the minutes."""
    return Turn(order[place % len(order)], order[(place + 1) % len(order)], year)


def still(party: int | None, order: Sequence[int]) -> int | None:
    """Return the party if it is still one of them."""
    return party if party in order else None
