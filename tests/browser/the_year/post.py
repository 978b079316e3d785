"""
What the mail server of the year has taken, as its receivers would read it.

The people of the examples have addresses that no mail reaches (RFC 2606, .example). For the year they are given others,
under .test, so that what is written to them goes through a mail server as it would anywhere.
"""

import re
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from icalendar import Calendar

from tests.plugins.postman import Postman

INVENTED, REACHED = ".example", ".test"
ADDRESSES = (
    ("accounts_person", "email"), ("account_emailaddress", "email"), ("meetings_seat", "email"),
    ("meetings_invitee", "email"),
)  # fmt: skip
PATIENCE_SECONDS = 10


def address(invented: str) -> str:
    """Where mail to somebody of the examples goes in this year."""
    return invented.replace(INVENTED, REACHED)


def give_addresses(data: Path) -> None:
    """Give everybody of the examples an address that mail reaches, in the running program's database."""
    with sqlite3.connect(data / "db.sqlite3", timeout=30) as database:
        for table, column in ADDRESSES:
            database.execute(f"update {table} set {column} = replace({column}, ?, ?)", (INVENTED, REACHED))


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


def latest(server: Postman, to: str, subject: str) -> Letter:
    """Return the latest mail that the server has taken for somebody, with these words in its subject."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (found := list(taken(server, address(to), subject))):
        assert time.monotonic() < deadline, f"nobody has written to {to} about {subject}"
        time.sleep(0.05)
    return read(found[-1])


def taken(server: Postman, to: str, subject: str) -> Iterator[EmailMessage]:
    """Yield the mails to somebody with these words in the subject, in the order they came."""
    for message, receivers in zip(list(server.taken), list(server.to), strict=False):
        if to in receivers and subject in str(message["Subject"]):
            yield message


def read(message: EmailMessage) -> Letter:
    """Return what a mail says, and the calendar file that goes with it."""
    body = message.get_body(("plain",))
    files = [part.get_content() for part in message.walk() if part.get_content_type() == "text/calendar"]
    return Letter(body.get_content() if body else "", files[0] if files else "")
