"""The pages and deeds of one commitment."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements import remarks, tabs
from samverkan.agreements.actions import owning, reports, standing
from samverkan.agreements.forms.commitments import OwnSideForm, StandingForm
from samverkan.agreements.forms.reports import ReportForm
from samverkan.agreements.models import Commitment, Standing, StatusReport
from samverkan.agreements.queries.commitments import commitment_page
from samverkan.agreements.queries.health import commitment_view, is_ours
from samverkan.agreements.views.loading import back_to, find_commitment

REFUSALS = (reports.NotAParty, reports.DoesNotFit, reports.NothingToConfirm, NotAllowed)
FORMS = (Permission.COMMITMENT_REPORT, Permission.COMMITMENT_CHANGE)


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One promise: its words, who is bound, what each wants and says, what has been done."""
    return _show(request, find_commitment(request, pk, number))


def _show(request: HttpRequest, commitment: Commitment, **forms: Any) -> HttpResponse:
    today, by = timezone.localdate(), request.actor
    page = commitment_page(commitment, by, today)
    view, own = page.view, page.view.own
    is_party = own is not None
    slots = {p.organisation_id: p.position for p in view.commitment.agreement.parties.all()}
    held = by.permissions if is_ours(commitment, commitment.agreement, by) else frozenset()
    may = {permission: is_party and permission in held for permission in FORMS}
    context = {
        "page": page,
        "view": view,
        "agreement": commitment.agreement,
        "crumbs": tabs.crumbs(commitment.agreement, (_("Commitment %(number)s") % {"number": commitment.number}, "")),
        "remarks": remarks.on_commitment(commitment, by),
        "history": history(commitment, by, slots=slots, limit=20),
        "today": today,
        "may_edit": Permission.COMMITMENT_EDIT in held,
        "add_activity_url": _activity_url(commitment) if Permission.ACTIVITY_EDIT in held else "",
        "public_url": tabs.address("publishing:agreement", [commitment.agreement_id]),
    }
    if may[Permission.COMMITMENT_REPORT]:
        context["report_form"] = ReportForm(commitment=commitment, today=today)
        context["own_form"] = _own_form(request, commitment) if own and own.is_bound else None
    if may[Permission.COMMITMENT_CHANGE]:
        context["standing_form"] = StandingForm(commitment=commitment, reviewed_for=view.reviewed_for)
    return render(request, "agreements/commitment/page.html", context | forms, status=422 if forms else 200)


def _activity_url(commitment: Commitment) -> str:
    return f"{reverse('agreements:add_activity')}?atagande={commitment.pk}"


def _own_form(request: HttpRequest, commitment: Commitment, data: Any = None) -> OwnSideForm:
    us = request.actor.organisation_id
    own = {party.pk for party in commitment.agreement.parties.all() if party.organisation_id == us}
    binding = next(binding for binding in commitment.bindings.all() if binding.party_id in own)
    initial = {"owner": binding.owner_id, "wants": binding.wants, "spokesperson": binding.spokesperson_id}
    return OwnSideForm(data, commitment=commitment, by=request.actor, on=timezone.localdate(), initial=initial)


@require_POST
@needs(Permission.COMMITMENT_REPORT)
def report(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Record one's own party's view."""
    commitment = find_commitment(request, pk, number, Permission.COMMITMENT_REPORT)
    form = ReportForm(request.POST, commitment=commitment, today=timezone.localdate())
    if form.is_valid():
        try:
            reports.report(commitment=commitment, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back_to(request, _address(commitment), done=_("Your party's view is recorded."))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return _show(request, commitment, report_form=form)


@require_POST
@needs(Permission.COMMITMENT_REPORT)
def confirm(request: HttpRequest, pk: int, number: int, report_pk: int) -> HttpResponse:
    """See it as another party does: one click."""
    commitment = find_commitment(request, pk, number, Permission.COMMITMENT_REPORT)
    seen = get_object_or_404(StatusReport.objects.visible_to(request.actor), pk=report_pk, commitment=commitment)
    try:
        reports.confirm_view(seen=seen, by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        return back_to(request, _address(commitment), refused=str(refusal))
    return back_to(
        request, _address(commitment), done=_("You see it the same way. The state is recorded for your party.")
    )


@require_POST
@needs(Permission.COMMITMENT_REPORT)
def share(request: HttpRequest, pk: int, number: int, report_pk: int) -> HttpResponse:
    """Send a private view to the other parties."""
    commitment = find_commitment(request, pk, number, Permission.COMMITMENT_REPORT)
    private = get_object_or_404(StatusReport.objects.visible_to(request.actor), pk=report_pk, commitment=commitment)
    try:
        reports.share_report(private=private, by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        return back_to(request, _address(commitment), refused=str(refusal))
    return back_to(request, _address(commitment), done=_("The other parties now see your party's view."))


@require_POST
@needs(Permission.COMMITMENT_CHANGE)
def stand(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Change, drop, review or restore the promise itself."""
    commitment = find_commitment(request, pk, number, Permission.COMMITMENT_CHANGE)
    reviewed_for = commitment_view(commitment, request.actor, timezone.localdate()).reviewed_for
    form = StandingForm(request.POST, commitment=commitment, reviewed_for=reviewed_for)
    if form.is_valid():
        try:
            standing.stand(commitment=commitment, **form.cleaned_data, by=request.actor, at=timezone.now())
            words = (
                _("Restored.") if form.cleaned_data["standing"] == Standing.STANDS else _("Recorded, with your reason.")
            )
            return back_to(request, _address(commitment), done=words)
        except (standing.NoReason, EditedMeanwhile, *REFUSALS) as refusal:
            form.add_error(None, str(refusal))
    return _show(request, commitment, standing_form=form)


@require_POST
@needs(Permission.COMMITMENT_REPORT)
def own_side(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Owner, wish and spokesperson of one's own party."""
    commitment = find_commitment(request, pk, number, Permission.COMMITMENT_REPORT)
    binding = get_object_or_404(commitment.bindings, party__organisation=request.actor.organisation_id)
    form = _own_form(request, commitment, request.POST)
    if form.is_valid():
        said, by, at = form.cleaned_data, request.actor, timezone.now()
        try:
            if said["owner"] != binding.owner:
                owning.own(binding=binding, owner=said["owner"], by=by, at=at)
            if (said["wants"], said.get("spokesperson")) != (binding.wants, binding.spokesperson):
                owning.want(binding=binding, wants=said["wants"], spokesperson=said.get("spokesperson"), by=by, at=at)
            return back_to(request, _address(commitment), done=_("Saved."))
        except (owning.NotOurPerson, *REFUSALS) as refusal:
            form.add_error(None, str(refusal))
    return _show(request, commitment, own_form=form)


def _address(commitment: Commitment) -> str:
    return reverse("agreements:commitment", args=[commitment.agreement_id, commitment.number])
