"""
The last day of an agreement, the last day to give notice and the day of its review, counted from what it says.

Pure: terms in, days out, each with the sentence that says how it was counted. A day that the agreement states
is never counted; these are proposals for what it leaves unsaid.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from samverkan.agreements.durations import duration, last_day, moved
from samverkan.ui.dates import day as shown

BEFORE_NOTICE = 3
BEFORE_END = 6
"""How many months before the last day to give notice, or before the end, a review is proposed."""


@dataclass(frozen=True, kw_only=True)
class Stated:
    """What an agreement says of its time; dates as precise as they are written, times in months."""

    signed_on: str = ""
    valid_from: str = ""
    valid_to: str = ""
    length_months: int | None = None
    runs_from_signing: bool = False
    until_further_notice: bool = False
    notice_months: int | None = None
    renew_by: str = ""


@dataclass(frozen=True)
class Counted:
    """A day, and the sentence that says how it was counted."""

    day: date
    how: str


def end_of(stated: Stated) -> Counted | None:
    """Return the last day: as stated, or counted from the length and the day that it runs from; None without both."""
    if stated.valid_to:
        end = last_day(stated.valid_to)
        return Counted(end, _("The agreement is valid to %(day)s.") % {"day": shown(stated.valid_to)})
    start = stated.valid_from or (stated.signed_on if stated.runs_from_signing else "")
    # A length counts from a day; from a month or a year it would only seem exact.
    if len(start) < 10 or not stated.length_months or stated.until_further_notice:
        return None
    end = moved(date.fromisoformat(start), stated.length_months) - timedelta(days=1)
    sentence = _("%(length)s from %(start)s: to %(day)s.")
    return Counted(end, sentence % {"length": duration(stated.length_months), "start": shown(start), "day": shown(end)})


def notice_of(stated: Stated) -> Counted | None:
    """Return the last day to give notice before the end; None when there is no end, or no notice."""
    end = end_of(stated)
    if end is None or not stated.notice_months:
        return None
    day = moved(end.day, -stated.notice_months)
    how = _("Notice is %(notice)s before the end, which is %(end)s.") % {
        "notice": duration(stated.notice_months),
        "end": shown(end.day),
    }
    return Counted(day, how if stated.valid_to else f"{how} {end.how}")


def review_of(stated: Stated, notice_date: date | None = None) -> Counted | None:
    """
    Return the day to review the agreement.

    It is the day by which renewal is to be decided; else three months before the last day to give notice; else six
    months before the end. `notice_date` is the last day to give notice where the agreement states it.
    """
    if stated.renew_by:
        sentence = _("Renewal is to be decided by %(day)s.")
        return Counted(last_day(stated.renew_by), sentence % {"day": shown(stated.renew_by)})
    notice = notice_of(stated)
    last = notice_date or (notice.day if notice else None)
    if last:
        sentence = _("%(time)s before the last day to give notice, which is %(day)s.")
        return Counted(moved(last, -BEFORE_NOTICE), sentence % {"time": duration(BEFORE_NOTICE), "day": shown(last)})
    end = end_of(stated)
    if end is None:
        return None
    sentence = _("%(time)s before the end, which is %(day)s.")
    return Counted(moved(end.day, -BEFORE_END), sentence % {"time": duration(BEFORE_END), "day": shown(end.day)})
