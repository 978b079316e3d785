"""Who is called to a meeting, and what they answer: signed in, or by the link of the mail."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import actor_by_link
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import Unusable
from samverkan.accounts.views.errands import by_link as opened_by_link
from samverkan.meetings import actions
from samverkan.meetings.actions.informing import RSVP
from samverkan.meetings.forms.calling import AnswerForm, GuestForm
from samverkan.meetings.models import Invitee, Meeting
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.invitees import InviteeLine, deputies_of, invited_list
from samverkan.meetings.queries.page import ends_at, timed_items
from samverkan.meetings.views.loading import agenda_url, attempt, do, find_meeting, meeting_crumbs
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])


@either
@needs(Permission.MEETING_PLAN)
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who would be called, then call them."""
    meeting = find_meeting(request, pk)
    back = agenda_url(meeting) + "#invited"
    if request.method == "POST":
        deed = lambda: actions.call(meeting=meeting, by=request.actor, at=timezone.now())  # noqa: E731
        return do(request, deed, back, _("The meeting is called. Those with an address have been sent a mail."))
    context = {
        "meeting": meeting,
        "list": invited_list(meeting, request.actor),
        "ends_at": ends_at(meeting),
        "back": back,
        "crumbs": meeting_crumbs(meeting, Crumb(_("Call"))),
    }
    return render(request, "meetings/call.html", context)


@either
@needs(Permission.MEETING_PLAN)
def guest(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a guest on the list."""
    meeting = find_meeting(request, pk)
    back = agenda_url(meeting) + "#invited"
    form = GuestForm(request.POST or None, parties=sharing.members(meeting.agreement))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        deed = lambda: actions.invite_guest(meeting=meeting, **said, by=request.actor, at=timezone.now())  # noqa: E731
        if attempt(request, deed, _("The guest is on the list. Call the meeting to send the mail.")):
            return redirect(back)
    title = _("Invite a guest")
    context = {
        "form": form,
        "title": title,
        "lead": meeting.title,
        "verb": _("Put on the list"),
        "back": back,
        "crumbs": meeting_crumbs(meeting, Crumb(title)),
    }
    return render(request, "meetings/form.html", context)


def find_invitee(request: HttpRequest, pk: int) -> Invitee:
    """Return somebody on the list of a meeting that the actor may see, or 404."""
    found = get_object_or_404(Invitee.objects.select_related("seat", "party__organisation", "person"), pk=pk)
    found.meeting = find_meeting(request, found.meeting_id)
    return found


@require_POST
@needs(Permission.MEETING_PLAN)
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody off the list."""
    invitee = find_invitee(request, pk)
    deed = lambda: actions.take_off(invitee=invitee, by=request.actor, at=timezone.now())  # noqa: E731
    done = _("%(name)s is taken off the list.") % {"name": invitee.name}
    return do(request, deed, agenda_url(invitee.meeting) + "#invited", done)


@require_POST
@needs(Permission.AGREEMENT_READ)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer for oneself, or note what somebody answered by telephone."""
    invitee, form = find_invitee(request, pk), AnswerForm(request.POST)
    if form.is_valid():
        said = form.said(deputies_of(invitee))
        deed = lambda: actions.answer(invitee=invitee, **said, by=request.actor, at=timezone.now())  # noqa: E731
        attempt(request, deed, _("The answer is saved."))
    else:
        messages.error(request, _("Choose one of the answers."))
    return redirect(agenda_url(invitee.meeting) + "#invited")


@either
@opened_by_link
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the meeting and three answers to whoever has the link; posting answers, and can be done again."""
    now = timezone.now()
    errand = errands.enter(token=token, purpose=RSVP, at=now)
    related = ("seat", "person", "party__organisation", "stands_in_for")
    invitee = Invitee.objects.filter(pk=errand.thing, person=errand.person).select_related(*related).first()
    if invitee is None:
        raise Unusable(errands.CLOSED)
    invitee.meeting = Meeting.objects.with_agreement().get(pk=invitee.meeting_id)
    deputies = deputies_of(invitee)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said, by = form.said(deputies), actor_by_link(errand)
        deed = lambda: actions.answer(invitee=invitee, **said, by=by, at=now)  # noqa: E731
        attempt(request, deed, _("Your answer is saved."))
        return redirect(reverse("meetings:answer_by_link", args=[token]))
    return render(request, "meetings/answer_by_link.html", shown(invitee, deputies))


def shown(invitee: Invitee, deputies: list[Any]) -> dict[str, Any]:
    """Return what somebody with the link sees; the agenda only those who come for a party."""
    meeting = invitee.meeting
    return {
        "meeting": meeting,
        "ends_at": ends_at(meeting),
        "line": InviteeLine(invitee, True, tuple(deputies)),
        "items": timed_items(meeting) if invitee.party else (),
    }
