"""The first screen of the competence supply, and the page of one occupation."""

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.competence import asked_elsewhere, asking, taking_up
from samverkan.competence.forms import OccupationFilter, QuestionForm
from samverkan.competence.places import name_of
from samverkan.competence.queries import listing as lists
from samverkan.competence.queries import vacancies
from samverkan.competence.queries.behind import ANY, counted, of_last_year
from samverkan.competence.queries.facts import facts
from samverkan.competence.queries.occupation import Occupation, occupation
from samverkan.competence.queries.origins import origins, told_of, told_of_run
from samverkan.competence.queries.regions import chosen, regions
from samverkan.competence.queries.sheet import rows
from samverkan.competence.queries.skill import pairs_among
from samverkan.competence.queries.skills import skills
from samverkan.competence.queries.why import why
from samverkan.sources import chart_files, spreadsheets
from samverkan.ui.page import Crumb

ON_A_PAGE = 50
MOST_PAIRS = 10


@require_safe
@needs(Permission.AGREEMENT_READ)
def listing(request: HttpRequest) -> HttpResponse:
    """Occupations of a region: the party's own on top, all of them below; filters and order stand in the address."""
    there = regions()
    region = chosen(request.GET.get("region", ""), there, request.actor)
    said = request.GET.copy()
    said["region"] = region
    form = OccupationFilter(said, regions=there)
    known = facts(region, timezone.localdate())
    every = lists.occupations(known, request.actor)
    sought = form.sought()
    found = lists.sought(every, sought, request.GET.get("sort", ""))
    context = {
        "form": form,
        "active": sought.active,
        "region": region,
        "region_name": name_of(region) if region else "",
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page", "1")),
        "followed": [(one, lists.asked(known, one)) for one in every if one.followed],
        "may_follow": can(request.actor, Permission.TOPIC_PROPOSE),
        "origins": origins(region),
        "address": request.GET.urlencode(),
        "sources_url": reverse("sources:sources"),
        "elsewhere": asked_elsewhere.asked_elsewhere(request.actor),
    }
    return render(request, "competence/list.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, region: str, ssyk: str) -> HttpResponse:
    """One occupation in one region: what is judged, how many work in it, what education there is, what to ask."""
    shown = occupation(region, ssyk, request.actor, timezone.localdate())
    asked = in_ads(request, region, ssyk)
    if file := chart_file(request, shown, asked):
        return file
    may_ask = can(request.actor, Permission.TOPIC_PROPOSE)
    inboxes = asking.inboxes(request.actor, timezone.now()) if may_ask else []
    said = {"title": shown.question.title, "why": shown.question.reason}
    context = {
        "page": shown,
        "may_ask": may_ask,
        "inboxes": inboxes,
        "form": QuestionForm(initial=said, inboxes=inboxes),
        "taken_up": taking_up.taken_up(region, ssyk, request.actor),
        "origins": origins(region),
        "asked": asked,
        **(beside_asked(request, asked) if asked else {}),
        "crumbs": [Crumb(_("Competence"), reverse("competence:occupations") + f"?region={region}"), Crumb(shown.name)],
    }
    return render(request, "competence/occupation.html", context)


def beside_asked(request: HttpRequest, asked: vacancies.Asked) -> dict[str, Any]:
    """Return what stands beside the figures of ads: why, the skills and how needed they are, and their pairs."""
    wanted = of_last_year(asked.months, asked.region)
    behind = counted(asked.run, request.actor, replace(wanted, ssyk=asked.ssyk, skill=ANY)) if asked.ssyk else None
    found = skills(asked.run, asked.region, asked.months, request.actor, asked.ssyk)
    called = {one.code: one.name for one in found}
    return {
        "why": why(asked.run, request.actor, wanted),
        "skills": found[: vacancies.MOST],
        "pairs": pairs_among(behind, called)[:MOST_PAIRS] if behind is not None else (),
    }


def chart_file(request: HttpRequest, shown: Occupation, asked: vacancies.Asked | None) -> HttpResponse | None:
    """Return the chart of the page that is asked for as a file."""
    if not request.GET.keys() & {"diagram", "fil"}:
        return None
    if asked and request.GET.get("diagram") == vacancies.CHART:
        return chart_files.wanted(request, {vacancies.CHART: asked.chart}, told_of_run(asked.run))
    return chart_files.wanted(
        request, {one.name: one.chart for one in shown.drawn}, told_of("FIGURES", region=shown.region)
    )


def in_ads(request: HttpRequest, region: str, ssyk: str) -> vacancies.Asked | None:
    """Return what job ads ask for in the occupation, when the party has had them counted."""
    run = vacancies.newest(request.actor)
    return vacancies.asked(run, region, request.actor, ssyk) if run else None


@require_safe
@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest, ending: str) -> HttpResponse:
    """Hand over the occupations of a region as they are filtered and ordered, with the sources."""
    there = regions()
    region = chosen(request.GET.get("region", ""), there, request.actor)
    known = facts(region, timezone.localdate())
    sought = OccupationFilter(request.GET, regions=there).sought()
    found = lists.sought(lists.occupations(known, request.actor), sought, request.GET.get("sort", ""))
    return spreadsheets.hand_over(rows(found, known), f"yrken-{region or '00'}.{ending}", _("Occupations"))
