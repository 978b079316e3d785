"""Reading the minutes: as a paper, in an earlier version, beside another one, and what everybody may read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan import papers
from samverkan.accounts.actor import can
from samverkan.accounts.models import Circle
from samverkan.accounts.needs import for_everybody, needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.models import Meeting, MinutesState, MinutesVersion
from samverkan.meetings.queries.minutes.content import content_of
from samverkan.meetings.queries.minutes.paper import addendum_paper, minutes_paper, public_paper
from samverkan.meetings.queries.minutes.text import text_of
from samverkan.meetings.queries.minutes.versions import compared
from samverkan.meetings.views.loading import do, find_meeting, meeting_crumbs, minutes_url
from samverkan.ui import files
from samverkan.ui.components import Confirmation
from samverkan.ui.page import Crumb

ANSWERED = ("adjustments__party__organisation", "adjustments__noted_by")


@require_safe
@needs(Permission.AGREEMENT_READ)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the minutes as a paper: the approved version, or as they are now."""
    meeting = find_meeting(request, pk)
    return shown(request, meeting, whole(meeting), pdf=reverse("meetings:minutes_pdf", args=[pk]))


@require_safe
@needs(Permission.AGREEMENT_READ)
def paper_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the minutes as a PDF."""
    return as_pdf(whole(find_meeting(request, pk)), f"protokoll-{pk}")


def whole(meeting: Meeting) -> papers.Paper:
    """Return the version of the minutes that is out or holds; a draft as it is now, and said to be one."""
    found = MinutesVersion.objects.filter(minutes__meeting=meeting, is_addendum=False, withdrawn_at=None)
    version = found.prefetch_related(*ANSWERED).first()
    if version is None:
        return minutes_paper(content_of(meeting), notice=_("Draft. The minutes have not been sent for adjustment."))
    return minutes_paper(version.content, version, notice=notice_of(version))


def notice_of(version: MinutesVersion) -> str:
    """Return in words how much a version holds."""
    if version.approved_at:
        return ""
    if not version.was_sent:
        return _("A draft as it once was. This version was never sent.")
    return _("Taken back. This version never came to hold.") if version.withdrawn_at else _("Out for adjustment.")


@require_safe
@needs(Permission.AGREEMENT_READ)
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one version of the minutes as it was sent."""
    found = find_version(request, pk)
    pdf = reverse("meetings:minutes_version_pdf", args=[pk])
    return shown(request, found.minutes.meeting, paper_of(found), pdf=pdf, kept=found)


@require_safe
@needs(Permission.AGREEMENT_READ)
def version_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one version of the minutes as a PDF."""
    found = find_version(request, pk)
    return as_pdf(paper_of(found), f"protokoll-{found.minutes.meeting_id}-{found.number}")


def paper_of(found: MinutesVersion) -> papers.Paper:
    """Return a version of the minutes, or an addendum, as a paper."""
    if found.is_addendum:
        return addendum_paper(found)
    return minutes_paper(found.content, found, notice=notice_of(found))


@require_safe
@needs(Permission.AGREEMENT_READ)
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how the minutes differ between two versions; a draft is compared as it is now."""
    meeting = find_meeting(request, pk)
    kept = {v.number: v for v in MinutesVersion.objects.filter(minutes__meeting=meeting, is_addendum=False)}
    texts = {number: kept[number].text for number in sorted(kept)}
    record = next(iter(kept.values())).minutes if kept else None
    if record is not None and record.state == MinutesState.DRAFT:
        texts[0] = text_of(content_of(meeting))
    numbers = list(texts)
    old, new = asked(request, "fran", numbers, -2), asked(request, "till", numbers, -1)
    context = {
        "meeting": meeting,
        "numbers": numbers,
        "old": old,
        "new": new,
        "comparison": compared(texts[old], texts[new], (old, new)) if len(texts) > 1 else None,
        "crumbs": meeting_crumbs(meeting, Crumb(_("Minutes"), minutes_url(meeting)), Crumb(_("What changed"))),
    }
    return render(request, "meetings/minutes/compare.html", context)


