"""Targets: each organisation sets its own."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.permissions import Permission
from samverkan.indicators.models import Indicator, Target
from samverkan.journal.actions import record


@transaction.atomic
def set_target(
    *, indicator: Indicator, on: date, value: Decimal, decided_in: str = "", by: Actor, at: datetime
) -> Target:
    """Set what the actor's own organisation wants the indicator to be by a day; the same day again changes it."""
    require(by, Permission.INDICATOR_EDIT, indicator)
    told = {"value": value, "decided_in": decided_in, "set_at": at}
    made, _is_new = Target.objects.update_or_create(indicator=indicator, on=on, set_by=by.home, defaults=told)
    record("indicators.set_target", indicator, by=by, at=at, detail={"target": made.pk, "on": on})
    return made


@transaction.atomic
def remove_target(*, target: Target, by: Actor, at: datetime) -> None:
    """Remove a target that the actor's own organisation has set."""
    require(by, Permission.INDICATOR_EDIT, target.indicator)
    if target.set_by_id != by.organisation_id:
        raise NotAllowed(_("Only the party that set a target can remove it."))
    record("indicators.remove_target", target.indicator, by=by, at=at, detail={"target": target.pk})
    target.delete()
