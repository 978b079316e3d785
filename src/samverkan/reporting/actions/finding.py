"""The round that an action is about: locked, open where it must be, and the actor's own party to it."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.models import Party
from samverkan.reporting.models import GRACE_DAYS, Round


class NotOpen(Exception):
    """The round is closed, or nothing more can be answered in it."""


class NothingChosen(Exception):
    """Nothing that the action could be done to was chosen."""


def held(asked: Round, permission: Permission, by: Actor, at: datetime, *, closed: bool = False) -> tuple[Round, Party]:
    """
    Return the round, locked, and the actor's own party.

    Raises NotAllowed, NotAParty, and NotOpen unless it is open, or with `closed` unless it is closed.
    """
    require(by, permission, asked)
    party = own_party(asked.agreement, by, timezone.localdate(at))
    locked = Round.objects.select_for_update(of=("self",)).select_related("agreement__home", "home").get(pk=asked.pk)
    if locked.is_open == closed:
        raise NotOpen(_("The round is open.") if closed else _("The round is closed. Open it again to change it."))
    return locked, party


def links_end(asked: Round) -> datetime:
    """Return when the links of a round stop working if it is not closed before: the end of the last day of grace."""
    return timezone.make_aware(
        datetime(asked.due_on.year, asked.due_on.month, asked.due_on.day) + timedelta(days=GRACE_DAYS + 1)
    )
