"""Contacts, one's own details, and people made unknown."""

from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from samverkan.accounts import actions
from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person
from samverkan.accounts.permissions import Role
from samverkan.accounts.queries import Unusable, history, people_of
from samverkan.agreements.models import ConfirmationLink
from samverkan.journal.chain import faults
from samverkan.mail.actions import queue, tell
from samverkan.mail.models import Message, Notice
from samverkan.search import actions as search
from samverkan.search.models import Entry, Word
from tests.factories import acting, agreement, organisation, person

pytestmark = pytest.mark.django_db
THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
THE_DAY = date(2026, 3, 2)


@pytest.fixture
def by() -> Actor:
    return acting(organisation(), Role.ADMINISTRATOR, password="norrsken över dalen")


def test_a_contact_can_be_chosen_but_not_sign_in(by: Actor):
    contact = actions.add_contact(name="Åsa Öberg", title="Rektor", by=by, at=THE_TIME)
    assert contact in people_of(by.organisation, THE_DAY)
    assert (contact.email, contact.has_usable_password()) == (None, False)


def test_two_contacts_may_lack_an_address(by: Actor):
    actions.add_contact(name="A", by=by, at=THE_TIME)
    actions.add_contact(name="B", by=by, at=THE_TIME)
    assert people_of(by.organisation, THE_DAY).filter(email=None).count() == 2


def test_a_contact_with_somebody_elses_address_is_refused(by: Actor):
    person(email="karin@example.org")
    with pytest.raises(actions.AlreadyHere):
        actions.add_contact(name="K", email="Karin@Example.org", by=by, at=THE_TIME)


def test_a_contacts_details_can_be_corrected(by: Actor):
    contact = actions.add_contact(name="Asa", email="asa@example.org", by=by, at=THE_TIME)
    actions.edit_contact(person=contact, name="Åsa", title="Rektor", email="Asa@example.org", by=by, at=THE_TIME)
    contact.refresh_from_db()
    assert (contact.name, contact.title, contact.email) == ("Åsa", "Rektor", "asa@example.org")


def test_the_details_of_somebody_who_signs_in_are_their_own(by: Actor):
    colleague = acting(by.organisation, Role.READER, password="norrsken över dalen").person
    with pytest.raises(actions.CannotAdminister):
        actions.edit_contact(person=colleague, name="X", title="", email="", by=by, at=THE_TIME)


def test_people_of_a_party_are_those_with_a_role_that_day(by: Actor):
    acting(organisation(), Role.READER)
    later = person("Later")
    actions_day = date(2026, 4, 1)
    later.roles.create(organisation=by.organisation, role=Role.READER, from_date=actions_day)
    assert set(people_of(by.organisation, THE_DAY)) == {by.person}
    assert set(people_of(by.organisation, actions_day)) == {by.person, later}


def test_people_of_a_party_are_listed_once_each_in_swedish_order(by: Actor):
    for name in ("Örjan", "Åke", "Anna"):
        acting(by.organisation, Role.READER, Role.OWNER, who=person(name))
    by.person.name = "Zara"
    by.person.save()
    assert [one.name for one in people_of(by.organisation, THE_DAY)] == ["Anna", "Zara", "Åke", "Örjan"]


@pytest.fixture
def left(by: Actor) -> Person:
    """A colleague who has done something and is then made unknown."""
    colleague = acting(by.organisation, Role.READER, Role.OWNER, who=person("Lars Larsson", email="lars@example.org"))
    actions.edit_self(name="Lars Larsson", title="Chef", phone="070-1", language="en", by=colleague, at=THE_TIME)
    EmailAddress.objects.create(user=colleague.person, email="lars@example.org")
    queue(to="lars@example.org", subject="S", body="Hej Lars", reason="r", party_key=by.organisation.key, at=THE_TIME)
    colleague.person.refresh_from_db()
    return actions.pseudonymise(person=colleague.person, by=by, at=THE_TIME)


def test_a_person_made_unknown_leaves_no_personal_data(left: Person):
    left.refresh_from_db()
    assert left.name == f"Borttagen person {left.key.hex[:6]}"
    assert (left.email, left.title, left.phone, left.title_key) == (None, "", "", "")
    assert not EmailAddress.objects.exists()
    assert not Message.objects.exclude(to="", body="").exists()


def test_a_person_made_unknown_can_no_longer_act(left: Person, by: Actor):
    left.refresh_from_db()
    assert (left.is_active, left.has_usable_password()) == (False, False)
    assert not left.roles.filter(to_date=None).exists()
    assert left not in people_of(by.organisation, THE_DAY)


def test_the_journal_is_whole_and_names_the_pseudonym(left: Person, by: Actor):
    assert list(faults()) == []
    sentences = [line.sentence for line in history(left, by)]
    assert sentences[-1].startswith(f"Borttagen person {left.key.hex[:6]} ")
    assert not any("Lars" in sentence for sentence in sentences)


def test_a_person_with_roles_in_two_parties_is_not_one_partys_to_remove(by: Actor):
    both = acting(by.organisation, Role.READER).person
    acting(organisation(), Role.READER, who=both)
    with pytest.raises(actions.AnotherPartysPerson):
        actions.pseudonymise(person=both, by=by, at=THE_TIME)


def test_a_person_made_unknown_stays_named_as_owner_by_pseudonym(by: Actor):
    owner = actions.add_contact(name="Lars", by=by, at=THE_TIME)
    about = agreement(by.organisation, organisation())
    party = about.parties.get(organisation=by.organisation)
    party.contact = owner
    party.save()
    actions.pseudonymise(person=owner, by=by, at=THE_TIME)
    party.refresh_from_db()
    assert str(party.contact).startswith("Borttagen person")


def test_links_told_news_and_the_index_forget_a_person_made_unknown(by: Actor):
    lars = acting(by.organisation, Role.READER, who=person("Lars Unikson", email="lars@example.org")).person
    about = agreement(by.organisation, organisation())
    about.parties.filter(organisation=by.organisation).update(confirmed_by=lars, confirmed_name="Lars Unikson")
    party = about.parties.exclude(organisation=by.organisation).get()
    ConfirmationLink.objects.create(
        party=party,
        digest="x",
        name="Lars Unikson",
        email="lars@example.org",
        sent_at=THE_TIME,
        expires_at=THE_TIME + timedelta(days=1),
    )
    token = errands.send(
        purpose="p.v", thing=1, person=lars, organisation=by.organisation,
        expires_at=timezone.now() + timedelta(days=1), at=timezone.now(),
    )  # fmt: skip
    told = {"to": "chef@example.org", "language": "sv", "kind": "x.y", "path": "/", "reason": "r", "at": THE_TIME}
    tell(sentence="Har inte svarat: Lars Unikson (2).", party_key=by.organisation.key, **told)
    search.read_all_due()
    assert Word.objects.filter(word="unikson").exists()
    actions.pseudonymise(person=lars, by=by, at=THE_TIME)
    with pytest.raises(Unusable):
        errands.enter(token=token, purpose="p.v", at=timezone.now())
    assert Notice.objects.get().sentence == f"Har inte svarat: {lars.name} (2)."
    assert not Entry.objects.filter(kind="people", thing=lars.pk).exists()
    assert not Word.objects.filter(word="unikson").exists()
    assert not ConfirmationLink.objects.exists()
    assert about.parties.get(organisation=by.organisation).confirmed_name == lars.name
