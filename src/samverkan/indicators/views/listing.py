"""The list of indicators, the page of one, and its values as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.indicators.forms import IndicatorFilter
from samverkan.indicators.queries.lists import indicator_page
from samverkan.indicators.queries.page import indicator_view
from samverkan.indicators.queries.sheet import table
from samverkan.indicators.views.loading import crumbs, find
from samverkan.sources import chart_files, spreadsheets


@require_safe
@needs(Permission.AGREEMENT_READ)
def indicators(request: HttpRequest) -> HttpResponse:
    """Every indicator that the party sees; filters, order and page stand in the address."""
    form = IndicatorFilter(request.GET, by=request.actor)
    sought, asked = form.sought(), request.GET
    page = indicator_page(sought, asked.get("sort", ""), asked.get("page", "1"), request.actor, timezone.localdate())
    context = {
        "page": page,
        "form": form,
        "active": sought.active,
        "may_add": can(request.actor, Permission.INDICATOR_EDIT),
    }
    return render(request, "indicators/list.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One indicator: its values drawn and in a table, where they come from, and what rests on it."""
    indicator = find(request, pk)
    may_edit = can(request.actor, Permission.INDICATOR_EDIT, indicator)
    shown = indicator_view(indicator, request.actor, timezone.localdate())
    if file := chart_files.wanted(request, {"matt": shown.chart}, chart_files.Told([indicator.source])):
        return file
    context = {
        "indicator": indicator,
        "page": shown,
        "history": history(indicator, request.actor),
        "may_edit": may_edit,
        "may_remove": may_edit and indicator.home_id == request.actor.organisation_id,
        "crumbs": crumbs(indicator),
    }
    return render(request, "indicators/page.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest, pk: str, ending: str) -> HttpResponse:
    """Hand over the values, in a file that can be read back."""
    indicator = find(request, int(pk))
    return spreadsheets.hand_over(table(indicator), f"varden-{pk}.{ending}", _("Values"))
