"""The draft page: marks in the text, hostile words, long documents."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.agreements.actions import drafts, reading
from samverkan.agreements.actions.reading import Received
from samverkan.agreements.drafting import Working
from samverkan.agreements.queries.drafts import draft_page

from .conftest import NOW, TEXT, client_of, words

HOSTILE = "<script>alert('x')</script> & \"<b onclick=x>\" Älvdalens universitet och Björkö kommun ska träffas."


def test_every_character_of_the_text_is_shown_once(working: Working) -> None:
    shown = ["".join(piece.text for piece in paragraph.pieces) for paragraph in draft_page(working).paragraphs]
    assert " ".join(" ".join(shown).split()) == " ".join(TEXT.split())


def test_overlapping_and_nested_marks_keep_the_text_whole(working: Working) -> None:
    first = working.content.commitments[0]
    length = first.end - first.start
    for start, end in [
        (first.start - 5, first.start + 5),
        (first.start + 2, first.end - 2),
        (first.end - 5, first.end + 10),
        (first.start + 1, first.start + length // 2),
    ]:
        working = working.correct({"do": "add_commitment", "start": start, "end": end})
    shown = ["".join(piece.text for piece in paragraph.pieces) for paragraph in draft_page(working).paragraphs]
    assert " ".join(" ".join(shown).split()) == " ".join(TEXT.split())


def test_a_piece_links_to_the_shortest_promise_over_it(working: Working) -> None:
    first = working.content.commitments[0]
    inner = working.correct({"do": "add_commitment", "start": first.start + 10, "end": first.start + 20})
    pieces = [piece for paragraph in draft_page(inner).paragraphs for piece in paragraph.pieces]
    within = next(piece for piece in pieces if piece.start == first.start + 10)
    assert within.promise == f"promise-{inner.content.last_id}"


def test_an_id_stands_once_on_the_page(signed_in: Client, coordinator: Actor) -> None:
    draft = drafts.draft_from(Received(text=TEXT), by=coordinator, at=NOW)
    page = signed_in.get(reverse("agreements:draft", args=[draft.pk])).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


def test_every_link_to_a_passage_leads_somewhere(signed_in: Client, coordinator: Actor) -> None:
    draft = drafts.draft_from(Received(text=TEXT), by=coordinator, at=NOW)
    page = signed_in.get(reverse("agreements:draft", args=[draft.pk])).content.decode()
    ids = set(re.findall(r'\sid="([^"]+)"', page))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets
    assert targets <= ids


@pytest.mark.django_db
def test_hostile_words_are_shown_as_words(client: Client) -> None:
    page = client.post(reverse("agreements:try"), {"text": HOSTILE}).content.decode()
    assert "<script>alert" not in page
    assert "onclick=x>" not in page
    assert "&lt;script&gt;" in page


def test_hostile_corrections_are_shown_as_words(signed_in: Client, coordinator: Actor) -> None:
    draft = drafts.draft_from(Received(text=TEXT), by=coordinator, at=NOW)
    url = reverse("agreements:draft", args=[draft.pk])
    signed_in.post(url, {"version": "1", "step": "save", "title": HOSTILE[:200], "new-area-name": '"><img src=x>'})
    page = signed_in.get(url).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x>" not in page


def test_a_document_with_two_hundred_promises_is_shown_and_corrected(coordinator: Actor) -> None:
    lines = [f"Björkö kommun ska erbjuda {number} platser på skola {number} i Älvdalen." for number in range(200)]
    text = TEXT + "\n\n" + "\n\n".join(lines)
    working = reading.read(Received(text=text))
    for line in lines:
        start = text.index(line)
        if not any(each.start == start for each in working.content.commitments):
            working = working.correct({"do": "add_commitment", "start": start, "end": start + len(line)})
    draft = drafts.keep(working, by=coordinator, at=NOW)
    assert len(draft.content["commitments"]) >= 200
    signed_in, url = client_of(coordinator), reverse("agreements:draft", args=[draft.pk])
    page = signed_in.get(url)
    assert "skola 199 i Älvdalen" in words(page)
    last = draft.content["commitments"][-1]["id"]
    answer = signed_in.post(url, {"version": "1", "step": f"kind:{last}:deliverable"})
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.content["commitments"][-1]["kind"] == "deliverable"


@pytest.mark.one_database
def test_the_draft_page_asks_as_often_whatever_its_length(coordinator: Actor) -> None:
    signed_in = client_of(coordinator)

    def asked(text: str) -> int:
        draft = drafts.draft_from(Received(text=text), by=coordinator, at=NOW)
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(reverse("agreements:draft", args=[draft.pk]))
        return len(queries)

    assert asked(TEXT) == asked(TEXT + "\n\nParterna ska bygga ett hus." * 60)


def test_the_open_promise_shows_its_details(signed_in: Client, coordinator: Actor) -> None:
    draft = drafts.draft_from(Received(text=TEXT), by=coordinator, at=NOW)
    url = reverse("agreements:draft", args=[draft.pk])
    row = draft.content["commitments"][0]["id"]
    answer = signed_in.post(url, {"version": "1", "step": f"open:{row}"})
    assert answer.headers["Location"] == f"{url}?oppna={row}"
    assert f'name="split-{row}"' in signed_in.get(answer.headers["Location"]).content.decode()


def test_details_of_the_open_promise_are_saved(signed_in: Client, coordinator: Actor) -> None:
    draft = drafts.draft_from(Received(text=TEXT), by=coordinator, at=NOW)
    row = draft.content["commitments"][0]["id"]
    sent = {"version": "1", "step": f"close:{row}", "opened": row, "opened-domains": ["research", "education"]}
    signed_in.post(reverse("agreements:draft", args=[draft.pk]), sent)
    draft.refresh_from_db()
    assert draft.content["commitments"][0]["domains"] == ["research", "education"]
