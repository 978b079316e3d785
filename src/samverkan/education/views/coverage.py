"""What is taught beside what is asked for: skill by skill, and stage by stage of the value chain."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.competence.asked_elsewhere import asked_elsewhere
from samverkan.competence.places import COUNTRY, name_of
from samverkan.competence.queries import behind
from samverkan.competence.queries.origins import about_run
from samverkan.competence.queries.regions import chosen
from samverkan.competence.queries.vacancies import newest, regions
from samverkan.competence.queries.why import why
from samverkan.education.forms import CoverageFilter
from samverkan.education.queries import chain as chains
from samverkan.education.queries import coverage as queries
from samverkan.education.views.loading import crumbs
from samverkan.sources import spreadsheets
from samverkan.sources.spreadsheets import Value
from samverkan.ui.components import Tab

ON_A_PAGE = 50


@require_safe
@needs(Permission.AGREEMENT_READ)
def coverage(request: HttpRequest) -> HttpResponse:
    """Skills that are asked for and that nobody teaches, those that are taught, and those nobody asks for."""
    form, wanted = asked(request)
    found = queries.coverage(wanted, request.actor)
    which = request.GET.get("visa", queries.MISSING)
    context = {
        "form": form,
        "active": active(wanted),
        "wanted": wanted,
        "region_name": name_of(wanted.region),
        "found": found,
        "which": which,
        "lists": lists(request, found, which),
        "page": Paginator(found.lines(which), ON_A_PAGE).get_page(request.GET.get("page", "1")),
        **(reasons(request, found, wanted)),
        "elsewhere": asked_elsewhere(request.actor),
        "address": request.GET.urlencode(),
        "crumbs": crumbs(None, _("Beside what is asked for")),
    }
    return render(request, "education/coverage.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def coverage_file(request: HttpRequest, ending: str) -> HttpResponse:
    """Hand over all three lists as a file, with where the figures come from."""
    _form, wanted = asked(request)
    found = queries.coverage(wanted, request.actor)
    rows = queries.sheet(found, wanted, about(found, wanted))
    return spreadsheets.hand_over(rows, f"utbildning-och-efterfragan-{wanted.region}.{ending}", _("Skills"))


@require_safe
@needs(Permission.AGREEMENT_READ)
def chain(request: HttpRequest) -> HttpResponse:
    """Each stage of the value chain: what is asked for in it, what is taught, and in which forms."""
    form, wanted = asked(request)
    steps, found = chains.steps(wanted, request.actor)
    context = {
        "form": form,
        "active": active(wanted),
        "wanted": wanted,
        "region_name": name_of(wanted.region),
        "found": found,
        "steps": steps,
        "forms": chains.given_forms(steps),
        **(reasons(request, found, wanted)),
        "address": request.GET.urlencode(),
        "crumbs": crumbs(None, _("Value chain")),
    }
    return render(request, "education/chain.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def chain_file(request: HttpRequest, ending: str) -> HttpResponse:
    """Hand over the stages as a file, with where the figures come from."""
    _form, wanted = asked(request)
    steps, found = chains.steps(wanted, request.actor)
    rows = chains.sheet(steps, about(found, wanted))
    return spreadsheets.hand_over(rows, f"utbildning-i-vardekedjan-{wanted.region}.{ending}", _("Value chain"))


def asked(request: HttpRequest) -> tuple[CoverageFilter, queries.Wanted]:
    """Return the filter as it stands in the address, and what it asks for; the party's own county when none is said."""
    run = newest(request.actor)
    there = [(code, name_of(code)) for code in regions(run, request.actor)] if run else []
    region = chosen(request.GET.get("region", ""), there, request.actor) or COUNTRY
    said = request.GET.copy()
    said["region"] = region
    form = CoverageFilter(said, by=request.actor, regions=there or [(COUNTRY, name_of(COUNTRY))])
    return form, form.wanted(region)


def active(wanted: queries.Wanted) -> int:
    """Return how many filters beside the region are in use."""
    return sum(map(bool, (wanted.area, wanted.form, wanted.is_near, wanted.certain, wanted.text)))


def lists(request: HttpRequest, found: queries.Coverage, which: str) -> list[Tab]:
    """Return the three lists as tabs, each with how many skills it has."""
    named = {
        queries.MISSING: pgettext("skills", "Nobody teaches"),
        queries.TAUGHT: pgettext("skills", "Asked for and taught"),
        queries.IDLE: pgettext("skills", "Taught, not asked for"),
    }
    tabs = []
    for code, label in named.items():
        said = request.GET.copy()
        said["visa"] = code
        said.pop("page", None)
        tabs.append(Tab(label, f"?{said.urlencode()}", current=code == which, count=len(found.lines(code))))
    return tabs


def reasons(request: HttpRequest, found: queries.Coverage, wanted: queries.Wanted) -> dict[str, Any]:
    """Return why the numbers of ads are what they are."""
    if not found.run or not found.months:
        return {}
    months = found.months
    whole = behind.Wanted(wanted.region, first=months.last[0], last=months.last[-1])
    return {"months": months, "why": why(found.run, request.actor, whole)}


def about(found: queries.Coverage, wanted: queries.Wanted) -> list[list[Value]]:
    """Return the last rows of a file: place, time, sources and computation; none without a count of ads."""
    if not found.run or not found.months:
        return []
    return about_run(found.run, wanted.region, found.months.last[0], found.months.last[-1])
