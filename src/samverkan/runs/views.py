"""Runs: the list, one of them, starting, repeating and comparing."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.runs import actions
from samverkan.runs.forms import AfterForm, ParametersForm
from samverkan.runs.models import Run
from samverkan.runs.queries import lists
from samverkan.runs.queries.tables import path_of
from samverkan.runs.stages import STAGES
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def listing(request: HttpRequest) -> HttpResponse:
    """Every run of the party, the newest first, and what can be started."""
    may_start = can(request.actor, Permission.RUN_START)
    context = {
        "page": lists.run_page(request.GET.get("page", "1"), request.actor),
        "stages": [stage for stage in STAGES.values() if not stage.of_a_room] if may_start else (),
    }
    return render(request, "runs/list.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One run: what went in, with which parameters and code, and what came out."""
    run = find(request, pk)
    context = {
        "page": lists.whole(run, request.actor),
        "may_start": can(request.actor, Permission.RUN_START, run),
        "crumbs": crumbs(Crumb(lists.name_of(run))),
    }
    return render(request, "runs/run.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RUN_START)
def begin(request: HttpRequest, stage: str) -> HttpResponse:
    """Start a computation on what is kept now."""
    known = STAGES.get(stage)
    if known is None or known.of_a_room:
        raise Http404
    form = ParametersForm(request.POST or None, stage=known)
    earlier = Run.objects.visible_to(request.actor).filter(stage=known.after) if known.after else None
    after = AfterForm(request.POST or None, runs=earlier) if earlier is not None else None
    if request.method == "POST" and form.is_valid() and (after is None or after.is_valid()):
        chosen = after.cleaned_data["after"] if after else None
        try:
            run = actions.start(stage=stage, parameters=form.said(), after=chosen, by=request.actor, at=timezone.now())
        except actions.CannotRun as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The computation waits for its turn, within a few minutes."))
            return redirect("runs:run", pk=run.pk)
    context = {"form": form, "after": after, "stage": known, "crumbs": crumbs(Crumb(str(known.name)))}
    return render(request, "runs/start.html", context)


@require_POST
@needs(Permission.RUN_START)
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Do the same once more."""
    run = actions.repeat(run=find(request, pk), by=request.actor, at=timezone.now())
    messages.success(request, _("The computation waits for its turn, within a few minutes."))
    return redirect("runs:run", pk=run.pk)


@require_safe
@needs(Permission.AGREEMENT_READ)
def compare(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Two runs of the same stage side by side."""
    one, two = find(request, pk), find(request, other)
    if one.stage != two.stage:
        raise Http404
    context = {
        "one": one,
        "two": two,
        "name": lists.name_of(one),
        "lines": lists.differences(one, two),
        "crumbs": crumbs(Crumb(lists.name_of(one), reverse("runs:run", args=[pk])), Crumb(_("Beside another"))),
    }
    return render(request, "runs/compare.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest, pk: int, table: str) -> HttpResponseBase:
    """Hand over a table that a run of one's own party gave; it is whole, so nobody else gets it of a public run."""
    run = find(request, pk)
    if run.home_id != request.actor.organisation_id:
        raise Http404
    output = get_object_or_404(run.outputs, table=table.upper())
    path = path_of(output)
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{table.lower()}-{pk}.parquet")


def find(request: HttpRequest, pk: int) -> Run:
    """Return the run if the actor may see it, else answer 404."""
    run: Run = get_object_or_404(Run.objects.visible_to(request.actor).select_related("by", "repeats"), pk=pk)
    return run


def crumbs(*steps: Crumb) -> list[Crumb]:
    """Return the way to a page of runs."""
    competence = Crumb(_("Competence"), reverse("competence:occupations"))
    return [competence, Crumb(_("Computations"), reverse("runs:runs")), *steps]
