"""
What each action is called in a sentence, as the rooms themselves say it.

A room offers its own from `ready` of its AppConfig:

    sentences.offer({"agreements.register": _("registered the agreement")})

so that this room needs to know none of them. The name of who did it stands before the words.
"""

from collections.abc import Mapping
from typing import TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext as _

Words: TypeAlias = str | Promise
_offered: dict[str, Words] = {}


class SaidTwice(Exception):
    """Two rooms call the same action by different words."""


def offer(words: Mapping[str, Words]) -> None:
    """Take in what actions are called; offering the same mapping again changes nothing."""
    for action, text in words.items():
        if _offered.setdefault(action, text) is not text:  # translations are not ready to be compared here
            raise SaidTwice(f"{action} has been offered with other words.")


def words(action: str) -> str:
    """Return what an action is called in the reader's language; an unknown one is named by its code."""
    known = _offered.get(action)
    return str(known) if known is not None else _("did “%(action)s”") % {"action": action}


def is_known(action: str) -> bool:
    """Whether a room has said what the action is called."""
    return action in _offered
