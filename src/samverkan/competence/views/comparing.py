"""Two regions or two periods side by side."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.competence.forms import ComparingForm
from samverkan.competence.places import COUNTRY, name_of
from samverkan.competence.queries import comparing as queries
from samverkan.competence.queries import vacancies
from samverkan.competence.queries.origins import told_of_run
from samverkan.competence.queries.periods import Period, chosen_period, periods
from samverkan.competence.queries.regions import chosen
from samverkan.runs.models import Run
from samverkan.sources import chart_files
from samverkan.ui.page import Crumb

ON_A_PAGE = 50


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest) -> HttpResponse:
    """What the ads of one region or period name more or less often than those of another; all of it in the address."""
    run = vacancies.newest(request.actor)
    crumbs = [Crumb(_("Competence"), reverse("competence:occupations")), Crumb(_("Compare"))]
    months = vacancies.months(run, request.actor) if run else None
    if run is None or months is None:
        may_start = can(request.actor, Permission.RUN_START)
        return render(request, "competence/comparing.html", {"crumbs": crumbs, "may_start": may_start})
    found, form, of = compared(request, run, months)
    chart = queries.drawn(found, of)
    if file := chart_files.wanted(request, {queries.CHART: chart}, told_of_run(run)):
        return file
    text, only_sure = request.GET.get("q", ""), bool(request.GET.get("tydliga"))
    lines = queries.sought(found.lines, text, only_sure, request.GET.get("sort", ""))
    context = {
        "run": run,
        "form": form,
        "active": bool(text) + only_sure,
        "found": found,
        "of": of,
        "chart": chart,
        "chart_name": queries.CHART,
        "page": Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page", "1")),
        "fewest": queries.FEWEST,
        "crumbs": crumbs,
    }
    return render(request, "competence/comparing.html", context)


def compared(request: HttpRequest, run: Run, months: vacancies.Months) -> tuple[queries.Compared, ComparingForm, str]:
    """Return what the address asks to have compared, the form that says so, and of what it is."""
    asked, codes = request.GET, vacancies.regions(run, request.actor)
    there = [(code, name_of(code)) for code in codes]
    region = chosen(asked.get("region", ""), there, request.actor)
    period = chosen_period(asked.get("period", ""), months)
    other, again = beside(asked.get("mot", ""), asked.get("motperiod", ""), region, period, codes, months)
    of = queries.SKILLS if asked.get("av") == queries.SKILLS else queries.OCCUPATIONS
    said = asked.copy()
    for name, value in (("region", region), ("mot", other), ("period", period.code), ("motperiod", again.code)):
        said[name] = value
    said["av"] = of
    choices = periods(months)
    choices += [(one.code, one.name) for one in {period, again} if one.code not in dict(choices)]
    form = ComparingForm(said, regions=there, periods=choices)
    sides = queries.Side(region, period), queries.Side(other, again)
    return queries.compared(run, *sides, of, None, request.actor), form, of


def beside(
    asked: str, asked_period: str, region: str, period: Period, codes: list[str], months: vacancies.Months
) -> tuple[str, Period]:
    """Return what to set beside: what was asked for, else the region's own year before, else the country."""
    if not asked and not asked_period and months.before:
        return region, Period(months.before[0], months.before[-1])
    return asked if asked in codes else COUNTRY, chosen_period(asked_period or period.code, months)
