"""Meetings as calendar files: one to fetch or sent to somebody called, or all that a person follows."""

import zoneinfo
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from samverkan.meetings.models import Answer, Invitee, Meeting, MeetingState

if TYPE_CHECKING:
    import icalendar

STOCKHOLM = zoneinfo.ZoneInfo("Europe/Stockholm")
PRODUCT = "-//Samverkan//Partnership calendar//SV"
PUBLISH, REQUEST, CANCEL = "PUBLISH", "REQUEST", "CANCEL"
ANSWERED = {
    Answer.NONE: "NEEDS-ACTION",
    Answer.ACCEPTS: "ACCEPTED",
    Answer.DECLINES: "DECLINED",
    Answer.DEPUTY: "DELEGATED",
}


def calendar(meeting: Meeting, address: str, *, with_video: bool = False) -> bytes:
    """
    Return the meeting as an iCalendar file for whoever may see its page.

    It names nobody. The same meeting keeps its UID for ever; SEQUENCE rises with each change and a cancelled one is
    struck out. DTSTAMP is when it last changed, so that the same meeting gives the same bytes. `address` is the
    meeting's page, `with_video` says that the reader may have the video link.
    """
    method = CANCEL if meeting.state == MeetingState.CANCELLED else PUBLISH
    return file(method, event(meeting, address, with_video=with_video))


def invitation(meeting: Meeting, address: str, to: Invitee, *, organiser: str, is_off: bool = False) -> bytes:
    """
    Return the file that goes with a mail to one of those called: a request, or with `is_off` a cancellation.

    It names the organiser (an address) and the receiver with the answer given, and nobody else: addresses are not
    spread. RSVP is FALSE since the answer comes by the link of the mail.
    """
    import icalendar  # slow to load

    is_off = is_off or meeting.state == MeetingState.CANCELLED
    made = event(meeting, address, with_video=True)
    if is_off:
        made["status"] = "CANCELLED"
    made.add("organizer", icalendar.vCalAddress(f"mailto:{organiser}"))
    attendee = icalendar.vCalAddress(f"mailto:{to.email}")
    attendee.params.update({"CN": to.name, "PARTSTAT": ANSWERED[Answer(to.answer)], "RSVP": "FALSE"})
    made.add("attendee", attendee)
    return file(CANCEL if is_off else REQUEST, made)


def followed(events: "Iterable[icalendar.Event]", *, name: str) -> bytes:
    """Return the calendar that a program follows, with what it is called and how often it is worth asking for."""
    made = calendar_of(PUBLISH, *events)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    return made.to_ical()


def file(method: str, event: "icalendar.Event") -> bytes:
    """Return the bytes of a file with one event."""
    return calendar_of(method, event).to_ical()


def calendar_of(method: str, *events: "icalendar.Event") -> "icalendar.Calendar":
    """Return a calendar with the events, and the time zone that they are told in."""
    import icalendar

    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", PRODUCT)
    made.add("calscale", "GREGORIAN")
    made.add("method", method)
    for event in events:
        made.add_component(event)
    made.add_missing_timezones()
    return made


def event(meeting: Meeting, address: str, *, with_video: bool = False) -> "icalendar.Event":
    """Return the meeting as an event."""
    import icalendar

    video = meeting.video_link if with_video else ""
    made = icalendar.Event()
    made.add("uid", str(meeting.calendar_uid))
    made.add("dtstamp", meeting.calendar_changed_at.astimezone(UTC))
    made.add("sequence", meeting.calendar_sequence)
    begins = meeting.starts_at.astimezone(UTC)  # added to in UTC, since an hour is missing when summer time begins
    made.add("dtstart", by_the_clock(begins))
    made.add("dtend", by_the_clock(begins + timedelta(minutes=meeting.minutes)))
    made.add("summary", f"{meeting.title}: {meeting.agreement.title}")
    made.add("description", "\n".join(filter(None, (video and _("Video: %(link)s") % {"link": video}, address))))
    if meeting.place or video:
        made.add("location", meeting.place or video)
    made.add("status", status(meeting))
    made.add("url", address)
    return made


def by_the_clock(moment: datetime) -> datetime:
    """Return the moment in Stockholm; in UTC in the hour that comes twice, which a calendar reads as the first one."""
    local = moment.astimezone(STOCKHOLM)
    return moment.astimezone(UTC) if local.fold else local


def status(meeting: Meeting) -> str:
    """Return how sure the meeting is: one that nobody has been called to may yet move."""
    if meeting.state == MeetingState.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if meeting.is_draft else "CONFIRMED"
