"""The page of the header's search field."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.overview.queries import finding


@needs(Permission.AGREEMENT_READ)
def search(request: HttpRequest) -> HttpResponse:
    """Show what holds the words, by kind."""
    return render(request, "overview/search.html", {"found": finding.search(request.GET.get("q", ""), request.actor)})
