"""The terms of a draft: shown with their passages, corrected step by step, and quiet where there are none."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.agreements.actions import reading
from samverkan.agreements.actions.drafts import draft_from
from samverkan.agreements.actions.reading import Received
from samverkan.agreements.drafting import CannotApply, Working
from samverkan.agreements.drafting.terms import TERMS
from samverkan.agreements.models import Draft
from tests.web.agreements.drafts.conftest import TEXT as LETTER
from tests.web.agreements.drafts.conftest import words

from .conftest import NOW, client_of


def corrected(working: Working, do: str, **values: Any) -> Working:
    return working.correct({"do": do, **values})


def test_a_whole_agreement_becomes_a_draft_with_its_terms(working: Working) -> None:
    content = working.content
    assert (content.notice_months.value, content.renewal_months.value, content.renew_by.value) == (9, 24, "2029-03")
    assert len(content.funding) == 7
    assert [body.name for body in content.bodies] == ["styrgrupp", "arbetsgrupp"]
    assert [annex.title for annex in content.annexes] == ["Karta över Campus", "Budget"]
    assert [word.term for word in content.definitions] == ["Campus", "Värdkommun", "studentbostad"]
    assert [party.number for party in content.parties] == ["212000-9994", "202100-9994"]
    assert len([section for section in content.outline if section[2] == 1]) >= 10


def test_every_part_has_an_id_of_its_own(working: Working) -> None:
    content = working.content
    lists = (content.parties, content.commitments, content.funding, content.bodies, content.follow_ups)
    ids = [item.id for items in (*lists, content.annexes, content.definitions) for item in items]
    assert len(set(ids)) == len(ids)
    assert max(ids) <= content.last_id


def test_a_draft_is_the_same_after_it_was_kept(working: Working) -> None:
    assert Working.from_plain(working.to_plain()) == working


def test_a_draft_kept_before_terms_were_read_says_none(working: Working) -> None:
    stored = working.to_plain()
    for part in (stored["base"], stored["content"]):
        for name in (*TERMS, "funding", "bodies", "follow_ups", "annexes", "definitions", "outline"):
            del part[name]
        for party in part["parties"]:
            del party["number"]
    older = Working.from_plain(stored)
    assert older.content.notice_months.certainty == "missing"
    assert older.content.funding == ()


def test_the_notice_is_corrected_and_undone(working: Working) -> None:
    after = corrected(working, "set", field="notice_months", value="12")
    assert (after.content.notice_months.value, after.content.notice_months.certainty) == (12, "given")
    assert after.undo().content == working.content


def test_a_sum_is_added_changed_and_removed(working: Working) -> None:
    payer = str(working.content.parties[0].id)
    added = corrected(
        working, "add_funding", payer=payer, amount="1 500 000", currency="SEK", year="2028", period="yearly"
    )
    new = added.content.funding[-1]
    assert (new.amount, new.year, new.yearly, new.payer_value) == (1_500_000, "2028", True, payer)
    values = {"payer": "each", "amount": "500000", "currency": "EUR", "year": "2026-2028", "period": "once"}
    changed = corrected(added, "change_funding", row=new.id, **values)
    assert changed.content.funding[-1].payer_value == "each"
    assert changed.content.funding[-1].year == "2026–2028"
    assert corrected(changed, "remove", row=new.id).content.funding == working.content.funding


def test_seats_are_given_to_parties(working: Working) -> None:
    body, party = working.content.bodies[1], working.content.parties[1]
    after = corrected(
        working, "change_body", row=body.id, name="Beredning", cadence="monthly", seats={str(party.id): "4"}
    )
    assert after.content.bodies[1].seats == ((party.id, 4),)
    assert after.content.bodies[1].certainty == "given"


def test_without_a_party_its_seats_are_gone_and_its_money_is_to_be_checked(working: Working) -> None:
    party = working.content.parties[0]
    after = corrected(working, "remove", row=party.id)
    assert all(sum_.payer != party.id for sum_ in after.content.funding)
    assert after.content.funding[0].certainty == "check"
    assert all(seat[0] != party.id for body in after.content.bodies for seat in body.seats)


@pytest.mark.parametrize(
    "step",
    [
        {"do": "set", "field": "notice_months", "value": "ett halvår"},
        {"do": "set", "field": "length_months", "value": "0"},
        {"do": "set", "field": "until_further_notice", "value": "kanske"},
        {"do": "set", "field": "renew_by", "value": "2029-13"},
        {"do": "add_funding", "payer": "4711", "amount": "5", "currency": "SEK"},
        {"do": "add_funding", "payer": "all", "amount": "mycket", "currency": "SEK"},
        {"do": "add_funding", "payer": "all", "amount": "5", "currency": "guld"},
        {"do": "add_funding", "payer": "all", "amount": "5", "currency": "SEK", "year": "2028–2026"},
        {"do": "add_body", "name": " "},
        {"do": "add_body", "name": "Råd", "seats": {"each": "några"}},
        {"do": "add_body", "name": "Råd", "seats": {"4711": "2"}},
        {"do": "add_follow_up", "duty": "Rapport", "rhythm": "ibland"},
        {"do": "add_annex", "number": ""},
        {"do": "add_definition", "term": "Campus", "meaning": " "},
    ],
)
def test_a_correction_that_does_not_fit_is_refused_with_a_sentence(working: Working, step: dict[str, Any]) -> None:
    with pytest.raises(CannotApply, match=r"\w+\."):
        working.correct(step)


@pytest.fixture
def signed_in(coordinator: Actor) -> Client:
    return client_of(coordinator)


def url_of(draft: Draft) -> str:
    return reverse("agreements:draft", args=[draft.pk])


def test_the_page_shows_each_term_with_the_way_to_its_passage(draft: Draft, signed_in: Client) -> None:
    page = signed_in.get(url_of(draft))
    shown, html = words(page), page.content.decode()
    assert "Uppsägningstid 9 månader" in shown
    assert "Beslut om förnyelse senast mar 2029" in shown
    assert "1 200 000 SEK" in shown.replace("\u00a0", " ")
    assert "3 från Storforsa kommun, 2 från Universitetet i Storforsa; Varje kvartal" in shown
    assert 'href="#text-notice_months"' in html
    assert 'id="text-notice_months"' in html


def test_the_outline_leads_to_its_sections(draft: Draft, signed_in: Client) -> None:
    html = signed_in.get(url_of(draft)).content.decode()
    assert "Avtalstid och uppsägning" in html
    links = {part.split('"')[0] for part in html.split('href="#del-')[1:]}
    places = {part.split('"')[0] for part in html.split('id="del-')[1:]}
    assert links
    assert links == places


def test_a_press_release_gets_one_quiet_line(coordinator: Actor, signed_in: Client) -> None:
    draft = draft_from(Received(text=LETTER), by=coordinator, at=NOW)
    shown = words(signed_in.get(url_of(draft)))
    assert "Texten säger inget om längd, uppsägning, pengar, organ" in shown
    assert "Innehåll" not in shown


def test_what_is_typed_in_the_fields_corrects_the_terms(draft: Draft, signed_in: Client) -> None:
    sum_ = draft.working().content.funding[0]
    name = f"funding-{sum_.id}"
    sent = {
        "version": "1", "step": "save", "notice_months": "6", "until_further_notice": "yes",
        f"{name}-payer": "all", f"{name}-amount": "1 250 000", f"{name}-currency": "SEK", f"{name}-year": "2025",
        f"{name}-period": "once",
        "new-definition-term": "Samverkansår", "new-definition-meaning": "läsåret",
        "new-body-name": "Råd", "new-body-cadence": "annual", "new-body-seats-each": "3",
    }  # fmt: skip
    signed_in.post(url_of(draft), sent)
    draft.refresh_from_db()
    content = draft.working().content
    assert (content.notice_months.value, content.until_further_notice.value) == (6, True)
    assert (content.funding[0].payer, content.funding[0].amount) == (None, 1_250_000)
    assert content.definitions[-1].meaning == "läsåret"
    assert content.bodies[-1].seats == ((None, 3),)


def test_fields_sent_as_they_were_correct_nothing(draft: Draft, signed_in: Client) -> None:
    sum_ = draft.working().content.funding[0]
    name = f"funding-{sum_.id}"
    sent = {
        "version": "1", "step": "save", "notice_months": "9", "runs_from_signing": "", "renew_by": "2029-03",
        f"{name}-payer": str(sum_.payer), f"{name}-amount": "1200000", f"{name}-currency": "SEK",
        f"{name}-year": "2025", f"{name}-period": "once",
    }  # fmt: skip
    signed_in.post(url_of(draft), sent)
    draft.refresh_from_db()
    assert draft.steps == []


def test_a_correction_of_a_term_meets_that_of_somebody_else(draft: Draft, signed_in: Client) -> None:
    signed_in.post(url_of(draft), {"version": "1", "notice_months": "6"})
    sent = {"version": "1", "notice_months": "3", "new-annex-number": "3", "new-annex-title": "Tidplan"}
    page = signed_in.post(url_of(draft), sent)
    assert page.status_code == 409
    assert "Uppsägningstid 6 3" in words(page)
    assert "Bilaga 3 · Tidplan" in words(page)


def test_terms_can_be_corrected_without_an_account(client: Client) -> None:
    page = client.post("/prova/", {"text": "\n\n".join(LETTER_OF_TERMS)})
    assert "Uppsägningstid 6 månader" in words(page)
    state = page.content.decode().split('name="state" value="')[1].split('"')[0]
    after = client.post("/prova/utkast/", {"state": state, "step": "save", "notice_months": "12"})
    assert "Uppsägningstid 1 år" in words(after)


LETTER_OF_TERMS = (
    "Samverkansavtal",
    "Storforsa kommun och Universitetet i Storforsa har undertecknat ett samverkansavtal.",
    "Avtalet kan sägas upp med sex månaders uppsägningstid.",
)


def test_reading_is_repeatable() -> None:
    text = "\n\n".join(LETTER_OF_TERMS)
    assert reading.read(Received(text=text)) == reading.read(Received(text=text))
