"""What is said of a case beside its file; who sees it; copying and removing it."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.accounts.widening import SeenAlready, require_own
from samverkan.planning import actions
from samverkan.planning.forms import CopyForm, DescriptionForm
from samverkan.planning.models import Case
from samverkan.planning.queries import cases
from samverkan.planning.views.loading import address, back, find, of_case
from samverkan.ui.components import Confirmation
from samverkan.ui.forms import renew
from samverkan.ui.page import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Change title, description, area and whom it concerns."""
    case, theirs = find(request, pk, Permission.AREA_EDIT), None
    form = DescriptionForm(request.POST or None, case=case, by=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            actions.describe(case=case, says=form.says(), seen=seen, by=request.actor, at=timezone.now())
            return back(request, case, _("Saved."))
        except EditedMeanwhile as meanwhile:
            names = ", ".join(case.organisations.values_list("name", flat=True))
            theirs = [(_("Title"), case.title), (_("Description"), case.description), (_("Concerns"), names)]
            renew(form, cases.stamp_of(case), "seen", why=meanwhile)
        except actions.AlreadyThere as refusal:
            form.add_error("title", str(refusal))
    return _form(request, case, form, _("Describe the case"), _("Save"), theirs)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a case of one's own from this one."""
    case = find(request, pk, Permission.AREA_EDIT)
    start = {"title": _("%(title)s, copy") % {"title": case.title}}
    form = CopyForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.copy(
                of=cases.newest_version(case), title=form.cleaned_data["title"], by=request.actor, at=timezone.now()
            )
            return back(request, made, _("The copy is your party's own; nobody else sees it yet."))
        except actions.AlreadyThere as refusal:
            form.add_error("title", str(refusal))
    return _form(request, case, form, _("Copy the case"), _("Copy"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then send a private case to those it concerns."""
    case = find(request, pk, Permission.AREA_EDIT)
    require_own(request.actor, case)
    if request.method == "POST":
        with suppress(SeenAlready):  # the button was pressed twice
            actions.share(case=case, by=request.actor, at=timezone.now())
        return back(request, case, _("The organisations it concerns now see the case."))
    names = ", ".join(case.organisations.values_list("name", flat=True))
    confirmation = Confirmation(
        title=_("Send the case to those it concerns"),
        what=case.title,
        verb=_("Send to the party – may become a public document at both"),
        cancel_url=address(case),
        consequences=[
            _("It is seen by: %(names)s.") % {"names": names},
            _("They see its versions, plans, scenarios and comments, earlier ones too, and can change it."),
        ],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then remove the case with all that was made of it; only where it was begun."""
    case = find(request, pk, Permission.AREA_EDIT)
    if case.home_id != request.actor.organisation_id:
        raise PermissionDenied
    if request.method == "POST":
        actions.remove(case=case, by=request.actor, at=timezone.now())
        messages.success(request, _("The case is removed."))
        return redirect("planning:cases")
    confirmation = Confirmation(
        title=_("Remove the case"),
        what=case.title,
        verb=_("Remove"),
        cancel_url=address(case),
        consequences=[
            _("All its versions, plans and comments are removed for everybody, and cannot be brought back."),
            _("Each party keeps the computations that it asked for in its own list."),
        ],
        danger=True,
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


def _form(
    request: HttpRequest, case: Case, form: DescriptionForm | CopyForm, title: str, verb: str, theirs: Any = None
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "verb": verb,
        "back": address(case),
        "crumbs": of_case(case, Crumb(title)),
        "theirs": theirs,
    }
    return render(request, "ui/form.html", context)
