"""Roles within a party, given and ended by its own administrators."""

from datetime import UTC, date, datetime, timedelta

import pytest

from samverkan.accounts import actions
from samverkan.accounts.actor import Actor, NotAllowed, actor
from samverkan.accounts.models import RoleHeld
from samverkan.accounts.permissions import Permission, Role
from samverkan.journal.models import Entry
from tests.factories import acting, organisation, person

pytestmark = pytest.mark.django_db
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
THE_DAY = date(2026, 3, 2)
DAY = timedelta(days=1)


@pytest.fixture
def by() -> Actor:
    """An administrator who can sign in."""
    return acting(organisation(), Role.ADMINISTRATOR, password="norrsken över dalen")


def colleague(of: Actor, *roles: str) -> Actor:
    return acting(of.organisation, *roles, password="norrsken över dalen")


def test_a_role_allows_from_its_first_day_to_its_last(by: Actor):
    reader = colleague(by, Role.READER).person
    actions.give_role(
        person=reader, role=Role.COORDINATOR, from_date=THE_DAY, to_date=THE_DAY + DAY, by=by, at=THE_TIME
    )
    allowed = [
        Permission.AGREEMENT_REGISTER in actor(reader, by.organisation, on=THE_DAY + DAY * days).permissions
        for days in (-1, 0, 1, 2)
    ]
    assert allowed == [False, True, True, False]


def test_a_role_ends_with_its_last_day(by: Actor):
    held = colleague(by, Role.READER).person.roles.get()
    actions.end_role(held=held, last_day=THE_DAY, by=by, at=THE_TIME)
    assert RoleHeld.objects.current(THE_DAY).filter(pk=held.pk).exists()
    assert not RoleHeld.objects.current(THE_DAY + DAY).filter(pk=held.pk).exists()


def test_a_role_that_has_not_begun_is_taken_away(by: Actor):
    reader = colleague(by, Role.READER).person
    coming = actions.give_role(person=reader, role=Role.OWNER, from_date=THE_DAY + DAY * 9, by=by, at=THE_TIME)
    actions.end_role(held=coming, last_day=THE_DAY, by=by, at=THE_TIME)
    assert not RoleHeld.objects.filter(person=reader, role=Role.OWNER).exists()


def test_the_same_role_twice_in_a_time_is_refused(by: Actor):
    reader = colleague(by, Role.READER).person
    with pytest.raises(actions.RoleAlreadyHeld):
        actions.give_role(person=reader, role=Role.READER, from_date=THE_DAY, by=by, at=THE_TIME)


def test_the_same_role_again_later_is_given(by: Actor):
    reader = colleague(by, Role.READER).person
    actions.end_role(held=reader.roles.get(), last_day=THE_DAY, by=by, at=THE_TIME)
    actions.give_role(person=reader, role=Role.READER, from_date=THE_DAY + DAY, by=by, at=THE_TIME)
    assert reader.roles.count() == 2


def test_the_last_administrator_stays(by: Actor):
    with pytest.raises(actions.LastAdministrator):
        actions.end_role(held=by.person.roles.get(), last_day=THE_DAY, by=by, at=THE_TIME)
    with pytest.raises(actions.LastAdministrator):
        actions.pseudonymise(person=by.person, by=by, at=THE_TIME)
    assert by.person.roles.get().to_date is None


def test_one_of_two_administrators_may_go(by: Actor):
    colleague(by, Role.ADMINISTRATOR)
    held = actions.end_role(held=by.person.roles.get(), last_day=THE_DAY, by=by, at=THE_TIME)
    assert held.to_date == THE_DAY


@pytest.mark.parametrize("days", ["no log-in", "ends", "not begun"])
def test_an_administrator_who_cannot_act_for_good_does_not_count(by: Actor, days: str):
    other = person(password=None if days == "no log-in" else "norrsken över dalen")
    RoleHeld.objects.create(
        person=other,
        organisation=by.organisation,
        role=Role.ADMINISTRATOR,
        from_date=THE_DAY + DAY if days == "not begun" else THE_DAY - DAY,
        to_date=THE_DAY + DAY * 30 if days == "ends" else None,
    )
    with pytest.raises(actions.LastAdministrator):
        actions.end_role(held=by.person.roles.get(), last_day=THE_DAY, by=by, at=THE_TIME)


def test_an_administrator_of_another_party_does_not_count(by: Actor):
    acting(organisation(), Role.ADMINISTRATOR, password="norrsken över dalen")
    with pytest.raises(actions.LastAdministrator):
        actions.end_role(held=by.person.roles.get(), last_day=THE_DAY, by=by, at=THE_TIME)


def test_another_partys_people_and_roles_are_out_of_reach(by: Actor):
    stranger = acting(organisation(), Role.READER)
    with pytest.raises(actions.AnotherPartysPerson):
        actions.give_role(person=stranger.person, role=Role.READER, from_date=THE_DAY, by=by, at=THE_TIME)
    with pytest.raises(actions.AnotherPartysPerson):
        actions.end_role(held=stranger.person.roles.get(), last_day=THE_DAY, by=by, at=THE_TIME)
    with pytest.raises(actions.AnotherPartysPerson):
        actions.pseudonymise(person=stranger.person, by=by, at=THE_TIME)
    with pytest.raises(actions.AnotherPartysPerson):
        actions.edit_contact(person=stranger.person, name="X", title="", email="", by=by, at=THE_TIME)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ADMINISTRATOR])
def test_only_an_administrator_gives_roles(by: Actor, role: str):
    other = colleague(by, role)
    with pytest.raises(NotAllowed):
        actions.give_role(person=other.person, role=Role.OWNER, from_date=THE_DAY, by=other, at=THE_TIME)


def test_switching_party_needs_a_role_there(by: Actor):
    session = {}
    second = organisation()
    with pytest.raises(NotAllowed):
        actions.switch_party(session=session, person=by.person, organisation_id=second.pk, on=THE_DAY)
    acting(second, Role.READER, who=by.person)
    assert actions.switch_party(session=session, person=by.person, organisation_id=second.pk, on=THE_DAY) == second
    assert session == {"acting_for": second.pk}
