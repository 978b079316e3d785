"""The terms of an agreement: what both parties see of them, and their corrections."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements import tabs
from samverkan.agreements.actions import terms as actions
from samverkan.agreements.drafting import CannotApply
from samverkan.agreements.forms.terms import Correcting
from samverkan.agreements.models import Agreement
from samverkan.agreements.queries.terms import terms_page
from samverkan.agreements.views.loading import back_to, find_agreement


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Time, notice, money, bodies, follow-up, annexes and words, each with the words of the text that say it."""
    agreement = find_agreement(request, pk)
    context = {
        "page": terms_page(agreement, request.actor),
        "agreement": agreement,
        "tabs": tabs.tabs(agreement, "terms"),
        "crumbs": tabs.crumbs(agreement, (_("Terms"), "")),
    }
    return render(request, "agreements/terms/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change, add and remove terms; every button posts here."""
    agreement = find_agreement(request, pk, Permission.AGREEMENT_REGISTER)
    correcting = Correcting(agreement, request.actor)
    if request.method != "POST":
        return _form(request, agreement, correcting)
    correcting.take(request.POST)
    if correcting.refusals:
        return _form(request, agreement, correcting, status=400)
    if not correcting.steps:
        return redirect("agreements:terms", pk=pk)
    try:
        actions.edit_terms(
            agreement,
            steps=correcting.steps,
            version=correcting.version,
            by=request.actor,
            at=timezone.now(),
        )
    except EditedMeanwhile as refusal:
        return _form(request, agreement, Correcting(agreement, request.actor, request.POST), str(refusal), status=409)
    except CannotApply as refusal:
        correcting.refusals.append(str(refusal))
        return _form(request, agreement, correcting, status=400)
    again = request.POST.get("step", "").startswith("remove")
    return back_to(
        request, reverse("agreements:edit_terms" if again else "agreements:terms", args=[pk]), done=_("Saved.")
    )


def _form(
    request: HttpRequest, agreement: Agreement, correcting: Correcting, meanwhile: str = "", status: int = 200
) -> HttpResponse:
    url = reverse("agreements:terms", args=[agreement.pk])
    context = {
        "agreement": agreement,
        "terms": correcting.shown(),
        "version": correcting.kept_version,
        "refusals": correcting.refusals,
        "meanwhile": meanwhile,
        "differences": correcting.differences() if meanwhile else (),
        "page_url": reverse("agreements:edit_terms", args=[agreement.pk]),
        "crumbs": tabs.crumbs(agreement, (_("Terms"), url), (_("Change"), "")),
    }
    return render(request, "agreements/terms/edit.html", context, status=status)
