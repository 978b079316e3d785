"""An adjuster reads the minutes and answers: by a link on a phone, or signed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan import papers
from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor, actor_by_link
from samverkan.accounts.models import Errand
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.views.errands import by_link
from samverkan.meetings import actions
from samverkan.meetings.actions.minutes.sending import PURPOSE
from samverkan.meetings.forms import RemarksForm
from samverkan.meetings.models import Adjustment, AdjustmentState
from samverkan.meetings.queries.minutes.versions import to_adjust
from samverkan.meetings.views.loading import minutes_url
from samverkan.meetings.views.minutes.reading import paper_of

either = require_http_methods(["GET", "HEAD", "POST"])
RELATED = ("of__minutes__meeting__forum__agreement__home", "of__minutes__meeting__forum__home", "party__organisation")


@either
@by_link
def by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Let the adjuster whom the link was sent to read and answer, without signing in."""
    errand = errands.enter(token=token, purpose=PURPOSE, at=timezone.now())
    adjustment = get_object_or_404(Adjustment.objects.select_related(*RELATED), pk=errand.thing)
    return answered(request, adjustment, actor_by_link(errand, Permission.AGREEMENT_READ), errand)


@either
@needs(Permission.AGREEMENT_READ)
def signed_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a signed-in adjuster read and answer; a colleague is shown the minutes alone."""
    ours = Adjustment.objects.filter(party__organisation=request.actor.organisation_id)
    adjustment = get_object_or_404(ours.select_related(*RELATED), pk=pk)
    if adjustment.person_id != (request.actor.person.pk if request.actor.person else None):
        messages.info(request, _("%(name)s was asked to adjust these minutes.") % {"name": adjustment.name})
        return redirect(minutes_url(adjustment.of.minutes.meeting))
    if adjustment.state != AdjustmentState.ASKED or not adjustment.of.is_out:
        messages.info(request, _("There is nothing left to adjust here."))
        return redirect(minutes_url(adjustment.of.minutes.meeting))
    return answered(request, adjustment, request.actor, None)


def answered(request: HttpRequest, adjustment: Adjustment, by: Actor, errand: Errand | None) -> HttpResponse:
    """Show the minutes with the two answers there are; take the answer."""
    shown = to_adjust(adjustment)
    wants_changes = request.POST.get("answer") == "changes"
    form = RemarksForm(request.POST if wants_changes else None, items=shown.items)
    refusal = ""
    if request.method == "POST":
        try:
            if request.POST.get("answer") == "approve":
                actions.approve_minutes(adjustment=adjustment, by=by, errand=errand, at=timezone.now())
                return thanks(request, adjustment, _("You have approved the minutes."))
            if wants_changes and form.is_valid():
                remarks = form.remarks()
                actions.ask_for_changes(adjustment=adjustment, remarks=remarks, by=by, errand=errand, at=timezone.now())
                return thanks(request, adjustment, _("Your remarks have been sent. The minutes are a draft again."))
        except actions.REFUSALS as said:
            refusal = str(said)
    made = paper_of(adjustment.of)
    context = {
        "shown": shown,
        "form": form,
        "refusal": refusal,
        "paper_html": papers.html(made),
        "paper": made,
        "wants_changes": wants_changes,
    }
    return render(request, "meetings/minutes/adjust.html", context, status=409 if refusal else 200)


def thanks(request: HttpRequest, adjustment: Adjustment, said: str) -> HttpResponse:
    """Say what has been done, and that the page can be closed."""
    meeting = adjustment.of.minutes.meeting
    context = {"said": said, "meeting": meeting, "is_signed_in": request.user.is_authenticated}
    return render(request, "meetings/minutes/adjusted.html", context)
