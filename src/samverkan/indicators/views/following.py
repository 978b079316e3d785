"""An indicator itself: begun, edited, sent, removed."""

from contextlib import suppress

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.accounts.widening import SeenAlready, require_own
from samverkan.indicators import actions
from samverkan.indicators.forms import IndicatorForm, values_of
from samverkan.indicators.models import Indicator
from samverkan.indicators.views.loading import back, find, form_page
from samverkan.ui.components import Confirmation
from samverkan.ui.forms import renew


@needs(Permission.INDICATOR_EDIT)
def add(request: HttpRequest) -> HttpResponse:
    """Begin to follow an indicator."""
    start = {"organisations": [request.actor.organisation_id]}
    form = IndicatorForm(request.POST or None, by=request.actor, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            circle = form.cleaned_data["circle"]
            made = actions.add(says=form.says(), circle=circle, by=request.actor, at=timezone.now())
            return back(request, made, _("The indicator is there. Enter its values, or read them from a file."))
        except actions.AlreadyThere as refusal:
            form.add_error("name", str(refusal))
    return form_page(request, form, _("Follow an indicator"), _("Follow"))


@needs(Permission.INDICATOR_EDIT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is said of an indicator; what somebody else saved meanwhile is shown beside."""
    indicator, theirs = find(request, pk, Permission.INDICATOR_EDIT), None
    form = IndicatorForm(request.POST or None, by=request.actor, indicator=indicator, initial=values_of(indicator))
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            actions.edit(indicator=indicator, says=form.says(), version=version, by=request.actor, at=timezone.now())
            return back(request, indicator, _("Saved."))
        except actions.AlreadyThere as refusal:
            form.add_error("name", str(refusal))
        except EditedMeanwhile as meanwhile:
            theirs = find(request, pk)
            renew(form, theirs.version, why=meanwhile)
    return form_page(request, form, _("Edit the indicator"), indicator=indicator, theirs=theirs)


@needs(Permission.INDICATOR_EDIT)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then send a private indicator to those it concerns."""
    indicator = find(request, pk, Permission.INDICATOR_EDIT)
    require_own(request.actor, indicator)
    if request.method == "POST":
        with suppress(SeenAlready):  # the button was pressed twice
            actions.share(indicator=indicator, by=request.actor, at=timezone.now())
        return back(request, indicator, _("The organisations it concerns now see the indicator."))
    names = ", ".join(indicator.organisations.values_list("name", flat=True))
    confirmation = Confirmation(
        title=_("Send the indicator to those it concerns"),
        what=indicator.name,
        verb=_("Send to the party – may become a public document at both"),
        cancel_url=_address(indicator),
        consequences=[
            _("It is seen by: %(names)s.") % {"names": names},
            _("They see its values and can add to them, with a trace that you see."),
        ],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


@needs(Permission.INDICATOR_EDIT)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then remove an indicator with its values; only where it was made."""
    indicator = find(request, pk, Permission.INDICATOR_EDIT)
    if indicator.home_id != request.actor.organisation_id:
        raise PermissionDenied
    if request.method == "POST":
        try:
            actions.remove(indicator=indicator, by=request.actor, at=timezone.now())
        except actions.IndicatorInUse as refusal:
            messages.error(request, str(refusal))
            return redirect(_address(indicator))
        messages.success(request, _("The indicator is removed."))
        return redirect("indicators:indicators")
    confirmation = Confirmation(
        title=_("Remove the indicator"),
        what=indicator.name,
        verb=_("Remove"),
        cancel_url=_address(indicator),
        consequences=[_("All its values and targets are removed for everybody, and cannot be brought back.")],
        danger=True,
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


def _address(indicator: Indicator) -> str:
    return reverse("indicators:page", args=[indicator.pk])
