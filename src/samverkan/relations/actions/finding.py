"""The check that an action is about: locked, in the state it must be in, and the actor's own party to it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.models import Party
from samverkan.relations.models import Check, CheckState

LEADS = Permission.MEETING_PLAN
"""Who proposes, begins and closes a check plans the conversation that it leads to."""


class NotNow(Exception):
    """The check is not in the state in which this can be done."""


def held(check: Check, by: Actor, at: datetime, *states: str) -> tuple[Check, Party]:
    """Return the check, locked, and the actor's own party. Raises NotAllowed, NotAParty and NotNow."""
    require(by, LEADS, check)
    party = own_party(check.agreement, by, timezone.localdate(at))
    return locked(check, *states), party


def locked(check: Check, *states: str) -> Check:
    """Return the check, locked, or raise NotNow when it is in none of the states."""
    found = Check.objects.select_for_update(of=("self",)).select_related("agreement__home", "home").get(pk=check.pk)
    if found.state not in states:
        raise NotNow(WHY[found.state]())
    return found


WHY = {
    CheckState.PROPOSED: lambda: _("The check has not begun: it begins when every party has said yes."),
    CheckState.OPEN: lambda: _("The check is being answered, so this can no longer be changed."),
    CheckState.CLOSED: lambda: _("The check is closed, and is not opened again."),
    CheckState.WITHDRAWN: lambda: _("The check has been taken back."),
}
