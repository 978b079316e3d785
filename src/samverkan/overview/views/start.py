"""The pages that everybody may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from samverkan.accounts.needs import for_everybody
from samverkan.overview.queries import start as queries


@for_everybody
def start(request: HttpRequest) -> HttpResponse:
    """Say what Samverkan is and offer to try it; who is signed in comes to their work instead."""
    if request.user.is_authenticated:
        return redirect("overview:my_work")
    return render(request, "overview/start.html", {"start": queries.start(timezone.localdate())})


@for_everybody
def about(request: HttpRequest) -> HttpResponse:
    """Say what Samverkan is, what it keeps, in which languages, and under which licence."""
    return render(request, "overview/about.html")


@for_everybody
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the pages are, and what to do when they are not."""
    return render(request, "overview/accessibility.html")
