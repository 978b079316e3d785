"""Finding the check that a page is about, or answering 404 as if it did not exist."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.models import Agreement
from samverkan.agreements.views.loading import find_own
from samverkan.relations.models import Check
from samverkan.ui.page import Crumb


def find_check(request: HttpRequest, pk: int, number: int, permission: Permission | None = None) -> Check:
    """Return a check of an agreement that the actor's organisation is a party to."""
    agreement = find_own(request, pk, permission)
    checks = Check.objects.visible_to(request.actor).select_related("party__organisation", "home", "withdrawn_by")
    check: Check = get_object_or_404(checks, agreement=agreement, number=number)
    check.agreement = agreement
    return check


def address(check: Check) -> str:
    """Return the page of a check."""
    return reverse("relations:page", args=[check.agreement_id, check.number])


def title_of(check: Check) -> str:
    """Return what a check is called."""
    return _("Relationship check %(year)s") % {"year": check.year}


def crumbs(agreement: Agreement, *steps: tuple[str, str]) -> list[Crumb]:
    """Return the way to a page of the checks."""
    own = reverse("relations:checks", args=[agreement.pk]) if steps else ""
    return tabs.crumbs(agreement, (_("Relationship"), own), *steps)
