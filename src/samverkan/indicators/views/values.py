"""One value entered or corrected, and the targets."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.indicators import actions
from samverkan.indicators.forms import TargetForm, ValueForm
from samverkan.indicators.forms.values import told
from samverkan.indicators.queries.lists import number_of
from samverkan.indicators.views.loading import back, find, form_page
from samverkan.ui.components import Confirmation
from samverkan.ui.dates import day
from samverkan.ui.numbers import Number


@needs(Permission.INDICATOR_EDIT)
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what the indicator was on a day."""
    indicator = find(request, pk, Permission.INDICATOR_EDIT)
    form = ValueForm(request.POST or None, indicator=indicator, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            actions.enter(indicator=indicator, says=form.says(), by=request.actor, at=timezone.now())
            return back(request, indicator, _("The value is entered."))
        except actions.CannotEnter as refusal:
            form.add_error("on", str(refusal))
    return form_page(request, form, _("Enter a value"), indicator=indicator)


@needs(Permission.INDICATOR_EDIT)
def correct(request: HttpRequest, pk: int, value_pk: int) -> HttpResponse:
    """Let another value take the place of one."""
    indicator = find(request, pk, Permission.INDICATOR_EDIT)
    old = get_object_or_404(indicator.values.all(), pk=value_pk)
    form = ValueForm(request.POST or None, indicator=indicator, today=timezone.localdate(), initial=told(old))
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct(old=old, says=form.says(), by=request.actor, at=timezone.now())
            return back(request, indicator, _("The value is corrected. The earlier one is kept in the history."))
        except actions.CannotEnter as refusal:
            form.add_error(None, str(refusal))
    said = {"value": number_of(indicator, old).text, "day": day(old.on)}
    notes = _("Until now: %(value)s on %(day)s. It stays in the history with who entered it.") % said
    return form_page(request, form, _("Correct a value"), _("Correct"), indicator, notes=notes)


@needs(Permission.INDICATOR_EDIT)
def set_target(request: HttpRequest, pk: int) -> HttpResponse:
    """Set what one's own organisation wants the indicator to be by a day."""
    indicator = find(request, pk, Permission.INDICATOR_EDIT)
    form = TargetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.set_target(indicator=indicator, **form.cleaned_data, by=request.actor, at=timezone.now())
        return back(request, indicator, _("The target is set."))
    notes = _("Each party sets its own targets; the others see them beside theirs.")
    return form_page(request, form, _("Set a target"), indicator=indicator, notes=notes)


@needs(Permission.INDICATOR_EDIT)
def remove_target(request: HttpRequest, pk: int, target_pk: int) -> HttpResponse:
    """Ask first, then remove a target of one's own organisation."""
    indicator = find(request, pk, Permission.INDICATOR_EDIT)
    own = indicator.targets.filter(set_by=request.actor.organisation_id)
    target = get_object_or_404(own, pk=target_pk)
    if request.method == "POST":
        actions.remove_target(target=target, by=request.actor, at=timezone.now())
        return back(request, indicator, _("The target is removed."))
    figure = Number(target.value, indicator.unit, indicator.decimals).text
    confirmation = Confirmation(
        title=_("Remove the target"),
        what=f"{indicator.name}: {figure}, {day(target.on)}",
        verb=_("Remove"),
        cancel_url=reverse("indicators:page", args=[pk]),
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})
