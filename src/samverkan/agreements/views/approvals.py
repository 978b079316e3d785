"""The way to a valid signature within one's own party."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.actions import approvals as actions
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.forms.approvals import ApprovalForm
from samverkan.agreements.models import Agreement, Approval
from samverkan.agreements.views.loading import back_to, find_agreement

REFUSALS = (actions.DecisionDay, NotAParty)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.DECISION_RECORD)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who must approve within one's own party."""
    agreement = find_agreement(request, pk, Permission.DECISION_RECORD)
    form = ApprovalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_approval(agreement, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back_to(request, _address(agreement), done=_("Saved."))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return _form(request, agreement, form, _("Add an approval"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.DECISION_RECORD)
def change(request: HttpRequest, pk: int, approval_pk: int) -> HttpResponse:
    """Record what was decided, or correct it."""
    agreement, approval = _find(request, pk, approval_pk)
    form = ApprovalForm(request.POST or None, instance=approval)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_approval(approval, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back_to(request, _address(agreement), done=_("Saved."))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return _form(request, agreement, form, _("The approval"), approval)


@require_POST
@needs(Permission.DECISION_RECORD)
def remove(request: HttpRequest, pk: int, approval_pk: int) -> HttpResponse:
    """Take away a step that is not needed."""
    agreement, approval = _find(request, pk, approval_pk)
    try:
        actions.remove_approval(approval, by=request.actor, at=timezone.now())
    except NotAParty as refusal:
        return back_to(request, _address(agreement), refused=str(refusal))
    return back_to(request, _address(agreement), done=_("The approval is removed."))


def _find(request: HttpRequest, pk: int, approval_pk: int) -> tuple[Agreement, Approval]:
    agreement = find_agreement(request, pk, Permission.DECISION_RECORD)
    own = Approval.objects.filter(party__agreement=pk, party__organisation=request.actor.organisation_id)
    return agreement, get_object_or_404(own.select_related("party__agreement__home"), pk=approval_pk)


def _form(
    request: HttpRequest, agreement: Agreement, form: ApprovalForm, title: str, approval: Approval | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "agreement": agreement,
        "approval": approval,
        "crumbs": tabs.crumbs(agreement, (_("Parties"), _address(agreement)), (title, "")),
    }
    return render(request, "agreements/approvals/form.html", context)


def _address(agreement: Agreement) -> str:
    return reverse("agreements:parties", args=[agreement.pk])
