"""Computing a case, and how far that has come."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.planning import actions
from samverkan.planning.queries import cases, results
from samverkan.planning.views.loading import address, find


@require_POST
@needs(Permission.RUN_START)
def calculate(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a plan of the case as it stands."""
    case = find(request, pk, Permission.RUN_START)
    actions.calculate(version=cases.newest_version(case), by=request.actor, at=timezone.now())
    messages.success(request, _("The plan is being computed; it takes some ten seconds."))
    return redirect(address(case))


@require_safe
@needs(Permission.AGREEMENT_READ)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a plan has come, as a part of the page; once it is over the page is opened anew."""
    case = find(request, pk)
    last = results.latest(case)
    if last is None or last.run.is_over:
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    return render(request, "planning/_progress.html", {"case": case, "last": last})
