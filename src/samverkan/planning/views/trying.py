"""Moving a few figures of a case, seeing at once what becomes of it, and keeping them as a scenario."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.planning import actions
from samverkan.planning.faults import WrongFile
from samverkan.planning.files import checked
from samverkan.planning.forms import TryingForm
from samverkan.planning.queries import cases, results
from samverkan.planning.queries.trying import tried
from samverkan.planning.views.loading import address, find
from samverkan.planning.views.results import file
from samverkan.planning.views.showing import here, nothing_yet, shown
from samverkan.runs.actions import CannotPlan


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """What moved figures come to; they stand in the address, and nothing is kept."""
    at = here(request, pk)
    if at is None:
        return nothing_yet(request, pk)
    document = checked(at.result.text).document
    stands = TryingForm(document=document)
    said = {**{name: field.initial for name, field in stands.fields.items()}, **request.GET.dict()}
    form = TryingForm(said, document=document)
    changes, beside, refusal = form.changes(), None, ""
    if changes:
        try:
            beside = tried(at.result, at.planned, changes)
        except (CannotPlan, WrongFile) as fault:
            refusal = str(fault)
    charts = (*beside.missing, *filter(None, beside.intakes)) if beside else ()
    may_keep = can(request.actor, Permission.TOPIC_PROPOSE, at.case) and can(
        request.actor, Permission.RUN_START, at.case
    )
    context: dict[str, Any] = {
        "form": form,
        "beside": beside,
        "refusal": refusal,
        "may_keep": may_keep,
        "asked": at.asked,
        "worth_url": at.address("worth"),
    }
    return file(request, at, *charts) or shown(request, at, "try.html", "try", **context)


@require_POST
@needs(Permission.RUN_START)
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """
    Keep the moved figures as a scenario, and ask for a whole plan of it.

    Moved is what differs from the result that they were moved in, whatever has become of the case since.
    """
    case, now = find(request, pk, Permission.RUN_START), timezone.now()
    result = results.one(case, request.POST.get("rakning", "")) or results.newest(case)
    if result is None:
        return nothing_yet(request, pk)
    form = TryingForm(request.POST, document=checked(result.text).document)
    moved, scenario = form.changes(), result.calculation.scenario
    changes = {**scenario.changes, **moved} if scenario and moved else moved
    try:
        kept = actions.keep_scenario(
            case=case, name=request.POST.get("name", ""), changes=changes, by=request.actor, at=now
        )
    except (actions.NothingChanged, WrongFile) as refusal:
        messages.error(request, str(refusal))
        return redirect(address(case))
    actions.calculate(version=cases.newest_version(case), scenario=kept, by=request.actor, at=now)
    words = _("“%(name)s” is kept, and its whole plan is being computed; it takes some ten seconds.")
    messages.success(request, words % {"name": kept.name})
    return redirect("planning:beside", case.pk)
