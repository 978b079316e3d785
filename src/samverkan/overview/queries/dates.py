"""The dates of an agreement that somebody must keep."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Agreement
from samverkan.renewals.deadlines import last_day


class DateKind(TextChoices):
    MEETING = "meeting", _("meeting")
    NOTICE = "notice", _("last day to give notice")
    REVIEW = "review", _("review")
    END = "end", _("ends")


@dataclass(frozen=True, order=True)
class AgreementDate:
    """One coming date of an agreement, and what happens then."""

    on: date
    kind: DateKind


def coming_dates(agreement: Agreement, today: date, meeting: date | None = None) -> list[AgreementDate]:
    """Return the dates from today on, nearest first; `meeting` is the next one planned."""
    known = (
        (meeting, DateKind.MEETING),
        (agreement.notice_date, DateKind.NOTICE),
        (agreement.review_date, DateKind.REVIEW),
        (last_day(agreement.valid_to), DateKind.END),
    )
    return sorted(AgreementDate(on, kind) for on, kind in known if on and on >= today)


def ending_between(first: date, last: date) -> Q:
    """Return the condition that the validity ends between two days, however exactly its end is known."""
    partial = [first.strftime("%Y-%m")]
    partial += [str(year) for year in (first.year, last.year) if first <= date(year, 12, 31) <= last]
    # As text, a month or a day between the two lies between their texts; a year alone never does.
    return Q(valid_to__range=(first.isoformat(), last.isoformat())) | Q(valid_to__in=partial)
