"""Letting a party that has left come back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Party
from samverkan.journal.actions import record


class HasNotLeft(Exception):
    """The party is a party today."""

    def __str__(self) -> str:
        return _("The party has not left the agreement.")


@transaction.atomic
def readmit(party: Party, *, by: Actor, at: datetime) -> Party:
    """
    Let a party that has left be a party again, so that it sees everything shared, also what came meanwhile.

    The other parties decide it: one that has left acts no more on the agreement.
    """
    require(by, Permission.AGREEMENT_REGISTER, party.agreement)
    if party.is_member(timezone.localdate(at)):
        raise HasNotLeft
    was, party.left_on = party.left_on, None
    party.save(update_fields=["left_on"])
    detail = {"party": party.pk, "had_left_on": was}
    record("agreements.readmit", party.agreement, by=by, at=at, within=party.agreement, detail=detail)
    return party
