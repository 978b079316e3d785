"""Whoever answers is reminded: of an answer that is late, an offer without answer, a course without evaluation."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from samverkan.accounts.actor import NOBODY
from samverkan.commissioned.actions import telling
from samverkan.commissioned.models import Enquiry, Reminder
from samverkan.commissioned.queries.lists import LATE
from samverkan.journal.actions import record


def remind_due(*, at: datetime) -> int:
    """Tell of everything that waits too long, once for each day it was to be done by; return how many were told."""
    today = timezone.localdate(at)
    kept = Enquiry.objects.filter(home__is_example=False).select_related("home", "responsible", "course")
    return sum(_remind(one, kind, at) for kind, rule in LATE.items() for one in rule(kept, today))


@transaction.atomic
def _remind(enquiry: Enquiry, kind: str, at: datetime) -> int:
    about = day_of(enquiry, kind)
    _kept, is_new = Reminder.objects.get_or_create(enquiry=enquiry, kind=kind, about=about, defaults={"sent_at": at})
    if not is_new:
        return 0
    told = telling.tell(enquiry, kind, at=at)
    record("commissioned.remind_by_itself", enquiry, by=NOBODY, at=at, detail={"kind": kind, "about": about})
    return told


def day_of(enquiry: Enquiry, kind: str) -> date:
    """Return the day by which it was to be done."""
    days = {"overdue": enquiry.answer_by, "silent": enquiry.offer_until}
    return days.get(kind) or enquiry.course.ends_on
