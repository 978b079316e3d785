"""The briefing: as it would be now, and as it was frozen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan import papers
from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.freezing import readable, thawed
from samverkan.meetings.models import Briefing, Meeting
from samverkan.meetings.queries.briefing import briefing as made_now
from samverkan.meetings.views.loading import attempt, find_meeting, meeting_crumbs
from samverkan.ui.components import Confirmation
from samverkan.ui.page import Crumb


def chosen_language(request: HttpRequest) -> str:
    """Return the language that the reader has chosen for the pages."""
    return (get_language() or "sv")[:2]


@require_safe
@needs(Permission.AGREEMENT_READ)
def briefing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the briefing as it would be now; the latest frozen one to those who only read it, and after the meeting."""
    meeting = find_meeting(request, pk)
    latest = None if _may_freeze(request, meeting) else meeting.briefings.first()
    if latest:
        return redirect("meetings:frozen_briefing", latest.pk)
    paper = made_now(meeting, chosen_language(request), timezone.now())
    return shown(request, meeting, paper, pdf=reverse("meetings:briefing_pdf", args=[pk]))


@require_safe
@needs(Permission.AGREEMENT_READ)
def briefing_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the briefing as it would be now as a PDF."""
    return as_pdf(made_now(find_meeting(request, pk), chosen_language(request), timezone.now()), pk)


@require_safe
@needs(Permission.AGREEMENT_READ)
def frozen(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a briefing as it was frozen."""
    kept = find_briefing(request, pk)
    pdf = reverse("meetings:frozen_briefing_pdf", args=[pk])
    return shown(request, kept.meeting, thawed(kept.paper), pdf=pdf, kept=kept)


@require_safe
@needs(Permission.AGREEMENT_READ)
def frozen_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a frozen briefing as a PDF: always the same bytes."""
    kept = find_briefing(request, pk)
    return as_pdf(thawed(kept.paper), kept.meeting_id)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MEETING_PLAN)
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then freeze the briefing as it is now."""
    meeting, back = find_meeting(request, pk), reverse("meetings:briefing", args=[pk])
    if request.method == "POST":
        made: list[Briefing] = []

        def deed() -> None:
            language = chosen_language(request)
            made.append(
                actions.freeze_briefing(meeting=meeting, language=language, by=request.actor, at=timezone.now())
            )

        attempt(request, deed, _("The briefing is frozen."))
        return redirect("meetings:frozen_briefing", made[0].pk) if made else redirect(back)
    confirmation = Confirmation(
        title=_("Freeze the briefing?"),
        what=meeting.title,
        verb=_("Freeze the briefing"),
        cancel_url=back,
        consequences=(
            _("It is kept as it is now; later changes do not change it."),
            _("All parties see it. It may become a public document with each of them."),
            _("You can freeze a new one later; this one stays too."),
        ),
        url=reverse("meetings:freeze_briefing", args=[pk]),
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


def find_briefing(request: HttpRequest, pk: int) -> Briefing:
    """Return a frozen briefing of a meeting that the actor may see, or 404."""
    kept = get_object_or_404(Briefing, pk=pk)
    kept.meeting = find_meeting(request, kept.meeting_id)
    return kept


def shown(
    request: HttpRequest, meeting: Meeting, paper: papers.Paper, *, pdf: str, kept: Briefing | None = None
) -> HttpResponse:
    """Show a paper with its tools and the frozen versions there are."""
    context = {
        "paper": paper,
        "paper_html": papers.html(paper),
        "pdf": pdf,
        "kept": kept,
        "versions": [(b, readable(b.fingerprint)) for b in meeting.briefings.defer("paper")],
        "meeting": meeting,
        "may_freeze": _may_freeze(request, meeting),
        "crumbs": meeting_crumbs(meeting, Crumb(_("Briefing"))),
    }
    return render(request, "meetings/briefing.html", context)


def _may_freeze(request: HttpRequest, meeting: Meeting) -> bool:
    return meeting.is_planned and can(request.actor, Permission.MEETING_PLAN, meeting.agreement)


def as_pdf(paper: papers.Paper, meeting: int) -> HttpResponse:
    """Answer with the paper as a PDF to read in the browser or keep."""
    answer = HttpResponse(papers.pdf(paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="underlag-{meeting}.pdf"'
    return answer
