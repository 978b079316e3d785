"""The parties' own parts of a briefing: drafted, sent, edited together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Commitment
from samverkan.meetings import actions
from samverkan.meetings.forms.briefings import PartForm, PlaceForm
from samverkan.meetings.merging import side_by_side
from samverkan.meetings.models import BriefingPart, Meeting, PartKind, PartVersion
from samverkan.meetings.queries.briefing.parts import conflict, earlier, parts_page, title_of
from samverkan.meetings.queries.minutes.versions import compared
from samverkan.meetings.views.loading import common_commitments, do, find_meeting, meeting_crumbs
from samverkan.ui import dates
from samverkan.ui.components import Confirmation
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])
LISTED = 20


@require_safe
@needs(Permission.MEETING_PLAN)
def parts(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what one's own party has written and what each party has sent."""
    meeting = find_meeting(request, pk)
    context = {
        "page": parts_page(meeting, request.actor),
        "meeting": meeting,
        "crumbs": crumbs_of(meeting, Crumb(_("The parties' parts"))),
    }
    return render(request, "meetings/briefing/parts.html", context)


@either
@needs(Permission.MEETING_PLAN)
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a part of one's own party, new or not."""
    meeting, place = find_meeting(request, pk), PlaceForm(request.GET)
    if not place.is_valid():
        return redirect("meetings:briefing_parts", pk)
    kind, commitment = place.cleaned_data["slag"], None
    if kind == PartKind.COMMENT:
        commitment = get_object_or_404(common_commitments(meeting.agreement), pk=place.cleaned_data["atagande"])
    own = BriefingPart.objects.visible_to(request.actor).filter(home=request.actor.organisation_id)
    part = own.filter(meeting=meeting, kind=kind, commitment=commitment).select_related("saved_by").first()
    return form_of(request, meeting, part, kind, commitment)


@either
@needs(Permission.MEETING_PLAN)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a part: one's own, or one that has been sent."""
    seen = BriefingPart.objects.visible_to(request.actor).select_related("commitment", "saved_by")
    part = get_object_or_404(seen, pk=pk)
    meeting = find_meeting(request, part.meeting_id)
    part.meeting = meeting
    return form_of(request, meeting, part, part.kind, part.commitment)


def form_of(
    request: HttpRequest, meeting: Meeting, part: BriefingPart | None, kind: str, commitment: Commitment | None
) -> HttpResponse:
    """Show the form of a part; when it is filled in, save it, or show both texts when they met."""
    began = {"text": part.text if part else "", "version": part.version if part else 0}
    form = PartForm(request.POST or None, initial=began)
    title = title_of(kind, commitment)
    if request.method == "POST" and form.is_valid():
        answer = saved(request, meeting, part, kind, commitment, form)
        if answer:
            return answer
    context = {
        "form": form,
        "part": part,
        "title": title,
        "meeting": meeting,
        "versions": earlier(part, request.actor)[:LISTED] if part else [],
        "crumbs": crumbs_of(meeting, parts_crumb(meeting), Crumb(title)),
    }
    return render(request, "meetings/briefing/part.html", context)


def saved(
    request: HttpRequest,
    meeting: Meeting,
    part: BriefingPart | None,
    kind: str,
    commitment: Commitment | None,
    form: PartForm,
) -> HttpResponse | None:
    """Save the text and answer; None when it was refused with a sentence."""
    text, seen = form.cleaned_data["text"], form.cleaned_data["version"] or 0
    now, by = timezone.now(), request.actor
    try:
        if part:
            kept = actions.edit_part(part=part, text=text, version=seen, by=by, at=now)
        else:
            kept = actions.write_part(
                meeting=meeting, kind=kind, commitment=commitment, text=text, version=seen, by=by, at=now
            )
    except actions.EditedMeanwhile:
        return both_shown(request, meeting, kind, commitment, part, text, seen)
    except (*actions.REFUSALS, NotAllowed) as refusal:
        messages.error(request, str(refusal))
        return None
    said = _("Saved.")
    if kept.text != actions.clean(text):
        said = _("Saved. Somebody else had written too, and both texts have been put together: read them through.")
    messages.success(request, said)
    return redirect("meetings:briefing_parts", meeting.pk)


