"""One joint position: its text, each party's formal decision, what became of it, and what replaces it."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Party
from samverkan.meetings import actions
from samverkan.meetings.decided import by_position
from samverkan.meetings.forms import OutcomeForm, PartyDecisionForm, WordingForm
from samverkan.meetings.models import JointPosition, Meeting, MeetingState, Minutes, MinutesState
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.lists import line
from samverkan.meetings.queries.minutes.excerpt import excerpt
from samverkan.meetings.queries.page import own_decisions
from samverkan.meetings.queries.positions import reopening
from samverkan.meetings.views.loading import attempt, crumbs, do, find_meeting, find_position
from samverkan.meetings.views.minutes.reading import as_pdf
from samverkan.ui.forms import renew
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@needs(Permission.AGREEMENT_READ)
def position(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a joint position."""
    found = find_position(request, pk)
    parties = sharing.members(found.agreement)
    own = next((party for party in parties if party.organisation_id == request.actor.organisation_id), None)
    later = reopening(found)
    may_plan = can(request.actor, Permission.MEETING_PLAN, found.agreement) and later is None
    planned = Meeting.objects.visible_to(request.actor).of_agreement(found.agreement_id)
    coming = planned.filter(state=MeetingState.PLANNED).order_by("starts_at")[:10] if may_plan else ()
    context = {
        "later": later,
        "decided": by_position(found, request.actor),
        "coming": coming,
        "parties": [(party, sharing.mark(party)) for party in parties],
        "line": line(found),
        "position": found,
        "commitments": found.commitments.visible_to(request.actor),
        "may_reword": can(request.actor, Permission.MEETING_RECORD, found.agreement) and is_draft(found.meeting),
        "may_decide": bool(own) and can(request.actor, Permission.DECISION_RECORD, found.agreement),
        "may_change": can(request.actor, Permission.COMMITMENT_CHANGE, found.agreement),
        "may_record": can(request.actor, Permission.MEETING_RECORD, found.agreement),
        "crumbs": crumbs(found.agreement, Crumb(name_of(found))),
    }
    return render(request, "meetings/position.html", context)


def is_draft(meeting: Meeting) -> bool:
    """Whether the minutes of a meeting can still be changed."""
    return not Minutes.objects.filter(meeting=meeting).exclude(state=MinutesState.DRAFT).exists()


@either
@needs(Permission.DECISION_RECORD)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what a body of one's own party decided."""
    found = find_position(request, pk)
    party = found.agreement.parties.filter(organisation=request.actor.organisation_id).first()
    form = PartyDecisionForm(request.POST or None, instance=own_decisions(found, request.actor))
    if request.method == "POST" and form.is_valid():
        said = form.said()

        def deed() -> None:
            mine = party or Party(agreement_id=0)
            actions.record_party_decision(
                position=found, party=mine, **asdict(said), by=request.actor, at=timezone.now()
            )

        if attempt(request, deed, _("The decision is recorded.")):
            return redirect("meetings:position", pk)
    title, verb = _("Your party's decision"), _("Save the decision")
    return render(request, "meetings/form.html", context(found, form, title, verb))


@either
@needs(Permission.MEETING_RECORD)
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what became of a joint position."""
    found = find_position(request, pk)
    before = {"text": found.outcome, "on": found.outcome_on or timezone.localdate(), "version": found.version}
    form = OutcomeForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def deed() -> None:
            actions.record_outcome(position=found, **said, by=request.actor, at=timezone.now())

        if attempt(request, deed, _("What became of it is saved.")):
            return redirect("meetings:position", pk)
        renew(form, found.version)
    shown = context(found, form, _("What became of it"), _("Save"))
    return render(request, "meetings/form.html", {**shown, "theirs": found.outcome if form.is_bound else ""})


@either
@needs(Permission.MEETING_RECORD)
def reword(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the wording while the minutes are a draft."""
    found = find_position(request, pk)
    form = WordingForm(request.POST or None, initial={"text": found.text, "version": found.version})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def deed() -> None:
            actions.reword_position(position=found, **said, by=request.actor, at=timezone.now())

        if attempt(request, deed, _("The wording is changed.")):
            return redirect("meetings:position", pk)
        renew(form, found.version)
    shown = context(found, form, _("Change the wording"), _("Save"))
    return render(request, "meetings/form.html", {**shown, "theirs": found.text if form.is_bound else ""})


@require_POST
@needs(Permission.MEETING_PLAN)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a joint position on the agenda of a coming meeting again."""
    found = find_position(request, pk)
    asked = request.POST.get("meeting", "")
    meeting = find_meeting(request, int(asked) if asked.isdecimal() else 0)

    def deed() -> None:
        actions.reopen_position(position=found, meeting=meeting, by=request.actor, at=timezone.now())

    said = _("Joint position %(number)s is on the agenda of %(meeting)s.")
    back = reverse("meetings:page", args=[meeting.pk])
    return do(request, deed, back, said % {"number": found.number, "meeting": meeting.title})


@require_safe
@needs(Permission.AGREEMENT_READ)
def excerpt_pdf(request: HttpRequest, pk: int, party: int) -> HttpResponse:
    """Give the excerpt of the minutes for one party as a PDF."""
    found = find_position(request, pk)
    whose = get_object_or_404(Party.objects.select_related("organisation"), pk=party, agreement=found.agreement_id)
    return as_pdf(excerpt(found, whose), f"utdrag-{found.number}-{whose.position}")


def context(found: JointPosition, form: object, title: str, verb: str) -> dict[str, object]:
    """Return what a form about a joint position shows around it."""
    back = reverse("meetings:position", args=[found.pk])
    return {
        "form": form,
        "title": title,
        "lead": found.text,
        "verb": verb,
        "back": back,
        "crumbs": crumbs(found.agreement, Crumb(name_of(found), back), Crumb(title)),
    }


def name_of(found: JointPosition) -> str:
    """Return what a joint position is called."""
    return _("Joint position %(number)s") % {"number": found.number}
