"""The pages of the outbox."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Role
from samverkan.config.environment import Smtp
from samverkan.journal.models import Entry
from samverkan.mail.actions import queue, tell
from samverkan.mail.models import Message
from tests.factories import acting, organisation

pytestmark = pytest.mark.django_db
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def by(client: Client) -> Actor:
    who = acting(organisation(), Role.COORDINATOR)
    client.force_login(who.person)
    return who


def put(by: Actor, subject: str = "Hej", **fields: object) -> Message:
    given = {"to": "nils@example.org", "body": "Texten.", "reason": "prov", **fields}
    return queue(subject=subject, party_key=by.organisation.key, at=THE_TIME, **given)


def subjects(answer) -> list[str]:
    return [message.subject for message in answer.context["page"].page]


def test_a_party_sees_its_own_mail(client: Client, by: Actor):
    put(by, "Vårt")
    put(acting(organisation()), "Deras")
    assert subjects(client.get(reverse("mail:outbox"))) == ["Vårt"]


def test_mail_is_listed_by_state_and_a_strange_state_means_all(client: Client, by: Actor):
    put(by, "Väntar")
    Message.objects.filter(pk=put(by, "Skickat").pk).update(sent_at=THE_TIME)
    Message.objects.filter(pk=put(by, "Fel").pk).update(fault="No")
    for state, expected in (("waiting", {"Väntar"}), ("failed", {"Fel"}), ("sent", {"Skickat"})):
        assert set(subjects(client.get(reverse("mail:outbox"), {"state": state}))) == expected
    assert len(subjects(client.get(reverse("mail:outbox"), {"state": "delete"}))) == 3


def test_a_long_outbox_comes_in_pages(client: Client, by: Actor):
    for number in range(30):
        put(by, f"M{number}")
    assert len(subjects(client.get(reverse("mail:outbox"), {"page": "2"}))) == 5


def test_the_number_of_queries_is_the_same_for_ten_messages_and_a_thousand(client: Client, by: Actor):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("mail:outbox"))
        return len(captured)

    put(by)
    [one] = Message.objects.all()
    fields = {
        "to": one.to,
        "subject": "S",
        "body": "B",
        "reason": "r",
        "party_key": one.party_key,
        "queued_at": THE_TIME,
    }
    Message.objects.bulk_create(Message(**fields) for _ in range(9))
    few = queries()
    Message.objects.bulk_create(Message(**fields) for _ in range(990))
    assert queries() == few


def test_a_message_shows_its_text_and_its_fault(client: Client, by: Actor):
    message = put(by)
    Message.objects.filter(pk=message.pk).update(fault="Ingen bor här", tries=2)
    shown = client.get(reverse("mail:message", args=[message.pk])).content.decode()
    assert "Texten." in shown
    assert "Ingen bor här" in shown


def test_another_partys_message_is_not_found(client: Client, by: Actor):
    message = put(acting(organisation()))
    assert client.get(reverse("mail:message", args=[message.pk])).status_code == 404
    assert client.post(reverse("mail:send_again", args=[message.pk])).status_code == 404


def test_without_a_mail_server_a_link_that_lets_somebody_in_is_shown_to_administrators_only(client: Client, by: Actor):
    message = put(by, body="https://example.org/inbjudan/hemlig/", lets_in=True)
    address = reverse("mail:message", args=[message.pk])
    assert "hemlig" not in client.get(address).content.decode()
    client.force_login(acting(by.organisation, Role.ADMINISTRATOR).person)
    assert "hemlig" in client.get(address).content.decode()


def test_with_a_mail_server_nobody_reads_a_link_that_acts_for_another_person(client: Client, by: Actor, settings: Any):
    message = put(by, body="https://example.org/lage/hemlig/", lets_in=True)
    settings.SMTP = Smtp("127.0.0.1", 1)
    client.force_login(acting(by.organisation, Role.ADMINISTRATOR).person)
    shown = client.get(reverse("mail:message", args=[message.pk])).content.decode()
    assert "hemlig" not in shown
    assert "visas inte för någon annan" in shown


def test_the_link_that_stops_somebodys_mail_is_not_shown_to_others(client: Client, by: Actor):
    message = put(by, group="agreement")
    assert message.stop in message.body
    shown = client.get(reverse("mail:message", args=[message.pk])).content.decode()
    assert "Texten." in shown
    assert "Därför får du det här: prov" in shown
    assert message.stop not in shown


def test_without_a_mail_server_the_page_says_what_to_do(client: Client, by: Actor):
    message = put(by)
    assert "Ingen e-postserver är inställd" in client.get(reverse("mail:outbox")).content.decode()
    answer = client.post(reverse("mail:send_again", args=[message.pk]), follow=True)
    assert "Kopiera texten" in answer.content.decode()
    assert not Entry.objects.exists()


def test_what_could_not_be_sent_is_listed_apart_from_what_is_given_up(client: Client, by: Actor):
    Message.objects.filter(pk=put(by, "Försöks").pk).update(fault="450 Later")
    Message.objects.filter(pk=put(by, "Uppgivet").pk).update(fault="554 No", given_up="text")
    assert subjects(client.get(reverse("mail:outbox"), {"state": "failed"})) == ["Försöks"]
    assert subjects(client.get(reverse("mail:outbox"), {"state": "given_up"})) == ["Uppgivet"]


def test_mail_is_found_by_address_and_by_subject(client: Client, by: Actor):
    put(by, "Inbjudan", to="karin@example.org")
    put(by, "Påminnelse")
    assert subjects(client.get(reverse("mail:outbox"), {"q": "KARIN@"})) == ["Inbjudan"]
    assert subjects(client.get(reverse("mail:outbox"), {"q": "minnelse"})) == ["Påminnelse"]
    assert "Inget hittades" in client.get(reverse("mail:outbox"), {"q": "finns inte"}).content.decode()


def test_a_message_that_was_given_up_says_why(client: Client, by: Actor):
    message = put(by)
    Message.objects.filter(pk=message.pk).update(given_up="tries", fault="450 4.2.0 Later", tries=6)
    shown = client.get(reverse("mail:message", args=[message.pk])).content.decode()
    assert "ett och ett halvt dygn" in shown
    assert "450 4.2.0 Later" in shown


def told(by: Actor, sentence: str = "Mötet har flyttats.") -> None:
    tell(
        to="nils@example.org", language="sv", kind="meeting.moved", sentence=sentence, path="/moten/",
        reason="Du samordnar.", party_key=by.organisation.key, at=THE_TIME,
    )  # fmt: skip


def test_what_goes_with_the_next_mail_is_listed_for_ones_own_party_with_its_reason(client: Client, by: Actor):
    told(by)
    told(acting(organisation()), "Deras.")
    shown = client.get(reverse("mail:outbox"), {"state": "next"}).content.decode()
    assert "Mötet har flyttats." in shown
    assert "Du samordnar." in shown
    assert "Deras." not in shown
    empty = client.get(reverse("mail:outbox"), {"state": "next", "q": "okänt"}).content.decode()
    assert "Inget hittades" in empty


@pytest.fixture
def with_server(settings) -> None:
    settings.SMTP = Smtp("127.0.0.1", 9)


def test_ticked_messages_go_with_the_next_tick_but_nobody_elses(client: Client, by: Actor, with_server: None):
    ours, left, theirs = put(by), put(by), put(acting(organisation()))
    Message.objects.update(given_up="tries", fault="x", next_try_at=None)
    client.post(reverse("mail:send_many"), {"valda": [ours.pk, theirs.pk, "x", "9" * 40]})
    due = Message.objects.exclude(next_try_at=None)
    assert [message.pk for message in due] == [ours.pk]
    assert due.get().state != "given_up"
    assert left.pk != ours.pk
    assert Entry.objects.get().action == "accounts.send_all_again"


def test_everything_in_a_list_goes_again_at_once_or_nothing_does(client: Client, by: Actor, with_server: None):
    for number in range(30):
        put(by, f"M{number}")
    Message.objects.update(given_up="tries", fault="x", next_try_at=None)
    Message.objects.filter(subject="M3").update(given_up="no_longer", body="")
    Message.objects.filter(subject="M4").update(given_up="", fault="", sent_at=THE_TIME)
    answer = client.post(reverse("mail:send_many"), {"state": "given_up", "all": "1"}, follow=True)
    assert Message.objects.exclude(next_try_at=None).count() == 28
    assert "28 meddelanden går iväg inom några minuter" in answer.content.decode()
    again = client.post(reverse("mail:send_many"), {"state": "given_up"}, follow=True)
    assert "Inget att skicka" in again.content.decode()


def test_many_messages_cannot_be_sent_without_a_mail_server(client: Client, by: Actor):
    message = put(by)
    answer = client.post(reverse("mail:send_many"), {"valda": [message.pk]}, follow=True)
    assert "Ingen e-postserver är inställd" in answer.content.decode()
