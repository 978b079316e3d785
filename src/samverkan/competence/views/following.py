"""Choosing which occupations the party keeps an eye on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.competence import actions

MOST = 100
"""Ticked at a time: more than a page of the list holds."""


@require_POST
@needs(Permission.TOPIC_PROPOSE)
def follow(request: HttpRequest, region: str, ssyk: str) -> HttpResponse:
    """Put an occupation among the party's own."""
    return do(request, actions.follow, region, ssyk, _("Your party follows the occupation. Nobody else sees which."))


@require_POST
@needs(Permission.TOPIC_PROPOSE)
def unfollow(request: HttpRequest, region: str, ssyk: str) -> HttpResponse:
    """Take an occupation away from the party's own."""
    return do(request, actions.unfollow, region, ssyk, _("Your party no longer follows the occupation."))


@require_POST
@needs(Permission.TOPIC_PROPOSE)
def follow_many(request: HttpRequest, region: str) -> HttpResponse:
    """Put the ticked occupations among the party's own."""
    try:
        new = actions.follow_many(
            ssyk=request.POST.getlist("valda")[:MOST], region=region, by=request.actor, at=timezone.now()
        )
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return back(request, region)
    if request.POST.getlist("valda"):
        words = ngettext(
            "Your party follows %(count)s more occupation. Nobody else sees which.",
            "Your party follows %(count)s more occupations. Nobody else sees which.",
            new,
        )
        messages.success(request, words % {"count": new})
    else:
        messages.error(request, _("Tick the occupations to follow first."))
    return back(request, region)


def do(request: HttpRequest, deed: Callable[..., Any], region: str, ssyk: str, words: str) -> HttpResponse:
    """Do it, say so, and go back to where the button was."""
    deed(ssyk=ssyk, region=region, by=request.actor, at=timezone.now())
    messages.success(request, words)
    return back(request, region, reverse("competence:occupation", args=[region, ssyk]))


def back(request: HttpRequest, region: str, otherwise: str = "") -> HttpResponse:
    """Go back to where the button was, else to the list of the region."""
    there = request.POST.get("next", "")
    if there.startswith("/") and url_has_allowed_host_and_scheme(there, allowed_hosts={request.get_host()}):
        return redirect(there)
    return redirect(otherwise or reverse("competence:occupations") + f"?region={region}")
