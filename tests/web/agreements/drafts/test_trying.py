"""Trying one's own document without an account."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Draft
from samverkan.journal.models import Entry
from samverkan.sources.models import Snapshot
from tests.factories import acting, organisation
from tests.factories.people import PASSWORD

from .conftest import TEXT, client_of, hidden, words

pytestmark = pytest.mark.django_db
TRY, TRY_DRAFT, KEEP = reverse("agreements:try"), reverse("agreements:try_draft"), reverse("agreements:keep_tried")


@pytest.fixture
def state(client: Client) -> str:
    return hidden(client.post(TRY, {"text": TEXT}), "state")


def test_one_press_leads_from_pasted_text_to_the_list_of_promises(client: Client) -> None:
    page = words(client.post(TRY, {"text": TEXT}))
    assert "Björkö kommun ska erbjuda tjugo praktikplatser om året." in page
    assert "Älvdalens universitet" in page


def test_nothing_is_kept(client: Client, state: str) -> None:
    client.post(TRY_DRAFT, {"state": state, "step": "save", "title": "Annat"})
    assert not Draft.objects.exists()
    assert not Snapshot.objects.exists()
    assert not Entry.objects.exists()
    assert "sessionid" not in client.cookies


def test_a_file_is_read(client: Client) -> None:
    file = SimpleUploadedFile("avtal.txt", TEXT.encode("latin-1"), "text/plain")
    assert "tjugo praktikplatser" in words(client.post(TRY, {"file": file}))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("trasig.pdf", b"%PDF-1.7 nothing more"),
        ("bild.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 200),
        ("tom.txt", b""),
        ("avtal.pdf", TEXT.encode()),
        ("avtal.zip", b"PK\x03\x04" + b"\0" * 100),
    ],
)
def test_a_bad_file_gets_a_sentence_that_names_it(client: Client, name: str, data: bytes) -> None:
    response = client.post(TRY, {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 400
    assert name in words(response)


def test_an_empty_paste_is_refused(client: Client) -> None:
    response = client.post(TRY, {"text": " \n "})
    assert response.status_code == 400
    assert 'name="state"' not in response.content.decode()


def test_corrections_travel_in_the_page(client: Client, state: str) -> None:
    page = client.post(TRY_DRAFT, {"state": state, "step": "save", "title": "Ny titel"})
    again = client.post(TRY_DRAFT, {"state": hidden(page, "state"), "step": "undo"})
    assert "<h1>Ny titel</h1>" in page.content.decode()
    assert "<h1>Avsiktsförklaring mellan" in again.content.decode()


@pytest.mark.parametrize("state", ["", "abc", "eyJhIjoxfQ:1abc:x"])
def test_a_state_that_was_tampered_with_is_refused(client: Client, state: str) -> None:
    response = client.post(TRY_DRAFT, {"state": state, "step": "save"})
    assert response.status_code == 400
    assert words(response)


def test_a_reloaded_draft_page_leads_back_to_the_form(client: Client) -> None:
    assert client.get(TRY_DRAFT).headers["Location"] == TRY


def test_whoever_is_signed_in_keeps_the_corrected_draft(state: str, coordinator: Actor) -> None:
    answer = client_of(coordinator).post(KEEP, {"state": state, "step": "save", "title": "Behållen"})
    draft = Draft.objects.get()
    assert answer.headers["Location"] == reverse("agreements:draft", args=[draft.pk])
    assert draft.title == "Behållen"
    assert draft.home == coordinator.organisation


def test_somebody_not_signed_in_signs_in_without_losing_the_draft(client: Client, state: str) -> None:
    somebody = acting(organisation("Älvdalens universitet"), password=PASSWORD)
    page = client.post(KEEP, {"state": state, "step": "save", "title": "Behållen"})
    waiting = {"state": hidden(page, "state"), "login": somebody.person.email}
    wrong = client.post(KEEP, {**waiting, "password": "fel lösenord"})
    assert 'name="state"' in wrong.content.decode()
    assert not Draft.objects.exists()
    client.post(KEEP, {**waiting, "password": PASSWORD})
    assert Draft.objects.get().title == "Behållen"


def test_a_reader_cannot_keep_a_draft(client: Client, state: str) -> None:
    reader = acting(organisation(), "reader")
    response = client_of(reader).post(KEEP, {"state": state, "step": "save"})
    assert response.status_code == 403
    assert not Draft.objects.exists()


def test_the_form_is_protected_against_other_sites() -> None:
    careful = Client(enforce_csrf_checks=True)
    assert careful.post(TRY, {"text": TEXT}).status_code == 403
