"""The list of areas, and what is said and decided about one. The page that gathers what is done is in `overview`."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import NotAllowed, can
from samverkan.accounts.finding import find
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.accounts.widening import SeenAlready, require_own
from samverkan.areas import actions
from samverkan.areas.forms import AreaFilter, AreaForm, DecisionForm, LeadForm, values_of
from samverkan.areas.models import Area
from samverkan.areas.queries import area_groups
from samverkan.ui.components import Confirmation
from samverkan.ui.forms import renew
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def areas(request: HttpRequest) -> HttpResponse:
    """Every area the party sees, by status."""
    form = AreaFilter(request.GET, by=request.actor)
    sought = form.sought()
    context = {
        "groups": area_groups(sought, request.actor),
        "form": form,
        "active": sought.active,
        "may_propose": can(request.actor, Permission.TOPIC_PROPOSE),
    }
    return render(request, "areas/list.html", context)


@needs(Permission.TOPIC_PROPOSE)
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a new area."""
    form = AreaForm(request.POST or None, by=request.actor, initial={"organisations": [request.actor.organisation_id]})
    if request.method == "POST" and form.is_valid():
        try:
            circle = form.cleaned_data["circle"]
            made = actions.propose(says=form.says(), circle=circle, by=request.actor, at=timezone.now())
            return _back(request, made, _("The area is proposed."))
        except actions.AlreadyThere as refusal:
            form.add_error("name", str(refusal))
    return _form(request, form, _("Propose an area"), _("Propose"))


@needs(Permission.AREA_EDIT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is said of an area; what somebody else saved meanwhile is shown beside."""
    area, theirs = _find(request, pk, Permission.AREA_EDIT), None
    form = AreaForm(request.POST or None, by=request.actor, area=area, initial=values_of(area))
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            actions.edit(area=area, says=form.says(), version=version, by=request.actor, at=timezone.now())
            return _back(request, area, _("Saved."))
        except actions.AlreadyThere as refusal:
            form.add_error("name", str(refusal))
        except EditedMeanwhile as meanwhile:
            theirs = _find(request, pk)
            renew(form, theirs.version, why=meanwhile)
    return _form(request, form, _("Edit the area"), _("Save"), area, theirs)


@needs(Permission.AREA_DECIDE)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Establish, go on exploring, or drop."""
    area, theirs = _find(request, pk, Permission.AREA_DECIDE), None
    start = {"decided_on": timezone.localdate(), "version": area.version}
    form = DecisionForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(area=area, **form.cleaned_data, by=request.actor, at=timezone.now())
            return _back(request, area, _("The decision is recorded."))
        except actions.NoReason as refusal:
            form.add_error(None, str(refusal))
        except EditedMeanwhile as meanwhile:
            theirs = _find(request, pk)
            renew(form, theirs.version, why=meanwhile)
    return _form(request, form, _("Decide about the area"), _("Record the decision"), area, theirs)


@needs(Permission.AREA_EDIT)
def lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose who leads the area in one's own organisation."""
    area = _find(request, pk, Permission.AREA_EDIT)
    held = area.leads.filter(organisation=request.actor.organisation_id).first()
    start = {"person": held.person_id if held else None}
    form = LeadForm(request.POST or None, by=request.actor, on=timezone.localdate(), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            actions.lead(area=area, person=form.cleaned_data["person"], by=request.actor, at=timezone.now())
            return _back(request, area, _("Saved."))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return _form(request, form, _("Who leads it"), _("Save"), area)


@needs(Permission.AREA_EDIT)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then send a private area to those it concerns."""
    area = _find(request, pk, Permission.AREA_EDIT)
    require_own(request.actor, area)
    if request.method == "POST":
        with suppress(SeenAlready):  # the button was pressed twice
            actions.share(area=area, by=request.actor, at=timezone.now())
        return _back(request, area, _("The organisations it concerns now see the area."))
    confirmation = Confirmation(
        title=_("Send the area to those it concerns"),
        what=area.name,
        verb=_("Send to the party – may become a public document at both"),
        cancel_url=_address(area),
        consequences=[_("The organisations it concerns see it and can change it, with a trace that you see.")],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


def _find(request: HttpRequest, pk: int, permission: Permission | None = None) -> Area:
    area: Area = find(request.actor, Area.objects.all(), permission, pk=pk)
    return area


def _form(
    request: HttpRequest, form: Any, title: str, verb: str, area: Area | None = None, theirs: Area | None = None
) -> HttpResponse:
    steps = [Crumb(area.name, _address(area))] if area else []
    context = {
        "form": form,
        "title": title,
        "verb": verb,
        "area": area,
        "theirs": theirs,
        "crumbs": [Crumb(_("Areas"), reverse("areas:areas")), *steps, Crumb(title)],
    }
    return render(request, "areas/form.html", context)


def _back(request: HttpRequest, area: Area, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(_address(area))


def _address(area: Area) -> str:
    """Return the address of the area's page, which a room above draws."""
    return reverse("overview:area", args=[area.pk])
