"""Handing over files."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.sources.actions import receive
from samverkan.sources.files import location
from samverkan.sources.models import Snapshot
from tests.factories import acting, organisation

pytestmark = pytest.mark.django_db
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PAGE = b"<script>alert(1)</script>"


@pytest.fixture
def by() -> Actor:
    return acting(organisation())


@pytest.fixture
def snapshot(by: Actor) -> Snapshot:
    return receive(data=PAGE, name="räkning & avtal.html", media_type="text/html", by=by, at=THE_TIME)


def get(client: Client, by: Actor, snapshot: Snapshot):
    client.force_login(by.person)
    return client.get(reverse("sources:download", args=[snapshot.pk]))


def test_a_file_is_saved_and_never_shown(client: Client, by: Actor, snapshot: Snapshot):
    answer = get(client, by, snapshot)
    assert b"".join(answer.streaming_content) == PAGE
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "r%C3%A4kning" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_another_partys_file_is_not_found(client: Client, snapshot: Snapshot):
    assert get(client, acting(organisation()), snapshot).status_code == 404


def test_a_file_missing_from_the_folder_is_told_of_by_a_sentence(client: Client, by: Actor, snapshot: Snapshot):
    location(snapshot.file_id).unlink()
    answer = get(client, by, snapshot)
    assert answer.status_code == 404
    assert "Filen är registrerad men finns inte kvar i lagret" in answer.content.decode()
