"""The page of one indicator: its values over time, what they are held against, and where they come from."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.indicators import uses
from samverkan.indicators.models import Indicator, IndicatorValue, Target
from samverkan.indicators.queries.lists import direction, is_stale, number_of
from samverkan.ui.charts import Chart, Dated, Goal, Level, Spot, over_time
from samverkan.ui.numbers import Number


@dataclass(frozen=True)
class ValueRow:
    """One value in the table, with those that it took the place of."""

    value: IndicatorValue
    number: Number
    moved: str
    since_baseline: Number | None
    is_baseline: bool
    earlier: tuple[IndicatorValue, ...]


@dataclass(frozen=True)
class TargetRow:
    """A target with how far the latest value is from it."""

    target: Target
    number: Number
    is_reached: bool | None
    is_own: bool


@dataclass(frozen=True)
class IndicatorPage:
    """Everything on the page of one indicator."""

    indicator: Indicator
    rows: tuple[ValueRow, ...]
    targets: tuple[TargetRow, ...]
    chart: Chart | None
    uses: list[uses.Use]
    is_stale: bool
    origin_count: int

    @property
    def latest(self) -> ValueRow | None:
        return self.rows[0] if self.rows else None


def indicator_view(indicator: Indicator, by: Actor, today: date) -> IndicatorPage:
    """Return the page of an indicator that has been found to be visible."""
    every = list(indicator.values.select_related("entered_by", "entered_for").order_by("on", "pk"))
    for value in every:
        value.indicator = indicator
    current = [value for value in every if value.is_current]
    targets = list(indicator.targets.select_related("set_by"))
    latest = current[-1] if current else None
    return IndicatorPage(
        indicator=indicator,
        rows=tuple(reversed(_rows(indicator, current, every))),
        targets=tuple(_target(one, latest, by) for one in targets),
        chart=chart_of(indicator, current, targets) if current else None,
        uses=uses.of(indicator, by),
        is_stale=is_stale(indicator, latest, today),
        origin_count=sum(bool(value.origin) for value in current),
    )


def _rows(indicator: Indicator, current: list[IndicatorValue], every: list[IndicatorValue]) -> list[ValueRow]:
    baseline = baseline_of(indicator, current)
    rows = []
    for before, value in zip([None, *current], current, strict=False):
        since = Number(value.value - baseline.value, _unit_between(indicator), indicator.decimals) if baseline else None
        rows.append(
            ValueRow(
                value=value,
                number=number_of(indicator, value),
                moved=direction(indicator, before, value),
                since_baseline=since,
                is_baseline=value is baseline,
                earlier=tuple(one for one in every if one.on == value.on and not one.is_current),
            )
        )
    return rows


def _unit_between(indicator: Indicator) -> str:
    """Return the unit of a difference: between two shares it is percentage points."""
    return _("percentage points") if indicator.unit == "%" else indicator.unit


def baseline_of(indicator: Indicator, current: list[IndicatorValue]) -> IndicatorValue | None:
    """Return the value of the day of the baseline, or the latest before it; None where none is chosen."""
    if indicator.baseline_on is None:
        return None
    until = [value for value in current if value.on <= indicator.baseline_on]
    return until[-1] if until else None


def _target(target: Target, latest: IndicatorValue | None, by: Actor) -> TargetRow:
    indicator = target.indicator
    return TargetRow(
        target=target,
        number=Number(target.value, indicator.unit, indicator.decimals),
        is_reached=_is_reached(target, latest),
        is_own=target.set_by_id == by.organisation_id,
    )


def _is_reached(target: Target, latest: IndicatorValue | None) -> bool | None:
    if latest is None or target.indicator.better == "neither":
        return None
    higher = target.indicator.better == "higher"
    return latest.value >= target.value if higher else latest.value <= target.value


def chart_of(indicator: Indicator, current: list[IndicatorValue], targets: list[Target]) -> Chart:
    """Return the values as a line, with the baseline across and the targets as rings."""
    baseline = baseline_of(indicator, current)
    spots = [Spot(value.on, float(value.value), value.is_preliminary) for value in current]
    levels = [Level(float(baseline.value), _("Baseline %(year)s") % {"year": baseline.on.year})] if baseline else []
    goals = [Goal(one.on, float(one.value), _("Target")) for one in targets]
    return over_time(
        indicator.name, [Dated("", spots)], levels=levels, goals=goals, unit=indicator.unit, decimals=indicator.decimals
    )
