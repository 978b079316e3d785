"""The days that are counted from a draft's terms when it is registered."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.drafting import Content
from samverkan.agreements.time_limits import Stated, end_of, notice_of, review_of


@dataclass(frozen=True)
class CountedDay:
    """A day that the text does not state, and the sentence that says how it was counted."""

    label: str | Promise
    day: date
    how: str


def counted_days(content: Content, today: date) -> tuple[CountedDay, ...]:
    """Return the last day to give notice and the day of review; nothing for an agreement that is over."""
    signed = {found.kind: found.value for found in content.dates}
    stated = Stated(
        signed_on=signed.get("signed", ""),
        valid_from=content.valid_from.value or "",
        valid_to=content.valid_to.value or "",
        length_months=content.length_months.value,
        runs_from_signing=bool(content.runs_from_signing.value),
        until_further_notice=bool(content.until_further_notice.value),
        notice_months=content.notice_months.value,
        renew_by=content.renew_by.value or "",
    )
    end = end_of(stated)
    if end and end.day < today:
        return ()
    found = ((_("Last day to give notice"), notice_of(stated)), (_("To be reviewed"), review_of(stated)))
    return tuple(CountedDay(label, counted.day, counted.how) for label, counted in found if counted)
