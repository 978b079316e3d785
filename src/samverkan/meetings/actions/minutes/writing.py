"""What is written down in the meeting and while its minutes are a draft: who was there, the text of items, notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Party
from samverkan.journal.actions import record
from samverkan.meetings.actions.checks import EditedMeanwhile, NotAParty, note_on, own_party
from samverkan.meetings.actions.minutes.checks import writable, writable_item
from samverkan.meetings.merging import put_together
from samverkan.meetings.models import AgendaItem, Meeting, OutcomeNote, Participant

STRETCH = timedelta(minutes=10)
"""Text that saves itself is saved many times: what one person writes within this time is one line of the journal."""


@dataclass(frozen=True)
class Present:
    """Somebody at a meeting: for which party, the name, the title of that day, and whom the person stood in for."""

    party: Party
    name: str
    title: str = ""
    deputy_for: str = ""


@transaction.atomic
def record_participants(
    *, meeting: Meeting, participants: Iterable[Present], by: Actor, at: datetime
) -> list[Participant]:
    """Write down who was there; the list replaces the one before."""
    require(by, Permission.MEETING_RECORD, meeting.agreement)
    current = writable(meeting)
    present = list(participants)
    if any(p.party.agreement_id != current.agreement.pk for p in present):
        raise NotAParty(_("Only people of the agreement's parties can be participants."))
    current.participants.all().delete()
    made = Participant.objects.bulk_create(
        Participant(meeting=current, party=p.party, name=p.name, title=p.title, deputy_for=p.deputy_for)
        for p in present
    )
    record(
        "meetings.record_participants", current, by=by, at=at, within=current.agreement,
        detail={"number": len(made)},
    )  # fmt: skip
    return made


@transaction.atomic
def record_notes(
    *, item: AgendaItem, notes: str, version: int | None = None, base: str | None = None, by: Actor, at: datetime
) -> AgendaItem:
    """
    Save the minutes of an item, and return it as it stands then.

    `version` is the one the writer saw and `base` its text. When somebody else saved meanwhile, what both changed
    is put together where no paragraph was changed by both; otherwise EditedMeanwhile, and nothing is overwritten.
    """
    require(by, Permission.MEETING_RECORD, item.meeting.agreement)
    current = writable_item(item)
    text = notes if version in (None, current.version) else both(current.notes, notes, base)
    if text == current.notes:
        return current
    is_same_stretch = (
        current.notes_saved_by_id == (by.person.pk if by.person else None)
        and current.notes_saved_at is not None
        and at - current.notes_saved_at < STRETCH
    )
    current.notes, current.notes_saved_at, current.notes_saved_by = text, at, by.person
    current.version += 1
    current.save()
    if not is_same_stretch:
        note_on("meetings.record_notes", current, by, at)
    return current


def both(standing: str, written: str, base: str | None) -> str:
    """Return the text that stands and the one written put together; raise EditedMeanwhile when that is not clear."""
    if standing in (written, base):
        return written
    text = None if base is None else put_together(base, written, standing)
    if text is None:
        raise EditedMeanwhile(_("Somebody else saved this item while you wrote. Choose what is to stand."))
    return text


@transaction.atomic
def settle_publicity(*, item: AgendaItem, is_public: bool, by: Actor, at: datetime) -> AgendaItem:
    """Choose whether everybody may read the minutes of an item, once they are locked and the agreement is public."""
    require(by, Permission.MEETING_RECORD, item.meeting.agreement)
    current = writable_item(item)
    if current.is_public != is_public:
        current.is_public = is_public
        current.save(update_fields=["is_public"])
        note_on("meetings.settle_publicity", current, by, at, is_public=is_public)
    return current


@transaction.atomic
def note(
    *,
    meeting: Meeting,
    text: str,
    item: AgendaItem | None = None,
    circle: str = Circle.SHARED,
    by: Actor,
    at: datetime,
) -> OutcomeNote:
    """Note something without anything being agreed; an internal note is seen by the own party only."""
    require(by, Permission.MEETING_RECORD, meeting.agreement)
    current = writable(meeting)
    home = own_party(current.agreement, by).organisation
    twin = OutcomeNote.objects.filter(meeting=current, item=item, text=text, circle=circle, home=home).first()
    if twin:
        return twin  # the button was pressed twice
    made = OutcomeNote.objects.create(meeting=current, item=item, text=text, circle=circle, home=home, noted_at=at)
    record("meetings.note", made, by=by, at=at, within=current.agreement)
    return made
