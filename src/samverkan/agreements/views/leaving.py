"""Letting a party that has left come back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements.actions.leaving import HasNotLeft, readmit
from samverkan.agreements.views.loading import back_to, find_agreement


@require_POST
@needs(Permission.AGREEMENT_REGISTER)
def take_back(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Say that a party is a party again."""
    agreement = find_agreement(request, pk, Permission.AGREEMENT_REGISTER)
    party = get_object_or_404(agreement.parties.select_related("agreement__home"), pk=party_pk)
    address = reverse("agreements:parties", args=[pk])
    try:
        readmit(party, by=request.actor, at=timezone.now())
    except HasNotLeft as refusal:
        return back_to(request, address, refused=str(refusal))
    return back_to(request, address, done=_("The party is a party again, and sees everything that is shared."))
