"""How an organisation gets its first administrator: whoever runs Samverkan lets them in."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actions.invitations import LinkTo, give, send_link
from samverkan.accounts.actions.refusals import CannotAdminister, ReadOnlyExample
from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, Person
from samverkan.accounts.permissions import Role
from samverkan.accounts.queries import administrators_of
from samverkan.journal.actions import record
from samverkan.search import key


class HasAdministrator(CannotAdminister):
    """The organisation's own administrators invite its people."""


@transaction.atomic
def found(
    *, organisation: str, short_mark: str, kind: str, name: str, email: str, link_to: LinkTo, at: datetime
) -> Person:
    """
    Invite the first administrator and coordinator of an organisation, which is added unless it is there.

    Raises HasAdministrator when somebody administers it already, ValidationError when a fact is not well formed.
    """
    today: date = timezone.localdate(at)
    party = Organisation.objects.filter(name_key=key(organisation)).first()
    if party is None:
        party = Organisation(name=organisation, short_mark=short_mark, kind=kind)
        party.full_clean()
        party.save()
    if party.is_example:
        raise ReadOnlyExample(_("This organisation belongs to an example that is only read. Nobody can act for it."))
    if administrators_of(party, today).exists():
        raise HasAdministrator(
            _("%(organisation)s has an administrator, who invites its people.") % {"organisation": party}
        )
    person = Person.objects.filter(email=email.casefold()).first() or Person.objects.create_user(email, name=name)
    given = give(person, party, (Role.ADMINISTRATOR, Role.COORDINATOR), today, None)
    by = Actor(None, party)
    send_link(person, party, link_to, by, at)
    record("accounts.found", party, by=by, at=at, detail={"person": person.key, "roles": given})
    return person
