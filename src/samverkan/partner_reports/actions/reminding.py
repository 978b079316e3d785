"""A report without an answer: its contact is reminded on the day, and a week later the coordinator is told."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samverkan.accounts.actor import NOBODY
from samverkan.journal.actions import record
from samverkan.partner_reports.actions import telling
from samverkan.partner_reports.models import TIME_TO_ANSWER, PartnerReport

SILENCE = timedelta(days=7)


def remind_due(*, at: datetime) -> int:
    """Send every reminder and notice whose day has come; return how many mails that led to."""
    today = timezone.localdate(at)
    waiting = PartnerReport.objects.sent().filter(
        reply=None, home__is_example=False, answer_by__range=(today - TIME_TO_ANSWER, today)
    )
    due = waiting.filter(Q(reminded_at=None) | Q(noted_at=None, answer_by__lte=today - SILENCE))
    return sum(_remind(report, at) for report in due.order_by("pk"))


@transaction.atomic
def _remind(report: PartnerReport, at: datetime) -> int:
    report = PartnerReport.objects.select_for_update(of=("self",)).select_related(*telling.WITH).get(pk=report.pk)
    assert report.answer_by
    sent, today = 0, timezone.localdate(at)
    if hasattr(report, "reply"):
        return 0
    if report.reminded_at is None:
        sent += telling.ask(report, at=at, is_reminder=True)
        report.reminded_at = at
    if report.noted_at is None and report.answer_by <= today - SILENCE:
        sent += telling.tell_coordinators(report, report.receiver, "late", at)
        report.noted_at = at
    report.save(update_fields=["reminded_at", "noted_at"])
    detail = {"year": report.year}
    record("partner_reports.remind_by_itself", report, by=NOBODY, at=at, within=report.agreement, detail=detail)
    return sent