def both_shown(
    request: HttpRequest,
    meeting: Meeting,
    kind: str,
    commitment: Commitment | None,
    part: BriefingPart | None,
    text: str,
    seen: int,
) -> HttpResponse:
    """Show the three texts side by side, and one in which nothing of them is missing to go on from."""
    mine = actions.clean(text)
    every = BriefingPart.objects.visible_to(request.actor).select_related("saved_by")
    found = every.filter(pk=part.pk) if part else every.filter(
        meeting=meeting, kind=kind, commitment=commitment, home=request.actor.organisation_id
    )  # fmt: skip
    now = get_object_or_404(found)
    shown = conflict(now, seen, mine)
    together = side_by_side(shown.base_text, mine, now.text)
    context = {
        "shown": shown,
        "part": now,
        "form": PartForm(initial={"text": together, "version": now.version}),
        "title": title_of(kind, commitment),
        "meeting": meeting,
        "crumbs": crumbs_of(meeting, parts_crumb(meeting), Crumb(_("Two texts"))),
    }
    return render(request, "meetings/briefing/merge.html", context, status=409)


@either
@needs(Permission.MEETING_PLAN)
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how an earlier version differs from what stands, then let the part read as it did."""
    part = get_object_or_404(
        BriefingPart.objects.visible_to(request.actor).select_related("commitment", "home"), versions=pk
    )
    version = get_object_or_404(earlier(part, request.actor), pk=pk)
    version.part, part.meeting = part, find_meeting(request, part.meeting_id)
    back, refusal = reverse("meetings:edit_part", args=[part.pk]), ""
    if request.method == "POST":
        seen = request.POST.get("version", "")
        try:
            actions.restore_part(
                version=version, seen=int(seen) if seen.isdecimal() else 0, by=request.actor, at=timezone.now()
            )
        except actions.EditedMeanwhile as said:
            refusal = str(said)
        except (*actions.REFUSALS, NotAllowed) as said:
            messages.error(request, str(said))
            return redirect(back)
        else:
            messages.success(request, _("The text reads as it did then. What stood before is kept as a version."))
            return redirect(back)
    return restoring(request, part, version, back, refusal)


def restoring(request: HttpRequest, part: BriefingPart, version: PartVersion, back: str, refusal: str) -> HttpResponse:
    """Show what bringing a version back would change."""
    title = title_of(part.kind, part.commitment)
    sees = _("All parties see the text, and can change it again.") if part.is_sent else _("Only your party sees it.")
    confirmation = Confirmation(
        title=_("Bring an earlier text back?"),
        what=f"{title}, {dates.day(version.saved_at, 'time')}",
        verb=_("Bring it back"),
        cancel_url=back,
        consequences=(_("What stands now is kept as a version, and can be brought back too."), sees),
        hidden=(("version", str(part.version)),),
        url=reverse("meetings:restore_part", args=[version.pk]),
    )
    meeting = part.meeting
    context = {
        "confirmation": confirmation,
        "comparison": compared(part.text, version.text, (part.version, version.number)),
        "language": meeting.agreement.language,
        "refusal": refusal,
        "crumbs": crumbs_of(meeting, parts_crumb(meeting), Crumb(title, back), Crumb(_("An earlier text"))),
    }
    return render(request, "meetings/restore.html", context, status=409 if refusal else 200)


@either
@needs(Permission.MEETING_PLAN)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then send what one's own party has written."""
    meeting, back = find_meeting(request, pk), reverse("meetings:briefing_parts", args=[pk])
    if request.method == "POST":
        deed = lambda: actions.send_parts(meeting=meeting, by=request.actor, at=timezone.now())  # noqa: E731
        return do(request, deed, back, _("Your party's part is sent and stands in the briefing."))
    confirmation = Confirmation(
        title=_("Send to the other party?"),
        what=meeting.title,
        verb=_("Send to the other party"),
        cancel_url=back,
        consequences=(
            _("It may become a public document with both."),
            _("From then on the coordinators of all parties can change the text. Every version is kept."),
            _("Earlier drafts stay with your party."),
        ),
        url=reverse("meetings:send_parts", args=[pk]),
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


def crumbs_of(meeting: Meeting, *more: Crumb) -> list[Crumb]:
    """Return the way to a page below a briefing."""
    return meeting_crumbs(meeting, Crumb(_("Briefing"), reverse("meetings:briefing", args=[meeting.pk])), *more)


def parts_crumb(meeting: Meeting) -> Crumb:
    return Crumb(_("The parties' parts"), reverse("meetings:briefing_parts", args=[meeting.pk]))
