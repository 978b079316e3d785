"""Where a question can be sent: rooms above that keep agendas offer their inboxes when they start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from samverkan.accounts.actor import Actor


@dataclass(frozen=True)
class Inbox:
    """An inbox that the actor may write to: its key, what it is called, when it is next opened, and its page."""

    key: str
    label: str
    url: str


Inboxes = Callable[[Actor, datetime], Iterable[Inbox]]
Ask = Callable[..., None]
_offered: list[tuple[Inboxes, Ask]] = []


class NoSuchInbox(Exception):
    """The inbox is not there, or not for this actor."""


def offer(inboxes: Inboxes, ask: Ask) -> None:
    """Let questions be sent to these inboxes: `ask(key=, title=, why=, by=, at=)` writes one down."""
    _offered.append((inboxes, ask))


def inboxes(by: Actor, at: datetime) -> list[Inbox]:
    """Return every inbox that the actor may write to."""
    return [inbox for find, _ask in _offered for inbox in find(by, at)]


def ask(*, key: str, title: str, why: str, by: Actor, at: datetime) -> Inbox:
    """Write a question down in an inbox; raise NoSuchInbox when the actor has none of that key."""
    for find, write in _offered:
        for inbox in find(by, at):
            if inbox.key == key:
                write(key=key, title=title, why=why, by=by, at=at)
                return inbox
    raise NoSuchInbox
