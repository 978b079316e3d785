"""The page where a party keeps its own details."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts import actions
from samverkan.accounts.forms import OrganisationForm
from samverkan.accounts.models import Organisation
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import history
from samverkan.accounts.requests import HttpRequest


@needs(Permission.PEOPLE_ADMINISTER)
def organisation(request: HttpRequest) -> HttpResponse:
    """Show and change the acting party's own details."""
    own = Organisation.objects.get(pk=request.actor.home.pk)
    form = OrganisationForm(request.POST or None, instance=own)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_organisation(values=form.values(), by=request.actor, at=timezone.now())
        except (actions.CannotAdminister, ValidationError) as refusal:
            form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
        else:
            messages.success(request, _("The details have been saved."))
            return redirect("accounts:organisation")
    context = {"form": form, "history": history(own, request.actor, limit=20)}
    return render(request, "accounts/organisation.html", context, status=422 if form.errors else 200)
