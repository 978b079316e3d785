"""Writing the minutes: participants, the text of each item, and the end of the meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.forms import ParticipantsForm
from samverkan.meetings.merging import side_by_side
from samverkan.meetings.models import AgendaItem, Seat
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.minutes.page import minutes_page
from samverkan.meetings.views.agenda import tabs
from samverkan.meetings.views.loading import do, find_item, find_meeting, meeting_crumbs, minutes_url
from samverkan.meetings.views.minutes.outcomes import outcome_form
from samverkan.ui.components import Confirmation
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@needs(Permission.AGREEMENT_READ)
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the minutes, to write in while they are a draft and to read afterwards."""
    shown = minutes_page(find_meeting(request, pk), request.actor, timezone.now())
    context = {
        "page": shown,
        "tabs": tabs(shown, "minutes"),
        "crumbs": meeting_crumbs(shown.meeting),
        "writer": request.actor.person_key,
    }
    return render(request, "meetings/minutes/page.html", context)


@either
@needs(Permission.MEETING_RECORD)
def participants(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who was there."""
    meeting = find_meeting(request, pk)
    day = timezone.localdate(meeting.starts_at)
    form = ParticipantsForm(
        request.POST or None,
        parties=sharing.members(meeting.agreement),
        there=list(meeting.participants.all()),
        sitting=list(Seat.objects.filter(forum=meeting.forum_id).exclude(role="deputy").sitting(day).in_order()),
    )

    def deed() -> None:
        present = form.present()
        actions.record_participants(meeting=meeting, participants=present, by=request.actor, at=timezone.now())

    title, verb = _("Participants"), _("Save the participants")
    return outcome_form(request, meeting, form, deed, title=title, verb=verb)


@require_POST
@needs(Permission.MEETING_RECORD)
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the minutes of an item, for a page or for its script; what another wrote meanwhile is never overwritten."""
    item = find_item(request, pk)
    written, base = text_of(request, "notes") or "", text_of(request, "base")
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isdecimal() else None
    for_script = "application/json" in request.headers.get("Accept", "")
    try:
        saved = actions.record_notes(
            item=item, notes=written, version=version, base=base, by=request.actor, at=timezone.now()
        )
    except actions.EditedMeanwhile:
        return conflict(request, item, written, base, for_script=for_script)
    except (*actions.REFUSALS, NotAllowed) as refusal:
        if for_script:
            return JsonResponse({"state": "refused", "why": str(refusal)}, status=409)
        messages.error(request, str(refusal))
        return redirect(minutes_url(item.meeting, item))
    if for_script:
        state = "saved" if saved.notes == written else "merged"
        return JsonResponse({"state": state, **standing(saved), "who": writer_of(item)})  # item: as it was before
    said = _("The minutes of the item are saved.")
    if saved.notes != written:
        said = _("Saved. Somebody else had written too, and both texts have been put together: read them through.")
    messages.success(request, said)
    return redirect(minutes_url(item.meeting, item))


def text_of(request: HttpRequest, name: str) -> str | None:
    """Return a text that was sent, without what forms do to line ends; None when it was not sent."""
    sent = request.POST.get(name)
    return None if sent is None else sent.replace("\r\n", "\n").strip()


def standing(item: AgendaItem) -> dict[str, object]:
    """Return how the minutes of an item stand, for the page's script."""
    at = item.notes_saved_at
    return {
        "version": item.version,
        "notes": item.notes,
        "at": f"{timezone.localtime(at):%H:%M}" if at else "",
        "who": writer_of(item),
    }


def writer_of(item: AgendaItem) -> str:
    """Return who saved the minutes of an item last."""
    return item.notes_saved_by.name if item.notes_saved_by else _("Somebody else")


def conflict(request: HttpRequest, item: AgendaItem, mine: str, base: str | None, *, for_script: bool) -> HttpResponse:
    """Show what stands and what was written, side by side, with the choices there are."""
    now = AgendaItem.objects.select_related("notes_saved_by").get(pk=item.pk)
    together = side_by_side(base or "", mine, now.notes)
    if for_script:
        return JsonResponse({"state": "conflict", **standing(now), "together": together}, status=409)
    context = {
        "item": now,
        "mine": mine,
        "together": together,
        "stands": standing(now),
        "back": minutes_url(item.meeting, item),
        "crumbs": meeting_crumbs(item.meeting, Crumb(_("Two texts"))),
    }
    return render(request, "meetings/minutes/two_texts.html", context, status=409)


@require_POST
@needs(Permission.MEETING_RECORD)
def publicity(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose whether everybody may read an item of the minutes."""
    item = find_item(request, pk)
    is_public = request.POST.get("public") == "yes"

    def deed() -> None:
        actions.settle_publicity(item=item, is_public=is_public, by=request.actor, at=timezone.now())

    said = _("Everybody may read the item when the minutes are locked.") if is_public else _("The item is not public.")
    return do(request, deed, minutes_url(item.meeting, item), said)


@require_POST
@needs(Permission.MEETING_RECORD)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that an item is dealt with although nothing was agreed."""
    item = find_item(request, pk)
    deed = lambda: actions.settle_item(item=item, by=request.actor, at=timezone.now())  # noqa: E731
    return do(request, deed, minutes_url(item.meeting, item), _("The item is dealt with."))


@either
@needs(Permission.MEETING_RECORD)
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then mark the meeting as held; when items are left to decide, say which with links to them."""
    meeting, back = find_meeting(request, pk), reverse("meetings:minutes", args=[pk])
    shown = minutes_page(meeting, request.actor, timezone.now())
    if meeting.is_planned and shown.undecided:
        context = {"page": shown, "crumbs": meeting_crumbs(meeting, Crumb(_("Close the meeting")))}
        return render(request, "meetings/minutes/undecided.html", context, status=409)
    if request.method == "POST":
        deed = lambda: actions.hold(meeting=meeting, by=request.actor, at=timezone.now())  # noqa: E731
        return do(request, deed, back, _("The meeting is marked as held. Its minutes are a draft."))
    confirmation = Confirmation(
        title=_("Mark the meeting as held?"),
        what=meeting.title,
        verb=_("Mark as held"),
        cancel_url=back,
        consequences=(
            _("Its agenda is closed. Its minutes stay a draft until you send them for adjustment."),
            _("Items that were neither postponed nor moved count as dealt with."),
            _("What the parties decide, and what becomes of the joint positions, is added afterwards."),
        ),
        url=reverse("meetings:hold", args=[pk]),
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})
