"""The list of cases, the page of one, and beginning one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.planning import actions
from samverkan.planning.files import as_json, checked
from samverkan.planning.forms import UploadForm
from samverkan.planning.queries import cases, results
from samverkan.planning.queries import figures as figures_of
from samverkan.planning.queries.comments import comments as comments_of
from samverkan.planning.queries.establishment import told
from samverkan.planning.views.loading import back, crumbs, find, of_case
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
    context = {
        "case": case,
        "page": view,
        "last": results.latest(case),
        "result": result,
        "to_obtain": figures_of.to_obtain(result) if result and view.sourced.is_example else (),
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


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def upload(request: HttpRequest) -> HttpResponse:
    """Begin a case with a file."""
    start = {"organisations": [request.actor.organisation_id], "circle": "private"}
    form = UploadForm(request.POST or None, request.FILES or None, by=request.actor, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.begin(
                says=form.says(), file=form.cleaned_data["file"], note=_("Uploaded"),
                circle=form.cleaned_data["circle"], by=request.actor, at=timezone.now(),
            )  # fmt: skip
            return back(request, made, _("The case is there. Compute it, or look through its figures first."))
        except actions.AlreadyThere as refusal:
            form.add_error("title", str(refusal))
    title = _("Upload a case file")
    context = {
        "form": form,
        "title": title,
        "verb": _("Upload"),
        "back": reverse("planning:cases"),
        "crumbs": crumbs(Crumb(title)),
    }
    return render(request, "planning/upload.html", context)
