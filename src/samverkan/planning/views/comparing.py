"""Computed plans of a case side by side."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.planning import actions
from samverkan.planning.queries import comparing
from samverkan.planning.queries.showing import beside
from samverkan.planning.views.loading import find
from samverkan.planning.views.results import file
from samverkan.planning.views.showing import here, nothing_yet, shown
from samverkan.ui.components import Confirmation


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Two or three computed plans, chosen in the address; the case as it stands and the newest when none are."""
    at = here(request, pk)
    if at is None:
        return nothing_yet(request, pk)
    choices = comparing.choices(at.case, request.GET.getlist("av"))
    chosen = [choice for choice in choices if choice.chosen]
    own = comparing.own_scenarios(at.case, request.actor)
    fits = comparing.FEWEST <= len(chosen) <= comparing.MOST
    found = None
    if fits:
        addresses = [at.of(choice.number) for choice in chosen]
        found = beside([choice.name for choice in chosen], comparing.tellings(chosen), addresses)
    charts = (*found.missing, *filter(None, found.intakes)) if found else ()
    context: dict[str, Any] = {
        "choices": choices,
        "beside": found,
        "refusal": "" if fits else _("Choose two or three."),
        "waiting": comparing.waiting(at.case),
        "try_url": at.address("try"),
        "own": own,
        "lacking": comparing.lacking(own, choices),
    }
    return file(request, at, *charts) or shown(request, at, "beside.html", "beside", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TOPIC_PROPOSE)
def remove_scenario(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Ask first, then remove a scenario of one's own party with the plans computed of it."""
    case = find(request, pk, Permission.TOPIC_PROPOSE)
    scenario = get_object_or_404(comparing.own_scenarios(case, request.actor), pk=number)
    back = reverse("planning:beside", args=[pk])
    if request.method == "POST":
        actions.remove_scenario(scenario=scenario, by=request.actor, at=timezone.now())
        messages.success(request, _("The scenario is removed."))
        return redirect(back)
    confirmation = Confirmation(
        title=_("Remove the scenario"),
        what=scenario.name,
        verb=_("Remove"),
        cancel_url=back,
        consequences=[_("What was computed of it is no longer shown with the case. The case itself stands.")],
        danger=True,
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})
