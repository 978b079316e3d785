"""The skills of a region, and the page of one."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.competence.forms import SkillFilter
from samverkan.competence.places import name_of
from samverkan.competence.queries import skill as queries
from samverkan.competence.queries import vacancies
from samverkan.competence.queries.behind import of_last_year
from samverkan.competence.queries.origins import about_run, told_of_run
from samverkan.competence.queries.skills import Sought, fitting, ordered, sheet, skills
from samverkan.competence.queries.why import why
from samverkan.runs.models import Run
from samverkan.sources import chart_files, spreadsheets
from samverkan.ui.page import Crumb

ON_A_PAGE = 50


@require_safe
@needs(Permission.AGREEMENT_READ)
def listing(request: HttpRequest, region: str) -> HttpResponse:
    """Every skill that ads of the region, or of one occupation there, ask for; the address has order and filter."""
    run, ssyk = vacancies.newest(request.actor), occupation_in(request)
    months = vacancies.months(run, request.actor, region) if run else None
    found = chosen(request, run, region, months, ssyk) if run and months else ()
    context = {
        "region": region,
        "region_name": name_of(region),
        "ssyk": ssyk,
        "occupation": vacancies.names([ssyk]).get(ssyk, ssyk) if ssyk else "",
        "form": SkillFilter(request.GET),
        "active": int(bool(request.GET.get("q"))),
        "months": months,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page", "1")),
        "why": why(run, request.actor, of_last_year(months, region)) if run and months else None,
        "address": request.GET.urlencode(),
        "crumbs": crumbs(region, Crumb(_("Skills"))),
    }
    return render(request, "competence/skills.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest, region: str) -> HttpResponse:
    """Hand over the skills as they are filtered and ordered, with where the figures come from."""
    run, ssyk = vacancies.newest(request.actor), occupation_in(request)
    months = vacancies.months(run, request.actor, region) if run else None
    found = chosen(request, run, region, months, ssyk) if run and months else ()
    about = about_run(run, region, months.last[0], months.last[-1]) if run and months else []
    return spreadsheets.hand_over(sheet(found, about), f"fardigheter-{region}.csv")


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, region: str, concept: str) -> HttpResponse:
    """One skill in one region: how often, by whom, needed or not, with what, where, and whether that is new."""
    known, run = queries.find(concept), vacancies.newest(request.actor)
    shown = queries.skill(run, region, known, request.actor, request.GET.get("sort", "")) if run and known else None
    if shown and (file := chart_files.wanted(request, {vacancies.CHART: shown.chart}, told_of_run(shown.run))):
        return file
    name = queries.name_of_concept(known) if known else concept
    context = {
        "name": name,
        "region": region,
        "region_name": name_of(region),
        "page": shown,
        "why": why(shown.run, request.actor, replace(shown.wanted, skill=None)) if shown else None,
        "education": queries.education(region, shown.occupations, timezone.localdate()) if shown else (),
        "crumbs": crumbs(region, Crumb(_("Skills"), reverse("competence:skills", args=[region])), Crumb(name)),
    }
    return render(request, "competence/skill.html", context)


def chosen(
    request: HttpRequest, run: Run, region: str, months: vacancies.Months, ssyk: str | None
) -> tuple[Sought, ...]:
    """Return the skills that fit the address, in its order."""
    every = skills(run, region, months, request.actor, ssyk)
    return ordered(fitting(every, request.GET.get("q", "").strip()), request.GET.get("sort", ""))


def occupation_in(request: HttpRequest) -> str | None:
    """Return the SSYK group in the address; none when it is not four digits."""
    said = request.GET.get("yrke", "")
    return said if len(said) == 4 and said.isascii() and said.isdecimal() else None


def crumbs(region: str, *steps: Crumb) -> list[Crumb]:
    """Return the way to a page of what ads of a region ask for."""
    ads = reverse("competence:vacancies") + f"?region={region}"
    return [Crumb(_("Competence"), reverse("competence:occupations")), Crumb(_("Job ads"), ads), *steps]
