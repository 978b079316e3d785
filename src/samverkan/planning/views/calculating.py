"""Computing a case, and how far that has come."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.planning import actions
from samverkan.planning.faults import WrongFile
from samverkan.planning.queries import cases, comparing, results
from samverkan.planning.views.loading import address, find


@require_POST
@needs(Permission.RUN_START)
def calculate(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a plan of the case as it stands, or in a scenario that is kept."""
    case, number = find(request, pk, Permission.RUN_START), request.POST.get("scenario", "")
    scenario = get_object_or_404(case.scenarios, pk=number) if number.isdecimal() else None
    try:
        actions.calculate(version=cases.newest_version(case), scenario=scenario, by=request.actor, at=timezone.now())
    except WrongFile as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The plan is being computed; it takes some ten seconds."))
    return redirect("planning:beside", case.pk) if scenario else redirect(address(case))


@require_safe
@needs(Permission.AGREEMENT_READ)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a plan has come, or with "alla" all of them, as a part of the page; once over the page is opened anew."""
    case = find(request, pk)
    if "alla" in request.GET:
        waiting = comparing.waiting(case)
        return render(request, "planning/_waiting.html", {"case": case, "waiting": waiting}) if waiting else anew()
    last = results.latest(case)
    if last is None or last.run.is_over:
        return anew()
    return render(request, "planning/_progress.html", {"case": case, "last": last})


def anew() -> HttpResponse:
    """Return the answer at which the page that asked opens itself anew."""
    answer = HttpResponse(status=204)
    answer["HX-Refresh"] = "true"
    return answer
