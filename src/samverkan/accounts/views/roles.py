"""Giving and ending roles."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samverkan.accounts import actions
from samverkan.accounts.forms import EndRoleForm, GiveRoleForm
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.views.people import crumbs, own_person, person_page
from samverkan.ui.components import Confirmation


@needs(Permission.PEOPLE_ADMINISTER)
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person one more role."""
    of = own_person(request, pk)
    form = GiveRoleForm(request.POST)
    if form.is_valid():
        try:
            held = actions.give_role(person=of, **form.cleaned_data, by=request.actor, at=timezone.now())
        except actions.CannotAdminister as refusal:
            form.add_error(None, str(refusal))
        else:
            said = {"name": of.name, "role": held.get_role_display()}
            messages.success(request, _("%(name)s has been given the role %(role)s.") % said)
            return redirect("accounts:person", pk)
    return person_page(request, of, form, status=422)


@needs(Permission.PEOPLE_ADMINISTER)
def end(request: HttpRequest, pk: int, role_pk: int) -> HttpResponse:
    """Ask for the last day of a role, and end it."""
    of = own_person(request, pk)
    held = get_object_or_404(of.roles.filter(organisation=request.actor.organisation), pk=role_pk)
    form = EndRoleForm(request.POST or None, initial={"last_day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_role(held=held, last_day=form.cleaned_data["last_day"], by=request.actor, at=timezone.now())
        except actions.CannotAdminister as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The role ends."))
            return redirect("accounts:person", pk)
    said = {"name": of.name, "role": held.get_role_display()}
    confirmation = Confirmation(
        title=_("End the role %(role)s") % said,
        what=_("%(name)s keeps the role to the end of the last day.") % said,
        verb=_("End the role"),
        cancel_url=reverse("accounts:person", args=[pk]),
    )
    context = {"confirmation": confirmation, "form": form, "crumbs": crumbs(of.name)}
    return render(request, "ui/confirm.html", context, status=422 if form.errors else 200)
