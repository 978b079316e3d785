"""Adding lines to the journal."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from samverkan.accounts.models import Circle
from samverkan.journal.actions import record
from samverkan.journal.chain import faults
from samverkan.journal.models import Entry
from tests.factories import acting, agreement, organisation

THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_a_line_says_who_for_which_party_when_and_what():
    by = acting(organisation())
    about = agreement(by.organisation)
    record("agreements.register", about, by=by, at=THE_TIME, detail={"state": "in_force"})
    line = Entry.objects.get()
    assert (line.person_key, line.party_key, line.at) == (by.person.key, by.organisation.key, THE_TIME)
    assert (line.action, line.thing_kind, line.thing_id) == (
        "agreements.register",
        "agreements.Agreement",
        str(about.pk),
    )
    assert line.detail == {"state": "in_force"}


@pytest.mark.django_db
@pytest.mark.parametrize("circle", Circle.values)
def test_a_line_takes_the_circle_and_the_home_of_its_thing(circle: str):
    home, other = organisation(), organisation()
    about = agreement(home, other, circle=circle)
    record("agreements.confirm", about, by=acting(other), at=THE_TIME)
    line = Entry.objects.get()
    assert (line.circle, line.home_key) == (circle, home.key)


@pytest.mark.django_db
def test_a_thing_without_a_circle_takes_that_of_its_agreement():
    home = organisation()
    about = agreement(home, organisation())
    record("agreements.name_contact", about.parties.first(), by=acting(home), at=THE_TIME, within=about)
    line = Entry.objects.get()
    assert (line.circle, line.home_key, line.within_id) == (Circle.SHARED, home.key, str(about.pk))


@pytest.mark.django_db
def test_a_line_costs_three_queries():
    by = acting(organisation())
    about = agreement(by.organisation)
    record("agreements.register", about, by=by, at=THE_TIME)
    with (
        transaction.atomic(),
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        record("agreements.register", about, by=by, at=THE_TIME)
    assert len(queries) == 3


@pytest.mark.django_db
def test_a_line_goes_when_the_deed_is_undone():
    by = acting(organisation())
    about = agreement(by.organisation)
    record("agreements.register", about, by=by, at=THE_TIME)
    with transaction.atomic():
        record("agreements.share", about, by=by, at=THE_TIME)
        transaction.set_rollback(True)
    record("agreements.publish", about, by=by, at=THE_TIME)
    assert [line.action for line in Entry.objects.order_by("number")] == ["agreements.register", "agreements.publish"]
    assert list(faults()) == []


@pytest.mark.django_db(transaction=True)
def test_people_who_write_at_the_same_time_make_one_chain():
    by = acting(organisation())
    about = agreement(by.organisation)

    def write(number: int) -> None:
        try:
            record("agreements.report", about, by=by, at=THE_TIME, detail={"number": number})
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=6) as people:
        list(people.map(write, range(48)))
    lines = list(Entry.objects.order_by("number"))
    assert [line.number for line in lines] == list(range(1, 49))
    assert sorted(line.detail["number"] for line in lines) == list(range(48))
    assert list(faults()) == []
