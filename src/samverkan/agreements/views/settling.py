"""The page on which the promises that a new wording does not have as they were are decided, one by one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samverkan.accounts.actor import NotAllowed, can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions import settling
from samverkan.agreements.actions.commitments import NotInTheText
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.actions.standing import NoReason
from samverkan.agreements.forms.wordings import SettleForm
from samverkan.agreements.models import Agreement, Commitment, PassageDecision
from samverkan.agreements.queries.wordings import Doubtful, doubtful_passages
from samverkan.agreements.views.loading import back_to, find_agreement
from samverkan.agreements.views.wordings import crumbs

REFUSALS = (settling.NoPlace, NotInTheText, NoReason, NotAParty, NotAllowed, EditedMeanwhile)


@require_safe
@needs(Permission.COMMITMENT_EDIT)
def settle_passages(request: HttpRequest, pk: int) -> HttpResponse:
    """The promises that wait for a decision, old and new words side by side."""
    return _show(request, find_agreement(request, pk, Permission.COMMITMENT_EDIT))


@require_POST
@needs(Permission.COMMITMENT_EDIT)
def settle_passage(request: HttpRequest, pk: int, decision_pk: int) -> HttpResponse:
    """Say what becomes of one of them."""
    agreement = find_agreement(request, pk, Permission.COMMITMENT_EDIT)
    seen = Commitment.objects.visible_to(request.actor).filter(agreement=agreement)
    asked = PassageDecision.objects.filter(wording__agreement=agreement, passage__commitment__in=seen)
    decision = get_object_or_404(asked, pk=decision_pk)
    here = reverse("agreements:settle_passages", args=[pk])
    doubtful = next((each for each in doubtful_passages(agreement, request.actor) if each.decision == decision), None)
    if doubtful is None:
        return back_to(request, here, refused=_("Somebody else has already said what becomes of this promise."))
    form = _form(request, doubtful, request.POST)
    if form.is_valid():
        try:
            settling.settle_passage(decision=decision, said=form.said(), by=request.actor, at=timezone.now())
            return back_to(request, here, done=_("Recorded."))
        except settling.AlreadySettled as refusal:
            return back_to(request, here, refused=str(refusal))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return _show(request, agreement, form, decision)


def _form(request: HttpRequest, doubtful: Doubtful, data: Any = None) -> SettleForm:
    may_change = can(request.actor, Permission.COMMITMENT_CHANGE, doubtful.commitment)
    return SettleForm(data, doubtful=doubtful, may_change=may_change)


def _show(
    request: HttpRequest,
    agreement: Agreement,
    refused: SettleForm | None = None,
    decision: PassageDecision | None = None,
) -> HttpResponse:
    doubtful = doubtful_passages(agreement, request.actor)
    asked = [(each, refused if refused and each.decision == decision else _form(request, each)) for each in doubtful]
    context = {"agreement": agreement, "asked": asked, "crumbs": crumbs(agreement, _("Settle the promises"))}
    return render(request, "agreements/wordings/settle.html", context, status=422 if refused else 200)
