"""The public pages show only what is public."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverkan.agreements.models import Activity, CommitmentChange, Result
from samverkan.publishing.models import PublicFact
from tests.factories import agreement, commitment
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


def test_what_people_wrote_cannot_become_markup(client: Client) -> None:
    made = agreement(circle="public", title="<b>Avtal</b>", text="Parterna ska <script>alert(1)</script> mötas.")
    commitment(made, text="Parterna ska <script>alert(1)</script> mötas.")
    page = client.get(f"/offentligt/{made.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "<b>Avtal" not in page


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
    assert queries(client, small.pk) == queries(client, large.pk) <= 25


def queries(client: Client, pk: int) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/offentligt/{pk}/").status_code == 200
    return len(captured)
