"""Contacts, one's own details, and making a person unknown."""

from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.accounts.actions.refusals import AlreadyHere, AnotherPartysPerson, CannotAdminister
from samverkan.accounts.actions.roles import administered, begin, close, keep_an_administrator
from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.forgetting import Known, forget
from samverkan.accounts.models import Errand, Invitation, Person
from samverkan.accounts.permissions import Role
from samverkan.journal.actions import record
from samverkan.mail import actions as mail
from samverkan.search import actions as search


@transaction.atomic
def add_contact(*, name: str, title: str = "", email: str = "", by: Actor, at: datetime) -> Person:
    """Add somebody without a log-in, to be named as owner or lead; raise AlreadyHere when the address is taken."""
    organisation = administered(by)
    _refuse_taken(email)
    person = Person.objects.create_user(email=email or None, name=name, title=title)
    begin(person, organisation, Role.CONTACT, timezone.localdate(at), None)
    record("accounts.add_contact", person, by=by, at=at, detail={"person": person.key})
    return person


@transaction.atomic
def edit_contact(*, person: Person, name: str, title: str, email: str, by: Actor, at: datetime) -> Person:
    """Correct what is known of somebody who has no log-in; those who have one do it themselves."""
    _require_own(person, by)
    if person.has_usable_password():
        raise CannotAdminister(_("%(name)s signs in and changes this on their own page.") % {"name": person.name})
    _refuse_taken(email, besides=person)
    person.name, person.title, person.email = name, title, email.casefold() or None
    person.save()
    record("accounts.edit_contact", person, by=by, at=at, detail={"person": person.key})
    return person


@transaction.atomic
def edit_self(*, name: str, title: str, phone: str, language: str, by: Actor, at: datetime) -> Person:
    """Change one's own details."""
    if by.person is None:
        raise NotAllowed(_("Sign in first."))
    person = Person.objects.select_for_update().get(pk=by.person.pk)
    person.name, person.title, person.phone, person.language = name, title, phone, language
    person.save()
    record("accounts.edit_self", person, by=by, at=at, detail={"person": person.key})
    return person


@transaction.atomic
def pseudonymise(*, person: Person, by: Actor, at: datetime) -> Person:
    """
    Replace a person's name and addresses by a pseudonym, end the roles, and turn the log-in off.

    What the person did stays, under the pseudonym: the journal holds keys, so its chain is unbroken. Links sent to the
    person work no more; what was or is to be told others in the party names the pseudonym; and other rooms forget what
    they remember beside (`accounts.forgetting`).
    """
    _require_own(person, by)
    today = timezone.localdate(at)
    lasting = person.roles.lasting(today)
    if lasting.filter(role=Role.ADMINISTRATOR).exists():
        keep_an_administrator(person, by, today)
    for held in lasting:
        close(held, today)
    _make_unknown(person, by, at)
    return person


@transaction.atomic
def forget_guest(*, person: Person, by: Actor, at: datetime) -> None:
    """Make somebody unknown who never had a role or a log-in: one who was sent a link. Others are left as they are."""
    if not (person.roles.exists() or person.has_usable_password() or person.is_pseudonymised):
        _make_unknown(person, by, at)


def _make_unknown(person: Person, by: Actor, at: datetime) -> None:
    was = Known(person, person.name, person.email or "")
    Errand.objects.filter(person=person, used_at=None, closed_at=None).update(closed_at=at, closed_because="closed")
    Invitation.objects.filter(person=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    _become_unknown(person)
    if was.email:
        mail.forget(was.email)
    mail.rename(was.name, person.name, party_key=by.home.key)
    search.forget(kind="people", thing=person.pk, words=was.name)
    forget(was)
    record("accounts.pseudonymise", person, by=by, at=at, detail={"person": person.key})


def pseudonym(key: UUID) -> str:
    """Return what somebody is called whose name has been removed."""
    with override(settings.LANGUAGE_CODE):
        return _("Removed person %(key)s") % {"key": key.hex[:6]}


def _become_unknown(person: Person) -> None:
    person.name = pseudonym(person.key)
    person.email, person.title, person.phone = None, "", ""
    person.is_active, person.is_pseudonymised = False, True
    person.set_unusable_password()
    person.save()


def _require_own(person: Person, by: Actor) -> None:
    """Raise AnotherPartysPerson unless all of the person's roles are, and were, the acting party's."""
    organisation = administered(by)
    homes = set(person.roles.values_list("organisation", flat=True))
    if homes != {organisation.pk}:
        raise AnotherPartysPerson(
            _("%(name)s also belongs to another party, so you can only change the roles held with you.")
            % {"name": person.name}
        )


def _refuse_taken(email: str, besides: Person | None = None) -> None:
    taken = Person.objects.filter(email=email.casefold()).first() if email else None
    if taken not in (None, besides):
        raise AlreadyHere(_("Somebody with this e-mail address is there already. Invite them instead."))
