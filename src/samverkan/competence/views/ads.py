"""The ads behind a number."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.competence.forms import AdsFilter
from samverkan.competence.places import name_of
from samverkan.competence.queries import behind as queries
from samverkan.competence.queries import vacancies
from samverkan.competence.queries.skill import find
from samverkan.competence.queries.why import why
from samverkan.competence.views.skills import crumbs
from samverkan.sources import spreadsheets
from samverkan.ui.page import Crumb

ON_A_PAGE = 50


@require_safe
@needs(Permission.AGREEMENT_READ)
def listing(request: HttpRequest, region: str) -> HttpResponse:
    """The ads behind a number of the party's own count: heading, place and day; what they say while they live."""
    form = AdsFilter(request.GET)
    run, wanted, names = vacancies.newest(request.actor), *said(form, region)
    table = queries.counted(run, request.actor, wanted) if run else None
    rows = queries.newest_first(table) if table is not None else []
    page: Page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page", "1"))
    page.object_list = queries.described(page.object_list, timezone.now())
    context = {
        "region": region,
        "region_name": name_of(region),
        "form": form,
        "names": names,
        "active": sum(bool(value) for value in (wanted.first, wanted.last, wanted.required)),
        "page": page,
        "folded": queries.folds(table) if table is not None else 0,
        "withheld": run is not None and table is None,
        "why": why(run, request.actor, queries.Wanted(region, first=wanted.first, last=wanted.last)) if run else None,
        "address": request.GET.urlencode(),
        "crumbs": crumbs(region, Crumb(_("Ads behind the number"))),
    }
    return render(request, "competence/ads.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest, region: str) -> HttpResponse:
    """Hand over which ads they are: number, heading, place and day, and the address of those that live."""
    run, wanted, _names = vacancies.newest(request.actor), *said(AdsFilter(request.GET), region)
    table = queries.counted(run, request.actor, wanted) if run else None
    ads = queries.described(queries.newest_first(table) if table is not None else [], timezone.now())
    return spreadsheets.hand_over(queries.sheet(ads), f"annonser-{region}.csv")


def said(form: AdsFilter, region: str) -> tuple[queries.Wanted, list[str]]:
    """Return which ads are asked for, and the occupation and skill among it by name."""
    given = form.said()
    concept = find(given["fardighet"]) if given["fardighet"] else None
    skill = concept["id"] if concept else given["fardighet"] or None
    codes = [code for code in (given["yrke"], skill) if code]
    called = vacancies.names(codes) if codes else {}
    wanted = queries.Wanted(
        region, given["yrke"] or None, skill, given["fran"], given["till"], given["hur"] if skill else ""
    )
    return wanted, [called.get(code, code) for code in codes]
