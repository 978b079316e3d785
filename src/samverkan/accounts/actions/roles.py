"""Giving and ending roles within a party."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actions.refusals import (
    AnotherPartysPerson,
    LastAdministrator,
    ReadOnlyExample,
    RoleAlreadyHeld,
)
from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Organisation, Person, RoleHeld
from samverkan.accounts.permissions import Permission, Role
from samverkan.accounts.queries import administrators_of
from samverkan.journal.actions import record


@transaction.atomic
def give_role(
    *, person: Person, role: str, from_date: date, to_date: date | None = None, by: Actor, at: datetime
) -> RoleHeld:
    """Give one of the acting party's people a role from a day, perhaps to one."""
    organisation = administered(by)
    if not RoleHeld.objects.filter(person=person, organisation=organisation).exists():
        raise AnotherPartysPerson(_("This person is not one of yours. Invite them first."))
    held = begin(person, organisation, role, from_date, to_date)
    detail = {"person": person.key, "role": role, "from": from_date, "to": to_date}
    record("accounts.give_role", person, by=by, at=at, detail=detail)
    return held


@transaction.atomic
def end_role(*, held: RoleHeld, last_day: date, by: Actor, at: datetime) -> RoleHeld:
    """Let a role end with a day; a role that has not begun by then is taken away altogether."""
    if held.organisation_id != administered(by).pk:
        raise AnotherPartysPerson(_("This role is another party's."))
    if held.role == Role.ADMINISTRATOR:
        keep_an_administrator(held.person, by, timezone.localdate(at))
    close(held, last_day)
    detail = {"person": held.person.key, "role": held.role, "to": last_day}
    record("accounts.end_role", held.person, by=by, at=at, detail=detail)
    return held


def administered(by: Actor) -> Organisation:
    """Return the organisation whose people the actor administers; raise unless there is one to administer."""
    require(by, Permission.PEOPLE_ADMINISTER)
    assert by.organisation is not None  # a permission is held within an organisation
    if by.organisation.is_example:
        raise ReadOnlyExample(_("This organisation belongs to an example that is only read. Nobody can act for it."))
    return by.organisation


def begin(person: Person, organisation: Organisation, role: str, from_date: date, to_date: date | None) -> RoleHeld:
    """Make the role; raise RoleAlreadyHeld when the person holds it during any of those days."""
    same = RoleHeld.objects.filter(person=person, organisation=organisation, role=role)
    overlapping = same.exclude(to_date__lt=from_date)
    if to_date is not None:
        overlapping = overlapping.filter(from_date__lte=to_date)
    if overlapping.exists():
        sentence = _("%(name)s already has the role %(role)s in that time. End that one first.")
        raise RoleAlreadyHeld(sentence % {"name": person.name, "role": Role(role).label})
    return RoleHeld.objects.create(
        person=person, organisation=organisation, role=role, from_date=from_date, to_date=to_date
    )


def close(held: RoleHeld, last_day: date) -> None:
    """End a role with a day, or take it away when it has not begun by then."""
    if held.from_date > last_day:
        held.delete()
        return
    held.to_date = last_day
    held.save(update_fields=["to_date"])


def keep_an_administrator(person: Person, by: Actor, on: date) -> None:
    """Raise LastAdministrator when nobody else would be left to administer the party's people."""
    party = Organisation.objects.select_for_update().get(pk=by.home.pk)  # two may not leave at the same time
    others = administrators_of(party, on).exclude(person=person)
    if not others.exists():
        raise LastAdministrator(
            _("Somebody must be able to administer your people. Make another person party administrator first.")
        )
