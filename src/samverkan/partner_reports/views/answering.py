"""The page where the receiver reads a report and answers it: by the link of a mail, or signed in."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan import papers
from samverkan.accounts.actions import errands
from samverkan.accounts.actor import actor_by_link
from samverkan.accounts.models import Errand
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import Unusable
from samverkan.accounts.queries.errands import errand_of
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.views.errands import by_link as opened_by_link
from samverkan.agreements.views.loading import back_to
from samverkan.partner_reports.actions import answering
from samverkan.partner_reports.actions.answering import ANSWERS, CannotAnswer
from samverkan.partner_reports.actions.telling import PURPOSE, WITH
from samverkan.partner_reports.forms.reports import AnswerForm
from samverkan.partner_reports.models import PartnerReport
from samverkan.partner_reports.views.loading import address, crumbs, find_report, paper_of, title_of

FINISHED = "partner_reports.finished"
"""Where the browser that answered remembers its link, so that it is thanked and shown what it said."""


@require_http_methods(["GET", "HEAD", "POST"])
@opened_by_link
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The report with the form to answer it, for whoever the link was sent to."""
    at = timezone.now()
    errand = _errand(request, token, at)
    report = PartnerReport.objects.select_related(*WITH, "reply").filter(pk=errand.thing).first()
    if report is None or not report.is_sent or report.receiver.organisation_id != errand.organisation_id:
        raise Unusable("closed")
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if not errand.used_at and form.is_valid():
        try:
            by = actor_by_link(errand, ANSWERS)
            answering.answer(report=report, given=form.given(), by=by, at=at, errand=errand)
        except CannotAnswer as refusal:
            form.add_error(None, str(refusal))
        else:
            request.session[FINISHED] = errand.pk
            return redirect(reverse("partner_reports:by_link", args=[token]))
    return _show(request, report, form, "ui/public.html", person=errand.person.name)


def _errand(request: HttpRequest, token: str, at: datetime) -> Errand:
    """Return the errand of the link; one that is used up opens for the browser that used it, until it expires."""
    try:
        return errands.enter(token=token, purpose=PURPOSE, at=at)
    except Unusable as refusal:
        errand = errand_of(token)
        is_same = request.session.get(FINISHED) == errand.pk and errand.purpose == PURPOSE
        if refusal.why != "used" or not is_same or errand.closed_at or errand.expires_at <= at:
            raise
        return errand


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_CONFIRM)
def answer(request: HttpRequest, pk: int, report_pk: int) -> HttpResponse:
    """The same page for somebody who is signed in; nobody answers one's own report."""
    report = find_report(request, pk, report_pk, ANSWERS)
    is_sender = report.sender.organisation_id == request.actor.organisation_id
    if is_sender or not report.is_sent or hasattr(report, "reply"):
        return redirect(address(report))
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answering.answer(report=report, given=form.given(), by=request.actor, at=timezone.now())
        except CannotAnswer as refusal:
            form.add_error(None, str(refusal))
        else:
            return back_to(request, address(report), done=_("Thank you, your answer is recorded."))
    return _show(request, report, form, "ui/base.html")


def _show(
    request: HttpRequest, report: PartnerReport, form: AnswerForm, base: str, *, person: str = ""
) -> HttpResponse:
    reply = getattr(report, "reply", None)
    paper = paper_of(report, timezone.now())
    way = crumbs(report.agreement, (title_of(report), address(report)), (_("Answer"), ""))
    context = {
        "base": base,
        "report": report,
        "agreement": report.agreement,
        "title": title_of(report),
        "paper": paper,
        "paper_html": papers.html(paper, heads_page=False),
        "form": form,
        "reply": reply,
        "remarks": list(reply.remarks.all()) if reply else [],
        "person": person,
        "today": timezone.localdate(),
        "crumbs": [] if person else way,
    }
    return render(request, "partner_reports/answer.html", context, status=422 if form.errors else 200)
