"""The page where a party opens its public form."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.commissioned.actions import opening
from samverkan.commissioned.forms.choosing import DeskForm, rules_of
from samverkan.commissioned.models import Desk
from samverkan.commissioned.views.loading import crumbs
from samverkan.ui.page import Crumb


@needs(Permission.AGREEMENT_PUBLISH)
def desk(request: HttpRequest) -> HttpResponse:
    """Open or close the public form of one's own party."""
    mine = Desk.objects.filter(organisation=request.actor.home).first() or Desk(organisation=request.actor.home)
    form = DeskForm(request.POST or None, initial=rules_of(mine))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            kept = opening.set_desk(rules=form.rules(), version=version, by=request.actor, at=timezone.now())
            said = _("The form is open to everybody.") if kept.is_open else _("The form is closed.")
            messages.success(request, said)
            return redirect("commissioned:board")
        except EditedMeanwhile as meanwhile:
            form.add_error(None, str(meanwhile))
    context = {
        "form": form,
        "title": _("The public form"),
        "verb": _("Save"),
        "back": reverse("commissioned:board"),
        "desk": mine,
        "crumbs": crumbs(Crumb(_("The public form"))),
    }
    return render(request, "commissioned/desk.html", context)
