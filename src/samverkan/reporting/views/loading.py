"""Finding the round that a page is about, or answering 404 as if it did not exist."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.models import Agreement
from samverkan.agreements.views.loading import find_own
from samverkan.reporting.models import Round
from samverkan.ui.page import Crumb


def find_round(request: HttpRequest, pk: int, number: int, permission: Permission | None = None) -> Round:
    """Return a round of an agreement that the actor's organisation is a party to."""
    agreement = find_own(request, pk, permission)
    rounds = Round.objects.visible_to(request.actor).select_related("party__organisation", "home", "opened_by")
    asked: Round = get_object_or_404(rounds, agreement=agreement, number=number)
    asked.agreement = agreement
    return asked


def address(asked: Round, shown: str = "") -> str:
    """Return the round's page, at one of its parts."""
    own = reverse("reporting:page", args=[asked.agreement_id, asked.number])
    return f"{own}?visa={shown}" if shown else own


def crumbs(agreement: Agreement, *steps: tuple[str, str]) -> list[Crumb]:
    """Return the way to a page of the rounds."""
    own = reverse("reporting:rounds", args=[agreement.pk]) if steps else ""
    return tabs.crumbs(agreement, (_("Status reports"), own), *steps)


def numbers(request: HttpRequest, name: str) -> list[int]:
    """Return the keys that were ticked."""
    return [int(each) for each in request.POST.getlist(name) if each.isdecimal() and len(each) < 18]
