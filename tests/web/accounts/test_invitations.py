"""Inviting people, and letting them in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override

from samverkan.accounts import actions
from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Invitation, Person, RoleHeld
from samverkan.accounts.permissions import Role
from samverkan.accounts.queries import Unusable, open_invitation, people_of
from samverkan.journal.models import Entry
from samverkan.mail.models import Message
from tests.factories import acting, organisation, person

pytestmark = pytest.mark.django_db
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
THE_DAY = date(2026, 3, 2)
PASSWORD = "fyra ord som minns"


def link_to(token: str) -> str:
    return f"http://testserver/inbjudan/{token}/"


def administrator() -> Actor:
    return acting(organisation(), Role.ADMINISTRATOR)


def invite(by: Actor, email: str = "Nils@Example.org", *, at: datetime = THE_TIME, **fields: object) -> Person:
    given = {"name": "Nils Ny", "roles": [Role.COORDINATOR], "from_date": THE_DAY, **fields}
    return actions.invite(email=email, link_to=link_to, by=by, at=at, **given)


def token() -> str:
    """Return the token of the latest mail."""
    body = Message.objects.order_by("-pk").first().body
    return body.partition("/inbjudan/")[2].partition("/")[0]


def test_an_invited_person_gets_the_roles_and_a_mail_with_a_link():
    by = administrator()
    invited = invite(by, roles=[Role.COORDINATOR, Role.REGISTRAR], to_date=date(2027, 1, 31))
    held = RoleHeld.objects.filter(person=invited, organisation=by.organisation)
    assert {role.role for role in held} == {Role.COORDINATOR, Role.REGISTRAR}
    assert {(role.from_date, role.to_date) for role in held} == {(THE_DAY, date(2027, 1, 31))}
    message = Message.objects.get()
    assert (message.to, message.party_key, message.lets_in) == ("nils@example.org", by.organisation.key, True)
    assert link_to(token()) in message.body
    assert "16 mar 2026" in message.body


def test_an_invited_person_cannot_sign_in_before_choosing_a_password():
    assert not invite(administrator()).has_usable_password()


def test_the_link_itself_is_not_stored():
    invite(administrator())
    assert token() not in str(Invitation.objects.values().get())


def test_the_mail_is_in_the_language_of_its_reader():
    by = administrator()
    reader = actions.add_contact(name="Nora", email="nora@example.org", by=by, at=THE_TIME)
    Person.objects.filter(pk=reader.pk).update(language="en")
    with override("sv"):
        invite(by, "nora@example.org")
    assert Message.objects.get().body.startswith("Hello Nora")


def test_the_link_lets_its_reader_choose_a_password_once():
    invited = invite(administrator())
    link = token()
    accepted = actions.accept_invitation(token=link, password=PASSWORD, at=THE_TIME)
    assert accepted == invited
    assert accepted.check_password(PASSWORD)
    with pytest.raises(Unusable) as refused:
        actions.accept_invitation(token=link, password="something else here", at=THE_TIME)
    assert refused.value.why == "used"
    accepted.refresh_from_db()
    assert accepted.check_password(PASSWORD)


@pytest.mark.parametrize(("days", "why"), [(13, None), (14, "expired"), (400, "expired")])
def test_the_link_works_for_fourteen_days(days: int, why: str | None):
    invite(administrator())
    now = THE_TIME + timedelta(days=days)
    if why is None:
        assert open_invitation(token(), now=now).email == "nils@example.org"
        return
    with pytest.raises(Unusable) as refused:
        open_invitation(token(), now=now)
    assert refused.value.why == why


def test_an_unknown_link_lets_nobody_in():
    with pytest.raises(Unusable) as refused:
        open_invitation("anything", now=THE_TIME)
    assert refused.value.why == "unknown"


def test_a_new_link_replaces_the_old_one():
    by = administrator()
    invited = invite(by)
    old = token()
    actions.invite_again(person=invited, link_to=link_to, by=by, at=THE_TIME + timedelta(days=1))
    now = THE_TIME + timedelta(days=2)
    assert token() != old
    assert open_invitation(token(), now=now).invitation.person == invited
    with pytest.raises(Unusable):
        open_invitation(old, now=now)


def test_a_withdrawn_link_lets_nobody_in_and_the_person_stays_as_a_contact():
    by = administrator()
    invited = invite(by)
    actions.withdraw_invitation(person=invited, by=by, at=THE_TIME)
    with pytest.raises(Unusable):
        open_invitation(token(), now=THE_TIME)
    lasting = RoleHeld.objects.lasting(THE_DAY).filter(person=invited)
    assert [held.role for held in lasting] == [Role.CONTACT]


def test_an_accepted_invitation_cannot_be_withdrawn():
    by = administrator()
    invited = invite(by)
    accepted = actions.accept_invitation(token=token(), password=PASSWORD, at=THE_TIME)
    with pytest.raises(actions.CannotAdminister):
        actions.withdraw_invitation(person=accepted, by=by, at=THE_TIME)
    with pytest.raises(actions.CannotAdminister):
        actions.invite_again(person=accepted, link_to=link_to, by=by, at=THE_TIME)
    assert RoleHeld.objects.lasting(THE_DAY).filter(person=invited, role=Role.COORDINATOR).exists()


def test_somebody_who_signs_in_already_gets_the_role_but_no_link():
    known = person("Karin Känd", email="karin@example.org", password=PASSWORD)
    by = administrator()
    invited = invite(by, "KARIN@example.org", name="Another name")
    assert invited == known
    invited.refresh_from_db()
    assert invited.name == "Karin Känd"
    assert not Invitation.objects.exists()
    assert "/inbjudan/" not in Message.objects.get().body
    assert known in people_of(by.organisation, THE_DAY)


def test_inviting_somebody_to_the_roles_they_have_is_refused():
    by = administrator()
    invite(by)
    with pytest.raises(actions.AlreadyHere):
        invite(by)


def test_an_invited_contact_is_no_longer_only_a_contact():
    by = administrator()
    contact = actions.add_contact(name="Nils", email="nils@example.org", by=by, at=THE_TIME - timedelta(days=9))
    assert invite(by) == contact
    lasting = RoleHeld.objects.lasting(THE_DAY).filter(person=contact)
    assert [held.role for held in lasting] == [Role.COORDINATOR]


def test_a_coordinator_cannot_invite():
    with pytest.raises(NotAllowed):
        invite(acting(organisation(), Role.COORDINATOR))


def test_nobody_can_act_for_an_example_that_is_only_read():
    with pytest.raises(actions.ReadOnlyExample):
        invite(acting(organisation(is_example=True), Role.ADMINISTRATOR))


def test_each_step_is_one_line_in_the_journal_without_names():
    by = administrator()
    invited = invite(by)
    actions.invite_again(person=invited, link_to=link_to, by=by, at=THE_TIME)
    actions.accept_invitation(token=token(), password=PASSWORD, at=THE_TIME)
    lines = list(Entry.objects.order_by("number"))
    assert [line.action for line in lines] == [
        "accounts.invite",
        "accounts.invite_again",
        "accounts.accept_invitation",
    ]
    assert lines[2].person_key == invited.key
    assert not any("nils" in str(line.detail).casefold() for line in lines)
