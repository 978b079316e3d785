"""The terms of a registered agreement are corrected by its parties, one at a time, and the history tells."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Organisation
from samverkan.accounts.permissions import Role
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions.registering import register
from samverkan.agreements.actions.terms import edit_terms
from samverkan.agreements.drafting import CannotApply
from samverkan.agreements.given import AgreementGiven, PartyGiven
from samverkan.agreements.models import Agreement, Terms
from samverkan.agreements.queries.terms import content_of, parties_of
from samverkan.journal.models import Entry
from tests.factories import acting
from tests.web.agreements.drafts.conftest import words

from .conftest import NOW, client_of

LATER = NOW + timedelta(days=3)


def url_of(agreement: Agreement) -> str:
    return reverse("agreements:edit_terms", args=[agreement.pk])


def edited(agreement: Agreement, by: Actor, *steps: dict[str, Any], version: int = 1) -> Terms:
    return edit_terms(agreement, steps=steps, version=version, by=by, at=LATER)


def rows_of(agreement: Agreement, name: str) -> Any:
    return getattr(content_of(parties_of(agreement), Terms.objects.get(agreement=agreement)), name)


def test_the_other_party_corrects_the_notice_and_the_day_follows(agreement: Agreement, counterpart: Actor) -> None:
    terms = edited(agreement, counterpart, {"do": "set", "field": "notice_months", "value": "6"})
    agreement.refresh_from_db()
    assert (terms.notice_months, agreement.notice_date) == (6, date(2029, 6, 30))
    assert "notice_months" not in terms.passages
    assert "renewal_months" in terms.passages


def test_rows_are_changed_added_and_removed(agreement: Agreement, counterpart: Actor) -> None:
    sums, bodies, words_ = (rows_of(agreement, name) for name in ("funding", "bodies", "definitions"))
    municipality, university = (str(party.pk) for party in parties_of(agreement))
    yearly = {"payer": university, "amount": "1", "currency": "EUR", "year": "2026–2028", "period": "yearly"}
    board = {"name": "Samverkansråd", "cadence": "annual", "seats": {municipality: "5"}}
    terms = edited(
        agreement,
        counterpart,
        {"do": "change_funding", "row": sums[0].id, **yearly},
        {"do": "remove", "row": sums[1].id},
        {"do": "add_funding", "payer": "each", "amount": "5 000", "currency": "SEK", "year": "", "period": "once"},
        {"do": "change_body", "row": bodies[0].id, **board},
        {"do": "remove", "row": words_[2].id},
        {"do": "add_annex", "number": "3", "title": "Tidplan"},
    )  # fmt: skip
    lines = list(terms.funding.all())
    first = (str(lines[0].payer), lines[0].amount, lines[0].currency, lines[0].first_year, lines[0].last_year)
    assert first == ("Universitetet i Storforsa", 1, "EUR", 2026, 2028)
    assert (len(lines), lines[-1].from_each, lines[-1].amount) == (7, True, 5000)
    body = terms.bodies.get(name="Samverkansråd")
    assert [(str(seat.party), seat.number) for seat in body.seats.all()] == [("Storforsa kommun", 5)]
    assert [word.term for word in terms.definitions.all()] == ["Campus", "Värdkommun"]
    assert terms.annexes.last().title == "Tidplan"


def test_a_row_that_is_corrected_keeps_the_words_it_was_read_in(agreement: Agreement, counterpart: Actor) -> None:
    annex = rows_of(agreement, "annexes")[0]
    terms = edited(agreement, counterpart, {"do": "change_annex", "row": annex.id, "number": "1", "title": "Karta"})
    assert terms.annexes.first().passages == [list(span) for span in annex.passages]


def test_a_line_in_the_history_tells_who_changed_what(agreement: Agreement, counterpart: Actor) -> None:
    edited(agreement, counterpart, {"do": "set", "field": "notice_months", "value": "6"})
    line = Entry.objects.get(action="agreements.edit_terms")
    assert (line.person_key, line.circle) == (counterpart.person_key, "shared")
    assert line.detail == {"steps": ["set"], "days": ["notice_date"]}


def test_two_that_edit_at_once_do_not_overwrite_each_other(
    agreement: Agreement, coordinator: Actor, counterpart: Actor
) -> None:
    edited(agreement, coordinator, {"do": "set", "field": "notice_months", "value": "6"})
    with pytest.raises(EditedMeanwhile):
        edited(agreement, counterpart, {"do": "set", "field": "notice_months", "value": "3"})
    assert Terms.objects.get().notice_months == 6


def test_all_corrections_are_kept_or_none(agreement: Agreement, counterpart: Actor) -> None:
    wrong = {"do": "add_annex", "number": " "}
    with pytest.raises(CannotApply):
        edited(agreement, counterpart, {"do": "set", "field": "notice_months", "value": "6"}, wrong)
    terms = Terms.objects.get()
    assert (terms.notice_months, terms.version) == (9, 1)


def test_whoever_may_not_change_the_facts_may_not_change_the_terms(
    agreement: Agreement, municipality: Organisation, stranger: Actor
) -> None:
    reader = acting(municipality, Role.READER)
    for actor in (reader, stranger):
        with pytest.raises(NotAllowed):
            edited(agreement, actor, {"do": "set", "field": "notice_months", "value": "6"})
    assert client_of(reader).get(url_of(agreement)).status_code == 403
    assert client_of(stranger).get(url_of(agreement)).status_code == 404


def test_terms_are_written_where_none_were(
    coordinator: Actor, university: Organisation, municipality: Organisation
) -> None:
    parties = (PartyGiven(organisation=university), PartyGiven(organisation=municipality))
    given = AgreementGiven(title="Avtal", kind="renewal", parties=parties, valid_to="2029-12-31")
    agreement = register(given, by=coordinator, at=NOW)
    page = client_of(coordinator).post(url_of(agreement), {"version": "0", "step": "save", "notice_months": "6"})
    assert page.status_code == 302
    agreement.refresh_from_db()
    assert agreement.terms.notice_months == 6
    assert agreement.notice_date == date(2029, 6, 30)
    assert agreement.terms.circle == "private"
    with pytest.raises(EditedMeanwhile):
        edited(agreement, coordinator, {"do": "set", "field": "notice_months", "value": "3"}, version=0)


def test_the_form_holds_the_terms_and_saves_what_is_typed(agreement: Agreement, counterpart: Actor) -> None:
    client = client_of(counterpart)
    body = rows_of(agreement, "bodies")[0]
    page = client.get(url_of(agreement))
    assert f'name="body-{body.id}-name" value="styrgrupp"'.casefold() in page.content.decode().casefold()
    sent = {
        "version": "1", "step": "save", "renew_by": "2028",
        f"body-{body.id}-name": "Styrelse", f"body-{body.id}-cadence": "annual",
    }  # fmt: skip
    assert client.post(url_of(agreement), sent).status_code == 302
    terms = Terms.objects.get()
    assert (terms.renew_by, terms.bodies.first().name, terms.version) == ("2028", "Styrelse", 2)


def test_a_refused_value_is_told_and_nothing_is_saved(agreement: Agreement, counterpart: Actor) -> None:
    page = client_of(counterpart).post(url_of(agreement), {"version": "1", "step": "save", "notice_months": "länge"})
    assert page.status_code == 400
    assert "Skriv tiden i hela månader, som 6 eller 36." in words(page)
    assert Terms.objects.get().version == 1


def test_a_row_is_removed_by_its_button(agreement: Agreement, counterpart: Actor) -> None:
    word = rows_of(agreement, "definitions")[0]
    client_of(counterpart).post(url_of(agreement), {"version": "1", "step": f"remove:{word.id}"})
    assert [each.term for each in Terms.objects.get().definitions.all()] == ["Värdkommun", "studentbostad"]


def test_a_form_that_is_no_longer_true_shows_both_and_can_be_saved(
    agreement: Agreement, coordinator: Actor, counterpart: Actor
) -> None:
    edited(agreement, coordinator, {"do": "set", "field": "notice_months", "value": "6"})
    client = client_of(counterpart)
    page = client.post(url_of(agreement), {"version": "1", "step": "save", "notice_months": "3"})
    shown = words(page)
    assert page.status_code == 409
    assert "Någon annan ändrade villkoren medan du arbetade" in shown
    assert "Uppsägningstid 6 3" in shown
    assert 'name="version" value="2"' in page.content.decode()
    client.post(url_of(agreement), {"version": "2", "step": "save", "notice_months": "3"})
    assert Terms.objects.get().notice_months == 3
