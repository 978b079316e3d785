"""What lies ahead in all of a party's agreements: the days by which something must be decided, and the meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.agreements.models import AgreementState
from samverkan.meetings.models import Meeting, MeetingState
from samverkan.overview.queries.finding import short
from samverkan.overview.queries.portfolio import (
    Choices,
    Row,
    Wanted,
    choices,
    fits,
    names_hold,
    renews,
    rows,
)
from samverkan.overview.queries.waiting import Viewer
from samverkan.renewals.deadlines import dates_of
from samverkan.search import key
from samverkan.ui.charts import Chart, Event, timeline

SOONEST_FIRST = 30  # so many are drawn; the list has all
LABEL = 40
SPANS = ("12", "24", "36")
A_MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Coming:
    """One coming day of one agreement."""

    on: date
    what: str
    row: Row
    url: str
    must_decide: bool = False


@dataclass(frozen=True)
class Quarter:
    """The coming days of one quarter."""

    year: int
    number: int
    days: tuple[Coming, ...]


@dataclass(frozen=True)
class Ahead:
    """What lies ahead within so many months."""

    today: date
    months: str
    quarters: tuple[Quarter, ...]
    chart: Chart | None
    decisions: int
    agreements: int
    choices: Choices
    wanted: Wanted


def ahead(viewer: Viewer, wanted: Wanted, months: str = "") -> Ahead:
    """Return the coming days of the agreements chosen, by quarter: two queries more than the table's."""
    months = months if months in SPANS else SPANS[1]
    every = rows(viewer)
    words = key(wanted.text)
    kept = [
        row
        for row in every
        if row.agreement.state != AgreementState.ENDED
        and fits(row, wanted)
        and names_hold(row, words)
        and renews(row, wanted, viewer.today)
    ]
    last = viewer.today + A_MONTH * int(months)
    days = sorted([*dated(kept, viewer.today, last), *met(kept, viewer, last)], key=lambda day: (day.on, day.row.pk))
    return Ahead(
        today=viewer.today,
        months=months,
        quarters=tuple(
            Quarter(year, number, tuple(within))
            for (year, number), within in groupby(days, key=lambda day: (day.on.year, (day.on.month + 2) // 3))
        ),
        chart=drawn([day for day in days if day.must_decide], viewer.today),
        decisions=sum(day.must_decide for day in days),
        agreements=len({day.row.pk for day in days}),
        choices=choices(every),
        wanted=wanted,
    )


def dated(kept: Sequence[Row], today: date, last: date) -> list[Coming]:
    """Return the days that the agreements set themselves."""
    found = []
    for row in kept:
        dates = dates_of(row.agreement)
        page = reverse("renewals:page", args=[row.pk])
        for on, what, must_decide in (
            (dates.review, _("Review of the agreement"), False),
            (dates.renew_by, _("To be renewed by"), True),
            (dates.notice, _("Last day to give notice"), True),
            (dates.end, _("The agreement ends"), True),
        ):
            if on and today <= on <= last:
                found.append(Coming(on, what, row, page, must_decide))
    return found


def met(kept: Sequence[Row], viewer: Viewer, last: date) -> list[Coming]:
    """Return the planned meetings of the agreements."""
    by_agreement = {row.pk: row for row in kept}
    zone = timezone.get_current_timezone()
    first, end = (datetime.combine(day, time.min, zone) for day in (viewer.today, last))
    planned = Meeting.objects.visible_to(viewer.actor).filter(
        forum__agreement__in=by_agreement, state=MeetingState.PLANNED, starts_at__gte=first, starts_at__lt=end
    )
    return [
        Coming(
            timezone.localdate(meeting.starts_at),
            meeting.title,
            by_agreement[meeting.forum.agreement_id],
            reverse("meetings:page", args=[meeting.pk]),
        )
        for meeting in planned.select_related("forum")
    ]


def drawn(days: Sequence[Coming], today: date) -> Chart | None:
    """Return the nearest days of decision on a line in time."""
    nearest = days[:SOONEST_FIRST]
    events = [Event(day.on, short(day.row.agreement.title, LABEL), "attention") for day in nearest]
    return timeline(_("Days by which something must be decided"), events, today=today) if events else None
