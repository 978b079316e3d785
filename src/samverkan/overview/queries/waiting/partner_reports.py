"""What waits in partner reports: to answer, to send, and to settle what is seen differently."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.partner_reports.models import PartnerReport
from samverkan.ui.components import Card

LEAD = timedelta(days=14)


def reports(viewer: Viewer) -> QuerySet[Any]:
    """Return the reports that the party has written or got."""
    found: QuerySet[Any] = PartnerReport.objects.visible_to(viewer.actor).filter(agreement__in=viewer.agreements())
    return found.select_related("agreement", "sender__organisation", "receiver__organisation").order_by("year", "pk")


def to_answer(viewer: Viewer) -> QuerySet[Any]:
    """Return the reports that wait for the party's answer."""
    return reports(viewer).filter(receiver__organisation=viewer.organisation_id, sent_at__isnull=False, reply=None)


def answer_it(report: Any, viewer: Viewer) -> Task:
    title = _("Answer the report of %(party)s for %(year)s") % words(report)
    return Task(report.answer_by - LEAD, card(report, title, "answer", minutes=15, due=report.answer_by))


def to_send(viewer: Viewer) -> QuerySet[Any]:
    """Return the party's drafts."""
    return reports(viewer).filter(sender__organisation=viewer.organisation_id, sent_at=None)


def send_it(report: Any, viewer: Viewer) -> Task:
    title = _("Finish and send the report to %(receiver)s for %(year)s") % words(report)
    return Task(viewer.today + LEAD, card(report, title, "page", minutes=20))


def differing(viewer: Viewer) -> QuerySet[Any]:
    """Return the reports that are seen differently, for both parties."""
    return reports(viewer).seen_differently()


def settle_it(report: Any, viewer: Viewer) -> Task:
    title = _("Settle how you see the report of %(party)s for %(year)s") % words(report)
    return Task(viewer.today + LEAD, card(report, title, "page", minutes=15))


def words(report: Any) -> dict[str, object]:
    """Return what the titles name."""
    sender, receiver = report.sender.organisation.name, report.receiver.organisation.name
    return {"party": sender, "receiver": receiver, "year": report.year}


def card(report: Any, title: str, name: str, *, minutes: int, due: Any = None) -> Card:
    """Return the card of a report."""
    url = reverse(f"partner_reports:{name}", args=[report.agreement_id, report.pk])
    return Card(title=title, where=report.agreement.title, url=url, due=due, minutes=minutes)


TO_ANSWER = Waiting("partner_report", Permission.AGREEMENT_CONFIRM, "agreement", to_answer, everybody, answer_it)
TO_SEND = Waiting("partner_report_draft", Permission.AGREEMENT_SHARE, "agreement", to_send, everybody, send_it)
DIFFERING = Waiting("partner_report_differs", Permission.AGREEMENT_SHARE, "agreement", differing, everybody, settle_it)
