"""What job ads of a region ask for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.competence.forms import PlaceForm
from samverkan.competence.places import COUNTRY, name_of
from samverkan.competence.queries import vacancies as queries
from samverkan.competence.queries.origins import told_of_run
from samverkan.competence.queries.regions import chosen
from samverkan.competence.views.occupations import beside_asked
from samverkan.sources import chart_files
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def overview(request: HttpRequest) -> HttpResponse:
    """The vacancies of a region month by month, the occupations and skills most asked for, and what rises."""
    run = queries.newest(request.actor)
    there = [(code, name_of(code)) for code in queries.regions(run, request.actor)] if run else []
    region = chosen(request.GET.get("region", ""), there, request.actor) or COUNTRY
    asked = queries.asked(run, region, request.actor) if run else None
    if asked and (file := chart_files.wanted(request, {queries.CHART: asked.chart}, told_of_run(asked.run))):
        return file
    said = request.GET.copy()
    said["region"] = region
    context = {
        "form": PlaceForm(said, regions=there),
        "asked": asked,
        **(beside_asked(request, asked) if asked else {}),
        "region_name": name_of(region),
        "risen": queries.risen(run, region, asked.months, request.actor) if run and asked else (),
        "may_start": can(request.actor, Permission.RUN_START),
        "crumbs": [Crumb(_("Competence"), reverse("competence:occupations")), Crumb(_("Job ads"))],
    }
    return render(request, "competence/vacancies.html", context)
