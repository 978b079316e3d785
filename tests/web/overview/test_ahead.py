"""What lies ahead in all agreements, and who in one's own party holds what."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Agreement, Binding
from samverkan.overview.queries.ahead import ahead
from samverkan.overview.queries.load import load
from samverkan.overview.queries.portfolio import Wanted
from samverkan.overview.queries.waiting import Viewer
from tests import factories
from tests.web.overview.conftest import TODAY

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


def days(viewer: Viewer, months: str = "", wanted: Wanted | None = None) -> list[str]:
    found = ahead(viewer, wanted or Wanted(), months)
    return [day.what for quarter in found.quarters for day in quarter.days]


@pytest.fixture
def viewer(coordinator: Actor, agreement: Agreement) -> Viewer:
    agreement.notice_date, agreement.valid_to = date(2026, 9, 30), "2027-03"
    agreement.save()
    return Viewer(coordinator, TODAY)


def test_the_days_of_decision_and_the_meetings_stand_in_their_order(viewer: Viewer, agreement: Agreement):
    factories.meeting(agreement, starts_at=datetime(2026, 5, 5, 9, tzinfo=UTC), title="Ledningsmöte 2026")
    assert days(viewer) == ["Ledningsmöte 2026", "Sista dag för uppsägning", "Avtalet upphör"]


def test_one_sees_as_far_as_one_asks(viewer: Viewer):
    assert days(viewer, "12") == ["Sista dag för uppsägning"]
    assert len(days(viewer, "36")) == 2
    assert days(viewer, "999") == days(viewer, "24")


def test_what_has_passed_and_what_has_ended_lies_not_ahead(viewer: Viewer):
    Agreement.objects.update(notice_date=date(2026, 3, 1))
    assert days(viewer) == ["Avtalet upphör"]
    Agreement.objects.update(state="ended")
    assert days(viewer) == []


def test_filters_narrow_what_lies_ahead(viewer: Viewer, university: Organisation):
    assert days(viewer, wanted=Wanted(counterpart=university.pk))
    assert days(viewer, wanted=Wanted(text="finns inte")) == []


def test_another_partys_meeting_within_itself_is_not_seen(
    viewer: Viewer, agreement: Agreement, university: Organisation
):
    meeting = factories.meeting(agreement, starts_at=datetime(2026, 5, 5, 9, tzinfo=UTC), title="Internt")
    meeting.forum.circle, meeting.forum.home = "private", university
    meeting.forum.save()
    assert "Internt" not in days(viewer)


def test_the_page_of_what_lies_ahead_draws_and_lists(agreement: Agreement, coordinator: Actor, signed_in: SignIn):
    Agreement.objects.update(notice_date=timezone.localdate() + timedelta(days=100))
    page = signed_in(coordinator).get(reverse("overview:ahead")).content.decode()
    assert "Sista dag för uppsägning" in page
    assert "<svg" in page


def test_nothing_ahead_says_what_belongs_there(agreement: Agreement, coordinator: Actor, signed_in: SignIn):
    assert "Inget med datum ligger framför" in signed_in(coordinator).get(reverse("overview:ahead")).content.decode()


def test_each_person_is_counted_by_kind_and_only_in_ones_own_party(
    viewer: Viewer, agreement: Agreement, town: Organisation, university: Organisation
):
    ours, theirs = factories.person("Vår Vera"), factories.person("Deras Dag")
    promise = factories.commitment(agreement)
    Binding.objects.filter(commitment=promise, party__organisation=town).update(owner=ours)
    Binding.objects.filter(commitment=promise, party__organisation=university).update(owner=theirs)
    found = {one.person.name: one.total for one in load(viewer).people}
    assert found["Vår Vera"] == 1
    assert "Deras Dag" not in found


def test_people_are_found_and_sorted(viewer: Viewer, agreement: Agreement, town: Organisation):
    first, second = factories.person("Åsa Å"), factories.person("Bo B")
    for number, owner in enumerate((first, first, second)):
        promise = factories.commitment(agreement, title=f"Löfte {number}")
        Binding.objects.filter(commitment=promise, party__organisation=town).update(owner=owner)
    contact = agreement.parties.get(organisation=town).contact
    assert contact
    assert load(viewer).people[0].person == first
    assert [one.person for one in load(viewer, "åsa").people] == [first]
    assert load(viewer, sort="name").people[0].person in (second, contact)


def test_the_page_of_who_holds_what_has_a_name_for_everybody(viewer: Viewer, coordinator: Actor, signed_in: SignIn):
    page = signed_in(coordinator).get(reverse("overview:load")).content.decode()
    assert "Bara er part ser detta" in page
