"""The briefing: as it would be now or would have been, and as it was frozen; as a page, a PDF and a Word document."""

from datetime import date, datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan import papers
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.freezing import readable, thawed
from samverkan.meetings.models import Briefing, Meeting
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.briefing import briefing as made_now
from samverkan.meetings.queries.briefing.around import with_surroundings
from samverkan.meetings.queries.briefing.page import BriefingPage, briefing_page, with_own_drafts
from samverkan.meetings.views.loading import attempt, find_meeting, meeting_crumbs
from samverkan.ui import files
from samverkan.ui.components import Confirmation
from samverkan.ui.page import Crumb

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def chosen_language(request: HttpRequest) -> str:
    """Return the language that the reader has chosen for the pages."""
    return (get_language() or "sv")[:2]


@require_safe
@needs(Permission.AGREEMENT_READ)
def briefing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the briefing as it would be now; the latest frozen one to those who only read it, and after the meeting."""
    meeting = surrounded_meeting(request, pk)
    may_plan, day = may_write(request, meeting), asked_day(request)
    if meeting.frozen_pk and not may_plan and day is None:
        return redirect("meetings:frozen_briefing", meeting.frozen_pk)
    is_whole = "bilaga" in request.GET or not may_plan or day is not None
    shown = briefing_page(
        meeting, language=chosen_language(request), at=moment(day), looks_back=day is not None,
        is_whole=is_whole, may_plan=may_plan and day is None,
    )  # fmt: skip
    return page_of(request, meeting, shown, day)


def page_of(request: HttpRequest, meeting: Meeting, shown: BriefingPage, day: date | None) -> HttpResponse:
    """Show the preview with what can be done about it."""
    query = f"?dag={day.isoformat()}" if day else ""
    context = {
        "paper": shown.paper,
        "paper_html": papers.html(shown.paper),
        "shown": shown,
        "pdf": reverse("meetings:briefing_pdf", args=[meeting.pk]) + query,
        "docx": reverse("meetings:briefing_docx", args=[meeting.pk]) + query,
        "meeting": meeting,
        "day": day,
        "today": timezone.localdate(),
        "may_freeze": shown.may_plan,
        "crumbs": meeting_crumbs(meeting, Crumb(_("Briefing"))),
    }
    return render(request, "meetings/briefing/preview.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def briefing_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the briefing as it would be now, or would have been, as a PDF."""
    return as_pdf(made(request, pk), pk)


@require_safe
@needs(Permission.AGREEMENT_READ)
def briefing_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the briefing as it would be now, or would have been, as a Word document."""
    return as_docx(made(request, pk), pk)


def made(request: HttpRequest, pk: int) -> papers.Paper:
    """Return the paper as it would be now, or on the day that is asked for."""
    day = asked_day(request)
    meeting = surrounded_meeting(request, pk)
    return made_now(meeting, chosen_language(request), moment(day), looks_back=day is not None)


@require_safe
@needs(Permission.AGREEMENT_READ)
def frozen(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a briefing as it was frozen."""
    kept = find_briefing(request, pk)
    paper = thawed(kept.paper)
    context = {
        "paper": paper,
        "paper_html": papers.html(paper),
        "pdf": reverse("meetings:frozen_briefing_pdf", args=[pk]),
        "docx": reverse("meetings:frozen_briefing_docx", args=[pk]),
        "kept": kept,
        "versions": versions_of(kept.meeting),
        "meeting": kept.meeting,
        "may_freeze": may_write(request, kept.meeting),
        "crumbs": meeting_crumbs(kept.meeting, Crumb(_("Briefing"))),
    }
    return render(request, "meetings/briefing/frozen.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def frozen_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a frozen briefing as a PDF: always the same bytes."""
    kept = find_briefing(request, pk)
    return as_pdf(thawed(kept.paper), kept.meeting_id)


@require_safe
@needs(Permission.AGREEMENT_READ)
def frozen_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a frozen briefing as a Word document: always the same bytes."""
    kept = find_briefing(request, pk)
    return as_docx(thawed(kept.paper), kept.meeting_id)


@require_safe
@needs(Permission.AGREEMENT_READ)
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """List the briefings that were frozen before a meeting, and offer to rebuild an earlier day's."""
    meeting = find_meeting(request, pk)
    here = Crumb(_("Briefing"), reverse("meetings:briefing", args=[pk]))
    context = {
        "meeting": meeting,
        "versions": versions_of(meeting),
        "today": timezone.localdate(),
        "crumbs": meeting_crumbs(meeting, here, Crumb(_("Earlier versions"))),
    }
    return render(request, "meetings/briefing/versions.html", context)


def versions_of(meeting: Meeting) -> list[tuple[Briefing, str]]:
    """Return the frozen briefings with their fingerprints as they are compared by eye."""
    return [(kept, readable(kept.fingerprint)) for kept in meeting.briefings.defer("paper")]


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


def surrounded_meeting(request: HttpRequest, pk: int) -> Meeting:
    """Return a meeting that the actor may see with all that a briefing says around it, or 404."""
    seen = with_surroundings(Meeting.objects.visible_to(request.actor))
    return get_object_or_404(with_own_drafts(seen, request.actor), pk=pk)


def find_briefing(request: HttpRequest, pk: int) -> Briefing:
    """Return a frozen briefing of a meeting that the actor may see, or 404."""
    kept = get_object_or_404(Briefing, pk=pk)
    kept.meeting = find_meeting(request, kept.meeting_id)
    return kept


def asked_day(request: HttpRequest) -> date | None:
    """Return the earlier day that the address asks for; None for now."""
    try:
        day = date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        return None
    return day if day < timezone.localdate() else None


def moment(day: date | None) -> datetime:
    """Return the end of an earlier day, or now."""
    if day is None:
        return timezone.now()
    return datetime.combine(day, time.max, timezone.get_current_timezone())


def may_write(request: HttpRequest, meeting: Meeting) -> bool:
    """Say whether the actor may write in the briefing: of a meeting ahead, for a party of its agreement."""
    if not meeting.is_planned or Permission.MEETING_PLAN not in request.actor.permissions:
        return False
    today, own = timezone.localdate(), request.actor.organisation_id
    members = sharing.members(meeting.agreement)
    return meeting.agreement.home_id == own or any(p.organisation_id == own and p.is_member(today) for p in members)


def as_pdf(paper: papers.Paper, meeting: int) -> HttpResponse:
    """Answer with the paper as a PDF to read in the browser or keep."""
    return files.to_read(papers.pdf(paper), f"underlag-{meeting}.pdf")


def as_docx(paper: papers.Paper, meeting: int) -> HttpResponse:
    """Answer with the paper as a Word document to keep."""
    return files.to_keep(papers.docx(paper), f"underlag-{meeting}.docx")
