"""An indicator itself: begun, edited, sent to those it concerns, removed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Circle, Organisation
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.accounts.widening import whom, widen
from samverkan.indicators import uses
from samverkan.indicators.models import Better, Indicator
from samverkan.journal.actions import record


class AlreadyThere(Exception):
    """There is an indicator with this name already."""


class IndicatorInUse(Exception):
    """An indicator that something rests on is not removed."""


@dataclass(frozen=True)
class Description:
    """What a person writes about an indicator."""

    name: str
    unit: str
    source: str
    decimals: int = 0
    better: str = Better.HIGHER
    description: str = ""
    source_url: str = ""
    every_days: int = 365
    baseline_on: date | None = None
    organisations: Collection[Organisation] = ()


@transaction.atomic
def add(*, says: Description, circle: str = Circle.SHARED, by: Actor, at: datetime) -> Indicator:
    """Begin to follow an indicator, with the organisations it concerns or within one's own party first."""
    require(by, Permission.INDICATOR_EDIT)
    _check_name(says.name, by)
    made = Indicator.objects.create(circle=circle, home=by.home, made_at=at, **_plain(says))
    made.organisations.set(whom(made, says.organisations, by))
    record("indicators.add", made, by=by, at=at, detail={"indicator": made.pk})
    return made


@transaction.atomic
def edit(*, indicator: Indicator, says: Description, version: int, by: Actor, at: datetime) -> Indicator:
    """Correct what is said of an indicator; raises EditedMeanwhile when somebody else saved first."""
    require(by, Permission.INDICATOR_EDIT, indicator)
    _check_name(says.name, by, other_than=indicator)
    take_turn(indicator, version)
    for name, value in _plain(says).items():
        setattr(indicator, name, value)
    indicator.save()
    indicator.organisations.set(whom(indicator, says.organisations, by))
    record("indicators.edit", indicator, by=by, at=at, detail={"indicator": indicator.pk, "version": indicator.version})
    return indicator


@transaction.atomic
def share(*, indicator: Indicator, by: Actor, at: datetime) -> Indicator:
    """Send a private indicator to the organisations it concerns. Raises SeenAlready, NotAllowed."""
    widen(indicator, Circle.SHARED, Permission.INDICATOR_EDIT, by)
    record("indicators.share", indicator, by=by, at=at, detail={"indicator": indicator.pk})
    return indicator


@transaction.atomic
def remove(*, indicator: Indicator, by: Actor, at: datetime) -> None:
    """Remove an indicator with its values, unless something rests on it; only where it was made."""
    require(by, Permission.INDICATOR_EDIT, indicator)
    if indicator.home_id != by.organisation_id:
        raise NotAllowed(_("Only the party that began to follow it can remove it."))
    if uses.is_used(indicator):
        raise IndicatorInUse(_("An assumption rests on this indicator. Let it rest on another one first."))
    record("indicators.remove", indicator, by=by, at=at, detail={"indicator": indicator.pk})
    indicator.delete()


def _plain(says: Description) -> dict[str, Any]:
    names = (
        "name", "unit", "source", "decimals", "better", "description", "source_url", "every_days", "baseline_on",
    )  # fmt: skip
    return {name: getattr(says, name) for name in names}


def _check_name(name: str, by: Actor, other_than: Indicator | None = None) -> None:
    same = Indicator.objects.visible_to(by).named(name)
    if other_than:
        same = same.exclude(pk=other_than.pk)
    if same.exists():
        raise AlreadyThere(_("There is an indicator with this name already. Use that one, or choose another name."))
