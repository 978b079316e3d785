"""The list of cases, the page of one, and beginning one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.planning import actions
from samverkan.planning.forms import UploadForm
from samverkan.planning.queries import cases, results
from samverkan.planning.views.loading import back, crumbs, find, of_case
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
    context = {
        "case": case,
        "page": cases.whole(case),
        "last": results.latest(case),
        "result": results.newest(case),
        "history": history(case, request.actor),
        "may_edit": can(request.actor, Permission.AREA_EDIT, case),
        "may_calculate": can(request.actor, Permission.RUN_START, case),
        "crumbs": of_case(case),
    }
    return render(request, "planning/case.html", context)


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
