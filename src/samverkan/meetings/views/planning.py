"""Planning, changing and cancelling meetings, forums, and the calendar file."""

from django.db.models import QuerySet
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
from samverkan.meetings.forms.planning import ArrangeForm
from samverkan.meetings.models import Forum, Meeting
from samverkan.meetings.queries import lists, sharing
from samverkan.meetings.queries.invitees import is_invited
from samverkan.meetings.queries.turns import seats_on
from samverkan.meetings.views.loading import (
    agenda_url,
    attempt,
    crumbs,
    do,
    find_agreement,
    find_meeting,
    meeting_crumbs,
)
from samverkan.ui import dates, files
from samverkan.ui.components import Confirmation
from samverkan.ui.forms import renew
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
    form = PlanForm(request.POST or None, forums=forums, initial=usual(forums, request.GET.get("forum", "")))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = actions.plan(
            agreement=agreement,
            forum=said.get("forum"),
            starts_at=form.starts_at(),
            minutes=said["minutes"],
            place=said["place"],
            video_link=said["video_link"],
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


def usual(forums: QuerySet[Forum], chosen: str) -> dict[str, object]:
    """Return what a forum's meetings usually are: those of the one chosen, else of the first."""
    forum = forums.filter(pk=int(chosen) if chosen.isdecimal() else 0).first() or forums.first()
    return {"forum": forum, "minutes": forum.usual_minutes, "place": forum.usual_place} if forum else {}


@either
@needs(Permission.MEETING_PLAN)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change when and where a meeting is."""
    meeting, back = find_meeting(request, pk), reverse("meetings:page", args=[pk])
    form = PlanForm(request.POST or None, initial=PlanForm.as_filled(meeting))
    theirs = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        fields = {name: said[name] for name in ("minutes", "place", "video_link", "title", "version")}

        def deed() -> None:
            moment = form.starts_at()
            actions.change(meeting=meeting, starts_at=moment, **fields, by=request.actor, at=timezone.now())

        if attempt(request, deed, done(meeting)):
            return redirect(back)
        if said["version"] not in (None, meeting.version):
            begins = dates.day(meeting.starts_at, "time")
            theirs = f"{meeting.title}\n{begins}, {meeting.minutes} min\n{meeting.place}"
        renew(form, meeting.version)
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


def done(meeting: Meeting) -> str:
    """Return what has happened when a meeting was changed."""
    if meeting.is_draft:
        return _("The meeting is changed. It is a draft, so nobody has been told.")
    return _("The meeting is changed. Those called are told by mail, with a new calendar file.")


@either
@needs(Permission.MEETING_PLAN)
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who leads the meeting, and by when topics and briefing are due."""
    meeting, back = find_meeting(request, pk), reverse("meetings:page", args=[pk])
    seats = seats_on(meeting.forum, timezone.localdate(meeting.starts_at))
    parties = sharing.members(meeting.agreement)
    form = ArrangeForm(request.POST or None, parties=parties, seats=seats, initial=ArrangeForm.as_filled(meeting))
    theirs = ""
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("topics_close_on", "briefing_out_on", "version")}

        def deed() -> None:
            actions.arrange(meeting=meeting, **form.leads(), **said, by=request.actor, at=timezone.now())

        if attempt(request, deed, _("Saved.")):
            return redirect(back)
        if said["version"] not in (None, meeting.version):
            theirs = "\n".join(filter(None, (meeting.chair, meeting.secretary)))
        renew(form, meeting.version)
    title = _("Who leads, and by when")
    context = {
        "form": form,
        "theirs": theirs,
        "title": title,
        "lead": meeting.title,
        "verb": _("Save"),
        "back": back,
        "crumbs": meeting_crumbs(meeting, Crumb(title)),
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
            _("Nobody has been called, so nobody is told.")
            if meeting.is_draft
            else _("Those called are told by mail, and it is struck from their calendars."),
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

        made: list[Forum] = []

        def deed() -> None:
            made.append(actions.add_forum(agreement=agreement, **said, by=request.actor, at=timezone.now()))

        if attempt(request, deed, _("The forum is added. Give it its members.")):
            return redirect("meetings:forum", made[0].pk)
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
    content = calendars.calendar(
        meeting,
        request.build_absolute_uri(agenda_url(meeting)),
        with_video=is_invited(meeting, request.actor),
    )
    return files.to_keep(content, f"mote-{meeting.pk}.ics")
