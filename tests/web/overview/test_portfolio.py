"""All agreements in one table: what it shows, how it is cut down and ordered, and its files."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Activity, Agreement, StatusReport
from samverkan.agreements.queries.health import commitment_views
from samverkan.agreements.queries.health.scores import Scores, scores
from samverkan.overview.queries.health import Health, health_by_agreement
from samverkan.overview.queries.portfolio import Row, Wanted, all_rows, portfolio
from samverkan.overview.queries.waiting import Viewer
from samverkan.renewals.actions.beginning import begin
from tests import factories
from tests.web.overview.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
Report = Callable[..., StatusReport]


def rows(actor: Actor, **wanted: Any) -> list[Row]:
    return list(portfolio(Viewer(actor, TODAY), Wanted(**wanted)).page)


def titles(actor: Actor, **wanted: Any) -> list[str]:
    return [row.agreement.title for row in rows(actor, **wanted)]


def test_it_holds_the_partys_agreements_and_nobody_elses(
    coordinator: Actor, agreement: Agreement, university: Organisation
):
    factories.agreement(university, factories.organisation(), title="Utan oss")
    factories.agreement(university, factories.organisation(), title="Utan oss, offentligt", circle="public")
    assert titles(coordinator) == ["Avsiktsförklaring om älven"]


def test_a_counterparts_private_agreement_is_not_shown(
    coordinator: Actor, university: Organisation, town: Organisation
):
    factories.agreement(university, town, circle="private")
    assert rows(coordinator) == []


def test_the_next_date_is_the_nearest_of_meeting_notice_review_and_end(coordinator: Actor, agreement: Agreement):
    def next_date() -> tuple[date, str]:
        (row,) = rows(coordinator)
        assert row.next_date
        return row.next_date.on, row.next_date.kind.value

    Agreement.objects.update(valid_to="2027")
    assert next_date() == (date(2027, 12, 31), "end")
    Agreement.objects.update(review_date=date(2026, 9, 1))
    assert next_date() == (date(2026, 9, 1), "review")
    Agreement.objects.update(notice_date=date(2026, 8, 1))
    assert next_date() == (date(2026, 8, 1), "notice")
    factories.meeting(agreement, starts_at=NOW + timedelta(days=1))
    assert next_date() == (date(2026, 3, 3), "meeting")


def test_the_last_meeting_is_the_latest_one_held(coordinator: Actor, agreement: Agreement):
    for years, state in ((2, "held"), (1, "held"), (0, "cancelled")):
        at = NOW - timedelta(days=365 * years)
        factories.meeting(agreement, starts_at=at, state=state, held_at=at)
    assert rows(coordinator)[0].last_meeting == date(2025, 3, 2)


def test_what_waits_is_counted_and_leads_to_the_cards(
    coordinator: Actor, agreement: Agreement, university: Organisation, signed_in: SignIn, reported: Report
):
    reported(factories.commitment(agreement), university)
    assert rows(coordinator)[0].waiting == 1
    page = signed_in(coordinator).get("/avtal/").content.decode()
    assert f'href="/mitt-arbete/?vems=party&amp;avtal={agreement.pk}"' in page


def test_health_counts_what_asks_for_attention(
    coordinator: Actor, agreement: Agreement, university: Organisation, town: Organisation, reported: Report
):
    differing, behind, ownerless, _dropped = (factories.commitment(agreement) for _ in range(4))
    agreement.commitments.filter(number=4).update(standing="dropped")
    reported(differing, university)
    reported(differing, town, "at_risk")
    reported(behind, town, as_of=date(2025, 1, 1))
    agreement.parties.filter(organisation=university).update(contact=None)
    for commitment in (differing, behind):
        commitment.bindings.filter(party__organisation=university).update(owner=factories.person())
    (row,) = rows(coordinator)
    scores = Scores(asked=3, behind=1, ownerless=1, never_started=1, well=1, differing=1)
    assert row.health == Health(promises=4, differing=1, behind=1, ownerless=1, never_started=1, scores=scores)
    assert row.health.state == "differs"
    assert ownerless.pk


def test_an_agreement_that_a_party_has_not_confirmed_says_whose_word_is_lacking(
    coordinator: Actor, agreement: Agreement, university: Organisation
):
    agreement.parties.filter(organisation=university).update(confirmed_at=None)
    (row,) = rows(coordinator)
    assert row.health.unconfirmed_by == ("NU",)
    assert row.health.state == "unconfirmed"


def test_health_of_many_is_that_of_each_commitments_own_view(
    coordinator: Actor, university: Organisation, town: Organisation, reported: Report
):
    states = ("under_way", "at_risk", "done", "kept", "missed", "")
    for number in range(4):
        made = factories.agreement(university, town)
        if number % 2:
            made.parties.update(contact=factories.person())
        for one, ours in enumerate(states):
            for other, theirs in enumerate(states):
                commitment = factories.commitment(made, kind="recurring" if other % 2 else "direction")
                age = timedelta(days=(one * 97 + other * 61 + number * 40) % 400)
                for party, state, circle in (
                    (town, ours, "shared"),
                    (university, theirs, "private" if one == 2 else "shared"),
                ):
                    year = 2025 + (one + other) % 2 if state in ("kept", "missed") else None
                    if state:
                        reported(commitment, party, state, as_of=TODAY - age, year=year, circle=circle)
                if one == other:
                    serve(commitment.agreement, commitment, town)
    agreements = Agreement.objects.all()
    quick = health_by_agreement(agreements, coordinator, TODAY)
    for made in agreements:
        views = commitment_views(made.commitments.visible_to(coordinator), coordinator, TODAY)
        assert quick[made.pk] == Health(
            promises=len(views),
            behind=sum(view.is_behind for view in views),
            ownerless=sum(view.ownerless for view in views),
            differing=sum(view.differs for view in views),
            never_started=sum(view.never_started for view in views),
            under_review=sum(view.under_review for view in views),
            scores=replace(scores(views), unconfirmed=0, on_broken=0),
        )


def serve(agreement: Agreement, commitment: Any, home: Organisation) -> None:
    activity = Activity.objects.create(
        title="Sommarskola", circle=agreement.circle, home=home, made_at=NOW, changed_at=NOW
    )
    activity.commitments.add(commitment)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"text": "ÄLVEN"}, ["Avsiktsförklaring om älven"]),
        ({"text": "norrby"}, ["Avsiktsförklaring om älven"]),
        ({"text": "ök"}, ["Östra campus"]),
        ({"kind": "renewal"}, ["Östra campus"]),
        ({"year": "2019"}, ["Östra campus"]),
        ({"health": "unconfirmed"}, ["Östra campus"]),
        ({"health": "in_step"}, ["Avsiktsförklaring om älven"]),
        ({"health": "attention", "text": "älven"}, []),
        ({"sort": "-title"}, ["Östra campus", "Avsiktsförklaring om älven"]),
        ({"sort": "next"}, ["Östra campus", "Avsiktsförklaring om älven"]),
        ({"sort": "no such column"}, ["Avsiktsförklaring om älven", "Östra campus"]),
    ],
)
def test_it_is_cut_down_and_ordered_by_what_the_address_asks(
    coordinator: Actor, agreement: Agreement, town: Organisation, wanted: dict[str, str], found: list[str]
):
    other = factories.organisation("Östra kommunen", short_mark="ÖK")
    fields = {"kind": "renewal", "signed_on": "2019-11-19", "review_date": TODAY + timedelta(days=9)}
    made = factories.agreement(town, other, title="Östra campus", **fields)
    made.parties.filter(organisation=other).update(confirmed_at=None)
    assert titles(coordinator, **wanted) == found


def test_it_is_cut_down_to_one_counterpart(coordinator: Actor, agreement: Agreement, university: Organisation):
    assert titles(coordinator, counterpart=university.pk) == ["Avsiktsförklaring om älven"]
    assert titles(coordinator, counterpart=university.pk + 1000) == []


@pytest.mark.parametrize(
    "address", ["?sort=nonsense&page=x&motpart=%00&lage=x&ar=x&slag=x", "?page=9999", "?motpart=²"]
)
def test_an_address_that_means_nothing_still_shows_the_page(coordinator: Actor, signed_in: SignIn, address: str):
    assert signed_in(coordinator).get(f"/avtal/{address}").status_code == 200


def test_fifty_stand_on_a_page(coordinator: Actor, university: Organisation, town: Organisation):
    for _number in range(51):
        factories.agreement(university, town)
    page = portfolio(Viewer(coordinator, TODAY), Wanted(), "2").page
    assert (len(page), page.paginator.count) == (1, 51)
    assert len(all_rows(Viewer(coordinator, TODAY), Wanted())) == 51


def test_an_empty_one_offers_three_first_steps(coordinator: Actor, signed_in: SignIn):
    page = signed_in(coordinator).get("/avtal/").content.decode()
    for address in ("/avtal/nytt/", "/avtal/importera/", "/offentligt/"):
        assert f'href="{address}"' in page


def test_a_reader_is_not_offered_what_a_reader_may_not_do(town: Organisation, agreement: Agreement, signed_in: SignIn):
    page = signed_in(factories.acting(town, "reader")).get("/avtal/").content.decode()
    assert "/avtal/importera/" not in page
    assert "/avtal/nytt/" not in page


def test_the_number_of_queries_does_not_grow(
    coordinator: Actor, university: Organisation, town: Organisation, reported: Report, django_assert_num_queries: Any
):
    def grow(number: int) -> None:
        for _number in range(number):
            reported(factories.commitment(factories.agreement(university, town)), university)

    viewer = Viewer(coordinator, TODAY)
    grow(2)
    with django_assert_num_queries(10):
        portfolio(viewer, Wanted(sort="-health"))
    grow(60)
    with django_assert_num_queries(10):
        portfolio(viewer, Wanted(sort="-health"))


def test_the_file_holds_the_chosen_agreements_and_no_formula(
    coordinator: Actor, agreement: Agreement, university: Organisation, town: Organisation, signed_in: SignIn
):
    factories.agreement(university, town, title="=HYPERLINK(1)")
    client = signed_in(coordinator)
    text = client.get("/avtal/avtal.csv?q=hyper").content.decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [line["titel"] for line in lines] == ["'=HYPERLINK(1)"]
    book = load_workbook(io.BytesIO(client.get("/avtal/avtal.xlsx").content))
    cells = [row[0] for row in book.active.iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [
        ("'=HYPERLINK(1)", "s"),
        ("Avsiktsförklaring om älven", "s"),
    ]


def test_the_day_to_renew_by_is_the_most_binding_and_can_be_asked_for(coordinator: Actor, agreement: Agreement):
    def day() -> date | None:
        (row,) = rows(coordinator)
        return row.renew_by

    assert day() is None
    assert titles(coordinator, renewal="soon") == []
    Agreement.objects.update(valid_to="2027-12", review_date=date(2026, 4, 1))
    assert day() == date(2027, 12, 31)
    assert titles(coordinator, renewal="soon") == []
    Agreement.objects.update(notice_date=date(2026, 12, 1))
    assert day() == date(2026, 12, 1)
    assert titles(coordinator, renewal="soon") == [agreement.title]
    assert titles(coordinator, renewal="under_way") == []
    agreement.refresh_from_db()
    begin(agreement=agreement, by=coordinator, at=NOW)
    assert titles(coordinator, renewal="under_way") == [agreement.title]
    Agreement.objects.update(state="ended")
    assert day() is None
