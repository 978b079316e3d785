"""Every list page asks the database the same number of times for ten rows as for a thousand."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Activity, ActivityLead, Assumption, MoneyLine
from samverkan.areas.models import Area, AreaDecision, AreaLead
from samverkan.indicators.models import Indicator, IndicatorValue
from tests.web.agreements.living.conftest import AT, TODAY, Partnership
from tests.web.agreements.living.test_health import grow

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


def more_activities(two: Partnership, to: int) -> None:
    start = Activity.objects.count()
    made = Activity.objects.bulk_create(
        Activity(title=f"Aktivitet {n}", title_key=f"aktivitet {n}", circle="shared", home=two.university, made_at=AT,
                 changed_at=AT, domains=["research"])
        for n in range(start, to)
    )  # fmt: skip
    Activity.commitments.through.objects.bulk_create(
        Activity.commitments.through(activity=a, commitment=two.commitment) for a in made
    )
    ActivityLead.objects.bulk_create(
        ActivityLead(activity=a, organisation=two.university, person=two.anna.person) for a in made
    )
    MoneyLine.objects.bulk_create(
        MoneyLine(activity=a, organisation=two.university, year=2026, amount_sek=1) for a in made
    )
    area = Area.objects.get_or_create(name="Träteknik", home=two.university, circle="shared")[0]
    Activity.areas.through.objects.bulk_create(Activity.areas.through(activity=a, area=area) for a in made)


def more_areas(two: Partnership, to: int) -> None:
    made = Area.objects.bulk_create(
        Area(name=f"Område {n}", name_key=f"omrade {n}", home=two.university, circle="shared")
        for n in range(Area.objects.count(), to)
    )
    AreaLead.objects.bulk_create(AreaLead(area=a, organisation=two.university, person=two.anna.person) for a in made)
    AreaDecision.objects.bulk_create(
        AreaDecision(area=a, status="established", reason="x", decided_on=TODAY) for a in made
    )


def more_assumptions(two: Partnership, to: int) -> None:
    made = Assumption.objects.bulk_create(
        Assumption(agreement=two.agreement, text=f"Antagande {n}", home=two.university, circle="shared")
        for n in range(Assumption.objects.count(), to)
    )
    Assumption.commitments.through.objects.bulk_create(
        Assumption.commitments.through(assumption=a, commitment=two.commitment) for a in made
    )


def more_watched(two: Partnership, to: int) -> None:
    """Assumptions that an indicator each watches, all of them broken."""
    made = Assumption.objects.count()
    measured = Indicator.objects.bulk_create(
        Indicator(name=f"Mått {n}", name_key=f"matt {n}", unit="%", source="x", circle="public", home=two.university,
                  made_at=AT)
        for n in range(made, to)
    )  # fmt: skip
    IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=one, on=TODAY, value=1, entered_at=AT, entered_for=two.university) for one in measured
    )
    tied = Assumption.objects.bulk_create(
        Assumption(agreement=two.agreement, text="x", home=two.university, circle="shared", indicator=one,
                   broken_when="below", limit=2)
        for one in measured
    )  # fmt: skip
    through = Assumption.commitments.through
    through.objects.bulk_create(through(assumption=one, commitment=two.commitment) for one in tied)


def more_in_the_area(two: Partnership, to: int) -> None:
    more_activities(two, to)
    grow(two, to)
    area = Area.objects.get(name="Träteknik")
    through = type(two.commitment).areas.through
    through.objects.bulk_create(
        (through(commitment=c, area=area) for c in two.agreement.commitments.all()), ignore_conflicts=True
    )


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("address", "more"),
    [
        ("/avtal/{agreement}/", grow),
        ("/avtal/{agreement}/ataganden/", grow),
        ("/avtal/{agreement}/antaganden/", more_assumptions),
        ("/avtal/{agreement}/antaganden/", more_watched),
        ("/avtal/{agreement}/halsa/", more_watched),
        ("/avtal/{agreement}/halsa/", grow),
        ("/avtal/{agreement}/", more_watched),
        ("/avtal/{agreement}/parter/", grow),
        ("/avtal/{agreement}/atagande/1/", more_activities),
        ("/aktiviteter/", more_activities),
        ("/aktiviteter/lista.csv", more_activities),
        ("/omraden/", more_areas),
        ("/omraden/{area}/", more_in_the_area),
    ],
)
def test_it_asks_as_often_for_ten_as_for_a_thousand(
    two: Partnership, signed_in: SignIn, address: str, more: Callable[[Partnership, int], None]
) -> None:
    client, used = signed_in(two.anna), []
    for size in (10, 1000):
        more(two, size)
        area = Area.objects.order_by("pk").first()
        place = address.format(agreement=two.agreement.pk, area=area.pk if area else 0)
        client.get(place)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(place)
        assert answer.status_code == 200
        used.append(len(captured))
    assert used[0] == used[1]
    assert used[0] <= 20
