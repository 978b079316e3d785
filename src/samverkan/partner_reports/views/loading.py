"""Finding the report that a page is about, or answering 404 as if it did not exist."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan import papers
from samverkan.accounts.actor import can
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.models import Agreement
from samverkan.agreements.views.loading import find_own
from samverkan.meetings.freezing import thawed
from samverkan.partner_reports.actions.telling import WITH
from samverkan.partner_reports.models import PartnerReport
from samverkan.partner_reports.queries.content import paper as made_paper
from samverkan.ui.page import Crumb


def find_report(request: HttpRequest, pk: int, report_pk: int, permission: Permission | None = None) -> PartnerReport:
    """Return a report that the actor's party has written or got."""
    agreement = find_own(request, pk)
    reports = PartnerReport.objects.visible_to(request.actor).select_related(*WITH, "reply", "sent_by")
    report: PartnerReport = get_object_or_404(reports, agreement=agreement, pk=report_pk)
    if permission and not can(request.actor, permission, report):
        raise PermissionDenied
    report.agreement = agreement
    return report


def paper_of(report: PartnerReport, at: datetime) -> papers.Paper:
    """Return the report as it was sent, or as it would be sent now."""
    return thawed(report.paper) if report.paper else made_paper(report, at)


def address(report: PartnerReport, name: str = "page") -> str:
    """Return one of the report's pages."""
    return reverse(f"partner_reports:{name}", args=[report.agreement_id, report.pk])


def title_of(report: PartnerReport) -> str:
    """Return what a report is called."""
    words = {"sender": report.sender.organisation.short_mark, "year": report.year}
    return _("The report of %(sender)s for %(year)s") % words


def crumbs(agreement: Agreement, *steps: tuple[str, str]) -> list[Crumb]:
    """Return the way to a page of the reports."""
    own = reverse("partner_reports:reports", args=[agreement.pk]) if steps else ""
    return tabs.crumbs(agreement, (_("Partner reports"), own), *steps)
