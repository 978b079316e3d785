"""Planning, changing and cancelling meetings, forums, and the calendar file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions, calendars
from samverkan.meetings.forms import CancelForm, ForumForm, PlanForm
from samverkan.meetings.models import Forum
from samverkan.meetings.queries import lists
from samverkan.meetings.views.loading import (
    agenda_url,
    attempt,
    crumbs,
    do,
    find_agreement,
    find_meeting,
    meeting_crumbs,
)
from samverkan.ui import dates
from samverkan.ui.components import Confirmation
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@needs(Permission.MEETING_PLAN)
def choose(request: HttpRequest) -> HttpResponse:
    """Show the agreements, to choose whose meeting to plan."""
    agreements = lists.my_agreements(request.actor)
    return render(request, "meetings/choose.html", {"agreements": agreements})


@either
@needs(Permission.MEETING_PLAN)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a meeting of an agreement."""
    agreement = find_agreement(request, pk)
    forums = Forum.objects.visible_to(request.actor).filter(agreement=agreement)
    form = PlanForm(request.POST or None, forums=forums)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = actions.plan(
            agreement=agreement,
            forum=said.get("forum"),
            starts_at=form.starts_at(),
            minutes=said["minutes"],
            place=said["place"],
            title=said["title"],
            by=request.actor,
            at=timezone.now(),
        )
        return redirect("meetings:page", made.pk)
    context = {
        "form": form,
        "title": _("Plan a meeting"),
        "lead": agreement.title,
        "verb": _("Plan the meeting"),
        "back": reverse("meetings:of_agreement", args=[pk]),
        "crumbs": crumbs(agreement, Crumb(_("Plan a meeting"))),
    }
    return render(request, "meetings/form.html", context)


@either
@needs(Permission.MEETING_PLAN)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change when and where a meeting is."""
    meeting, back = find_meeting(request, pk), reverse("meetings:page", args=[pk])
    form = PlanForm(request.POST or None, initial=PlanForm.as_filled(meeting))
    theirs = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        fields = {name: said[name] for name in ("minutes", "place", "title", "version")}

        def deed() -> None:
            moment = form.starts_at()
            actions.change(meeting=meeting, starts_at=moment, **fields, by=request.actor, at=timezone.now())

        if attempt(request, deed, _("The meeting is changed. Its calendar file says so.")):
            return redirect(back)
        if said["version"] not in (None, meeting.version):
            begins = dates.day(meeting.starts_at, "time")
            theirs = f"{meeting.title}\n{begins}, {meeting.minutes} min\n{meeting.place}"
        form.data = {**request.POST.dict(), "version": str(meeting.version)}
    context = {
        "form": form,
        "theirs": theirs,
        "title": _("Change the meeting"),
        "lead": meeting.title,
        "verb": _("Save"),
        "back": back,
        "crumbs": meeting_crumbs(meeting, Crumb(_("Change"))),
    }
    return render(request, "meetings/form.html", context)


@either
@needs(Permission.MEETING_PLAN)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then cancel a meeting."""
    meeting, back = find_meeting(request, pk), reverse("meetings:page", args=[pk])
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        deed = lambda: actions.cancel(meeting=meeting, reason=reason, by=request.actor, at=timezone.now())  # noqa: E731
        return do(request, deed, back, _("The meeting is cancelled."))
    confirmation = Confirmation(
        title=_("Cancel the meeting?"),
        what=meeting.title,
        verb=_("Cancel the meeting"),
        cancel_url=back,
        consequences=(
            _("It stays in the list as cancelled, and its calendar file strikes it out."),
            _("Its agenda can no longer be changed."),
        ),
        url=reverse("meetings:cancel", args=[pk]),
        danger=True,
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation, "form": form})


@either
@needs(Permission.MEETING_PLAN)
def add_forum(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a forum to an agreement."""
    agreement, back = find_agreement(request, pk), reverse("meetings:of_agreement", args=[pk])
    form = ForumForm(request.POST or None, initial={"name": request.GET.get("namn", "")[:150]})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def deed() -> None:
            actions.add_forum(agreement=agreement, **said, by=request.actor, at=timezone.now())

        if attempt(request, deed, _("The forum is added.")):
            return redirect(back)
    context = {
        "form": form,
        "title": _("Add a forum"),
        "lead": _("A steering group, a work group or another body that meets about the agreement."),
        "verb": _("Add the forum"),
        "back": back,
        "crumbs": crumbs(agreement, Crumb(_("Add a forum"))),
    }
    return render(request, "meetings/form.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def calendar_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the meeting as a calendar file."""
    meeting = find_meeting(request, pk)
    content = calendars.calendar(meeting, request.build_absolute_uri(agenda_url(meeting)))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="mote-{meeting.pk}.ics"'
    return answer
