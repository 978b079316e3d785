"""The reports of an agreement; writing one, sending it, reading it, and settling what is seen differently."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan import papers
from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements import tabs
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.views.loading import back_to
from samverkan.partner_reports.actions import answering, writing
from samverkan.partner_reports.actions.answering import ANSWERS
from samverkan.partner_reports.actions.writing import AlreadySent, CannotBegin
from samverkan.partner_reports.forms.reports import BeginForm, OpeningForm, SettleForm
from samverkan.partner_reports.queries.lists import others, report_list
from samverkan.partner_reports.views.loading import (
    address,
    crumbs,
    find_own,
    find_report,
    paper_of,
    title_of,
)
from samverkan.ui import files
from samverkan.ui.components import Confirmation

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@needs(Permission.AGREEMENT_READ)
def reports(request: HttpRequest, pk: int) -> HttpResponse:
    """The reports of an agreement over the years."""
    agreement = find_own(request, pk)
    context = {
        "agreement": agreement,
        "list": report_list(agreement, request.actor, timezone.localdate()),
        "tabs": tabs.tabs(agreement, "partner_reports"),
        "crumbs": crumbs(agreement),
    }
    return render(request, "partner_reports/reports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_SHARE)
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a report to another party."""
    agreement, today = find_own(request, pk, Permission.AGREEMENT_SHARE), timezone.localdate()
    receivers = others(agreement, request.actor, today)
    form = BeginForm(request.POST if request.method == "POST" else None, others=receivers, today=today)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = writing.begin(
                agreement=agreement, year=said["year"], receiver=form.others[said["receiver"]],
                opening=said["opening"], by=request.actor, at=timezone.now(),
            )  # fmt: skip
        except (CannotBegin, NotAParty) as refusal:
            form.add_error(None, str(refusal))
        else:
            return back_to(request, address(made))
    context = {
        "agreement": agreement,
        "form": form,
        "receivers": receivers,
        "crumbs": crumbs(agreement, (_("Write a report"), "")),
    }
    return render(request, "partner_reports/begin.html", context, status=422 if form.errors else 200)


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int, report_pk: int) -> HttpResponse:
    """One report: as it would be sent, or as it was sent, with its answer."""
    report = find_report(request, pk, report_pk)
    paper = paper_of(report, timezone.now())
    is_sender = report.sender.organisation_id == request.actor.organisation_id
    reply = getattr(report, "reply", None)
    context = {
        "report": report,
        "agreement": report.agreement,
        "title": title_of(report),
        "paper": paper,
        "paper_html": papers.html(paper, heads_page=False),
        "reply": reply,
        "remarks": list(reply.remarks.all()) if reply else [],
        "is_sender": is_sender,
        "may_send": is_sender and not report.is_sent and can(request.actor, Permission.AGREEMENT_SHARE, report),
        "may_answer": not is_sender and report.is_sent and not reply and can(request.actor, ANSWERS, report),
        "may_settle": reply is not None
        and reply.view == "differs"
        and not reply.settled_at
        and can(request.actor, Permission.AGREEMENT_SHARE, report),
        "today": timezone.localdate(),
        "crumbs": crumbs(report.agreement, (title_of(report), "")),
    }
    return render(request, "partner_reports/page.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def pdf(request: HttpRequest, pk: int, report_pk: int) -> HttpResponse:
    """The report as a PDF."""
    report = find_report(request, pk, report_pk)
    return files.to_read(papers.pdf(paper_of(report, timezone.now())), f"partnerrapport-{report.year}.pdf")


@require_safe
@needs(Permission.AGREEMENT_READ)
def docx(request: HttpRequest, pk: int, report_pk: int) -> HttpResponse:
    """The report as a Word document."""
    report = find_report(request, pk, report_pk)
    return files.to_read(papers.docx(paper_of(report, timezone.now())), f"partnerrapport-{report.year}.docx")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_SHARE)
def write(request: HttpRequest, pk: int, report_pk: int) -> HttpResponse:
    """Change what is said first, before it is sent."""
    report = find_report(request, pk, report_pk, Permission.AGREEMENT_SHARE)
    initial = {"opening": report.opening, "version": report.version}
    form = OpeningForm(request.POST if request.method == "POST" else None, initial=initial)
    meanwhile = None
    if form.is_valid():
        said = form.cleaned_data
        try:
            writing.write(
                report=report, opening=said["opening"], version=said["version"], by=request.actor, at=timezone.now()
            )
        except AlreadySent as refusal:
            return back_to(request, address(report), refused=str(refusal))
        except EditedMeanwhile as refusal:
            form.add_error(None, str(refusal))
            report.refresh_from_db(fields=["opening", "version"])
            meanwhile = report.opening
        else:
            return back_to(request, address(report), done=_("Saved."))
    context = {
        "report": report,
        "agreement": report.agreement,
        "form": form,
        "meanwhile": meanwhile,
        "crumbs": crumbs(report.agreement, (title_of(report), address(report)), (_("Write"), "")),
    }
    return render(request, "partner_reports/write.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_SHARE)
def send(request: HttpRequest, pk: int, report_pk: int) -> HttpResponse:
    """Send the report, after a question."""
    report = find_report(request, pk, report_pk, Permission.AGREEMENT_SHARE)
    if request.method == "POST":
        read = request.POST.get("version", "")
        version = int(read) if read.isdecimal() and len(read) < 9 else 0
        try:
            writing.send(report=report, version=version, by=request.actor, at=timezone.now())
        except AlreadySent as refusal:
            return back_to(request, address(report), refused=str(refusal))
        except EditedMeanwhile:
            return back_to(request, address(report), refused=_("The text has just been changed. Read it again."))
        return back_to(request, address(report), done=_("The report is sent."))
    confirmation = Confirmation(
        title=_("Send the report"),
        what=_("You send it to %(receiver)s.") % {"receiver": report.receiver.organisation.name},
        verb=_("Send the report"),
        cancel_url=address(report),
        consequences=[
            _("The report is kept as it stands now, and can no longer be changed."),
            _("Their contact gets a link, and is asked how they see it within thirty days."),
        ],
        hidden=[("version", str(report.version))],
    )
    way = crumbs(report.agreement, (title_of(report), address(report)), (_("Send"), ""))
    return render(request, "ui/confirm.html", {"confirmation": confirmation, "crumbs": way})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_SHARE)
def settle(request: HttpRequest, pk: int, report_pk: int) -> HttpResponse:
    """Note what the two came to."""
    report = find_report(request, pk, report_pk, Permission.AGREEMENT_SHARE)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answering.settle(
                report=report, settlement=form.cleaned_data["settlement"], by=request.actor, at=timezone.now()
            )
        except answering.NothingToSettle as refusal:
            return back_to(request, address(report), refused=str(refusal))
        return back_to(request, address(report), done=_("It is settled."))
    title = _("Settle what is seen differently")
    confirmation = Confirmation(
        title=title,
        what=_("Write what the two of you came to, for instance at a meeting. The report and its answer stay."),
        verb=_("Settle it"),
        cancel_url=address(report),
    )
    way = crumbs(report.agreement, (title_of(report), address(report)), (title, ""))
    context = {"confirmation": confirmation, "form": form, "crumbs": way}
    return render(request, "ui/confirm.html", context, status=422 if form.errors else 200)
