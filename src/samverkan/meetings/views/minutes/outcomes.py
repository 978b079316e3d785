"""What comes out of a meeting: joint positions, actions and notes, each by a form of its own."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.forms import ActionForm, NoteForm, PositionForm
from samverkan.meetings.models import AgendaItem, JointPosition, Meeting
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.before import REOPENED
from samverkan.meetings.queries.people import people_of
from samverkan.meetings.views.loading import attempt, common_commitments, find_meeting, meeting_crumbs, minutes_url
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])


@either
@needs(Permission.MEETING_RECORD)
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a joint position."""
    meeting = find_meeting(request, pk)
    item = asked_item(request, meeting)
    form = PositionForm(
        request.POST or None,
        initial={
            "text": item.proposal if item else "",
            "commitments": [item.commitment_id] if item else [],
            "supersedes": reopened(item),
        },
        commitments=common_commitments(meeting.agreement),
        parties=sharing.members(meeting.agreement),
        replaceable=replaceable(meeting),
    )

    def deed() -> None:
        actions.agree_position(
            meeting=meeting,
            item=item,
            text=form.cleaned_data["text"],
            commitments=form.cleaned_data["commitments"],
            needs_decision=form.needs_decision(),
            supersedes=form.cleaned_data.get("supersedes"),
            by=request.actor,
            at=timezone.now(),
        )

    title, verb = _("Joint position"), _("Save the joint position")
    return outcome_form(request, meeting, form, deed, title=title, verb=verb, item=item)


def replaceable(meeting: Meeting) -> QuerySet[JointPosition]:
    """Return the earlier joint positions that still stand; one replaced by this meeting is refused in words."""
    earlier = JointPosition.objects.filter(agreement=meeting.agreement).exclude(meeting=meeting)
    return earlier.filter(Q(replaced_by=None) | Q(replaced_by__meeting=meeting)).order_by("-number")


def reopened(item: AgendaItem | None) -> int | None:
    """Return the joint position that an item takes up again, by its key."""
    kind, _colon, number = (item.derived_from if item else "").partition(":")
    return int(number) if kind == REOPENED and number.isdecimal() else None


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
    done: str = "",
) -> HttpResponse:
    """Show a form that leads back to the minutes; when it is filled in, do what it says."""
    said = done or _("Saved in the minutes.")
    if request.method == "POST" and form.is_valid() and attempt(request, deed, said):
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
