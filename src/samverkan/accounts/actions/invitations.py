"""Inviting people by mail, and letting them in."""

import secrets
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.accounts.actions.refusals import AlreadyHere, CannotAdminister
from samverkan.accounts.actions.roles import administered, begin, close
from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Invitation, Organisation, Person, RoleHeld
from samverkan.accounts.permissions import Role
from samverkan.accounts.queries import open_invitation
from samverkan.accounts.queries.invitations import digest
from samverkan.journal.actions import record
from samverkan.mail.actions import queue

VALID_FOR = timedelta(days=14)
LinkTo = Callable[[str], str]


@transaction.atomic
def invite(
    *,
    name: str,
    email: str,
    title: str = "",
    roles: Iterable[str],
    from_date: date,
    to_date: date | None = None,
    link_to: LinkTo,
    by: Actor,
    at: datetime,
) -> Person:
    """
    Give somebody roles in the acting party and send them a link to choose a password by.

    Somebody who already signs in, for another party perhaps, gets the roles and a mail without a link.
    `link_to` makes the address of a link from its token. Raises AlreadyHere when all the roles are held.
    """
    organisation = administered(by)
    person = Person.objects.filter(email=email.casefold()).first()
    if person is None:
        person = Person.objects.create_user(email=email, name=name, title=title)
    given = give(person, organisation, roles, from_date, to_date)
    if not given:
        raise AlreadyHere(_("%(name)s already has these roles.") % {"name": person.name})
    _no_longer_only_a_contact(person, organisation, timezone.localdate(at))
    send_link(person, organisation, link_to, by, at)
    detail = {"person": person.key, "roles": given, "from": from_date, "to": to_date}
    record("accounts.invite", person, by=by, at=at, detail=detail)
    return person


@transaction.atomic
def invite_again(*, person: Person, link_to: LinkTo, by: Actor, at: datetime) -> Person:
    """Send a new link in place of the old one."""
    organisation = administered(by)
    if person.has_usable_password():
        raise CannotAdminister(_("%(name)s has already chosen a password.") % {"name": person.name})
    if not person.email:
        raise CannotAdminister(_("%(name)s has no e-mail address. Add one first.") % {"name": person.name})
    send_link(person, organisation, link_to, by, at)
    record("accounts.invite_again", person, by=by, at=at, detail={"person": person.key})
    return person


@transaction.atomic
def withdraw_invitation(*, person: Person, by: Actor, at: datetime) -> Person:
    """Let the party's link to a person work no more; the person stays as a contact without a log-in."""
    organisation = administered(by)
    if person.has_usable_password():
        raise CannotAdminister(
            _("%(name)s has already chosen a password. End the roles instead.") % {"name": person.name}
        )
    _close_links(person, organisation, at)
    today = timezone.localdate(at)
    for held in RoleHeld.objects.lasting(today).filter(person=person, organisation=organisation):
        close(held, today - timedelta(days=1))
    begin(person, organisation, Role.CONTACT, today, None)
    record("accounts.withdraw_invitation", person, by=by, at=at, detail={"person": person.key})
    return person


@transaction.atomic
def accept_invitation(*, token: str, password: str, at: datetime) -> Person:
    """Let an invited person choose a password, once; raise Unusable when the link lets nobody in."""
    Invitation.objects.select_for_update().filter(digest=digest(token)).first()
    invitation = open_invitation(token, now=at).invitation
    person = invitation.person
    person.set_password(password)
    person.save(update_fields=["password"])
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    by = Actor(person, invitation.organisation)
    record("accounts.accept_invitation", person, by=by, at=at, detail={"person": person.key})
    return person


def give(
    person: Person, organisation: Organisation, roles: Iterable[str], from_date: date, to_date: date | None
) -> list[str]:
    """Give the roles that are not held already, and return them."""
    held = RoleHeld.objects.lasting(from_date).filter(person=person, organisation=organisation)
    there = set(held.values_list("role", flat=True))
    return [begin(person, organisation, role, from_date, to_date).role for role in roles if role not in there]


def _no_longer_only_a_contact(person: Person, organisation: Organisation, on: date) -> None:
    contact = RoleHeld.objects.lasting(on).filter(person=person, organisation=organisation, role=Role.CONTACT)
    for held in contact:
        close(held, on - timedelta(days=1))


def _close_links(person: Person, organisation: Organisation, at: datetime) -> None:
    links = Invitation.objects.filter(person=person, organisation=organisation, used_at=None, expires_at__gt=at)
    links.update(expires_at=at)


def send_link(person: Person, organisation: Organisation, link_to: LinkTo, by: Actor, at: datetime) -> None:
    """Mail the person: with a new link, or without one when they can sign in already."""
    _close_links(person, organisation, at)
    token = "" if person.has_usable_password() else secrets.token_urlsafe(32)
    expires_at = at + VALID_FOR
    if token:
        Invitation.objects.create(
            person=person,
            organisation=organisation,
            invited_by=by.person,
            digest=digest(token),
            sent_at=at,
            expires_at=expires_at,
        )
    with override(person.language):
        body = render_to_string(
            "accounts/mail/invitation.txt" if token else "accounts/mail/new_role.txt",
            {
                "person": person,
                "organisation": organisation,
                "invited_by": by.person,
                "link": link_to(token) if token else "",
                "expires_at": expires_at,
            },
        )
        subject = _("Invitation to Samverkan from %(organisation)s")
        if not token:
            subject = _("You can now act for %(organisation)s in Samverkan")
        queue(
            to=person.email or "",
            subject=subject % {"organisation": organisation.name},
            body=body.strip() + "\n",
            reason=_("%(organisation)s has invited you or given you a role.") % {"organisation": organisation.name},
            group="account",
            party_key=organisation.key,
            at=at,
            lets_in=bool(token),
        )
