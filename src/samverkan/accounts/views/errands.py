"""What all pages have in common that are reached by a link and without signing in."""

from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from samverkan.accounts.needs import View, for_everybody
from samverkan.accounts.queries import Unusable
from samverkan.accounts.requests import HttpRequest


def by_link(view: View) -> View:
    """Open the view to whoever has the link; a link that lets nobody in gets a page that says why."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Unusable as refusal:
            response = unusable(request, refusal)
        response["Referrer-Policy"] = "same-origin"  # the address is the key; without an origin no form is let in
        return response

    return for_everybody(guarded)


def unusable(request: HttpRequest, refusal: Unusable) -> HttpResponse:
    """Say why a link does not work, and what to do."""
    return render(request, "accounts/errand_unusable.html", {"why": refusal.why}, status=410)
