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
from samverkan.agreements.forms.drafts.refusals import sentence
from samverkan.agreements.travelling import StateLost, pack_document, unpack_document
from samverkan.runs import actions as runs
from samverkan.sources import actions as sources
from samverkan.sources import queries as kept
from samverkan.sources.models import Snapshot
from samverkan_engine.tables import DocumentText

MOST_TRIED = 20
"""So many documents at once are read for somebody without an account."""


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
    """Kept nowhere: the text of each is its word."""

    def put(self, received: Received) -> tuple[Inside, ...]:
        parts = runs.read_documents(received.data, received.name, most=MOST_TRIED)
        return tuple(
            Inside(each.name, pack_document(each.name, each.content))
            if isinstance(each.content, DocumentText)
            else Inside(each.name, refused=sentence(each.content))
            for each in parts
        )

    def again(self, word: str) -> tuple[Inside, ...]:
        name, _document = unpack_document(word)
        return (Inside(name, word),)

    def take(self, word: str) -> Received:
        name, document = unpack_document(word)
        return Received(name=name, document=document)


def holds_several(received: Received) -> bool:
    """Say whether more than one document, readable or not, came as one file."""
    if not received.is_file or received.document:
        return False
    files = runs.files_in(received.data, received.name)
    return sum(not isinstance(each.content, runs.Refused) for each in files) > 1


def left_out(received: Received) -> list[str]:
    """Return a sentence for each file beside the only document that was read of a file."""
    if not received.is_file or received.document:
        return []
    files = runs.files_in(received.data, received.name)
    return [sentence(each.content) for each in files if isinstance(each.content, runs.Refused)] if files[1:] else []
