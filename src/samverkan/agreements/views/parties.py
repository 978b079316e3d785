"""The parties of an agreement, and everything that has happened to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history as lines_of
from samverkan.agreements import tabs
from samverkan.agreements.actions import contacts as actions
from samverkan.agreements.actions.owning import NotOurPerson
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.forms.contacts import ContactForm
from samverkan.agreements.models import Agreement
from samverkan.agreements.queries.parties import party_pages
from samverkan.agreements.views.loading import back_to, find_agreement


@require_safe
@needs(Permission.AGREEMENT_READ)
def parties(request: HttpRequest, pk: int) -> HttpResponse:
    """Who the parties are, who answers for each, and whether each has confirmed."""
    return _show(request, find_agreement(request, pk))


@require_POST
@needs(Permission.COMMITMENT_EDIT)
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Name one's own party's contact."""
    agreement = find_agreement(request, pk, Permission.COMMITMENT_EDIT)
    form = ContactForm(request.POST, by=request.actor, on=timezone.localdate())
    if form.is_valid():
        try:
            actions.contact(agreement=agreement, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back_to(request, reverse("agreements:parties", args=[pk]), done=_("Saved."))
        except (NotOurPerson, NotAParty) as refusal:
            form.add_error(None, str(refusal))
    return _show(request, agreement, form)


def _show(request: HttpRequest, agreement: Agreement, form: ContactForm | None = None) -> HttpResponse:
    own = agreement.parties.filter(organisation=request.actor.organisation_id).first()
    if own and not form and can(request.actor, Permission.COMMITMENT_EDIT, agreement):
        initial = {"person": own.contact_id, "registry_number": own.registry_number}
        form = ContactForm(by=request.actor, on=timezone.localdate(), initial=initial)
    context = {
        "agreement": agreement,
        "parties": party_pages(agreement, request.actor),
        "representatives": agreement.representatives.all(),
        "contact_form": form,
        "tabs": tabs.tabs(agreement, "parties"),
        "crumbs": tabs.crumbs(agreement, (_("Parties"), "")),
    }
    return render(request, "agreements/living/parties.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that has happened to the agreement and within it, newest first."""
    agreement = find_agreement(request, pk)
    slots = dict(agreement.parties.values_list("organisation", "position"))
    context = {
        "agreement": agreement,
        "lines": lines_of(agreement, request.actor, whole=True, slots=slots, limit=300),
        "tabs": tabs.tabs(agreement, "history"),
        "crumbs": tabs.crumbs(agreement, (_("History"), "")),
    }
    return render(request, "agreements/living/history.html", context)
