"""Values: entered, corrected with the old one kept, read from a file."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.indicators.entered import Entered
from samverkan.indicators.models import Indicator, IndicatorValue
from samverkan.journal.actions import record
from samverkan.ui.dates import day


class CannotEnter(Exception):
    """The day has a value already, the value was corrected meanwhile, or the day is yet to come."""


@transaction.atomic
def enter(*, indicator: Indicator, says: Entered, origin: str = "", by: Actor, at: datetime) -> IndicatorValue:
    """Enter what the indicator was on a day that has no value yet."""
    require(by, Permission.INDICATOR_EDIT, indicator)
    _lock(indicator)
    if indicator.values.current().filter(on=says.on).exists():
        raise CannotEnter(_("There is a value of %(day)s already. Correct that one instead.") % {"day": day(says.on)})
    made = _keep(indicator, says, origin, by, at)
    record("indicators.enter", indicator, by=by, at=at, detail={"value": made.pk, "on": made.on})
    return made


@transaction.atomic
def correct(*, old: IndicatorValue, says: Entered, origin: str = "", by: Actor, at: datetime) -> IndicatorValue:
    """Let another value take the place of one; the old one stays in the history."""
    indicator = old.indicator
    require(by, Permission.INDICATOR_EDIT, indicator)
    _lock(indicator)
    if not indicator.values.current().filter(pk=old.pk).exists():
        raise CannotEnter(_("Somebody else corrected this value meanwhile. Look at it before you correct it again."))
    if says.on != old.on and indicator.values.current().filter(on=says.on).exists():
        raise CannotEnter(_("There is a value of %(day)s already. Correct that one instead.") % {"day": day(says.on)})
    indicator.values.filter(pk=old.pk).update(is_current=False)
    made = _keep(indicator, says, origin, by, at)
    record("indicators.correct", indicator, by=by, at=at, detail={"value": made.pk, "instead_of": old.pk})
    return made


@transaction.atomic
def enter_many(
    *, indicator: Indicator, values: Sequence[Entered], origin: str, by: Actor, at: datetime
) -> list[IndicatorValue]:
    """Enter the values of a file, all or none; where a day has another value, that one is corrected."""
    require(by, Permission.INDICATOR_EDIT, indicator)
    _lock(indicator)
    days = [one.on for one in values]
    if len(set(days)) < len(days):
        raise CannotEnter(_("The same day stands twice. Each day has one value."))
    indicator.values.current().filter(on__in=days).update(is_current=False)
    made = [_keep(indicator, one, origin, by, at) for one in values]
    record("indicators.read_in", indicator, by=by, at=at, detail={"values": [one.pk for one in made]})
    return made


def _lock(indicator: Indicator) -> None:
    """Let one person at a time enter values, so that no day gets two."""
    Indicator.objects.select_for_update().get(pk=indicator.pk)


def _keep(indicator: Indicator, says: Entered, origin: str, by: Actor, at: datetime) -> IndicatorValue:
    if says.on > timezone.localdate(at):
        raise CannotEnter(_("%(day)s is yet to come; a value is of a day that has been.") % {"day": day(says.on)})
    return IndicatorValue.objects.create(
        indicator=indicator, on=says.on, value=says.value, is_preliminary=says.is_preliminary,
        comment=says.comment, source=says.source, origin=origin,
        entered_at=at, entered_by=by.person, entered_for=by.home,
    )  # fmt: skip
