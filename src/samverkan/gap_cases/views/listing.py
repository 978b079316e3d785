"""The list of gap cases, on a page and as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.gap_cases.forms.cases import CaseFilter
from samverkan.gap_cases.queries.listing import DEFAULT_SORT, case_page, table
from samverkan.gap_cases.views.loading import crumbs
from samverkan.sources import spreadsheets


@require_safe
@needs(Permission.AGREEMENT_READ)
def cases(request: HttpRequest) -> HttpResponse:
    """Every case that the party sees; filters, order and page stand in the address."""
    form = CaseFilter(request.GET, by=request.actor)
    sought, asked = form.sought(), request.GET
    kept = asked.copy()
    kept.pop("page", None)
    sort, number = asked.get("sort", ""), asked.get("page", "1")
    context = {
        "page": case_page(sought, sort, number, request.actor, timezone.localdate()),
        "form": form,
        "active": sought.active,
        "default": DEFAULT_SORT,
        "address": kept.urlencode(),
        "may_open": can(request.actor, Permission.TOPIC_PROPOSE),
        "crumbs": crumbs(None),
    }
    return render(request, "gap_cases/list.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest, ending: str) -> HttpResponse:
    """Hand over the cases as they are filtered and ordered."""
    sought = CaseFilter(request.GET, by=request.actor).sought()
    rows = table(sought, request.GET.get("sort", ""), request.actor, timezone.localdate())
    return spreadsheets.hand_over(rows, f"kompetensgap.{ending}", _("Competence gaps"))
