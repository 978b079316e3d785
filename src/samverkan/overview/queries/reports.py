"""The latest views of commitments, asked of the database for many at once, by the rules of `agreements.rhythm`."""

from datetime import UTC, date
from typing import Any

from django.db.models import DateField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, TruncDate

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.models import StatusReport
from samverkan.overview.queries.verdicts import DaysBetween, behind, is_late


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


def newer_of_others(bindings: QuerySet[Any], organisation_id: int | None) -> QuerySet[Any]:
    """Keep the bindings of commitments on which another organisation has reported after one's own, or alone."""
    latest = StatusReport.objects.filter(is_latest=True).exclude(circle=Circle.PRIVATE).order_by()
    own = Q(party__organisation=organisation_id)
    times = latest.values("commitment").annotate(
        ours=Max("reported_at", filter=own), theirs=Max("reported_at", filter=~own)
    )
    newer = times.filter(Q(ours=None) | Q(theirs__gt=F("ours")), theirs__isnull=False)
    # One grouping of all reports: looking each binding up by itself takes the database several times as long.
    return bindings.filter(commitment__in=newer.values("commitment"))


def behind_rhythm(bindings: QuerySet[Any], actor: Actor, today: date) -> QuerySet[Any]:
    """Keep the bindings whose commitment nobody has reported on for more than a round and 30 days."""
    seen = StatusReport.objects.visible_to(actor).filter(is_latest=True)
    every_days = Coalesce("commitment__report_every_days", "commitment__agreement__report_every_days")
    made_on = TruncDate("commitment__made_at", tzinfo=UTC)
    here = seen.filter(commitment=OuterRef("commitment")).order_by()
    unreported = ~Q(Exists(here)) & Q(is_late(made_on, every_days, today))
    late = bindings.filter(Q(commitment__in=behind(seen, today)) | unreported)
    latest_on = Subquery(here.order_by("-as_of").values("as_of")[:1])
    days = DaysBetween(Value(today, DateField()), Coalesce(latest_on, made_on))
    return late.annotate(latest_on=latest_on, every_days=every_days, days=days)
