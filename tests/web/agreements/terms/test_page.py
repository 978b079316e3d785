"""The page of terms: both parties see all of them with the words of the text; others do not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.actions.registering import register
from samverkan.agreements.actions.sharing import publish
from samverkan.agreements.given import AgreementGiven, PartyGiven
from samverkan.agreements.models import Agreement, Draft, FundingLine, Party, Terms
from samverkan.agreements.queries.terms.money import money_tables
from tests.web.agreements.drafts.conftest import words

from .conftest import NOW, client_of, registered


def url_of(agreement: Agreement) -> str:
    return reverse("agreements:terms", args=[agreement.pk])


def shown_to(actor: Actor, agreement: Agreement) -> str:
    return words(client_of(actor).get(url_of(agreement))).replace("\u00a0", " ")


@pytest.mark.parametrize("reader", ["coordinator", "counterpart"])
def test_both_parties_see_every_term(agreement: Agreement, reader: str, request: pytest.FixtureRequest) -> None:
    shown = shown_to(request.getfixturevalue(reader), agreement)
    assert "Gäller till 31 dec 2029" in shown
    assert "Uppsägningstid 9 månader" in shown
    assert "om det inte sägs upp skriftligen senast nio månader före avtalstidens utgång" in shown
    assert "Sista dag för uppsägning 31 mar 2029 beräknad Uppsägningstiden är 9 månader före avtalets slut" in shown
    assert "Styrgrupp 3 från Storforsa kommun, 2 från Universitetet i Storforsa; Varje kvartal" in shown
    assert "Parterna ska årligen följa upp avtalet i en gemensam rapport. Varje år" in shown
    assert "Bilaga 2 Budget" in shown
    assert "Campus de byggnader och den mark som framgår av bilaga 1" in shown


def test_the_money_stands_by_party_and_year_with_sums(agreement: Agreement, counterpart: Actor) -> None:
    shown = shown_to(counterpart, agreement)
    assert "2026 1 650 000 950 000 2 600 000" in shown
    assert "Summa 4 150 000 2 850 000 7 000 000" in shown


def test_each_term_leads_to_its_words_in_the_text(agreement: Agreement, counterpart: Actor, terms: Terms) -> None:
    start, end = terms.passages["notice_months"][0]
    address = f"/avtal/{agreement.pk}/lydelser/1/?stalle={start}-{end}"
    client = client_of(counterpart)
    assert f'href="{address}#stalle"' in client.get(url_of(agreement)).content.decode()
    assert '<mark class="place" id="stalle">nio månader</mark>' in client.get(address).content.decode()


@pytest.mark.parametrize("place", ["", "5", "a-b", "9-3", "-1-5", "999999999-9999999999", "1-²"])
def test_a_place_that_is_none_marks_nothing(agreement: Agreement, counterpart: Actor, place: str) -> None:
    page = client_of(counterpart).get(f"/avtal/{agreement.pk}/lydelser/1/", {"stalle": place})
    assert page.status_code == 200
    assert "<mark" not in page.content.decode()


def test_the_text_has_its_outline(agreement: Agreement, counterpart: Actor) -> None:
    html = client_of(counterpart).get(reverse("agreements:page", args=[agreement.pk])).content.decode()
    assert '<details class="outline"' in html
    assert html.count('href="#del-') == html.count('id="del-') > 20


def test_nobody_else_sees_the_terms(agreement: Agreement, stranger: Actor, coordinator: Actor) -> None:
    assert client_of(stranger).get(url_of(agreement)).status_code == 404
    publish(agreement, wording=True, commitments=[], by=coordinator, at=NOW)
    shown = shown_to(stranger, agreement)
    assert "Styrgrupp" not in shown
    assert "nio månader" not in shown
    assert "1 200 000" not in shown


def test_what_is_private_is_not_found_by_the_other_party(
    draft: Draft, coordinator: Actor, counterpart: Actor, municipality: Organisation, university: Organisation
) -> None:
    agreement = registered(draft, coordinator, municipality, university, is_shared=False)
    assert client_of(counterpart).get(url_of(agreement)).status_code == 404
    assert client_of(coordinator).get(url_of(agreement)).status_code == 200


def test_a_party_that_has_left_sees_no_terms(agreement: Agreement, counterpart: Actor) -> None:
    left = NOW + timedelta(days=1)
    parties = Party.objects.filter(agreement=agreement, organisation=counterpart.organisation)
    parties.update(left_on=left.date(), confirmed_at=NOW)
    assert not Terms.objects.visible_to(counterpart).exists()


def test_an_agreement_without_terms_says_what_belongs_there(
    coordinator: Actor, university: Organisation, municipality: Organisation
) -> None:
    parties = (PartyGiven(organisation=university), PartyGiven(organisation=municipality))
    agreement = register(AgreementGiven(title="Avtal", kind="renewal", parties=parties), by=coordinator, at=NOW)
    shown = shown_to(coordinator, agreement)
    assert "Inga villkor än" in shown
    assert "Skriv in villkoren" in shown


@pytest.mark.one_database
def test_the_page_asks_as_often_for_many_sums_as_for_few(
    agreement: Agreement, terms: Terms, counterpart: Actor
) -> None:
    client = client_of(counterpart)
    used = []
    for size in (10, 200):
        FundingLine.objects.bulk_create(
            FundingLine(terms=terms, amount=1000, first_year=2025 + number % 20, last_year=2025 + number % 20)
            for number in range(size)
        )
        client.get(url_of(agreement))
        with CaptureQueriesContext(connection) as captured:
            client.get(url_of(agreement))
        used.append(len(captured))
    assert used[0] == used[1] <= 30


def test_a_newer_wording_asks_whether_the_terms_still_are_so(agreement: Agreement, counterpart: Actor) -> None:
    assert "nyare lydelse" not in shown_to(counterpart, agreement)
    first = agreement.wordings.get()
    first.pk, first.number, first.text = None, 2, f"{first.text} Nytt."
    first.save()
    assert "Villkoren lästes i lydelse 1. Se i lydelse 2" in shown_to(counterpart, agreement)


def line(amount: int, **values: object) -> FundingLine:
    return FundingLine(amount=amount, **values)


def test_currencies_are_never_added(agreement: Agreement) -> None:
    parties = list(agreement.parties.select_related("organisation"))
    tables = money_tables([line(100), line(7, currency="EUR"), line(50)], parties)
    assert [(table.currency, table.rows[0].total) for table in tables] == [("SEK", 150), ("EUR", 7)]


def test_what_is_paid_every_year_stands_in_each_of_its_years(agreement: Agreement) -> None:
    parties = list(agreement.parties.select_related("organisation"))
    first = parties[0]
    lines = [
        line(100, payer=first, first_year=2025, last_year=2027, yearly=True),
        line(40, from_each=True, first_year=2026, last_year=2026),
        line(9, yearly=True),
        line(5),
    ]
    (table,) = money_tables(lines, parties)
    rows = {row.label: (row.cells, row.total) for row in table.rows}
    assert rows == {
        "2025": ((100, None, None), 100),
        "2026": ((140, 40, None), 180),
        "2027": ((100, None, None), 100),
        "Utan år": ((None, None, 5), 5),
    }
    assert table.total is not None
    assert table.total.total == 385
    assert table.yearly is not None
    assert table.yearly.total == 9
