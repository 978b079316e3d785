"""The page where a party keeps its own details."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samverkan.accounts import actions
from samverkan.accounts.forms import FormerNameForm, OrganisationForm
from samverkan.accounts.models import FormerName, Organisation
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
    return _show(request, own, form)


@require_POST
@needs(Permission.PEOPLE_ADMINISTER)
def add_former_name(request: HttpRequest) -> HttpResponse:
    """Say what the acting party was called until a day."""
    own = Organisation.objects.get(pk=request.actor.home.pk)
    form = FormerNameForm(request.POST, auto_id="former_%s")
    if form.is_valid():
        try:
            actions.add_former_name(**form.cleaned_data, by=request.actor, at=timezone.now())
        except (actions.CannotAdminister, actions.NameUntilThatDay) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The former name has been added."))
            return redirect("accounts:organisation")
    return _show(request, own, OrganisationForm(instance=own), former=form)


@require_POST
@needs(Permission.PEOPLE_ADMINISTER)
def remove_former_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a former name of the acting party."""
    former = get_object_or_404(FormerName, pk=pk, organisation=request.actor.home)
    actions.remove_former_name(former, by=request.actor, at=timezone.now())
    messages.success(request, _("The former name has been removed."))
    return redirect("accounts:organisation")


def _show(
    request: HttpRequest, own: Organisation, form: OrganisationForm, former: FormerNameForm | None = None
) -> HttpResponse:
    is_refused = form.errors or (former and former.errors)
    context = {
        "form": form,
        "former": former or FormerNameForm(auto_id="former_%s"),
        "former_names": own.former_names.all(),
        "history": history(own, request.actor, limit=20),
    }
    return render(request, "accounts/organisation.html", context, status=422 if is_refused else 200)
