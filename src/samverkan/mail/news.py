"""
The kinds of news there are, offered by the rooms above in their AppConfig.ready.

A kind is `"meeting.moved"`: the part before the first point is the group by which news stand together in a mail and can
be stopped. Whoever offers a group says what it is called, and may give a check that is asked again just before a mail
goes out: whether the receiver may still see the thing, and whether what is told is still so.
"""

from collections.abc import Callable

from django.utils.functional import Promise

Check = Callable[[str, str], bool]
Label = str | Promise

_labels: dict[str, Label] = {}
_checks: dict[str, Check] = {}


def offer(group: str, label: Label) -> None:
    """Say what a group of news is called: `offer("meeting", _("Meetings"))`."""
    _labels[group] = label


def still_holds(prefix: str, check: Check) -> None:
    """Let `check(thing, to)` decide, for every kind that begins with `prefix`, whether it may still be told to `to`."""
    _checks[prefix] = check


def group_of(kind: str) -> str:
    """Return the group that a kind belongs to."""
    return kind.partition(".")[0]


def label(group: str) -> str:
    """Return what a group is called in the language that is active."""
    return str(_labels.get(group, group))


def groups() -> list[str]:
    """Return the groups that have been offered, by name in the language that is active."""
    return sorted(_labels, key=label)


def holds(kind: str, thing: str, to: str) -> bool:
    """Return whether every check that covers the kind lets it be told."""
    return all(check(thing, to) for prefix, check in _checks.items() if kind.startswith(prefix))
