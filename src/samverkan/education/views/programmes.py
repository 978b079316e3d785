"""The list of education, and the page of one programme or course."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.accounts.widening import is_own
from samverkan.competence.places import name_of
from samverkan.education.forms import ManyForm, ProgrammeFilter
from samverkan.education.models import Programme
from samverkan.education.queries.listing import programme_page
from samverkan.education.queries.programme import CHART, corrected_words, programme_view
from samverkan.education.views.loading import crumbs, find
from samverkan.sources import chart_files


@require_safe
@needs(Permission.AGREEMENT_READ)
def programmes(request: HttpRequest) -> HttpResponse:
    """Every programme and course that the party sees; filters, order and page stand in the address."""
    form = ProgrammeFilter(request.GET, by=request.actor)
    sought, asked = form.sought(), request.GET
    context = {
        "page": programme_page(sought, asked.get("sort", ""), asked.get("page", "1"), request.actor),
        "form": form,
        "active": sought.active,
        "is_filterable": Programme.objects.visible_to(request.actor).exists(),
        "may_add": can(request.actor, Permission.EDUCATION_EDIT),
        "many": ManyForm(by=request.actor),
        "address": request.GET.urlencode(),
    }
    return render(request, "education/list.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One programme: what is said of it, its figures year by year, what it teaches, and what has happened to it."""
    programme = find(request, pk)
    shown = programme_view(programme)
    sources = list(dict.fromkeys(one.figures.source for one in shown.years))
    if file := chart_files.wanted(request, {CHART: shown.chart}, chart_files.Told(sources)):
        return file
    context = {
        "programme": programme,
        "page": shown,
        "place": name_of(programme.municipality_code) if programme.municipality_code else "",
        "corrected": corrected_words(programme),
        "areas": programme.areas.visible_to(request.actor),
        "history": history(programme, request.actor),
        "may_edit": can(request.actor, Permission.EDUCATION_EDIT, programme),
        "is_own": is_own(request.actor, programme),
        "crumbs": crumbs(programme),
    }
    return render(request, "education/programme.html", context)
