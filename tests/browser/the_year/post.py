"""What is in the outbox of the running program: people of the examples have addresses that no mail reaches."""

import re
import sqlite3
from dataclasses import dataclass

from icalendar import Calendar, Event

from tests.plugins.serving import Running

FOUND = 'select body, calendar from mail_message where "to" = ? and subject like ? order by queued_at desc, id desc'


@dataclass(frozen=True)
class Letter:
    """A mail as somebody got it."""

    body: str
    calendar: str

    @property
    def link(self) -> str:
        """The address of the first link in it."""
        found = re.search(r"https?://\S+", self.body)
        assert found, self.body
        return found[0]

    @property
    def event(self) -> Event:
        """The meeting in the calendar file that goes with it."""
        [event] = Calendar.from_ical(self.calendar).events
        return event

    @property
    def method(self) -> str:
        """What the calendar file asks of a calendar: REQUEST or CANCEL."""
        return str(Calendar.from_ical(self.calendar)["METHOD"])


def latest(program: Running, to: str, subject: str) -> Letter:
    """Return the latest mail to somebody, with these words in its subject."""
    with sqlite3.connect(f"file:{program.data / 'db.sqlite3'}?mode=ro", uri=True) as outbox:
        row = outbox.execute(FOUND, (to, f"%{subject}%")).fetchone()
    assert row, f"nobody has written to {to} about {subject}"
    return Letter(*row)
