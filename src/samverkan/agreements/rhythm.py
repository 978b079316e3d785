"""Whether a promise keeps its own rhythm: dates in, yes or no out. Pure; nobody types a promise's health."""

from datetime import date, timedelta

GRACE = timedelta(days=30)


def is_behind(*, made_on: date, latest_report_on: date | None, every_days: int, today: date) -> bool:
    """Say whether more than one round and 30 days have passed since the latest report, or since it was made."""
    return today > (latest_report_on or made_on) + timedelta(days=every_days) + GRACE


def is_overdue(*, due_on: date | None, is_finished: bool, today: date) -> bool:
    """Say whether the day by which it was promised has passed without its being finished."""
    return due_on is not None and due_on < today and not is_finished
