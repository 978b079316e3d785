"""A county's municipalities on a map of tiles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.competence.forms import MapForm
from samverkan.competence.places import MUNICIPALITY, name_of, within
from samverkan.competence.queries import mapping as queries
from samverkan.competence.queries import vacancies
from samverkan.competence.queries.origins import told_of_run
from samverkan.competence.queries.periods import chosen_period, periods
from samverkan.competence.queries.regions import chosen
from samverkan.competence.queries.skill import find
from samverkan.runs.models import Run
from samverkan.sources import chart_files
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest) -> HttpResponse:
    """The vacancies of each municipality of a county: all, or of an occupation or a skill; all of it in the address."""
    run = vacancies.newest(request.actor)
    crumbs = [Crumb(_("Competence"), reverse("competence:occupations")), Crumb(_("Map"))]
    months = vacancies.months(run, request.actor) if run else None
    if run is None or months is None:
        may_start = can(request.actor, Permission.RUN_START)
        return render(request, "competence/map.html", {"crumbs": crumbs, "may_start": may_start})
    found, form = mapped(request, run, months)
    of = [
        str(dict(form.fields[name].choices).get(form.data[name], ""))
        for name in ("yrke", "fardighet")
        if form.data[name]
    ]
    chart = queries.drawn(found, ", ".join(of))
    if file := chart_files.wanted(request, {queries.CHART: chart}, told_of_run(run)):
        return file
    context = {
        "run": run,
        "form": form,
        "active": len(of),
        "map": found,
        "of": ", ".join(of),
        "places": queries.ordered(found.places, request.GET.get("sort", "")),
        "has_rate": any(place.per_inhabitant is not None for place in found.places),
        "chart": chart,
        "chart_name": queries.CHART,
        "crumbs": crumbs,
    }
    return render(request, "competence/map.html", context)


def mapped(request: HttpRequest, run: Run, months: vacancies.Months) -> tuple[queries.Map, MapForm]:
    """Return the map that the address asks for, and the form that says so."""
    asked, codes = request.GET, vacancies.regions(run, request.actor)
    there = [(code, name_of(code)) for code in codes if len(code) < MUNICIPALITY and within(code)]
    region = chosen(queries.region_to_show(asked.get("region", "")), there, request.actor)
    period = chosen_period(asked.get("period", ""), months)
    sought = queries.Asked(asked.get("yrke", "")[:4], skill_of(asked.get("fardighet", "")[:300]))
    found = queries.whole_map(run, region, period, sought, request.actor)
    choices = periods(months)
    choices += [] if period.code in dict(choices) else [(period.code, period.name)]
    said = asked.copy()
    for name, value in (
        ("region", region),
        ("period", period.code),
        ("yrke", sought.ssyk),
        ("fardighet", vacancies.address_of(sought.skill)),
    ):
        said[name] = value
    offered = {
        "region": there,
        "period": choices,
        "yrke": [("", _("All occupations")), *found.occupations],
        "fardighet": [("", _("All skills")), *((vacancies.address_of(code), name) for code, name in found.skills)],
    }
    return found, MapForm(said, choices=offered)


def skill_of(said: str) -> str:
    """Return the skill that an address names by the last part of its id; what is said itself when none has it."""
    concept = find(said) if said else None
    return str(concept["id"]) if concept else said
