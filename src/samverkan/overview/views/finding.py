"""The page of the header's search field."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.overview.queries import finding
from samverkan.overview.queries.finding import DATE, Found, Wish
from samverkan.ui.components import Tab


@needs(Permission.AGREEMENT_READ)
def search(request: HttpRequest) -> HttpResponse:
    """Show what holds the words: all together or a kind at a time; everything asked for stands in the address."""
    found = finding.search(wish(request.GET), request.actor)
    context = {"found": found, "tabs": tabs(found, request.GET), "orders": orders(found, request.GET)}
    return render(request, "overview/search.html", context)


def wish(asked: QueryDict) -> Wish:
    """Return what the address asks for; what cannot be is left out."""
    agreement = asked.get("avtal", "")
    return Wish(
        words=asked.get("q", ""),
        tab=asked.get("slag", ""),
        agreement=int(agreement) if agreement.isascii() and agreement.isdecimal() and len(agreement) < 10 else None,
        sort=DATE if asked.get("sort") == DATE else "",
        page=asked.get("page", "1"),
    )


def tabs(found: Found, asked: QueryDict) -> list[Tab]:
    """Return a tab for all kinds together and one for each that was found."""
    everything = Tab(_("Everything"), address(asked, slag=""), not any(g.is_current for g in found.groups), found.count)
    kinds = (Tab(g.label, address(asked, slag=g.tab), g.is_current, g.count) for g in found.groups)
    return [everything, *kinds]


def orders(found: Found, asked: QueryDict) -> list[Tab]:
    """Return the ways to sort."""
    by_date = found.wish.sort == DATE
    return [
        Tab(_("Most relevant first"), address(asked, sort=""), not by_date),
        Tab(_("Newest first"), address(asked, sort=DATE), by_date),
    ]


def address(asked: QueryDict, **changes: str) -> str:
    """Return the address with some of it changed, from the first page."""
    parts = {name: asked.get(name, "") for name in ("q", "slag", "avtal", "sort")} | changes
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in parts.items() if value})
    return f"?{query.urlencode()}"
