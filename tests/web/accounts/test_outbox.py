"""The pages of the outbox."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Role
from samverkan.journal.models import Entry
from samverkan.mail.actions import queue
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


def test_a_link_that_lets_somebody_in_is_shown_to_administrators_only(client: Client, by: Actor):
    message = put(by, body="https://example.org/inbjudan/hemlig/", lets_in=True)
    address = reverse("mail:message", args=[message.pk])
    assert "hemlig" not in client.get(address).content.decode()
    client.force_login(acting(by.organisation, Role.ADMINISTRATOR).person)
    assert "hemlig" in client.get(address).content.decode()


def test_without_a_mail_server_the_page_says_what_to_do(client: Client, by: Actor):
    message = put(by)
    assert "Ingen e-postserver är inställd" in client.get(reverse("mail:outbox")).content.decode()
    answer = client.post(reverse("mail:send_again", args=[message.pk]), follow=True)
    assert "Kopiera texten" in answer.content.decode()
    assert not Entry.objects.exists()
