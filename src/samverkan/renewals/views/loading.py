"""Finding the agreement and its renewal, or answering 404 as if neither existed."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import pgettext

from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.models import Agreement
from samverkan.agreements.views.loading import find_own
from samverkan.renewals.models import Renewal
from samverkan.ui.page import Crumb


def find_renewal(request: HttpRequest, pk: int, permission: Permission | None = None) -> Renewal:
    """Return the open renewal, else the latest; or the one whose number stands in the address as `?nr=1`."""
    agreement = find_own(request, pk, permission)
    renewals = Renewal.objects.visible_to(request.actor).filter(agreement=agreement)
    if wanted := number_of(request, "nr"):
        renewals = renewals.filter(number=wanted)
    renewal = renewals.select_related("agreement__home").first()
    if renewal is None:
        raise Http404
    return renewal


def number_of(request: HttpRequest, name: str) -> int | None:
    """Return a number of the address, or none."""
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 6 else None


def crumbs(agreement: Agreement, *steps: tuple[str, str]) -> list[Crumb]:
    """Return the way to a page of the renewal."""
    own = reverse("renewals:page", args=[agreement.pk]) if steps else ""
    return tabs.crumbs(agreement, (pgettext("page", "Renewal"), own), *steps)
