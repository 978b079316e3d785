"""The public pages show only what is public."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverkan.agreements.models import Activity, Assumption, CommitmentChange, Result
from samverkan.indicators import actions as indicators
from samverkan.indicators.models import Indicator
from samverkan.meetings.models import JointPosition, PartyDecision
from samverkan.publishing.models import PublicFact
from tests import factories
from tests.factories import agreement, commitment, meeting
from tests.factories.partnership import THE_TIME

pytestmark = pytest.mark.django_db


def activity(of, circle: str, title: str) -> Activity:
    made = Activity.objects.create(
        title=title, circle=circle, home=of.agreement.home, made_at=THE_TIME, changed_at=THE_TIME
    )
    made.commitments.add(of)
    Result.objects.create(activity=made, text=f"Resultat av {title}", on=date(2026, 1, 5))
    return made


def test_a_shared_agreement_has_no_public_page(client: Client) -> None:
    assert client.get(f"/offentligt/{agreement(circle='shared').pk}/").status_code == 404


def test_only_public_promises_activities_and_results_show(client: Client) -> None:
    made = agreement(circle="public")
    shown = commitment(made, title="Öppet löfte")
    commitment(made, title="Delat löfte", circle="shared")
    activity(shown, "public", "Känd kurs")
    activity(shown, "shared", "Intern kurs")
    activity(shown, "private", "Hemlig kurs")
    page = client.get(f"/offentligt/{made.pk}/").content.decode()
    assert "Öppet löfte" in page
    assert "Resultat av Känd kurs" in page
    assert "Delat löfte" not in page
    assert "Intern kurs" not in page
    assert "Hemlig kurs" not in page


def test_a_dropped_promise_says_why(client: Client) -> None:
    made = agreement(circle="public")
    dropped = commitment(made, standing="dropped")
    CommitmentChange.objects.create(
        commitment=dropped, standing="dropped", reason="Huset såldes", changed_on=date(2026, 2, 1)
    )
    page = client.get(f"/offentligt/{made.pk}/atagande/{dropped.number}/").content.decode()
    assert "Huset såldes" in page
    assert "1 feb 2026" in page


def test_a_promise_that_is_not_public_has_no_address(client: Client) -> None:
    made = agreement(circle="public")
    hidden = commitment(made, circle="shared")
    assert client.get(f"/offentligt/{made.pk}/atagande/{hidden.number}/").status_code == 404


def test_a_public_joint_position_shows_its_decision_and_what_became_of_it(client: Client) -> None:
    made = agreement(circle="public")
    promise = commitment(made)
    held = meeting(made, state="held", held_at=THE_TIME)
    fields = {"agreed_on": date(2026, 3, 2), "outcome": "Huset står klart.", "outcome_on": date(2026, 9, 1)}
    for number, (circle, text) in enumerate((("public", "Huset byggs."), ("shared", "Hemlig linje.")), start=1):
        position = JointPosition.objects.create(
            agreement=made, meeting=held, number=number, text=text, circle=circle, home=made.home, **fields
        )
        position.commitments.add(promise)
        party = made.parties.all()[1]
        decided = {"state": "approved", "decided_on": date(2026, 4, 7), "registry_number": f"KS 2026/{number}"}
        PartyDecision.objects.create(position=position, party=party, body="Kommunstyrelsen", **decided)
    for address in (f"/offentligt/{made.pk}/", f"/offentligt/{made.pk}/atagande/{promise.number}/"):
        page = client.get(address).content.decode()
        assert all(words in page for words in ("Huset byggs.", "KS 2026/1", "7 apr 2026", "Huset står klart."))
        assert "Hemlig linje." not in page
        assert "KS 2026/2" not in page


@pytest.mark.parametrize(
    ("figure", "shown"), [("31.00", "31\N{NO-BREAK SPACE}studenter"), ("6.50", "6,50\N{NO-BREAK SPACE}studenter")]
)
def test_a_figure_has_decimals_only_where_it_needs_them(client: Client, figure: str, shown: str) -> None:
    made = agreement(circle="public")
    done = activity(commitment(made), "public", "Kurs")
    done.results.update(figure=figure, unit="studenter", source="Registret")
    assert shown in client.get(f"/offentligt/{made.pk}/").content.decode()


def test_what_people_wrote_cannot_become_markup(client: Client) -> None:
    made = agreement(circle="public", title="<b>Avtal</b>", text="Parterna ska <script>alert(1)</script> mötas.")
    commitment(made, text="Parterna ska <script>alert(1)</script> mötas.")
    page = client.get(f"/offentligt/{made.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "<b>Avtal" not in page


@pytest.mark.one_database
def test_the_page_takes_as_many_queries_with_forty_promises_as_with_four(client: Client) -> None:
    small, large = agreement(circle="public"), agreement(circle="public")
    for made, number in ((small, 4), (large, 40)):
        for _each in range(number):
            promise = commitment(made)
            activity(promise, "public", "Kurs")
            fact = PublicFact.objects.create(
                agreement=made,
                dated="2026-01",
                text="Hänt",
                sources=[{"publisher": "X", "title": "", "url": "https://x.example"}],
            )
            fact.commitments.add(promise)
    assert queries(client, small.pk) == queries(client, large.pk) <= 20


def queries(client: Client, pk: int) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/offentligt/{pk}/").status_code == 200
    return len(captured)


def test_somebody_else_cannot_choose_what_is_public(client: Client) -> None:
    made = agreement(circle="public")
    promise = commitment(made, circle="shared")
    client.force_login(factories.acting(factories.organisation()).person)
    answer = client.post(f"/avtal/{made.pk}/offentligt/", {"chosen": [f"commitment-{promise.pk}"]})
    assert answer.status_code == 403
    promise.refresh_from_db()
    assert promise.circle == "shared"


@pytest.mark.parametrize(("circle", "is_told"), [("public", True), ("shared", False)])
def test_an_assumption_that_a_public_indicator_breaks_counts_as_inside(client: Client, circle: str, is_told: bool):
    made = agreement(circle="public")
    promise = commitment(made)
    by = factories.acting(made.home)
    indicator = Indicator.objects.create(
        name="Antal platser", circle=circle, home=made.home, source="SCB", made_at=THE_TIME
    )
    resting = Assumption.objects.create(
        agreement=made, text="Platserna räcker", circle="public", home=made.home, indicator=indicator,
        broken_when="below", limit=100,
    )  # fmt: skip
    resting.commitments.add(promise)
    says = indicators.Entered(on=date(2026, 1, 1), value=Decimal(90))
    indicators.enter(indicator=indicator, says=says, by=by, at=THE_TIME)
    for address in (f"/offentligt/{made.pk}/", f"/offentligt/{made.pk}/atagande/{promise.number}/"):
        page = client.get(address).content.decode()
        assert ("Gäller inte längre: Platserna räcker" in page) is is_told
