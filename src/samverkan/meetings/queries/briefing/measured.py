"""Indicators that concern the agreement: what they were, what they are, and how far the target is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Party
from samverkan.indicators.models import Indicator, IndicatorValue, Target
from samverkan.indicators.queries.lists import direction, number_of


@dataclass(frozen=True)
class Goal:
    """The nearest target ahead: its value, its day, and where it was decided."""

    value: Decimal
    on: date
    decided_in: str


@dataclass(frozen=True)
class Measured:
    """An indicator with its two latest values."""

    indicator: Indicator
    latest: IndicatorValue
    before: IndicatorValue | None
    goal: Goal | None

    @property
    def moved(self) -> str:
        """Better, worse, same, up or down; nothing before there are two values."""
        return direction(self.indicator, self.before, self.latest)

    @property
    def text(self) -> str:
        return number_of(self.indicator, self.latest).text

    @property
    def text_before(self) -> str:
        return number_of(self.indicator, self.before).text if self.before else ""

    @property
    def source(self) -> str:
        return self.latest.source or self.indicator.source

    @property
    def is_short(self) -> bool:
        """Whether the target ahead is not yet reached."""
        better = self.indicator.better
        if self.goal is None or better == "neither":
            return False
        return self.latest.value < self.goal.value if better == "higher" else self.latest.value > self.goal.value


def measured(agreement: Agreement, reader: Actor, members: Sequence[Party], at: datetime, day: date) -> list[Measured]:
    """Return the indicators with a value that all parties see and that concern the agreement, in one query."""
    values: dict[int, list[IndicatorValue]] = {}
    for value in _values(_concerning(agreement, reader, members), at, day):
        values.setdefault(value.indicator_id, []).append(value)
    return [_measured(some) for some in values.values()]


def _concerning(agreement: Agreement, reader: Actor, members: Sequence[Party]) -> QuerySet[Indicator]:
    """Return the indicators that the agreement rests on, and those that its parties share with each other alone."""
    rests = Q(assumptions__agreement=agreement, assumptions__circle__in=("shared", "public"))
    found = Indicator.objects.visible_to(reader).filter(rests | Q(organisations=members[0].organisation_id))
    for party in members[1:]:
        theirs = Q(pk__in=Indicator.organisations.through.objects.filter(
            organisation=party.organisation_id).values("indicator"))  # fmt: skip
        found = found.filter(rests | theirs)
        seen_by = Actor(organisation=party.organisation, shares_only=reader.shares_only)
        found = found.filter(pk__in=Indicator.objects.visible_to(seen_by).order_by().values("pk"))
    return found.order_by()


def _values(indicators: QuerySet[Indicator], at: datetime, day: date) -> QuerySet[IndicatorValue]:
    goals = Target.objects.filter(indicator=OuterRef("indicator"), on__gte=day).order_by("on", "set_by")
    values = IndicatorValue.objects.current().filter(
        indicator__in=indicators.values("pk"), on__lte=day, entered_at__lte=at
    )
    return (
        values.select_related("indicator")
        .annotate(
            goal_value=Subquery(goals.values("value")[:1]),
            goal_on=Subquery(goals.values("on")[:1]),
            goal_decided=Subquery(goals.values("decided_in")[:1]),
        )
        .order_by(F("indicator__name_key"), "-on")
    )


def _measured(values: list[IndicatorValue]) -> Measured:
    latest = values[0]
    goal = Goal(latest.goal_value, latest.goal_on, latest.goal_decided) if latest.goal_on else None
    return Measured(latest.indicator, latest, values[1] if len(values) > 1 else None, goal)
