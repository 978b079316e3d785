"""What is asked before minutes are written in, sent or adjusted."""

from django.utils.translation import gettext as _

from samverkan.meetings.actions.checks import MeetingClosed, locked
from samverkan.meetings.models import AgendaItem, Meeting, MeetingState, Minutes, MinutesState


class MinutesClosed(Exception):
    """The minutes are out for adjustment, approved or locked."""


def writable(meeting: Meeting) -> Meeting:
    """Return the locked meeting; raise unless its minutes may be written in: during it, and after it while a draft."""
    current = locked(meeting)
    if current.state == MeetingState.CANCELLED:
        raise MeetingClosed(_("The meeting is cancelled. Plan a new one."))
    check_draft(record_of(current))
    return current


def writable_item(item: AgendaItem) -> AgendaItem:
    """Return the item as it stands now, of a meeting whose minutes may be written in."""
    meeting = writable(item.meeting)
    current = AgendaItem.objects.select_related("topic", "commitment", "notes_saved_by").get(pk=item.pk)
    current.meeting = meeting
    return current


def record_of(meeting: Meeting) -> Minutes:
    """Return how far the minutes of a meeting have come; a meeting without a record has a draft."""
    return Minutes.objects.filter(meeting=meeting).first() or Minutes(meeting=meeting)


def kept_record_of(meeting: Meeting) -> Minutes:
    """Return the record of a meeting, made when there is none; the meeting is to be locked already."""
    return Minutes.objects.get_or_create(meeting=meeting)[0]


def check_draft(record: Minutes) -> None:
    """Raise MinutesClosed with what to do instead unless the minutes are a draft."""
    sentences = {
        MinutesState.SENT: _("The minutes are out for adjustment. Take them back to change them."),
        MinutesState.APPROVED: _("The minutes have been approved. Take them back to change them."),
        MinutesState.LOCKED: _("The minutes are locked. Write an addendum instead."),
    }
    if not record.is_draft:
        raise MinutesClosed(sentences[MinutesState(record.state)])
