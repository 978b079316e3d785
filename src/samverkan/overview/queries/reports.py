"""The latest views of commitments, asked of the database for many at once, by the rules of `agreements.rhythm`."""

from datetime import UTC, date
from typing import Any

from django.db.models import DateField, Exists, F, Func, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, TruncDate

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.models import StatusReport
from samverkan.agreements.rhythm import GRACE
from samverkan.agreements.states import FINISHED


class DaysBetween(Func):
    """The days from one date to another; each database counts them its own way."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "CAST(julianday(%(expressions)s) AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, arg_joiner=") - julianday(", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "((%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, arg_joiner=" - ", **context)


def own_view(bindings: QuerySet[Any]) -> QuerySet[Any]:
    """Add the party's own latest view that others see too: its state, day and time."""
    own = StatusReport.objects.filter(
        commitment=OuterRef("commitment"), party=OuterRef("party"), is_latest=True
    ).exclude(circle=Circle.PRIVATE)
    newest = own.order_by("-reported_at")
    return bindings.annotate(
        own_state=Subquery(newest.values("state")[:1]), own_time=Subquery(newest.values("reported_at")[:1])
    )


def their_view(bindings: QuerySet[Any]) -> QuerySet[Any]:
    """Add the newest view of another party: its state, day and time, and whose it is."""
    theirs = StatusReport.objects.filter(
        ~Q(party=OuterRef("party")), commitment=OuterRef("commitment"), is_latest=True
    ).exclude(circle=Circle.PRIVATE)
    newest = theirs.order_by("-reported_at")
    return bindings.annotate(
        their_state=Subquery(newest.values("state")[:1]),
        their_year=Subquery(newest.values("year")[:1]),
        their_mark=Subquery(newest.values("party__organisation__short_mark")[:1]),
        their_day=Subquery(newest.values("as_of")[:1]),
        their_time=Subquery(newest.values("reported_at")[:1]),
    )


def behind_rhythm(bindings: QuerySet[Any], actor: Actor, today: date) -> QuerySet[Any]:
    """Keep the bindings whose commitment nobody has reported on for more than a round and 30 days."""
    seen = StatusReport.objects.visible_to(actor).filter(commitment=OuterRef("commitment"), is_latest=True)
    latest = seen.order_by().values("commitment").annotate(latest=Max("as_of")).values("latest")
    counted = bindings.annotate(
        latest_on=Subquery(latest),
        every_days=Coalesce("commitment__report_every_days", "commitment__agreement__report_every_days"),
    ).annotate(
        days=DaysBetween(
            Value(today, DateField()),
            Coalesce("latest_on", TruncDate("commitment__made_at", tzinfo=UTC)),
        )
    )
    shared = seen.exclude(circle=Circle.PRIVATE)
    finished = Exists(shared.filter(state__in=FINISHED)) & ~Exists(shared.exclude(state__in=FINISHED))
    return counted.exclude(finished).filter(days__gt=F("every_days") + GRACE.days)
