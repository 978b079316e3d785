"""What was fetched when, how it went, and when it is fetched next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, OuterRef, QuerySet, Subquery, When
from django.utils.functional import Promise

from samverkan.sources.models import Began, Fetch, RefusedRow, Rhythm, Schedule, State
from samverkan.sources.origins import EXAMPLE, KNOWN, Known, name_of

EVERY = {Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7), Rhythm.MONTHLY: timedelta(days=30)}

# how a state is shown: the shape and tone that the house has for it
SHOWN = {
    State.WAITING: "planned",
    State.RUNNING: "under_way",
    State.DONE: "done",
    State.UNCHANGED: "kept",
    State.FAILED: "missed",
}


@dataclass(frozen=True)
class FetchLine:
    """One fetch as a row of a list."""

    fetch: Fetch
    name: str
    state: str
    word: str

    @property
    def share(self) -> int | None:
        """How far it has come, in per cent; None where that is unknown or it is over."""
        whole = self.fetch.progress_of
        return min(100, 100 * self.fetch.progress // whole) if whole and not self.fetch.is_over else None


@dataclass(frozen=True)
class SourceLine:
    """
    One source: what it gives, its latest fetch, and when it is fetched next.

    latest  the latest fetch, however it went; None when there was none
    good    the latest that brought anything or found nothing new
    next    when it is fetched by itself; None when it is not
    """

    known: Known
    latest: FetchLine | None
    good: Fetch | None
    rhythm: str
    next: datetime | None

    @property
    def gives(self) -> Promise:
        return self.known.gives


def line(fetch: Fetch) -> FetchLine:
    """Return one fetch as it is shown."""
    name = str(EXAMPLE) if fetch.is_invented else name_of(fetch.source)
    return FetchLine(fetch, name, SHOWN[State(fetch.state)], str(State(fetch.state).label))


def fetches(source: str = "") -> QuerySet[Fetch]:
    """Return the fetches, of one source or all, the latest first."""
    found = Fetch.objects.select_related("by")
    return found.filter(source=source) if source else found


def lines_of_sources() -> tuple[SourceLine, ...]:
    """Return every source that is known, with what is fetched from it; what is invented only until there is more."""
    real = Case(When(began=Began.EXAMPLE, then=0), default=1)
    of_source = Fetch.objects.filter(source=OuterRef("source")).order_by(real.desc(), "-asked_at", "-pk")
    good = of_source.filter(state__in=[State.DONE, State.UNCHANGED])
    keys = Fetch.objects.order_by().values("source").distinct()
    latest = keys.annotate(latest=Subquery(of_source.values("pk")[:1]), good=Subquery(good.values("pk")[:1]))
    at = {row["source"]: (row["latest"], row["good"]) for row in latest}
    found = Fetch.objects.in_bulk([pk for pair in at.values() for pk in pair if pk])
    plans = {plan.source: plan for plan in Schedule.objects.all()}
    lines = []
    for known in KNOWN:
        last, well = (found.get(pk) for pk in at.get(known.code, (None, None)))
        if last and well and well.is_invented and not last.is_invented:
            well = None  # rows of the example would be taken for those of the fetch beside them
        plan = plans.get(known.code)
        lines.append(
            SourceLine(
                known,
                line(last) if last else None,
                well,
                str(Rhythm(plan.rhythm).label) if plan and plan.rhythm != Rhythm.OFF else "",
                due(plan, last) if plan else None,
            )
        )
    return tuple(lines)


def due(plan: Schedule, last: Fetch | None) -> datetime | None:
    """Return when a source is fetched next by itself: at once when it never was; None when it is not."""
    if plan.rhythm == Rhythm.OFF:
        return None
    return last.asked_at + EVERY[Rhythm(plan.rhythm)] if last else plan.changed_at


def refused_rows(fetch: Fetch) -> QuerySet[RefusedRow]:
    """Return the rows of a fetch that could not be read, in the order of the source."""
    return fetch.refused_rows.all()
