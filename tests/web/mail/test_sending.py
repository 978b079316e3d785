"""Mail is kept, handed over once its cause has been committed, and says why when it was not delivered."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import transaction

from samverkan.mail.actions import CannotSend, forget, queue, send_again
from samverkan.mail.models import Message
from samverkan.mail.queries import counts, outbox
from tests.web.mail.conftest import Postman

THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def put(**fields: object) -> Message:
    """Queue a mail, and return it as it is once everything has been committed."""
    given = {"to": "nils@example.org", "subject": "Hej", "body": "En rad.\n", "reason": "prov", "party_key": None}
    with transaction.atomic():
        message = queue(**{**given, **fields}, at=THE_TIME)
    message.refresh_from_db()
    return message


@pytest.mark.django_db(transaction=True)
def test_mail_reaches_the_server_when_the_deed_is_done(server: Postman):
    message = put()
    assert message.state == "sent"
    assert (message.tries, message.fault) == (1, "")
    assert server.to == [["nils@example.org"]]
    assert server.taken[0]["From"] == "samverkan@example.org"
    assert server.taken[0].get_content().startswith("En rad.")


@pytest.mark.django_db(transaction=True)
def test_mail_to_an_invented_person_stays_in_the_outbox(server: Postman):
    message = put(to="astrid@mittalven.example")
    assert message.state == "waiting"
    assert server.taken == []


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_before_the_deed_is_done_or_when_it_is_undone(server: Postman):
    with transaction.atomic():
        queue(to="a@example.org", subject="S", body="B", reason="r", party_key=None, at=THE_TIME)
        assert server.taken == []
        transaction.set_rollback(True)
    assert server.taken == []
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_swedish_letters_arrive_as_they_were_written(server: Postman):
    put(subject="Möte på Åsö – ärende 7 €", body="Räksmörgås åt ÄLGEN. 🦌\n")
    [mail] = server.taken
    assert mail["Subject"] == "Möte på Åsö – ärende 7 €"
    assert mail.get_content().startswith("Räksmörgås åt ÄLGEN. 🦌")


@pytest.mark.django_db(transaction=True)
def test_a_long_subject_is_cut_and_arrives_on_one_line(server: Postman):
    message = put(subject="Å" * 500)
    assert len(message.subject) == 200
    assert server.taken[0]["Subject"].strip() == "Å" * 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_a_line_break_in_a_subject_adds_no_header(server: Postman, break_: str):
    put(subject=f"Hej{break_}Bcc: alla@example.org")
    [mail] = server.taken
    assert mail["Subject"] == "Hej Bcc: alla@example.org"
    assert mail["Bcc"] is None
    assert server.to == [["nils@example.org"]]


@pytest.mark.django_db(transaction=True)
def test_a_line_break_in_an_address_sends_nothing_and_says_so(server: Postman):
    message = put(to="nils@example.org\nBcc: alla@example.org")
    assert message.state == "given_up"
    assert message.fault
    assert server.taken == []


@pytest.mark.django_db(transaction=True)
def test_a_refused_address_keeps_the_mail_with_its_fault(server: Postman):
    message = put(to="x@refused.test")
    assert (message.state, message.given_up) == ("given_up", "address")
    assert "Nobody of that name" in message.fault
    assert message.body.startswith("En rad.\n")


@pytest.mark.django_db(transaction=True)
def test_a_silent_server_keeps_the_mail_with_its_fault(closed_server: None):
    message = put()
    assert (message.state, message.tries) == ("failed", 1)
    assert message.fault


@pytest.mark.django_db(transaction=True)
def test_mail_that_failed_can_be_sent_again(server: Postman):
    message = put(to="x@refused.test")
    message.to = "nils@example.org"
    message.save()
    send_again(message, at=LATER)
    message.refresh_from_db()
    assert (message.state, message.tries, message.fault) == ("sent", 1, "")


@pytest.mark.django_db(transaction=True)
def test_mail_that_lets_somebody_in_loses_its_text_once_sent(server: Postman):
    message = put(body="https://example.org/inbjudan/hemlig/", lets_in=True)
    assert "hemlig" in server.taken[0].get_content()
    assert message.body == ""
    with pytest.raises(CannotSend):
        send_again(message, at=LATER)


@pytest.mark.django_db(transaction=True)
def test_mail_that_lets_somebody_in_keeps_its_text_until_it_is_sent(closed_server: None):
    assert put(body="hemlig", lets_in=True).body.startswith("hemlig")


@pytest.mark.django_db(transaction=True)
def test_without_a_server_mail_waits():
    message = put()
    assert (message.state, message.tries) == ("waiting", 0)
    with pytest.raises(CannotSend):
        send_again(message, at=LATER)


@pytest.mark.django_db
def test_the_outbox_of_a_party_holds_its_own_mail_by_state():
    own, other = uuid4(), uuid4()
    for key in (own, other, None):
        queue(to="a@example.org", subject="S", body="B", reason="r", party_key=key, at=THE_TIME)
    failed = queue(to="b@example.org", subject="S", body="B", reason="r", party_key=own, at=THE_TIME)
    Message.objects.filter(pk=failed.pk).update(fault="No")
    tired = queue(to="c@example.org", subject="S", body="B", reason="r", party_key=own, at=THE_TIME)
    Message.objects.filter(pk=tired.pk).update(fault="No", given_up="tries")
    assert counts(own) == {"waiting": 1, "failed": 1, "given_up": 1, "sent": 0}
    assert list(outbox(own, "given_up")) == [tired]
    assert list(outbox(own, "failed")) == [failed]
    assert outbox(own).count() == 3
    assert outbox(None).count() == 0


@pytest.mark.django_db
def test_an_address_can_be_forgotten():
    queue(to="a@example.org", subject="S", body="Hej Anna", reason="r", party_key=None, at=THE_TIME)
    forget("a@example.org")
    assert Message.objects.values_list("to", "body").get() == ("", "")
