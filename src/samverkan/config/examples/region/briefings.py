"""What the parties of the region wrote in a briefing: drafted, sent, and changed by the other party."""

from samverkan.config.examples.region.book import Book, Given, read
from samverkan.meetings import actions
from samverkan.meetings.models import BriefingPart, Meeting


def write(book: Book, one: Given, meeting: Meeting) -> None:
    """Write and send what the parties say before this meeting, up to the day it is frozen."""
    given = read("briefings.yaml", book.at)
    if one["id"] != given["meeting"]:
        return
    for part in given["parts"]:
        draft(book, part, meeting)
    for name, at in given["sent"].items():
        actions.send_parts(meeting=meeting, by=book.coordinator(name, at.date()), at=at)
    for change in given["edited"]:
        party = book.party(change["of"])
        part = BriefingPart.objects.select_related("meeting__forum__agreement").get(
            meeting=meeting, party=party, kind=change["kind"]
        )
        by = book.coordinator(change["by"], change["at"].date())
        actions.edit_part(part=part, text=change["text"], version=part.version, by=by, at=change["at"])


def go_on(book: Book, one: Given, meeting: Meeting) -> None:
    """Write what has not been sent yet."""
    given = read("briefings.yaml", book.at)
    if one["id"] == given["meeting"]:
        for part in given["drafts"]:
            draft(book, part, meeting)


def draft(book: Book, part: Given, meeting: Meeting) -> None:
    """Write one part, as the coordinator of its party."""
    commitment = book.commitments[part["commitment"]] if "commitment" in part else None
    actions.write_part(
        meeting=meeting,
        kind=part["kind"],
        text=part["text"],
        commitment=commitment,
        by=book.coordinator(part["by"], part["at"].date()),
        at=part["at"],
    )
