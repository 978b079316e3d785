"""A calendar file goes with a mail so that calendars take it in and people can open it."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from samverkan.mail.actions import forget, queue
from samverkan.mail.models import Message
from tests.web.mail.conftest import Postman

THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FILE = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nX-WR-CALNAME:Möte i Åby\r\nEND:VCALENDAR\r\n"


def put(calendar: str = FILE) -> Message:
    given = {"to": "nils@example.org", "subject": "Kallelse", "body": "Välkommen.\n", "reason": "r", "party_key": None}
    with transaction.atomic():
        return queue(**given, calendar=calendar.encode(), at=THE_TIME)


@pytest.mark.django_db(transaction=True)
def test_the_file_is_both_a_part_of_the_mail_and_a_file_beside_it(server: Postman):
    put()
    parts = {part.get_content_type(): part for part in server.taken[0].walk() if not part.is_multipart()}
    assert list(parts) == ["text/plain", "text/calendar", "application/ics"]
    read = parts["text/calendar"]
    assert (read.get_param("method"), read.get_content_charset()) == ("REQUEST", "utf-8")
    assert "Möte i Åby" in read.get_content()
    assert parts["application/ics"].get_filename() == "mote.ics"
    assert parts["application/ics"].get_content() == FILE.encode()


@pytest.mark.django_db(transaction=True)
def test_mail_without_a_file_is_one_plain_text(server: Postman):
    put("")
    assert server.taken[0].get_content_type() == "text/plain"


@pytest.mark.django_db
def test_the_file_goes_when_a_person_is_to_be_unknown():
    put()
    forget("nils@example.org")
    assert Message.objects.get().calendar == ""
