"""What is fetched from outside, and how it went."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.sources import spreadsheets
from samverkan.sources.models import Fetch
from samverkan.sources.queries import fetches as queries
from samverkan.ui.page import Crumb

ON_A_PAGE = 50


@needs(Permission.AGREEMENT_READ)
def sources(request: HttpRequest) -> HttpResponse:
    """Every source that is known, and the fetches of all of them."""
    page = Paginator(queries.fetches(), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "sources": queries.lines_of_sources(),
        "page": page,
        "lines": [queries.line(each) for each in page],
        "may_fetch": Permission.SOURCE_FETCH in request.actor.permissions,
    }
    return render(request, "sources/sources.html", context)


def crumbs(last: str) -> list[Crumb]:
    """Return the way to a page of this room."""
    return [Crumb(_("Sources"), reverse("sources:sources")), Crumb(last)]


@needs(Permission.AGREEMENT_READ)
def fetch(request: HttpRequest, pk: int) -> HttpResponse:
    """One fetch: what was asked, what came, and the rows that could not be read."""
    found = get_object_or_404(Fetch.objects.select_related("by", "file"), pk=pk)
    rows = Paginator(queries.refused_rows(found), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "line": queries.line(found),
        "fetch": found,
        "datasets": list(found.datasets.order_by("table", "part")),
        "rows": rows,
        "crumbs": crumbs(queries.line(found).name),
    }
    return render(request, "sources/fetch.html", context)


@needs(Permission.AGREEMENT_READ)
def refused_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that could not be read, as a file."""
    found = get_object_or_404(Fetch, pk=pk)
    rows = [(row.place, row.sentence) for row in queries.refused_rows(found)]
    return spreadsheets.hand_over([(_("Row"), _("Why")), *rows], f"rader-{found.pk}.csv")
