"""
Several documents that came as one file, an e-mail with attachments or a compressed folder: one of them is chosen.

Until then they wait somewhere, and each is known by a word that the page sends back: what a party sends in is kept as
it came (`Kept`); what somebody without an account tries travels in the page itself (`Travelling`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.actions.reading import Received
from samverkan.agreements.travelling import StateLost, pack_file, unpack_file
from samverkan.runs import actions as runs
from samverkan.runs.refusals import sentence
from samverkan.sources import actions as sources
from samverkan.sources import queries as kept
from samverkan.sources.models import Snapshot
from samverkan_engine.errors import TooManyFiles

MOST_TRIED = 20
MOST_BYTES = 5_000_000
"""So many documents at once, and so many bytes of them, travel in the page of somebody without an account."""


@dataclass(frozen=True)
class Inside:
    """One of several documents: its name, and the word it is chosen by, or why it cannot be."""

    name: str
    word: str = ""
    refused: str = ""


class Waiting(Protocol):
    """Where several documents wait until one of them is chosen."""

    def put(self, received: Received) -> tuple[Inside, ...]:
        """Let the documents of a file wait, and return them."""

    def again(self, word: str) -> tuple[Inside, ...]:
        """Return the documents among which one was chosen by that word, as far as they are still known."""

    def take(self, word: str) -> Received:
        """Return the document of that word; raise StateLost when it is not there."""


class Kept:
    """Kept for the party as they came, as one file."""

    def __init__(self, by: Actor, at: datetime) -> None:
        self.by, self.at = by, at

    def put(self, received: Received) -> tuple[Inside, ...]:
        snapshot = sources.receive(data=received.data, name=received.name, by=self.by, at=self.at)
        return self._inside(snapshot, received.data)

    def again(self, word: str) -> tuple[Inside, ...]:
        snapshot = self.snapshot(word)
        return self._inside(snapshot, kept.content(snapshot.file))

    def take(self, word: str) -> Received:
        snapshot = self.snapshot(word)
        number = word.partition(".")[2]
        files = runs.files_in(kept.content(snapshot.file), snapshot.name)
        if not number.isdecimal() or int(number) >= len(files):
            raise StateLost(_("The document could not be found again. Send the file once more."))
        chosen = files[int(number)]
        if isinstance(chosen.content, runs.Refused):
            raise chosen.content
        return Received(data=chosen.content, name=chosen.name)

    def snapshot(self, word: str) -> Snapshot:
        """Return the file that holds the documents; raise StateLost for another party's or none."""
        number = word.partition(".")[0]
        own = Snapshot.objects.visible_to(self.by).filter(home=self.by.organisation_id).select_related("file")
        found: Snapshot | None = own.filter(pk=int(number)).first() if number.isdecimal() else None
        if found is None or not kept.is_there(found):
            raise StateLost(_("The document could not be found again. Send the file once more."))
        return found

    def _inside(self, snapshot: Snapshot, data: bytes) -> tuple[Inside, ...]:
        files = runs.files_in(data, snapshot.name)
        return tuple(
            Inside(each.name, refused=sentence(each.content))
            if isinstance(each.content, runs.Refused)
            else Inside(each.name, f"{snapshot.pk}.{number}")
            for number, each in enumerate(files)
        )


class Travelling:
    """Kept nowhere: each travels whole in the page, and only the one that is chosen is read."""

    def put(self, received: Received) -> tuple[Inside, ...]:
        files = runs.files_in(received.data, received.name)
        if len(files) > MOST_TRIED:
            return (Inside(received.name, refused=sentence(TooManyFiles(name=received.name, limit=MOST_TRIED))),)
        found, room = [], MOST_BYTES
        for each in files:
            found.append(self._inside(each, room))
            room -= len(each.content) if found[-1].word and not isinstance(each.content, runs.Refused) else 0
        return tuple(found)

    def _inside(self, file: runs.File, room: int) -> Inside:
        if isinstance(file.content, runs.Refused):
            return Inside(file.name, refused=sentence(file.content))
        if len(file.content) > room:
            words = {"name": file.name, "most": MOST_BYTES // 1_000_000}
            refused = _("%(name)s is not offered: together more than %(most)d MB. Send it alone.") % words
            return Inside(file.name, refused=refused)
        return Inside(file.name, pack_file(file.name, file.content))

    def again(self, word: str) -> tuple[Inside, ...]:
        return (Inside(unpack_file(word)[0], word),)

    def take(self, word: str) -> Received:
        name, data = unpack_file(word)
        return Received(data=data, name=name)


def holds_several(received: Received) -> bool:
    """Say whether more than one document, readable or not, came as one file."""
    if not received.is_file:
        return False
    files = runs.files_in(received.data, received.name)
    return sum(not isinstance(each.content, runs.Refused) for each in files) > 1


def left_out(received: Received) -> list[str]:
    """Return a sentence for each file beside the only document that was read of a file."""
    if not received.is_file:
        return []
    files = runs.files_in(received.data, received.name)
    return [sentence(each.content) for each in files if isinstance(each.content, runs.Refused)] if files[1:] else []
