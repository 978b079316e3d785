"""The list of indicators: each with its latest value, what it was before, and whether it is fresh."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.indicators.models import Indicator, IndicatorValue
from samverkan.search import key
from samverkan.ui.numbers import Number

ON_A_PAGE = 50
GRACE = timedelta(days=60)
DEFAULT_SORT = "name"


@dataclass(frozen=True)
class Sought:
    """What the list is cut down to and ordered by; empty means all."""

    text: str = ""
    circle: str = ""
    freshness: str = ""
    organisation: int | None = None

    @property
    def active(self) -> int:
        """How many of the filters are in use."""
        return sum(bool(value) for value in vars(self).values())


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator in the list."""

    indicator: Indicator
    latest: IndicatorValue | None
    before: IndicatorValue | None
    is_stale: bool

    @property
    def number(self) -> Number:
        return number_of(self.indicator, self.latest)

    @property
    def moved(self) -> str:
        """Whether the latest value is better or worse than the one before, or neither."""
        return direction(self.indicator, self.before, self.latest)


SORTS: dict[str, Callable[[IndicatorLine], Any]] = {
    "name": lambda line: line.indicator.name_key,
    "latest": lambda line: (line.latest is not None, line.latest.on if line.latest else date.min),
    "source": lambda line: key(line.indicator.source),
}


def indicator_page(sought: Sought, sort: str, number: str, by: Actor, today: date) -> Page[IndicatorLine]:
    """Return one page of the indicators that the actor sees and seeks; two queries for their values, however many."""
    found = chosen(sought, by, today)
    name, falls = sort.removeprefix("-"), sort.startswith("-")
    if name in ("", DEFAULT_SORT):
        ordered = found.order_by("-name_key" if falls else "name_key", "pk")
        page: Page[Any] = Paginator(ordered, ON_A_PAGE).get_page(number)
        page.object_list = lines(list(page.object_list), today)
        return page
    every = sorted(lines(list(found), today), key=SORTS.get(name, SORTS[DEFAULT_SORT]), reverse=falls)
    return Paginator(every, ON_A_PAGE).get_page(number)


def chosen(sought: Sought, by: Actor, today: date) -> QuerySet[Indicator]:
    """Return the indicators that fit the filters."""
    found = Indicator.objects.visible_to(by)
    if sought.text:
        found = found.filter(Q(name_key__contains=key(sought.text)) | Q(source__icontains=sought.text))
    if sought.circle:
        found = found.filter(circle=sought.circle)
    if sought.organisation:
        found = found.filter(organisations=sought.organisation)
    if sought.freshness == "empty":
        found = found.filter(~Exists(IndicatorValue.objects.current().filter(indicator=OuterRef("pk"))))
    if sought.freshness == "stale":
        latest = newest(Indicator.objects.visible_to(by), today)
        late = [one.indicator_id for one in latest if is_stale(one.indicator, one, today)]
        found = found.filter(pk__in=late)
    return found


def newest(indicators: Iterable[Indicator] | QuerySet[Indicator], today: date) -> list[IndicatorValue]:
    """Return the latest current value of each indicator that has one, with its indicator, in one query."""
    later = IndicatorValue.objects.current().filter(
        indicator=OuterRef("indicator"), on__gt=OuterRef("on"), on__lte=today
    )
    values = IndicatorValue.objects.current().filter(indicator__in=indicators, on__lte=today)
    return list(values.filter(~Exists(later)).select_related("indicator"))


def lines(indicators: list[Indicator], today: date) -> list[IndicatorLine]:
    """Return the indicators with their two latest values, in one query for all of them."""
    values: dict[int, list[IndicatorValue]] = {}
    wanted = IndicatorValue.objects.current().filter(indicator__in=indicators, on__lte=today)
    for value in wanted.order_by("indicator", "-on"):
        values.setdefault(value.indicator_id, []).append(value)
    return [_line(one, values.get(one.pk, []), today) for one in indicators]


def _line(indicator: Indicator, values: list[IndicatorValue], today: date) -> IndicatorLine:
    latest = values[0] if values else None
    before = values[1] if len(values) > 1 else None
    return IndicatorLine(indicator, latest, before, is_stale(indicator, latest, today))


def is_stale(indicator: Indicator, latest: IndicatorValue | None, today: date) -> bool:
    """Say whether more than the time between values, and the days of grace, have passed without a new one."""
    return latest is not None and today > latest.on + timedelta(days=indicator.every_days) + GRACE


def number_of(indicator: Indicator, value: IndicatorValue | None, *, sourced: bool = False) -> Number:
    """Return a value as the component `number` shows it."""
    return Number(
        value.value if value else None,
        unit=indicator.unit,
        decimals=indicator.decimals,
        source=((value and value.source) or indicator.source) if sourced else "",
        source_url="" if not sourced or (value and value.source) else indicator.source_url,
        preliminary=bool(value and value.is_preliminary),
    )


def direction(indicator: Indicator, before: IndicatorValue | None, after: IndicatorValue | None) -> str:
    """Return better, worse, same, up or down: how one value stands to an earlier one; nothing without both."""
    if before is None or after is None:
        return ""
    if before.value == after.value:
        return "same"
    rose = after.value > before.value
    if indicator.better == "neither":
        return "up" if rose else "down"
    return "better" if rose == (indicator.better == "higher") else "worse"


def partners(by: Actor) -> Iterable[Organisation]:
    """Return the organisations that share an indicator with the actor's own, and its own."""
    return Organisation.objects.filter(indicators__in=Indicator.objects.visible_to(by)).distinct()
