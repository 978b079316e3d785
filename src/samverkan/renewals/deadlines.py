"""The dates that a renewal works against: pure functions of an agreement's dates and of today."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from samverkan.agreements.models import Agreement, Terms
from samverkan.renewals.models import Step, Why

LEAD_DAYS = 270
"""How long before its date a renewal begins, unless the agreement says otherwise."""
REVIEW_DAYS = 90
"""A review is less than a renewal, and never begins earlier than this."""
STEPS = {Step.EVALUATE: 180, Step.WORD: 120, Step.HAND_OVER: 90, Step.DECIDE: 30, Step.SETTLE: 0}
"""How many days before the date each step is to be done, when there are LEAD_DAYS to do it in."""


@dataclass(frozen=True)
class Deadline:
    """A date to work against, why, and the day on which the renewal begins for it."""

    on: date
    why: str
    opens_on: date


@dataclass(frozen=True)
class Dates:
    """The dates of an agreement that a renewal looks at."""

    renew_by: date | None
    notice: date | None
    review: date | None
    end: date | None


def dates_of(agreement: Agreement) -> Dates:
    """Return the agreement's dates; of one known only to its month or year, the last day."""
    try:
        renew_by = last_day(agreement.terms.renew_by)
    except Terms.DoesNotExist:
        renew_by = None
    return Dates(renew_by, agreement.notice_date, agreement.review_date, last_day(agreement.valid_to))


def last_day(partial: str) -> date | None:
    """Return the last day that a date as 2027, 2027-03 or 2027-03-31 can mean."""
    if not partial:
        return None
    year, month, day = (int(part) for part in (partial + "-0-0").split("-")[:3])
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def deadlines(dates: Dates, lead: int) -> Iterator[Deadline]:
    """
    Yield the dates that a renewal can begin for, the most binding first.

    The end of the agreement counts only where no earlier day is set for deciding.
    """
    decisive = [(dates.renew_by, Why.RENEW_BY), (dates.notice, Why.NOTICE)]
    if not dates.renew_by and not dates.notice:
        decisive.append((dates.end, Why.END))
    known = [(on, why, lead) for on, why in decisive if on]
    if dates.review:
        known.append((dates.review, Why.REVIEW, min(lead, REVIEW_DAYS)))
    return (Deadline(on, why, on - timedelta(days=days)) for on, why, days in known)


def reached(dates: Dates, lead: int, today: date) -> list[Deadline]:
    """Return the dates still ahead for which the renewal should have begun; none when the lead time is 0."""
    if not lead:
        return []
    return [each for each in deadlines(dates, lead) if each.opens_on <= today <= each.on]


def next_opening(dates: Dates, lead: int, today: date) -> Deadline | None:
    """Return what the next renewal will begin for by itself."""
    coming = [each for each in deadlines(dates, lead) if each.on >= today] if lead else []
    return min(coming, key=lambda each: each.opens_on, default=None)


def due_dates(against: date | None, begun_on: date) -> dict[str, date | None]:
    """Return by when each step is to be done: counted backwards from the date, closer together when time is short."""
    if against is None:
        return dict.fromkeys(STEPS)
    span = min(max((against - begun_on).days, 0), LEAD_DAYS)
    return {step: against - timedelta(days=round(days * span / LEAD_DAYS)) for step, days in STEPS.items()}
