"""The list of cases, the page of one, and beginning one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.planning.files import as_json, checked
from samverkan.planning.queries import cases, flowing, results
from samverkan.planning.queries import figures as figures_of
from samverkan.planning.queries.comments import comments as comments_of
from samverkan.planning.queries.establishment import told
from samverkan.planning.views.loading import find, of_case
from samverkan.sources import chart_files
from samverkan.ui.files import to_keep
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def listing(request: HttpRequest) -> HttpResponse:
    """Every case that the party sees."""
    page = cases.case_page(request.GET.get("page", "1"), request.actor)
    return render(request, "planning/list.html", {"page": page, "may_begin": can(request.actor, Permission.AREA_EDIT)})


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: what it is built on, what has been computed of it, and what can be done with it."""
    case = find(request, pk)
    view, result = cases.whole(case), results.newest(case)
    establishment = told(view.document)
    charts = {"etablering": establishment.chart} if establishment.chart else {}
    if file := chart_files.wanted(request, charts, chart_files.Told([case.title])):
        return file
    may_edit = can(request.actor, Permission.AREA_EDIT, case)
    following = flowing.following_of(case)
    context = {
        "case": case,
        "following": following,
        "follows": flowing.followed(following) if following else (),
        "newer": flowing.sentence(following.newer) if following and following.newer else "",
        "area": cases.area_of(case, request.actor),
        "page": view,
        "last": results.latest(case),
        "result": result,
        "to_obtain": figures_of.to_obtain(result) if result and result.is_whole and view.sourced.is_example else (),
        "establishment": establishment,
        "comments": comments_of(case),
        "may_comment": can(request.actor, Permission.TOPIC_PROPOSE, case),
        "history": history(case, request.actor),
        "may_edit": may_edit,
        "may_copy": can(request.actor, Permission.AREA_EDIT),
        "may_remove": may_edit and case.home_id == request.actor.organisation_id,
        "may_calculate": can(request.actor, Permission.RUN_START, case),
        "crumbs": of_case(case),
    }
    return render(request, "planning/case.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def figures(request: HttpRequest, pk: int) -> HttpResponse:
    """Every number of the case with where it comes from."""
    case, only = find(request, pk), request.GET.get("visa", "")
    view = cases.whole(case)
    context = {
        "case": case,
        "page": view,
        "parts": figures_of.parts(view, only),
        "only": only,
        "may_edit": can(request.actor, Permission.AREA_EDIT, case),
        "crumbs": of_case(case, Crumb(_("What it is built on"))),
    }
    return render(request, "planning/figures.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest, pk: str, ending: str) -> HttpResponse:
    """Hand over the case as it stands: YAML as it was written, or JSON."""
    case = find(request, int(pk))
    text = cases.newest_version(case).text
    name = f"{slugify(case.title)[:60] or 'fall'}.{ending}"
    return to_keep(text if ending == "yaml" else as_json(checked(text).document), name)
