"""Computed plans of a case side by side."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.planning.queries import comparing
from samverkan.planning.queries.showing import beside
from samverkan.planning.views.results import file
from samverkan.planning.views.showing import here, nothing_yet, shown


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Two or three computed plans, chosen in the address; the two newest when none are."""
    at = here(request, pk)
    if at is None:
        return nothing_yet(request, pk)
    choices = comparing.choices(at.case, request.GET.getlist("av"))
    chosen = [choice for choice in choices if choice.chosen]
    fits = comparing.FEWEST <= len(chosen) <= comparing.MOST
    found = beside(comparing.tellings(chosen)) if fits else None
    charts = (*found.missing, *filter(None, found.intakes)) if found else ()
    context: dict[str, Any] = {
        "choices": choices,
        "beside": found,
        "refusal": "" if fits else _("Choose two or three."),
        "waiting": comparing.waiting(at.case),
        "try_url": at.address("try"),
    }
    return file(request, at, *charts) or shown(request, at, "beside.html", "beside", **context)
