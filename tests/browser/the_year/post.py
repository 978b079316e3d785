"""What is in the outbox of the running program: people of the examples have addresses that no mail reaches."""

import re
import sqlite3
from dataclasses import dataclass
from typing import Any

from icalendar import Calendar

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

    def in_calendar(self, name: str) -> str:
        """What the calendar file that goes with it says of the meeting, as its line would be written."""
        calendar = Calendar.from_ical(self.calendar)
        [event] = calendar.walk("VEVENT")
        value: Any = (calendar if name == "METHOD" else event)[name]
        return str(value.to_ical().decode())


def latest(program: Running, to: str, subject: str) -> Letter:
    """Return the latest mail to somebody, with these words in its subject."""
    with sqlite3.connect(f"file:{program.data / 'db.sqlite3'}?mode=ro", uri=True) as outbox:
        row = outbox.execute(FOUND, (to, f"%{subject}%")).fetchone()
    assert row, f"nobody has written to {to} about {subject}"
    return Letter(*row)
