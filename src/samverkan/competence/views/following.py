"""Choosing which occupations the party keeps an eye on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.competence import actions


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


def do(request: HttpRequest, deed: Callable[..., Any], region: str, ssyk: str, words: str) -> HttpResponse:
    """Do it, say so, and go back to where the button was."""
    deed(ssyk=ssyk, region=region, by=request.actor, at=timezone.now())
    messages.success(request, words)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("competence:occupation", args=[region, ssyk])
    return redirect(back)
