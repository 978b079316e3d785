"""All agreements in one table, on the page and as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.overview.forms.portfolio import AheadFilters, PortfolioFilters
from samverkan.overview.queries import portfolio as queries
from samverkan.overview.queries import register as registers
from samverkan.overview.queries.ahead import ahead
from samverkan.overview.queries.load import load
from samverkan.overview.queries.portfolio import Wanted
from samverkan.overview.queries.waiting import Viewer
from samverkan.sources import spreadsheets
from samverkan.ui.components import Tab


@needs(Permission.AGREEMENT_READ)
def portfolio(request: HttpRequest) -> HttpResponse:
    """Show the party's agreements; filters, order and page stand in the address."""
    viewer = Viewer(request.actor, timezone.localdate())
    found = queries.portfolio(viewer, wanted(request), request.GET.get("page", "1"))
    context = {
        "portfolio": found,
        "filters": PortfolioFilters(request.GET).offer(found.choices),
        "address": request.GET.urlencode(),
        "may_register": Permission.AGREEMENT_REGISTER in request.actor.permissions,
        "may_draft": Permission.AGREEMENT_DRAFT in request.actor.permissions,
        "tabs": tabs("overview:portfolio"),
    }
    return render(request, "overview/portfolio.html", context)


@needs(Permission.AGREEMENT_READ)
def coming(request: HttpRequest) -> HttpResponse:
    """Show what lies ahead in all the party's agreements; filters stand in the address."""
    viewer = Viewer(request.actor, timezone.localdate())
    months = request.GET.get("manader", "")
    found = ahead(viewer, wanted(request), months)
    context = {
        "ahead": found,
        "filters": AheadFilters({**request.GET.dict(), "manader": found.months}).offer(found.choices),
        "tabs": tabs("overview:ahead"),
    }
    return render(request, "overview/ahead.html", context)


@needs(Permission.AGREEMENT_READ)
def people(request: HttpRequest) -> HttpResponse:
    """Show how much each of the party's own people holds."""
    viewer = Viewer(request.actor, timezone.localdate())
    words = request.GET.get("q", "").strip()[:200]
    context = {
        "load": load(viewer, words, request.GET.get("sort", "")),
        "words": words,
        "may_hand_over": Permission.COMMITMENT_EDIT in request.actor.permissions,
        "tabs": tabs("overview:load"),
    }
    return render(request, "overview/load.html", context)


def tabs(current: str) -> list[Tab]:
    """Return the ways to look at all agreements."""
    ways = (
        (_("All agreements"), "overview:portfolio"),
        (_("Ahead"), "overview:ahead"),
        (_("Who holds what"), "overview:load"),
    )
    return [Tab(label, reverse(name), name == current) for label, name in ways]


def wanted(request: HttpRequest) -> Wanted:
    """Return what the address asks for; what it cannot mean is left out."""
    asked = request.GET
    counterpart = asked.get("motpart", "")
    return Wanted(
        text=asked.get("q", "").strip()[:200],
        counterpart=int(counterpart) if counterpart.isdecimal() else None,
        kind=asked.get("slag", ""),
        health=asked.get("lage", ""),
        year=asked.get("ar", ""),
        renewal=asked.get("fornyas", ""),
        sort=asked.get("sort", queries.DEFAULT_SORT),
    )


@needs(Permission.AGREEMENT_READ)
def as_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the chosen agreements as CSV, which the import reads back."""
    return spreadsheets.hand_over(_table(request), "avtal.csv")


@needs(Permission.AGREEMENT_READ)
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand over the chosen agreements as a workbook, which the import reads back."""
    return spreadsheets.hand_over(_table(request), "avtal.xlsx", _("Agreements"))


def _table(request: HttpRequest) -> list[list[spreadsheets.Value]]:
    viewer = Viewer(request.actor, timezone.localdate())
    return registers.table(queries.all_rows(viewer, wanted(request)), viewer)