def asked(request: HttpRequest, name: str, numbers: list[int], otherwise: int) -> int:
    """Return the version asked for, or else one of the last two."""
    number = request.GET.get(name, "")
    if number.isdecimal() and int(number) in numbers:
        return int(number)
    return numbers[otherwise] if len(numbers) > 1 else 0


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MEETING_RECORD)
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how an earlier version differs from the draft, then let the draft read as it did."""
    found = find_version(request, pk)
    if found.is_addendum:
        raise Http404
    meeting, back = found.minutes.meeting, minutes_url(found.minutes.meeting)
    if request.method == "POST":
        deed = lambda: actions.restore_minutes(version=found, by=request.actor, at=timezone.now())  # noqa: E731
        return do(request, deed, back, _("The draft reads as it did in version %(number)s.") % {"number": found.number})
    confirmation = Confirmation(
        title=_("Bring version %(number)s back?") % {"number": found.number},
        what=meeting.title,
        verb=_("Bring it back"),
        cancel_url=back,
        url=reverse("meetings:restore_minutes", args=[pk]),
        consequences=(
            _("The text of the items and the wording of the joint positions read as they did then."),
            _("Participants, actions and notes stay as they are now."),
            _("What the draft says now is kept as a version, and can be brought back too."),
        ),
    )
    context = {
        "confirmation": confirmation,
        "comparison": compared(text_of(content_of(meeting)), found.text, (0, found.number)),
        "language": meeting.agreement.language,
        "crumbs": meeting_crumbs(meeting, Crumb(_("Minutes"), back), Crumb(_("An earlier text"))),
    }
    return render(request, "meetings/restore.html", context)


@require_safe
@for_everybody
def public(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the items that the parties have made public, of locked minutes of a public agreement."""
    locked = MinutesVersion.objects.filter(
        minutes__meeting=pk,
        minutes__state=MinutesState.LOCKED,
        minutes__meeting__forum__agreement__circle=Circle.PUBLIC,
        is_addendum=False,
    )
    shared = locked.exclude(minutes__meeting__forum__circle=Circle.PRIVATE)
    found = get_object_or_404(shared.exclude(minutes__meeting__forum__home__is_example=True), approved_at__isnull=False)
    if not any(item["is_public"] for item in found.content["items"]):
        raise Http404
    made = public_paper(found)
    return render(request, "meetings/minutes/public.html", {"paper": made, "paper_html": papers.html(made)})


def find_version(request: HttpRequest, pk: int) -> MinutesVersion:
    """Return a version of the minutes of a meeting that the actor may see, or 404."""
    found = get_object_or_404(
        MinutesVersion.objects.select_related("minutes").prefetch_related(
            "adjustments__party__organisation", "adjustments__noted_by"
        ),
        pk=pk,
    )
    found.minutes.meeting = find_meeting(request, found.minutes.meeting_id)
    return found


def shown(
    request: HttpRequest, meeting: Meeting, made: papers.Paper, *, pdf: str, kept: MinutesVersion | None = None
) -> HttpResponse:
    """Show minutes as a paper, with the way back and the PDF."""
    may_restore = kept is not None and not kept.is_addendum and kept.minutes.is_draft
    context = {
        "paper": made,
        "paper_html": papers.html(made),
        "pdf": pdf,
        "kept": kept,
        "meeting": meeting,
        "may_restore": may_restore and can(request.actor, Permission.MEETING_RECORD, meeting.agreement),
        "crumbs": meeting_crumbs(meeting, Crumb(_("Minutes"), minutes_url(meeting)), Crumb(_("As a paper"))),
    }
    return render(request, "meetings/minutes/paper.html", context)


def as_pdf(made: papers.Paper, name: str) -> HttpResponse:
    """Answer with the paper as a PDF to read in the browser or keep."""
    return files.to_read(papers.pdf(made), f"{name}.pdf")
