"""What a mail server's answers lead to: waits that grow, addresses that take no mail, and never the same mail twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import connections, transaction

from samverkan.mail import daily
from samverkan.mail.actions import CannotSend, clear, queue, send_again, send_all_again
from samverkan.mail.actions.delivering import WAITS, claim, deliver
from samverkan.mail.models import Bounce, Message
from tests.web.mail.conftest import Postman

pytestmark = pytest.mark.django_db(transaction=True)
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def put(to: str = "nils@example.org", at: datetime = THE_TIME, **fields: object) -> Message:
    given = {"subject": "Hej", "body": "En rad.\n", "reason": "prov", "party_key": None}
    with transaction.atomic():
        message = queue(to=to, **{**given, **fields}, at=at)
    return as_it_is(message)


def as_it_is(message: Message) -> Message:
    message.refresh_from_db()
    return message


@pytest.mark.parametrize("answer", ["421 4.3.2 Closing", "450 4.2.0 Greylisted", "452 Too many", "552 Mailbox full"])
def test_a_temporary_refusal_is_tried_again_after_a_while(server: Postman, answer: str):
    server.answers = [answer]
    message = put()
    assert (message.state, message.next_try_at) == ("failed", THE_TIME + timedelta(minutes=5))
    assert answer in message.fault
    assert deliver(at=THE_TIME + timedelta(minutes=4)) == 0
    assert deliver(at=THE_TIME + timedelta(minutes=5)) == 1
    assert as_it_is(message).state == "sent"
    assert (message.fault, message.status, message.tries) == ("", "", 2)
    assert not Bounce.objects.exists()


def test_the_waits_grow_until_the_mail_is_given_up(server: Postman):
    server.answers = ["450 4.2.0 Later"] * 6
    message, at, waits = put(), THE_TIME, []
    while message.next_try_at:
        waits.append(message.next_try_at - at)
        at = message.next_try_at
        deliver(at=at)
        as_it_is(message)
    assert tuple(waits) == WAITS
    assert all(earlier < later for earlier, later in pairwise(waits))
    assert (message.state, message.given_up, message.tries) == ("given_up", "tries", 6)
    deliver(at=at + timedelta(days=30))
    assert server.taken == []


def test_a_refused_receiver_comes_on_the_list_and_gets_no_more_mail(server: Postman):
    server.answers = ["550 5.1.1 No such user here"]
    first = put()
    assert (first.state, first.given_up, first.status) == ("given_up", "address", "550 5.1.1")
    bounce = Bounce.objects.get()
    assert (bounce.to, bounce.sentence) == ("nils@example.org", "550 5.1.1 No such user here")
    second = put()
    assert (second.given_up, second.tries) == ("bounced", 0)
    assert len(server.asked) == 1
    with pytest.raises(CannotSend):
        send_again(second, at=THE_TIME + HOUR)


def test_what_was_held_back_goes_when_the_address_works_again(server: Postman):
    server.answers = ["550 5.1.1 No such user here"]
    put()
    put(subject="Två")
    assert clear(Bounce.objects.get(), at=THE_TIME + HOUR) == 2
    assert daily.run(at=THE_TIME + HOUR) == 2
    assert [mail["Subject"] for mail in server.taken] == ["Hej", "Två"]


def test_what_is_older_than_a_fortnight_is_not_sent_when_the_address_works_again(server: Postman):
    server.answers = ["550 5.1.1 No such user here"]
    put()
    assert clear(Bounce.objects.get(), at=THE_TIME + timedelta(days=15)) == 0


def test_a_server_that_does_not_trust_us_puts_nobody_on_the_list(server: Postman):
    server.answers = ["550 5.7.1 Relaying denied"]
    assert put().given_up == "text"
    assert not Bounce.objects.exists()


def test_a_refused_text_is_given_up_but_the_address_is_kept(server: Postman):
    server.answers_to_text = ["554 5.6.0 Looks like spam"]
    assert put().given_up == "text"
    assert not Bounce.objects.exists()


def test_an_address_that_is_refused_only_with_the_text_comes_on_the_list(server: Postman):
    server.answers_to_text = ["550 5.1.1 Unknown user"]
    assert put().given_up == "address"


def test_a_server_that_cannot_be_reached_is_tried_again(closed_server: None):
    message = put()
    assert (message.state, message.status, message.tries) == ("failed", "", 1)
    assert message.next_try_at == THE_TIME + WAITS[0]


def test_a_server_that_is_away_is_not_asked_for_every_mail(closed_server: None):
    put()
    others = [put(at=THE_TIME + timedelta(minutes=1)) for _number in range(3)]
    assert [(message.state, message.tries) for message in others] == [("waiting", 0)] * 3
    deliver(at=THE_TIME + HOUR)
    assert sum(as_it_is(message).tries for message in others) <= 1


def test_a_server_that_hangs_is_let_go(server: Postman, settings):
    settings.EMAIL_TIMEOUT, server.hangs = 0.2, True
    message = put()
    assert message.state == "failed"
    assert "timed out" in message.fault
    assert message.next_try_at


def test_after_a_refusal_the_other_mail_goes_on(server: Postman, settings):
    settings.SMTP, smtp = type(settings.SMTP)(), settings.SMTP
    waiting = [put(to=f"n{number}@example.org") for number in range(4)]
    settings.SMTP = smtp
    assert deliver(at=THE_TIME) == 0
    assert send_all_again(Message.objects.all(), at=THE_TIME) == 4
    server.answers = ["250 OK", "450 4.2.0 Later", "550 5.1.1 No such user"]
    deliver(at=THE_TIME)
    assert [as_it_is(message).state for message in waiting].count("failed") == 1
    assert [message.state for message in waiting].count("given_up") == 1


def test_mail_that_is_claimed_is_not_claimed_again_until_the_hour_is_over(server: Postman):
    server.answers = ["450 4.2.0 Later"]
    message = put()
    assert claim(message, THE_TIME + HOUR)
    other = Message.objects.get(pk=message.pk)
    assert not claim(other, THE_TIME + HOUR + timedelta(minutes=10))
    assert not Message.objects.due(THE_TIME + HOUR + timedelta(minutes=10)).exists()
    assert deliver(at=THE_TIME + 3 * HOUR) == 1


def test_two_workers_at_once_send_each_mail_once(server: Postman):
    server.answers = ["450 4.2.0 Later"] * 20
    for number in range(20):
        put(to=f"n{number}@example.org")

    def work() -> None:
        deliver(at=THE_TIME + HOUR)
        connections.close_all()

    with ThreadPoolExecutor(3) as workers:
        for done in [workers.submit(work) for _number in range(3)]:
            done.result()
    assert sorted(to for [to] in server.to) == sorted(f"n{number}@example.org" for number in range(20))


def test_the_same_mail_has_the_same_id_each_time(server: Postman):
    server.answers_to_text = ["451 4.3.0 Later"]
    message = put()
    first = message.pk
    deliver(at=THE_TIME + HOUR)
    [mail] = server.taken
    assert mail["Message-ID"] == f"<{first}.20260302090000@example.org>"
    assert mail["Auto-Submitted"] == "auto-generated"


def test_a_second_click_on_send_again_sends_nothing_twice(server: Postman):
    message = put()
    send_again(message, at=THE_TIME + timedelta(seconds=5))
    assert len(server.taken) == 1
    send_again(as_it_is(message), at=THE_TIME + HOUR)
    assert len(server.taken) == 2
