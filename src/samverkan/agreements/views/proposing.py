"""What is done with a proposed wording: a party confirms it, or the one that proposed it takes it back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements.actions import proposing as actions
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.forms.wordings import ConfirmWordingForm
from samverkan.agreements.models import Agreement, Party, WordingProposal
from samverkan.agreements.queries.wordings import visible_wordings, waiting
from samverkan.agreements.views.loading import back_to, find_agreement

REFUSALS = (actions.NothingToConfirm, actions.CannotRecord, NotAParty)


@require_POST
@needs(Permission.AGREEMENT_CONFIRM)
def confirm(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Confirm it for one's own party; with `part`, write down that a party without users has."""
    agreement = find_agreement(request, pk, Permission.AGREEMENT_CONFIRM)
    proposal = _find(request, agreement, number)
    here = reverse("agreements:wordings", args=[pk])
    form = ConfirmWordingForm(request.POST)
    if not form.is_valid():
        return back_to(request, here, refused=" ".join(map(str, form.errors["registry_number"])))
    try:
        proposal = actions.confirm_wording(
            proposal=proposal,
            party=_party(request, agreement),
            by=request.actor,
            at=timezone.now(),
            **form.cleaned_data,
        )
    except REFUSALS as refusal:
        return back_to(request, here, refused=str(refusal))
    if proposal.is_open:
        return back_to(request, here, done=_("Confirmed. The wording holds when all parties have confirmed it."))
    if waiting(agreement, request.actor).exists():
        here = reverse("agreements:settle_passages", args=[pk])
    return back_to(request, here, done=_("All parties have confirmed the wording, and the promises follow it."))


@require_POST
@needs(Permission.AGREEMENT_REGISTER)
def withdraw(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take back one's own proposal."""
    agreement = find_agreement(request, pk, Permission.AGREEMENT_REGISTER)
    here = reverse("agreements:wordings", args=[pk])
    try:
        actions.withdraw_wording(proposal=_find(request, agreement, number), by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        return back_to(request, here, refused=str(refusal))
    return back_to(request, here, done=_("The proposal is taken back. The wording in force still holds."))


def _find(request: HttpRequest, agreement: Agreement, number: int) -> WordingProposal:
    wording = get_object_or_404(visible_wordings(agreement, request.actor), number=number)
    return get_object_or_404(WordingProposal.objects.select_related("wording__agreement"), wording=wording)


def _party(request: HttpRequest, agreement: Agreement) -> Party | None:
    chosen = request.POST.get("part", "")
    return get_object_or_404(agreement.parties, pk=chosen) if chosen.isdecimal() else None
