"""What a joint position decided in rooms above, so that its own page can say so."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samverkan.accounts.actor import Actor
from samverkan.meetings.models import JointPosition


@dataclass(frozen=True)
class Decided:
    """One thing that the joint position decided: what kind of thing it is, what was chosen, and its page."""

    what: str
    title: str
    url: str


Find = Callable[[JointPosition, Actor], Iterable[Decided]]
_offered: list[Find] = []


def offer(find: Find) -> None:
    """Let the pages of joint positions ask a room above; offering it again changes nothing."""
    if find not in _offered:
        _offered.append(find)


def by_position(position: JointPosition, by: Actor) -> list[Decided]:
    """Return what the joint position decided, as far as the reader may see it."""
    return [one for find in _offered for one in find(position, by)]
