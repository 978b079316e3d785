"""Links by which one person does one thing without signing in."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import actor_by_link
from samverkan.accounts.models import Errand, Organisation, Person
from samverkan.accounts.needs import EVERYBODY, NEEDS
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import Unusable
from samverkan.accounts.views.errands import by_link, unusable
from tests.factories import organisation, person

pytestmark = pytest.mark.django_db
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
A_WEEK = timedelta(days=7)


def sent(to: Person, within: Organisation, *, purpose: str = "reporting.answer", thing: int = 4) -> str:
    return errands.send(
        purpose=purpose, thing=thing, person=to, organisation=within, expires_at=THE_TIME + A_WEEK, at=THE_TIME
    )


def why(token: str, *, purpose: str = "reporting.answer", at: datetime = THE_TIME) -> str:
    with pytest.raises(Unusable) as refusal:
        errands.enter(token=token, purpose=purpose, at=at)
    return refusal.value.why


def test_a_link_opens_as_often_as_one_looks_and_works_once():
    token = sent(person(), organisation())
    errands.enter(token=token, purpose="reporting.answer", at=THE_TIME)
    errand = errands.enter(token=token, purpose="reporting.answer", at=THE_TIME)
    errands.use(errand=errand, at=THE_TIME)
    assert why(token) == "used"


def test_of_two_who_use_a_link_at_once_one_gets_through():
    token = sent(person(), organisation())
    first, second = (errands.enter(token=token, purpose="reporting.answer", at=THE_TIME) for _ in range(2))
    errands.use(errand=first, at=THE_TIME)
    with pytest.raises(Unusable) as refusal:
        errands.use(errand=second, at=THE_TIME)
    assert refusal.value.why == "used"


def test_a_link_dies_on_its_day():
    token = sent(person(), organisation())
    assert why(token, at=THE_TIME + A_WEEK) == "expired"


def test_a_link_dies_when_it_is_shown_at_another_door():
    token = sent(person(), organisation())
    assert why(token, purpose="meetings.adjust") == "foreign"
    assert why(token) == "foreign"


def test_a_link_of_somebody_who_has_left_is_of_no_use():
    reader = person()
    token = sent(reader, organisation())
    Person.objects.filter(pk=reader.pk).update(is_active=False)
    assert why(token) == "expired"


def test_only_the_latest_link_to_a_thing_works():
    reader, within = person(), organisation()
    old, new = sent(reader, within), sent(reader, within)
    other = sent(reader, within, thing=5)
    assert why(old) == "closed"
    assert errands.enter(token=new, purpose="reporting.answer", at=THE_TIME).thing == 4
    assert errands.enter(token=other, purpose="reporting.answer", at=THE_TIME).thing == 5


def test_links_close_with_what_they_are_about():
    reader, within = person(), organisation()
    token, other = sent(reader, within), sent(reader, within, purpose="meetings.adjust")
    assert errands.close(purpose="reporting.answer", things=[4], at=THE_TIME) == 1
    assert why(token) == "closed"
    assert errands.enter(token=other, purpose="meetings.adjust", at=THE_TIME)


def test_a_made_up_link_is_unknown():
    assert why("made-up") == "unknown"


def test_the_link_itself_is_not_kept():
    token = sent(person(), organisation())
    assert token not in str(list(Errand.objects.values()))


def test_one_who_came_by_a_link_may_do_what_it_allows_and_nothing_else():
    token = sent(person(), organisation())
    errand = errands.enter(token=token, purpose="reporting.answer", at=THE_TIME)
    by = actor_by_link(errand, Permission.COMMITMENT_REPORT)
    assert by.permissions == {Permission.COMMITMENT_REPORT}
    assert (by.person, by.organisation) == (errand.person, errand.organisation)


def test_a_closed_link_must_say_why():
    sent(person(), organisation())
    with pytest.raises(IntegrityError), transaction.atomic():
        Errand.objects.update(closed_at=THE_TIME)


@pytest.mark.parametrize("reason", ["used", "expired", "closed", "foreign", "unknown"])
def test_a_link_that_lets_nobody_in_gets_a_page_that_says_why(client, reason):
    response = unusable(RequestFactory().get("/"), Unusable(reason))
    assert response.status_code == 410
    others = {"used", "expired", "closed", "foreign", "unknown"} - {reason}
    assert response.content not in [unusable(RequestFactory().get("/"), Unusable(other)).content for other in others]


def test_a_page_behind_a_link_is_open_and_tells_nobody_its_address():
    @by_link
    def page(request, token):
        raise Unusable("used")

    response = page(RequestFactory().get("/"), token="x")
    assert getattr(page, NEEDS) == EVERYBODY
    assert (response.status_code, response["Referrer-Policy"]) == (410, "same-origin")
    assert "no-store" in response["Cache-Control"]
