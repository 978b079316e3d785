"""Whether enough have come: the forum's rule and how many came for each party in, what is missing out. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from samverkan.meetings.models import Forum


@dataclass(frozen=True)
class Quorum:
    """How many are there of how many needed, and the parties (by id) from which too few have come."""

    there: int
    needed: int
    needed_each: int
    short: tuple[int, ...]

    @property
    def is_met(self) -> bool:
        return self.there >= self.needed and not self.short


def quorum(forum: Forum, came: Mapping[int, int]) -> Quorum | None:
    """
    Return how a forum's quorum stands, or None when it has no rule.

    came   party id → how many came for it, each party of the agreement once, also those for which nobody came
    """
    if not forum.quorum_members and not forum.quorum_each_party:
        return None
    each = forum.quorum_each_party or 0
    short = tuple(party for party, number in came.items() if number < each)
    return Quorum(sum(came.values()), forum.quorum_members or 0, each, short)
