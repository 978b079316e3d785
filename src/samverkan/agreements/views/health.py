"""How the promises of an agreement are, today and over the last two years."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.agreements import tabs
from samverkan.agreements.queries.health import is_inside
from samverkan.agreements.queries.health.over_time import drawn, moments
from samverkan.agreements.views.loading import find_agreement
from samverkan.sources import chart_files


@require_safe
@needs(Permission.AGREEMENT_READ)
def health(request: HttpRequest, pk: int) -> HttpResponse:
    """The two scores, what asks for somebody, and both scores quarter by quarter."""
    agreement = find_agreement(request, pk)
    told = moments(agreement, request.actor, timezone.localdate())
    known = [moment for moment in told if moment.scores.asked or moment.scores.with_state]
    chart = drawn(known) if known else None
    said = chart_files.Told([_("What the parties have said in Samverkan of “%(title)s”") % {"title": agreement.title}])
    if file := chart_files.wanted(request, {"avtalets-halsa": chart}, said):
        return file
    context = {
        "agreement": agreement,
        "scores": told[-1].scores,
        "chart": chart,
        "is_inside": is_inside(agreement, request.actor),
        "commitments_url": f"{reverse('agreements:commitments', args=[pk])}?",
        "tabs": tabs.tabs(agreement, "health"),
        "crumbs": tabs.crumbs(agreement, (pgettext("page", "Health"), "")),
    }
    return render(request, "agreements/health/page.html", context)
