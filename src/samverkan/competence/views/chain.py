"""The value chain of a region, and choosing its stages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.competence import actions
from samverkan.competence.forms import PlaceForm, StageForms
from samverkan.competence.places import COUNTRY, name_of
from samverkan.competence.queries import chain as queries
from samverkan.competence.queries import vacancies
from samverkan.competence.queries.behind import of_last_year
from samverkan.competence.queries.origins import about_run, told_of_run
from samverkan.competence.queries.regions import chosen
from samverkan.competence.queries.why import why
from samverkan.runs.models import Run
from samverkan.sources import chart_files, spreadsheets
from samverkan.ui.page import Crumb

CHART = "vardekedja"


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest) -> HttpResponse:
    """The stages with their occupations and skills, and how demand moves in each."""
    run, region, there = place(request)
    months = vacancies.months(run, request.actor, region) if run else None
    kept = queries.own_chain(request.actor)
    found = queries.moving(run, region, months, queries.stages(kept), request.actor) if run and months else ()
    chart = queries.drawn(found)
    if run and (file := chart_files.wanted(request, {CHART: chart}, told_of_run(run))):
        return file
    said = request.GET.copy()
    said["region"] = region
    wanted = of_last_year(months, region) if months else None
    context = {
        "form": PlaceForm(said, regions=there),
        "region": region,
        "region_name": name_of(region),
        "months": months,
        "found": found,
        "chart": chart,
        "kept": kept,
        "may_edit": can(request.actor, Permission.AREA_EDIT),
        "why": why(run, request.actor, wanted) if run and wanted else None,
        "crumbs": [Crumb(_("Competence"), reverse("competence:occupations")), Crumb(_("Value chain"))],
    }
    return render(request, "competence/chain.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest) -> HttpResponse:
    """Hand over the stages with their skills and occupations."""
    run, region, _there = place(request)
    months = vacancies.months(run, request.actor, region) if run else None
    stages = queries.stages(queries.own_chain(request.actor))
    found = queries.moving(run, region, months, stages, request.actor) if run and months else ()
    about = about_run(run, region, months.last[0], months.last[-1]) if run and months else []
    return spreadsheets.hand_over(queries.sheet(found, about), f"vardekedja-{region}.csv")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def edit(request: HttpRequest) -> HttpResponse:
    """Choose which stages there are, and which occupations and skills belong to each."""
    kept = queries.own_chain(request.actor)
    initial = [
        {"name": one.name, "occupations": ", ".join(one.occupations), "words": ", ".join(one.words)}
        for one in queries.stages(kept)
    ]
    forms = StageForms(request.POST or None, initial=initial)
    if request.method == "POST" and forms.is_valid():
        stages = [form.stage for form in forms if form.stage]
        try:
            actions.set_chain(stages=stages, version=version_in(request), by=request.actor, at=timezone.now())
        except EditedMeanwhile:
            messages.error(request, _("Somebody else changed the chain meanwhile. Open the page again to see it."))
        else:
            messages.success(request, _("The value chain is changed. Your party alone sees it."))
            return redirect("competence:chain")
    crumbs = [
        Crumb(_("Competence"), reverse("competence:occupations")),
        Crumb(_("Value chain"), reverse("competence:chain")),
        Crumb(_("Change the stages")),
    ]
    context = {"forms": forms, "version": kept.version if kept else 0, "crumbs": crumbs}
    return render(request, "competence/edit_chain.html", context, status=400 if request.method == "POST" else 200)


def place(request: HttpRequest) -> tuple[Run | None, str, list[tuple[str, str]]]:
    """Return the newest count, the region to show, and those that there are."""
    run = vacancies.newest(request.actor)
    there = [(code, name_of(code)) for code in vacancies.regions(run, request.actor)] if run else []
    return run, chosen(request.GET.get("region", ""), there, request.actor) or COUNTRY, there


def version_in(request: HttpRequest) -> int:
    """Return the version that the form was opened with."""
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else 0
