"""The public pages, which need no sign-in, and the page where a party chooses what stands there."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import can
from samverkan.accounts.needs import for_everybody, needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements.models import Agreement
from samverkan.agreements.tabs import crumbs, tabs
from samverkan.commissioned.models import Desk
from samverkan.publishing import actions, queries
from samverkan.publishing.choices import choices


@for_everybody
def agreements(request: HttpRequest) -> HttpResponse:
    """The public agreements."""
    context = {"agreements": queries.public_agreements(), "takes_enquiries": Desk.objects.taking_enquiries().exists()}
    return render(request, "publishing/agreements.html", context)


@for_everybody
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement: what was promised, what happened, changed, dropped and why."""
    return render(request, "publishing/agreement.html", {"page": queries.page_of(find(pk))})


@for_everybody
def commitment(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One promise with everything public about it, at an address that can be quoted."""
    found = find(pk)
    promise = queries.promise_of(found, number)
    if promise is None:
        raise Http404
    return render(request, "publishing/commitment.html", {"page": queries.frame(found), "promise": promise})


def find(pk: int) -> Agreement:
    """Return a public agreement, or answer 404."""
    public = Agreement.objects.public().select_related("independent_example")
    return get_object_or_404(public, pk=pk)


@needs(Permission.AGREEMENT_READ)
def shown(request: HttpRequest, pk: int) -> HttpResponse:
    """What everybody can see of an agreement; those who may choose, choose here."""
    found = get_object_or_404(Agreement.objects.visible_to(request.actor), pk=pk)
    if request.method == "POST":
        return publish(request, found)
    return render(
        request,
        "publishing/shown.html",
        {
            "agreement": found,
            "choices": choices(found, request.actor),
            "may_choose": can(request.actor, Permission.AGREEMENT_PUBLISH, found),
            "tabs": tabs(found, "public"),
            "crumbs": crumbs(found, (_("What is public"), "")),
        },
    )


def publish(request: HttpRequest, found: Agreement) -> HttpResponse:
    """Make public what was chosen, and say how much it was."""
    try:
        published = actions.publish(found, chosen=request.POST.getlist("chosen"), by=request.actor, at=timezone.now())
    except (actions.NotPublicYet, actions.NotYours) as refusal:
        messages.error(request, str(refusal))
    else:
        sentence = ngettext("%(n)d thing became public.", "%(n)d things became public.", len(published))
        messages.success(request, sentence % {"n": len(published)})
    return redirect("publishing:shown", pk=found.pk)
