"""One joint position: its text, each party's formal decision, and what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Party
from samverkan.meetings import actions
from samverkan.meetings.forms import OutcomeForm, PartyDecisionForm
from samverkan.meetings.models import JointPosition
from samverkan.meetings.queries.lists import line
from samverkan.meetings.queries.page import own_decisions
from samverkan.meetings.views.loading import attempt, crumbs, find_position
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@needs(Permission.AGREEMENT_READ)
def position(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a joint position."""
    found = find_position(request, pk)
    own = found.agreement.parties.filter(organisation=request.actor.organisation_id).first()
    context = {
        "line": line(found),
        "position": found,
        "commitments": found.commitments.visible_to(request.actor),
        "may_decide": bool(own) and can(request.actor, Permission.DECISION_RECORD, found.agreement),
        "may_change": can(request.actor, Permission.COMMITMENT_CHANGE, found.agreement),
        "may_record": can(request.actor, Permission.MEETING_RECORD, found.agreement),
        "crumbs": crumbs(found.agreement, Crumb(name_of(found))),
    }
    return render(request, "meetings/position.html", context)


@either
@needs(Permission.DECISION_RECORD)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what a body of one's own party decided."""
    found = find_position(request, pk)
    party = found.agreement.parties.filter(organisation=request.actor.organisation_id).first()
    form = PartyDecisionForm(request.POST or None, instance=own_decisions(found, request.actor))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def deed() -> None:
            mine = party or Party(agreement_id=0)
            actions.record_party_decision(position=found, party=mine, **said, by=request.actor, at=timezone.now())

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
        form.data = {**request.POST.dict(), "version": str(found.version)}
    shown = context(found, form, _("What became of it"), _("Save"))
    return render(request, "meetings/form.html", {**shown, "theirs": found.outcome if form.is_bound else ""})


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
