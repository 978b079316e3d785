"""What a draft says of a whole agreement is kept when it is registered."""

from dataclasses import replace
from datetime import date, timedelta

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Organisation
from samverkan.agreements.actions import facts
from samverkan.agreements.actions.drafts import correct, draft_from
from samverkan.agreements.actions.reading import Received
from samverkan.agreements.actions.registering import register
from samverkan.agreements.actions.sharing import publish, share
from samverkan.agreements.given import AgreementGiven, PartyGiven
from samverkan.agreements.given_terms import TermsGiven
from samverkan.agreements.models import Agreement, Draft, Terms
from tests.factories import organisation
from tests.web.agreements.drafts.conftest import TEXT as LETTER
from tests.web.agreements.drafts.conftest import words

from .conftest import NOW, client_of, registered


def test_the_terms_are_kept_with_their_passages(terms: Terms) -> None:
    assert (terms.notice_months, terms.renewal_months, terms.renew_by) == (9, 24, "2029-03")
    assert terms.wording is not None
    start, end = terms.passages["notice_months"][0]
    assert terms.wording.text[start:end] == "nio månader"


def test_the_money_is_kept_by_party_and_year(terms: Terms) -> None:
    lines = terms.funding.select_related("payer__organisation")
    assert [(str(line.payer), line.amount, line.first_year, line.last_year) for line in lines[:2]] == [
        ("Storforsa kommun", 1_200_000, 2025, 2025),
        ("Universitetet i Storforsa", 900_000, 2025, 2025),
    ]
    assert lines.count() == 7


def test_the_bodies_duties_annexes_and_words_are_kept(terms: Terms) -> None:
    group, working_group = terms.bodies.all()
    assert (group.name, group.cadence) == ("Styrgrupp", "quarterly")
    assert [(str(seat.party), seat.number) for seat in group.seats.all()] == [
        ("Storforsa kommun", 3),
        ("Universitetet i Storforsa", 2),
    ]
    assert [(seat.party, seat.number) for seat in working_group.seats.all()] == [(None, 2)]
    assert [duty.rhythm for duty in terms.follow_ups.all()] == ["annual", ""]
    assert [annex.title for annex in terms.annexes.all()] == ["Karta över Campus", "Budget"]
    assert [word.term for word in terms.definitions.all()] == ["Campus", "Värdkommun", "studentbostad"]


def test_the_wording_keeps_the_outline(agreement: Agreement) -> None:
    wording = agreement.wordings.get()
    titles = [title for _number, title, level, _start, _end in wording.outline if level == 1]
    assert "Avtalstid och uppsägning" in titles
    assert all(wording.text[start:end].startswith(number) for number, _t, _l, start, end in wording.outline)


def test_an_organisation_without_a_number_gets_that_of_the_agreement(
    agreement: Agreement, municipality: Organisation, university: Organisation
) -> None:
    municipality.refresh_from_db()
    university.refresh_from_db()
    assert (municipality.organisation_number, university.organisation_number) == ("212000-9994", "202100-9994")


def test_a_number_that_is_known_or_anothers_or_wrong_is_left(
    draft: Draft, coordinator: Actor, municipality: Organisation, university: Organisation
) -> None:
    Organisation.objects.filter(pk=municipality.pk).update(organisation_number="212000-0142")
    organisation("En annan", organisation_number="202100-9994")
    registered(draft, coordinator, Organisation.objects.get(pk=municipality.pk), university)
    municipality.refresh_from_db()
    university.refresh_from_db()
    assert (municipality.organisation_number, university.organisation_number) == ("212000-0142", None)


def test_a_number_with_a_wrong_check_digit_is_not_kept(
    draft: Draft, coordinator: Actor, municipality: Organisation, university: Organisation
) -> None:
    party = draft.working().content.parties[0]
    step = {"do": "change_party", "row": party.id, "name": party.name, "kind": party.type, "number": "212000-9995"}
    correct(draft, steps=[step], version=1, by=coordinator, at=NOW)
    registered(draft, coordinator, municipality, university)
    municipality.refresh_from_db()
    assert municipality.organisation_number is None


def test_the_days_that_the_text_does_not_state_are_counted_and_called_so(agreement: Agreement, terms: Terms) -> None:
    assert (agreement.notice_date, agreement.review_date) == (date(2029, 3, 31), date(2029, 3, 31))
    assert terms.notice_date_is_computed
    assert terms.review_date_is_computed


