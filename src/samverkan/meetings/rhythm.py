"""When a forum should meet next: how often, in which seasons and the last day in, two days out. Pure; no recurrence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from samverkan.meetings.models import Season

FIRST_MONTH = {Season.WINTER: 12, Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9}
MONTHS = 3
YEAR = 365
NOTICE = timedelta(days=30)  # how long before the day the date should be set, when no season says it


@dataclass(frozen=True)
class Due:
    """By which day the next meeting should have a date, and by which it should be held."""

    plan_by: date
    hold_by: date


def next_due(times_a_year: int | None, seasons: Sequence[str], last: date | None, today: date) -> Due | None:
    """
    Return when the next meeting is due, or None for a forum that meets when there is need.

    With as many seasons as meetings, each meeting belongs to one season: the next is the first season whose middle
    lies at least half an interval after the last meeting, so that a meeting a little early or late takes no season
    from another. Otherwise the meetings come one interval apart.
    """
    if not times_a_year:
        return None
    interval = timedelta(days=YEAR // times_a_year)
    if len(seasons) < times_a_year:
        hold_by = last + interval if last else today
        return Due(max(hold_by - min(NOTICE, interval / 3), last or today), hold_by)
    if last is None:
        return next(due for due in windows(seasons, today.year - 1) if due.hold_by >= today)
    return next(due for due in windows(seasons, last.year - 1) if middle(due) >= last + interval / 2)


def windows(seasons: Sequence[str], year: int) -> Iterator[Due]:
    """Yield the seasons one after the other from a year on; a date should be set when the season begins."""
    first_months = sorted(FIRST_MONTH[Season(season)] for season in set(seasons))
    while True:
        for month in first_months:
            yield Due(date(year, month, 1), first_of(year, month + MONTHS) - timedelta(days=1))
        year += 1


def first_of(year: int, month: int) -> date:
    """Return the first day of a month; the thirteenth is the next January."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def middle(due: Due) -> date:
    return due.plan_by + (due.hold_by - due.plan_by) / 2
