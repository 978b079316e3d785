"""Bringing an earlier version of the minutes back while they are a draft."""

from datetime import datetime

from django.db import transaction

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.meetings.actions.minutes.checks import kept_record_of, writable
from samverkan.meetings.actions.minutes.sending import keep
from samverkan.meetings.models import AgendaItem, JointPosition, Meeting, MinutesVersion
from samverkan.meetings.queries.minutes.content import content_of
from samverkan.meetings.queries.minutes.text import fingerprint, text_of


@transaction.atomic
def restore_minutes(*, version: MinutesVersion, by: Actor, at: datetime) -> Meeting:
    """
    Let the items and the joint positions read as they did in an earlier version.

    Who was there, actions and notes stay: they are records of their own. Items that came later keep their text. What
    the draft said is kept as a version first, so that it can be brought back in turn.
    """
    meeting = version.minutes.meeting
    require(by, Permission.MEETING_RECORD, meeting.agreement)
    current = writable(meeting)
    keep_draft(current, by, at)
    items = {item.pk: item for item in current.items.all()}
    positions = {position.pk: position for position in JointPosition.objects.filter(meeting=current)}
    for written in version.content.get("items", ()):
        restore_item(items.get(written["id"]), written["notes"], by, at)
        for said in written["positions"]:
            restore_position(positions.get(said["id"]), said["text"])
    for said in version.content.get("positions", ()):
        restore_position(positions.get(said["id"]), said["text"])
    record(
        "meetings.restore_minutes", current, by=by, at=at, within=current.agreement,
        detail={"version": version.number},
    )  # fmt: skip
    return current


def keep_draft(meeting: Meeting, by: Actor, at: datetime) -> None:
    """Keep what the draft says as a version that was never sent, unless the last version says the same."""
    kept, content = kept_record_of(meeting), content_of(meeting)
    last = kept.versions.filter(is_addendum=False).first()
    if last is None or last.fingerprint != fingerprint(text_of(content)):
        keep(kept, content, by, at, was_sent=False)


def restore_item(item: AgendaItem | None, notes: str, by: Actor, at: datetime) -> None:
    """Give an item its earlier text, if it is still there and reads otherwise."""
    if item is None or item.notes == notes:
        return
    item.notes, item.notes_saved_at, item.notes_saved_by = notes, at, by.person
    item.version += 1
    item.save()


def restore_position(position: JointPosition | None, text: str) -> None:
    """Give a joint position its earlier wording, if it is still there and reads otherwise."""
    if position is not None and position.text != text:
        position.text = text
        position.version += 1
        position.save()