def given(university: Organisation, municipality: Organisation) -> AgreementGiven:
    parties = (PartyGiven(organisation=university), PartyGiven(organisation=municipality))
    return AgreementGiven(title="Avtal", kind="cooperation agreement", parties=parties, valid_to="2029-12-31")


def test_a_day_that_is_given_is_not_counted(
    coordinator: Actor, university: Organisation, municipality: Organisation
) -> None:
    whole = replace(given(university, municipality), notice_date=date(2029, 1, 15), terms=TermsGiven(notice_months=6))
    agreement = register(whole, by=coordinator, at=NOW)
    terms = Terms.objects.get(agreement=agreement)
    assert agreement.notice_date == date(2029, 1, 15)
    assert not terms.notice_date_is_computed
    assert agreement.review_date == date(2028, 10, 15)
    assert terms.review_date_is_computed


def test_of_an_agreement_that_is_over_nothing_is_counted(
    coordinator: Actor, university: Organisation, municipality: Organisation
) -> None:
    whole = replace(given(university, municipality), valid_to="2024", terms=TermsGiven(notice_months=6))
    agreement = register(whole, by=coordinator, at=NOW)
    assert (agreement.notice_date, agreement.review_date) == (None, None)


def test_news_that_says_no_terms_keeps_none(
    coordinator: Actor, university: Organisation, municipality: Organisation
) -> None:
    draft = draft_from(Received(text=LETTER), by=coordinator, at=NOW)
    agreement = registered(draft, coordinator, university, municipality)
    assert not Terms.objects.filter(agreement=agreement).exists()


def test_the_terms_are_private_until_the_agreement_is_shared_and_never_public(
    draft: Draft,
    coordinator: Actor,
    counterpart: Actor,
    stranger: Actor,
    municipality: Organisation,
    university: Organisation,
) -> None:
    agreement = registered(draft, coordinator, municipality, university, is_shared=False)
    assert Terms.objects.get().circle == Circle.PRIVATE
    assert not Terms.objects.visible_to(counterpart).exists()
    agreement = share(agreement, by=coordinator, at=NOW)
    assert Terms.objects.visible_to(counterpart).exists()
    publish(agreement, wording=True, commitments=[], by=coordinator, at=NOW)
    assert Terms.objects.get().circle == Circle.SHARED
    assert not Terms.objects.visible_to(stranger).exists()


def test_a_day_counted_is_counted_anew_when_the_facts_change(
    agreement: Agreement, terms: Terms, coordinator: Actor
) -> None:
    agreement.refresh_from_db()
    values = {"valid_to": "2030-12-31"}
    facts.edit_facts(agreement, values=values, version=agreement.version, by=coordinator, at=NOW)
    agreement.refresh_from_db()
    assert agreement.notice_date == date(2030, 3, 31)


def test_a_day_set_by_hand_is_no_longer_called_counted(agreement: Agreement, terms: Terms, coordinator: Actor) -> None:
    agreement.refresh_from_db()
    values = {"notice_date": date(2029, 2, 1), "valid_to": "2030-12-31"}
    facts.edit_facts(agreement, values=values, version=agreement.version, by=coordinator, at=NOW)
    agreement.refresh_from_db()
    terms.refresh_from_db()
    assert agreement.notice_date == date(2029, 2, 1)
    assert not terms.notice_date_is_computed
    later = {"valid_to": "2031-12-31"}
    facts.edit_facts(agreement, values=later, version=agreement.version, by=coordinator, at=NOW + timedelta(1))
    agreement.refresh_from_db()
    assert agreement.notice_date == date(2029, 2, 1)


def test_the_register_page_shows_what_will_be_counted(coordinator: Actor) -> None:
    letter = f"{LETTER}\n\nAvtalet gäller till och med den 31 december 2029."
    draft = draft_from(Received(text=letter), by=coordinator, at=NOW)
    page = client_of(coordinator).get(f"/avtal/utkast/{draft.pk}/registrera/")
    assert "Ses över 30 jun 2029 beräknad: 6 månader före avtalets slut, 31 dec 2029." in words(page)


def test_a_party_is_known_by_its_number_whatever_the_text_calls_it(draft: Draft, coordinator: Actor) -> None:
    known = organisation("Storforsa stad", organisation_number="212000-9994")
    page = client_of(coordinator).get(f"/avtal/utkast/{draft.pk}/registrera/").content.decode()
    assert f'<option value="{known.pk}" selected>Storforsa stad</option>' in page
