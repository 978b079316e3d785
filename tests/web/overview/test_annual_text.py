"""The text for the annual report: what is shared, with its sources, in both languages."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Activity, Agreement, MoneyLine, PartyGoal, Result
from samverkan.meetings.models import JointPosition, PartyDecision
from samverkan.overview.queries.annual_text import compose, facts_of
from tests import factories
from tests.web.overview.conftest import NOW

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


def text(agreement: Agreement, by: Actor, year: int = 2026) -> str:
    return compose(facts_of(agreement, year, by))


def activity(agreement: Agreement, title: str = "Sommarskola", **fields: Any) -> Activity:
    fields = {
        "status": "under_way",
        "circle": "shared",
        "home": agreement.home,
        "starts_on": date(2026, 1, 15),
        **fields,
    }
    made = Activity.objects.create(title=title, made_at=NOW, changed_at=NOW, **fields)
    made.commitments.add(agreement.commitments.first() or factories.commitment(agreement))
    return made


def test_it_says_what_was_agreed_between_whom_and_when(coordinator: Actor, agreement: Agreement):
    Agreement.objects.update(signed_on="2019-11-19", valid_to="2029")
    factories.commitment(agreement)
    factories.commitment(agreement, text="Lades ned.", standing="dropped")
    agreement.refresh_from_db()
    said = text(agreement, coordinator)
    assert "Avsiktsförklaring mellan Norrby universitet och Älvdals kommun. Undertecknad 19 nov 2019." in said
    assert "– Parterna ska träffas varje år" in said
    assert "Lades ned" not in said


def test_meetings_held_that_year_and_their_positions_are_told(
    coordinator: Actor, agreement: Agreement, town: Organisation
):
    meeting = factories.meeting(agreement, title="Ledningsmöte 4", place="Älvdal", state="held", held_at=NOW)
    agreed = JointPosition.objects.create(
        agreement=agreement,
        meeting=meeting,
        number=4,
        text="Parterna utreder ett testlabb",
        agreed_on=date(2026, 3, 2),
        circle="shared",
        home=agreement.home,
    )
    party = agreement.parties.get(organisation=town)
    facts = {"body": "Kommunstyrelsen", "registry_number": "KS 2026/7", "decided_on": date(2026, 4, 1)}
    PartyDecision.objects.create(position=agreed, party=party, state="approved", **facts)
    said = text(agreement, coordinator)
    assert "– Ledningsmöte 4, 2 mar 2026 i Älvdal." in said
    assert "Parterna utreder ett testlabb. Beslutat av Kommunstyrelsen 1 apr 2026 (KS 2026/7)." in said
    assert "Inget möte hölls." in text(agreement, coordinator, 2025)


def test_activities_are_told_in_the_years_they_went_on_and_ended(coordinator: Actor, agreement: Agreement):
    activity(agreement, "Pågår", starts_on=date(2025, 9, 1))
    activity(agreement, "Klar", status="done", starts_on=date(2024, 9, 1), ends_on=date(2026, 2, 1))
    activity(agreement, "Planerad", status="planned")

    def part(year: int, title: str) -> str:
        after = text(agreement, coordinator, year).partition(f"\n{title}\n")[2]
        return after.partition("\n\n")[0]

    assert part(2026, "Aktiviteter som pågår") == "– Pågår (sedan 1 sep 2025)"
    assert part(2026, "Avslutade aktiviteter") == "– Klar (avslutad 1 feb 2026)"
    assert part(2024, "Aktiviteter som pågår") == "– Klar (1 sep 2024 till 1 feb 2026)"
    assert "Planerad" not in text(agreement, coordinator)


def test_a_figure_stands_with_its_source_or_not_at_all(coordinator: Actor, agreement: Agreement):
    school = activity(agreement)
    known = {"figure": Decimal(1200), "unit": "deltagare", "source": "Ladok"}
    Result.objects.create(activity=school, text="Många gick kursen", on=date(2026, 2, 1), **known)
    Result.objects.create(activity=school, text="Fler sökte", on=date(2026, 2, 1), figure=Decimal("7.5"))
    said = text(agreement, coordinator)
    assert (
        "Många gick kursen: 1\N{NO-BREAK SPACE}200\N{NO-BREAK SPACE}deltagare (Sommarskola, 1 feb 2026; källa: Ladok)."
        in said
    )
    assert "7,5" not in said
    assert [result.text for result in facts_of(agreement, 2026, coordinator).without_source] == ["Fler sökte"]


def test_money_is_added_up_for_each_payer_with_the_activities_it_comes_from(
    coordinator: Actor, agreement: Agreement, town: Organisation, university: Organisation
):
    one, other = activity(agreement, "Sommarskola"), activity(agreement, "Testlabb")
    other.commitments.add(factories.commitment(factories.agreement(university, town)))
    for made, year, amount in ((one, 2026, 100_000), (other, 2026, 50_000), (one, 2025, 7)):
        MoneyLine.objects.create(activity=made, organisation=town, year=year, amount_sek=amount)
    said = text(agreement, coordinator)
    assert "Älvdals kommun: 150\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kronor (källa: uppgifter för " in said
    assert "Testlabb tjänar även andra avtal" in said


def test_the_own_goals_are_told_and_not_those_of_the_counterpart(
    coordinator: Actor, agreement: Agreement, town: Organisation, university: Organisation
):
    for organisation, goal in ((town, "Fler ska plugga vidare"), (university, "Fler studenter")):
        party = agreement.parties.get(organisation=organisation)
        PartyGoal.objects.create(party=party, text=goal, source="Budget 2026")
    said = text(agreement, coordinator)
    assert "– Fler ska plugga vidare (Budget 2026)" in said
    assert "Fler studenter" not in said


def test_what_is_private_is_left_out_even_if_it_is_ones_own(
    coordinator: Actor, agreement: Agreement, town: Organisation
):
    activity(agreement, "Hemlig", circle="private", home=town)
    factories.commitment(agreement, text="Eget löfte", circle="private", home=town)
    said = text(agreement, coordinator)
    assert "Hemlig" not in said
    assert "Eget löfte" not in said


def test_an_agreement_that_only_one_party_has_makes_a_text_of_what_it_has(
    coordinator: Actor, town: Organisation, university: Organisation
):
    alone = factories.agreement(town, university, circle="private")
    activity(alone, "Egen insats", circle="private")
    assert "Egen insats" in text(alone, coordinator)


def test_it_is_written_in_english_too(coordinator: Actor, agreement: Agreement):
    with override("en"):
        said = text(agreement, coordinator)
    assert "Letter of intent between Norrby universitet and Älvdals kommun." in said
    assert "No meeting was held." in said


def test_the_page_shows_the_text_of_the_year_and_language_asked_for(
    coordinator: Actor, agreement: Agreement, signed_in: SignIn
):
    page = signed_in(coordinator).get(f"/avtal/{agreement.pk}/arstext/?ar=2024&sprak=en").content.decode()
    assert "Meetings in 2024" in page
    assert 'lang="en">Avsiktsförklaring om älven' in page


@pytest.mark.parametrize("query", ["?ar=x", "?ar=-1", "?ar=99999999", "?sprak=xx"])
def test_an_address_that_means_nothing_shows_this_year(
    coordinator: Actor, agreement: Agreement, signed_in: SignIn, query: str
):
    assert signed_in(coordinator).get(f"/avtal/{agreement.pk}/arstext/{query}").status_code == 200


def test_another_partys_agreement_is_not_found(agreement: Agreement, signed_in: SignIn):
    stranger = factories.acting(factories.organisation())
    assert signed_in(stranger).get(f"/avtal/{agreement.pk}/arstext/").status_code == 404


def test_the_number_of_queries_does_not_grow(
    coordinator: Actor, agreement: Agreement, django_assert_max_num_queries: Any
):
    for number in range(12):
        made = activity(agreement, f"Aktivitet {number}")
        Result.objects.create(activity=made, text="Något", on=date(2026, 2, 1))
        MoneyLine.objects.create(activity=made, payer="Fonden", year=2026, amount_sek=1)
        factories.meeting(
            agreement, starts_at=NOW - timedelta(days=number), state="held", held_at=datetime.now(NOW.tzinfo)
        )
    with django_assert_max_num_queries(14):
        text(agreement, coordinator)
