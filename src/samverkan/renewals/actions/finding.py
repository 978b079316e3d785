"""The renewal that an action is about: locked, open, and the actor's own party to it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.models import Party
from samverkan.renewals.models import Renewal


class AlreadySettled(Exception):
    """The renewal is over, so nothing in it can be changed."""


def held(renewal: Renewal, permission: Permission, by: Actor, at: datetime) -> tuple[Renewal, Party]:
    """
    Return the renewal, locked, and the actor's own party.

    Raises NotAllowed, NotAParty, and AlreadySettled when somebody has settled it meanwhile.
    """
    require(by, permission, renewal.agreement)
    party = own_party(renewal.agreement, by, timezone.localdate(at))
    locked = Renewal.objects.select_for_update(of=("self",)).select_related("agreement__home").get(pk=renewal.pk)
    if not locked.is_open:
        raise AlreadySettled(_("The renewal is settled. Nothing in it can be changed any more."))
    return locked, party
