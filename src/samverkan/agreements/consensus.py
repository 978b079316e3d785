"""When the parties' views of one promise agree, when they differ, and when the state is confirmed. Pure."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar


@dataclass(frozen=True)
class Opinion:
    """One party's latest view: the state it says, and for which year when the promise recurs."""

    party: int
    state: str
    year: int | None = None
    is_private: bool = False


class View(Protocol):
    """What tells one party's views of a promise apart, and which came last."""

    commitment_id: int
    party_id: int
    circle: str
    year: int | None
    as_of: date
    pk: int


V = TypeVar("V", bound=View)


@dataclass(frozen=True)
class Verdict:
    """What all views say together. `state` is None while nobody has said anything, or while views differ."""

    state: str | None = None
    year: int | None = None
    is_confirmed: bool = False
    differs: bool = False


def verdict(opinions: Iterable[Opinion], *, bound: Collection[int], voices: Mapping[int, int] | None = None) -> Verdict:
    """
    Return the state that the views add up to.

    opinions  at most one shared and one private view per party; anyone may have one, bound or not
    bound     the parties bound by the promise: all of them must agree before it is confirmed
    voices    bound party → the party it named to speak for it

    Of a recurring promise only views of the latest year count. A private view shows only while there is no
    other, and neither confirms nor differs. Any two views that are not the same differ.
    """
    everything = list(opinions)
    shared = [opinion for opinion in everything if not opinion.is_private]
    current = _of_latest_year(shared or everything)
    if not current:
        return Verdict()
    states = {opinion.state for opinion in current}
    year = current[0].year
    if len(states) > 1:
        return Verdict(None, year, differs=bool(shared))
    heard = {opinion.party for opinion in current if not opinion.is_private}
    spoken_for = voices or {}
    is_confirmed = bool(bound) and all(p in heard or spoken_for.get(p) in heard for p in bound)
    return Verdict(states.pop(), year, is_confirmed=is_confirmed)


def latest_of_each(views: Iterable[V]) -> list[V]:
    """
    Return the latest shared and the latest private view of each party on each promise, in the order they came.

    A party may have said one thing to all and, later, another to the other parties alone: the later one counts.
    """
    every = list(views)
    newest: dict[Hashable, V] = {}
    for view in sorted(every, key=lambda view: (view.year or 0, view.as_of, view.pk)):
        newest[view.commitment_id, view.party_id, view.circle == "private"] = view
    kept = {view.pk for view in newest.values()}
    return [view for view in every if view.pk in kept]


def _of_latest_year(opinions: list[Opinion]) -> list[Opinion]:
    latest = max((opinion.year or 0 for opinion in opinions), default=0)
    return [opinion for opinion in opinions if (opinion.year or 0) == latest]
