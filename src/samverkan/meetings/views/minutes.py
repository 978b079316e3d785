"""The minutes of a meeting: participants, notes, what came out of each item."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.forms import ActionForm, NoteForm, ParticipantsForm, PositionForm
from samverkan.meetings.models import AgendaItem, Meeting
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.page import minutes_page
from samverkan.meetings.queries.people import people_of
from samverkan.meetings.views.agenda import tabs
from samverkan.meetings.views.loading import (
    attempt,
    common_commitments,
    do,
    find_item,
    find_meeting,
    meeting_crumbs,
    minutes_url,
)
from samverkan.ui.components import Confirmation
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@needs(Permission.AGREEMENT_READ)
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the minutes, to write in while the meeting is open and to read afterwards."""
    shown = minutes_page(find_meeting(request, pk), request.actor, timezone.now())
    context = {"page": shown, "tabs": tabs(shown, "minutes"), "crumbs": meeting_crumbs(shown.meeting)}
    return render(request, "meetings/minutes.html", context)


@either
@needs(Permission.MEETING_RECORD)
def participants(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who was there."""
    meeting = find_meeting(request, pk)
    form = ParticipantsForm(
        request.POST or None, parties=sharing.members(meeting.agreement), there=list(meeting.participants.all())
    )

    def deed() -> None:
        present = form.present()
        actions.record_participants(meeting=meeting, participants=present, by=request.actor, at=timezone.now())

    title, verb = _("Participants"), _("Save the participants")
    return outcome_form(request, meeting, form, deed, title=title, verb=verb)


@require_POST
@needs(Permission.MEETING_RECORD)
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the minutes of an item; when somebody saved them meanwhile both texts are shown."""
    item = find_item(request, pk)
    written = request.POST.get("notes", "").replace("\r\n", "\n").strip()
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isdecimal() else None

    def deed() -> None:
        actions.record_notes(item=item, notes=written, version=version, by=request.actor, at=timezone.now())

    if attempt(request, deed, _("The minutes of the item are saved.")) or version in (None, item.version):
        return redirect(minutes_url(item.meeting, item))
    context = {"item": item, "mine": written, "crumbs": meeting_crumbs(item.meeting, Crumb(_("Two texts")))}
    return render(request, "meetings/two_texts.html", context, status=409)


@require_POST
@needs(Permission.MEETING_RECORD)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that an item is dealt with although nothing was agreed."""
    item = find_item(request, pk)
    deed = lambda: actions.settle_item(item=item, by=request.actor, at=timezone.now())  # noqa: E731
    return do(request, deed, minutes_url(item.meeting, item), _("The item is dealt with."))


@either
@needs(Permission.MEETING_RECORD)
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a joint position."""
    meeting = find_meeting(request, pk)
    item = asked_item(request, meeting)
    form = PositionForm(
        request.POST or None,
        initial={"text": item.proposal if item else "", "commitments": [item.commitment_id] if item else []},
        commitments=common_commitments(meeting.agreement),
        parties=sharing.members(meeting.agreement),
    )

    def deed() -> None:
        actions.agree_position(
            meeting=meeting,
            item=item,
            text=form.cleaned_data["text"],
            commitments=form.cleaned_data["commitments"],
            needs_decision=form.needs_decision(),
            by=request.actor,
            at=timezone.now(),
        )

    title, verb = _("Joint position"), _("Save the joint position")
    return outcome_form(request, meeting, form, deed, title=title, verb=verb, item=item)


@either
@needs(Permission.MEETING_RECORD)
def start_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Start an action, which becomes an activity."""
    meeting = find_meeting(request, pk)
    item = asked_item(request, meeting)
    parties = sharing.members(meeting.agreement)
    today = timezone.localdate()
    form = ActionForm(
        request.POST or None,
        initial={"commitments": [item.commitment_id] if item else []},
        commitments=common_commitments(meeting.agreement),
        parties=parties,
        people={party.pk: people_of(party, today) for party in parties},
    )

    def deed() -> None:
        actions.start_action(
            meeting=meeting,
            item=item,
            title=form.cleaned_data["title"],
            due_on=form.cleaned_data["due_on"],
            commitments=form.cleaned_data["commitments"],
            leads=form.leads(),
            by=request.actor,
            at=timezone.now(),
        )

    title, verb = _("Action"), _("Start the action")
    return outcome_form(request, meeting, form, deed, title=title, verb=verb, item=item)


@either
@needs(Permission.MEETING_RECORD)
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Note something without agreeing on anything."""
    meeting = find_meeting(request, pk)
    item = asked_item(request, meeting)
    form = NoteForm(request.POST or None)

    def deed() -> None:
        actions.note(meeting=meeting, item=item, **form.cleaned_data, by=request.actor, at=timezone.now())

    return outcome_form(request, meeting, form, deed, title=_("Note"), verb=_("Save the note"), item=item)


@either
@needs(Permission.MEETING_RECORD)
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then mark the meeting as held."""
    meeting, back = find_meeting(request, pk), reverse("meetings:minutes", args=[pk])
    if request.method == "POST":
        deed = lambda: actions.hold(meeting=meeting, by=request.actor, at=timezone.now())  # noqa: E731
        return do(request, deed, back, _("The meeting is marked as held."))
    confirmation = Confirmation(
        title=_("Mark the meeting as held?"),
        what=meeting.title,
        verb=_("Mark as held"),
        cancel_url=back,
        consequences=(
            _("Its agenda and minutes are closed."),
            _("Items that were neither postponed nor moved count as dealt with."),
            _("What the parties decide, and what becomes of the joint positions, is added afterwards."),
        ),
        url=reverse("meetings:hold", args=[pk]),
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


def asked_item(request: HttpRequest, meeting: Meeting) -> AgendaItem | None:
    """Return the item of the meeting that the address names, if it names one."""
    number = request.GET.get("item", "")
    return get_object_or_404(AgendaItem, meeting=meeting, pk=int(number)) if number.isdecimal() else None


def outcome_form(
    request: HttpRequest,
    meeting: Meeting,
    form: Any,
    deed: Callable[[], None],
    *,
    title: str,
    verb: str,
    item: AgendaItem | None = None,
) -> HttpResponse:
    """Show a form that leads back to the minutes; when it is filled in, do what it says."""
    if request.method == "POST" and form.is_valid() and attempt(request, deed, _("Saved in the minutes.")):
        return redirect(minutes_url(meeting, item))
    context = {
        "form": form,
        "title": title,
        "lead": item.title if item else meeting.title,
        "verb": verb,
        "back": minutes_url(meeting, item),
        "crumbs": meeting_crumbs(meeting, Crumb(title)),
    }
    return render(request, "meetings/form.html", context)
