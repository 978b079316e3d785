"""A case sent to the meeting, and the decision on it recorded and taken back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.gap_cases.actions import deciding, raising
from samverkan.gap_cases.forms.deciding import DecisionForm, RaiseForm, WithdrawForm
from samverkan.gap_cases.models import GapCase
from samverkan.gap_cases.queries.page import is_about, positions_to_choose
from samverkan.gap_cases.queries.wording import ask, reasons
from samverkan.gap_cases.views.loading import back, find, form_page
from samverkan.meetings.actions.agenda import TooManyDecisions
from samverkan.meetings.actions.checks import MeetingClosed, NotAParty
from samverkan.meetings.models import Meeting, MeetingState

REFUSALS = (raising.RaisedAlready, raising.NotRaised, TooManyDecisions, MeetingClosed, NotAParty)


@needs(Permission.TOPIC_PROPOSE)
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the case to the inbox of the agreement, or at once onto a coming agenda."""
    case, now = find(request, pk, Permission.TOPIC_PROPOSE), timezone.now()
    form = RaiseForm(request.POST if request.method == "POST" else None, meetings=_coming(case, request))
    if request.method == "POST" and form.is_valid():
        meeting = form.cleaned_data["meeting"]
        try:
            raising.take_up(case=case, meeting=meeting, by=request.actor, at=now)
            done = _("The case stands on the agenda.") if meeting else _("The case waits in the inbox of the meeting.")
            return back(request, case, done=done)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    notes = [ask(case), *reasons(case).splitlines()]
    return form_page(request, form, _("Send the case to the meeting"), _("Send to the meeting"), case, notes=notes)


def _coming(case: GapCase, request: HttpRequest) -> Any:
    """Return the coming meetings whose agenda the actor may change."""
    if not can(request.actor, Permission.MEETING_PLAN, case.agreement):
        return Meeting.objects.none()
    found = Meeting.objects.visible_to(request.actor).of_agreement(case.agreement_id)
    return found.filter(state=MeetingState.PLANNED, starts_at__gte=timezone.now()).order_by("starts_at")


@needs(Permission.DECISION_RECORD)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what was decided, with the joint position it carries out."""
    case, by = find(request, pk, Permission.DECISION_RECORD), request.actor
    positions = positions_to_choose(case, by)
    form = DecisionForm(request.POST or None, case=case, positions=positions, initial=_start(case, positions))
    if request.method == "POST" and form.is_valid():
        try:
            deciding.decide(case=case, said=form.said(), by=by, at=timezone.now())
            return back(
                request, case, done=_("The decision is recorded. You look back at it after one, three and five years.")
            )
        except deciding.CannotDecide as refusal:
            form.add_error(None, str(refusal))
    return form_page(request, form, _("Record the decision"), _("Record the decision"), case)


def _start(case: GapCase, positions: list[Any]) -> dict[str, Any]:
    """Return what the form begins with: who is to decide, and what the meeting agreed about the case."""
    agreed = next((one for one in positions[:1] if is_about(case, one)), None)
    return {
        "body": case.body,
        "party": case.decider_id,
        "joint_position": agreed.pk if agreed else None,
        "decided_on": agreed.agreed_on if agreed else timezone.localdate(),
    }


@needs(Permission.DECISION_RECORD)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a decision that was recorded wrongly, with the reason."""
    case = find(request, pk, Permission.DECISION_RECORD)
    decision = case.decisions.filter(withdrawn_at=None).select_related("case__agreement", "case__home").first()
    if decision is None:
        raise Http404
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            deciding.withdraw(decision=decision, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back(request, case, done=_("The decision is taken back. It stays on the page, with the reason."))
        except deciding.CannotDecide as refusal:
            form.add_error(None, str(refusal))
    return form_page(request, form, _("Take the decision back"), _("Take back"), case)
