"""Personal data are removed also of those without an account; what stands in minutes stays."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samverkan.accounts import actions as accounts
from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.models import Person, RoleHeld
from samverkan.accounts.permissions import Role
from samverkan.journal.models import Entry
from samverkan.mail.models import Message
from samverkan.meetings import actions
from samverkan.meetings.models import CalendarFeed, Invitee, Participant, Seat
from tests import factories
from tests.web.meetings.conftest import AFTER, BEGINS, NOW, TODAY

A_YEAR_AGO = TODAY - timedelta(days=365)
LATER = AFTER + timedelta(days=400)


@pytest.fixture
def called(agreement, parties, anna):
    """A meeting to which a guest from the university and one from elsewhere were called."""
    made = actions.plan(agreement=agreement, starts_at=BEGINS, by=anna, at=NOW)
    actions.invite_guest(meeting=made, name="Gull Gäst", email="gull@example.org", party=parties[0], by=anna, at=NOW)
    actions.invite_guest(meeting=made, name="Kim Konsult", email="kim@example.org", comes_from="AB", by=anna, at=NOW)
    actions.call(meeting=made, by=anna, at=NOW)
    return made


def guest(name: str) -> Invitee:
    return Invitee.objects.select_related("meeting__forum__agreement__home", "party", "person").get(name=name)


def test_a_guest_without_an_account_is_forgotten_also_in_mail_but_not_in_minutes(called, parties, anna):
    Participant.objects.create(meeting=called, party=parties[0], name="Gull Gäst")
    found = guest("Gull Gäst")
    name = actions.forget_listed(of=found, by=anna, at=LATER)
    assert name.startswith("Borttagen person ")
    found.refresh_from_db()
    assert (found.name, found.email) == (name, "")
    assert not Person.objects.filter(name="Gull Gäst").exists()
    assert not Message.objects.filter(to="gull@example.org").exists()
    assert Participant.objects.get().name == "Gull Gäst"
    assert guest("Kim Konsult").email == "kim@example.org"
    assert Entry.objects.filter(action="meetings.forget").count() == 1


def test_one_who_is_called_to_a_coming_meeting_or_sits_is_still_needed(called, parties, anna):
    with pytest.raises(actions.StillNeeded):
        actions.forget_listed(of=guest("Gull Gäst"), by=anna, at=NOW)
    sitter = actions.Sitter(name="Eva Ek", email="eva@example.org")
    held = actions.seat(forum=called.forum, party=parties[0], sitter=sitter, from_date=A_YEAR_AGO, by=anna, at=LATER)
    with pytest.raises(actions.StillNeeded):
        actions.forget_listed(of=held, by=anna, at=LATER)
    Seat.objects.update(to_date=TODAY)
    name = actions.forget_listed(of=Seat.objects.select_related("party").get(), by=anna, at=LATER)
    assert (Seat.objects.get().name, Seat.objects.get().email) == (name, "")


def test_each_party_removes_the_data_of_its_own_and_either_of_guests_from_elsewhere(called, bo, stranger):
    for by, of in ((bo, "Gull Gäst"), (stranger, "Kim Konsult")):
        with pytest.raises(NotAllowed):
            actions.forget_listed(of=guest(of), by=by, at=LATER)
    actions.forget_listed(of=guest("Kim Konsult"), by=bo, at=LATER)
    assert not Invitee.objects.filter(name="Kim Konsult").exists()


def test_one_with_a_role_is_removed_by_the_administrator(called, university, anna):
    known = guest("Gull Gäst")
    RoleHeld.objects.create(person=known.person, organisation=university, role=Role.READER, from_date=A_YEAR_AGO)
    with pytest.raises(actions.StillNeeded, match="administratör"):
        actions.forget_listed(of=known, by=anna, at=LATER)


def test_pseudonymising_a_person_reaches_seats_calls_and_the_calendar(called, parties, university, town, bo):
    admin = factories.acting(university, Role.ADMINISTRATOR)
    left = factories.acting(university, who=factories.person("Lena Lund", email="lena@example.org")).person
    Seat.objects.create(
        forum=called.forum, party=parties[0], person=left, name="Lena Lund", title="Rektor", from_date=A_YEAR_AGO
    )
    Invitee.objects.create(meeting=called, party=parties[0], person=left, name="Lena Lund", email="lena@example.org")
    Invitee.objects.filter(name="Gull Gäst").update(deputy_name="Lena Lund")
    CalendarFeed.objects.create(person=left, number="x", made_at=NOW)
    accounts.pseudonymise(person=left, by=admin, at=LATER)
    left.refresh_from_db()
    assert (Seat.objects.get().name, Seat.objects.get().title) == (left.name, "")
    assert Invitee.objects.get(person=left).email == ""
    assert guest("Gull Gäst").deputy_name == left.name
    assert not CalendarFeed.objects.exists()
    assert left.name.startswith("Borttagen person ")


def test_the_page_asks_before_it_forgets(called, anna, browser_of):
    Invitee.objects.update(meeting=called)
    type(called).objects.filter(pk=called.pk).update(starts_at=NOW - timedelta(days=9))
    browser, address = browser_of(anna), reverse("meetings:forget_invitee", args=[guest("Gull Gäst").pk])
    assert address in browser.get(reverse("meetings:page", args=[called.pk])).content.decode()
    assert "Ett namn i ett protokoll står kvar" in browser.get(address).content.decode()
    browser.post(address)
    assert not Invitee.objects.filter(name="Gull Gäst").exists()
    browser.post(address)  # pressed twice
