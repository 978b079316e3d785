"""A meeting as a calendar file."""

import zoneinfo
from datetime import UTC, timedelta

import icalendar
from django.utils import timezone

from samverkan.meetings.models import Meeting, MeetingState

STOCKHOLM = zoneinfo.ZoneInfo("Europe/Stockholm")
PRODUCT = "-//Samverkan//Partnership calendar//SV"


def calendar(meeting: Meeting, address: str) -> bytes:
    """
    Return the meeting as an iCalendar file.

    The same meeting keeps its UID for ever; SEQUENCE rises with each change and a cancelled one is struck out.
    DTSTAMP is when it last changed, so that the same meeting gives the same bytes. `address` is the meeting's page.
    """
    is_cancelled = meeting.state == MeetingState.CANCELLED
    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", PRODUCT)
    made.add("calscale", "GREGORIAN")
    made.add("method", "CANCEL" if is_cancelled else "PUBLISH")
    made.add_component(event(meeting, address))
    made.add_missing_timezones()
    return made.to_ical()


def event(meeting: Meeting, address: str) -> icalendar.Event:
    """Return the one event of the file."""
    begins = timezone.localtime(meeting.starts_at, STOCKHOLM)
    made = icalendar.Event()
    made.add("uid", str(meeting.calendar_uid))
    made.add("dtstamp", meeting.calendar_changed_at.astimezone(UTC))
    made.add("sequence", meeting.calendar_sequence)
    made.add("dtstart", begins)
    # Added in UTC, since an hour of the clock is missing or doubled when summer time begins and ends.
    made.add("dtend", (begins.astimezone(UTC) + timedelta(minutes=meeting.minutes)).astimezone(STOCKHOLM))
    made.add("summary", f"{meeting.title}: {meeting.agreement.title}")
    made.add("description", address)
    if meeting.place:
        made.add("location", meeting.place)
    made.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
    made.add("url", address)
    return made
