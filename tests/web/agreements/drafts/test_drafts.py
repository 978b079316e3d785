"""Drafts that a party keeps."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Circle
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions import drafts
from samverkan.agreements.actions.reading import Received
from samverkan.agreements.drafting import CannotApply
from samverkan.agreements.models import Draft, DraftState
from samverkan.journal.models import Entry
from samverkan.sources.models import Snapshot
from samverkan_engine.errors import Damaged
from tests.factories import acting, organisation

from .conftest import NOW, TEXT, client_of, words


def url_of(draft: Draft) -> str:
    return reverse("agreements:draft", args=[draft.pk])


def corrected(draft: Draft, by: Actor, title: str) -> Draft:
    step = {"do": "set", "field": "title", "value": title}
    return drafts.correct(draft, steps=[step], version=draft.version, by=by, at=NOW)


def test_a_draft_is_private_to_its_party(draft: Draft, coordinator: Actor, counterpart: Actor) -> None:
    assert draft.circle == Circle.PRIVATE
    assert draft.home == coordinator.organisation
    assert Draft.objects.visible_to(coordinator).count() == 1
    assert Draft.objects.visible_to(counterpart).count() == 0


@pytest.mark.parametrize("name", ["draft", "register"])
def test_another_partys_draft_does_not_exist(draft: Draft, counterpart: Actor, name: str) -> None:
    client = client_of(counterpart)
    assert client.get(reverse(f"agreements:{name}", args=[draft.pk])).status_code == 404


@pytest.mark.parametrize("name", ["set_draft_aside", "take_up_draft", "read_draft_again"])
def test_another_partys_draft_cannot_be_touched(draft: Draft, counterpart: Actor, name: str) -> None:
    client = client_of(counterpart)
    assert client.post(reverse(f"agreements:{name}", args=[draft.pk])).status_code == 404


def test_a_reader_cannot_draft(university: object) -> None:
    reader = acting(organisation(), "reader")
    assert client_of(reader).get(reverse("agreements:new")).status_code == 403
    with pytest.raises(NotAllowed):
        drafts.draft_from(Received(text=TEXT), by=reader, at=NOW)


def test_somebody_not_signed_in_is_asked_to_sign_in(client: Client, draft: Draft) -> None:
    assert client.get(url_of(draft)).status_code == 302


def test_nothing_is_kept_of_a_document_that_cannot_be_read(coordinator: Actor) -> None:
    with pytest.raises(Damaged):
        drafts.draft_from(Received(data=b"%PDF-1.7 broken", name="avtal.pdf"), by=coordinator, at=NOW)
    assert not Draft.objects.exists()
    assert not Snapshot.objects.exists()


def test_the_file_is_kept_with_its_draft(coordinator: Actor) -> None:
    data = TEXT.encode()
    draft = drafts.draft_from(Received(data=data, name="avtal.txt"), by=coordinator, at=NOW)
    assert draft.snapshot is not None
    assert draft.snapshot.name == "avtal.txt"
    assert draft.snapshot.file.size == len(data)


def test_the_same_file_twice_leads_to_the_first_draft(signed_in: Client) -> None:
    for _time in range(2):
        file = SimpleUploadedFile("avtal.txt", TEXT.encode())
        answer = signed_in.post(reverse("agreements:new"), {"file": file}, follow=True)
    assert Draft.objects.count() == 1
    assert "Ni tog emot samma fil den" in words(answer)


def test_another_party_that_takes_in_the_same_file_is_not_told(draft: Draft, counterpart: Actor) -> None:
    answer = client_of(counterpart).post(reverse("agreements:new"), {"text": TEXT}, follow=True)
    assert "samma fil" not in words(answer)
    assert Draft.objects.count() == 2


def test_a_document_can_be_read_again_into_a_draft_of_its_own(draft: Draft, coordinator: Actor) -> None:
    corrected(draft, coordinator, "Ny titel")
    again = drafts.read_again(draft, by=coordinator, at=NOW)
    assert again.pk != draft.pk
    assert again.title.startswith("Avsiktsförklaring mellan")


def test_a_correction_is_kept_and_journalled_without_its_words(draft: Draft, coordinator: Actor) -> None:
    corrected(draft, coordinator, "Hemlig rubrik")
    draft.refresh_from_db()
    assert (draft.title, draft.version) == ("Hemlig rubrik", 2)
    entry = Entry.objects.of(draft)[0]
    assert entry.action == "agreements.correct_draft"
    assert "Hemlig" not in str(entry.detail)


def test_a_correction_is_undone(draft: Draft, coordinator: Actor) -> None:
    before = draft.content
    after = drafts.undo(corrected(draft, coordinator, "Ny titel"), version=2, by=coordinator, at=NOW)
    assert after.content == before


def test_corrections_are_made_all_or_none(draft: Draft, coordinator: Actor) -> None:
    steps = [{"do": "set", "field": "title", "value": "Ny"}, {"do": "remove", "row": 4711}]
    with pytest.raises(CannotApply):
        drafts.correct(draft, steps=steps, version=1, by=coordinator, at=NOW)
    draft.refresh_from_db()
    assert (draft.version, draft.title) == (1, draft.title)


def test_the_second_of_two_who_edit_the_same_version_is_refused(draft: Draft, coordinator: Actor) -> None:
    stale = Draft.objects.get(pk=draft.pk)
    corrected(draft, coordinator, "Min titel")
    with pytest.raises(EditedMeanwhile):
        corrected(stale, coordinator, "Din titel")
    assert Draft.objects.get(pk=draft.pk).title == "Min titel"


def test_the_page_for_the_second_shows_both_and_loses_nothing(
    draft: Draft, coordinator: Actor, signed_in: Client
) -> None:
    corrected(draft, coordinator, "Min titel")
    page = signed_in.post(url_of(draft), {"version": "1", "step": "save", "title": "Din titel"})
    assert page.status_code == 409
    assert "Min titel" in words(page)
    assert "Din titel" in words(page)
    signed_in.post(url_of(draft), {"version": "2", "step": "save", "title": "Din titel"})
    assert Draft.objects.get().title == "Din titel"


def test_the_part_that_a_script_asks_for_shows_both_too(draft: Draft, coordinator: Actor, signed_in: Client) -> None:
    corrected(draft, coordinator, "Min titel")
    sent = {"version": "1", "step": "save", "title": "Din titel"}
    part = signed_in.post(url_of(draft), sent, headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert "Din titel" in words(part)
    assert "<html" not in part.content.decode()


def test_what_fits_is_saved_and_what_does_not_gets_a_sentence(draft: Draft, signed_in: Client) -> None:
    sent = {"version": "1", "step": "save", "title": "Ny titel", "valid_to": "i våras"}
    page = signed_in.post(url_of(draft), sent)
    assert "Skriv datumet som 2019, 2019-11 eller 2019-11-19." in words(page)
    assert Draft.objects.get().title == "Ny titel"


def test_words_of_the_text_become_a_promise_without_a_script(draft: Draft, signed_in: Client) -> None:
    sent = {"version": "1", "step": "use", "quote": "om strategisk samverkan", "use-as": "promise"}
    signed_in.post(url_of(draft), sent)
    draft.refresh_from_db()
    added = max(draft.content["commitments"], key=lambda each: each["id"])
    assert TEXT[added["start"] : added["end"]] == "om strategisk samverkan"


def test_the_paragraph_tells_which_of_several_places_is_meant(draft: Draft, signed_in: Client) -> None:
    sent = {"version": "1", "step": "use", "quote": "Björkö", "use-as": "area", "paragraph": "4"}
    signed_in.post(url_of(draft), sent)
    draft.refresh_from_db()
    (start, _end), *_rest = draft.content["areas"][-1]["passages"]
    paragraph = draft.document["paragraphs"][3]
    assert paragraph[0] <= start < paragraph[1]


@pytest.mark.parametrize(
    ("quote", "use", "field", "value"),
    [
        ("3 mars 2025", "valid_from", "valid_from", "2025-03-03"),
        ("strategisk samverkan", "title", "title", "strategisk samverkan"),
    ],
)
def test_words_set_a_field(draft: Draft, signed_in: Client, quote: str, use: str, field: str, value: str) -> None:
    signed_in.post(url_of(draft), {"version": "1", "step": "use", "quote": quote, "use-as": use})
    draft.refresh_from_db()
    assert draft.content[field]["value"] == value


def test_words_without_a_date_are_refused_as_one(draft: Draft, signed_in: Client) -> None:
    page = signed_in.post(
        url_of(draft), {"version": "1", "step": "use", "quote": "framtidsfrågor", "use-as": "valid_to"}
    )
    assert "Inget datum kunde läsas ur ”framtidsfrågor”" in words(page)


def test_a_draft_that_is_no_agreement_can_be_overruled(coordinator: Actor) -> None:
    draft = drafts.draft_from(Received(text="Fotbollslaget vann på bortaplan."), by=coordinator, at=NOW)
    signed_in = client_of(coordinator)
    assert "Det här verkar inte vara ett avtal" in words(signed_in.get(url_of(draft)))
    signed_in.post(url_of(draft), {"version": "1", "step": "agreement:yes"})
    assert "Det här verkar inte vara ett avtal" not in words(signed_in.get(url_of(draft)))


def test_a_draft_set_aside_can_be_taken_up_again(draft: Draft, signed_in: Client) -> None:
    signed_in.post(reverse("agreements:set_draft_aside", args=[draft.pk]))
    assert Draft.objects.get().state == DraftState.SET_ASIDE
    signed_in.post(url_of(draft), {"version": "1", "step": "save", "title": "Går inte"})
    assert Draft.objects.get().title != "Går inte"
    signed_in.post(reverse("agreements:take_up_draft", args=[draft.pk]))
    assert Draft.objects.get().state == DraftState.OPEN


def test_a_draft_set_aside_is_not_corrected(draft: Draft, coordinator: Actor) -> None:
    drafts.set_aside(draft, version=1, by=coordinator, at=NOW)
    with pytest.raises(CannotApply):
        corrected(draft, coordinator, "Ny titel")


@pytest.mark.one_database
def test_the_list_of_drafts_asks_as_often_whatever_its_length(signed_in: Client, draft: Draft) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(reverse("agreements:drafts")).status_code == 200
        return len(queries)

    few = asked()
    copies = Draft.objects.get()
    for _number in range(60):
        copies.pk = None
        copies._state.adding = True
        copies.save()
    assert asked() == few


def test_an_empty_list_offers_the_first_step(signed_in: Client) -> None:
    page = signed_in.get(reverse("agreements:drafts"))
    assert reverse("agreements:new") in page.content.decode()
