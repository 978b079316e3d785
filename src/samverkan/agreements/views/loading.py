"""Finding the thing that a page is about, or answering 404 as if it did not exist."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from samverkan.accounts.actor import can
from samverkan.accounts.finding import find
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, Commitment


def find_agreement(request: HttpRequest, pk: int, permission: Permission | None = None) -> Agreement:
    """Return the agreement if the actor may see it (else 404) and may do what is asked (else 403)."""
    return find(request.actor, Agreement.objects.select_related("home"), permission, pk=pk)


def find_own(request: HttpRequest, pk: int, permission: Permission | None = None) -> Agreement:
    """Return an agreement that the actor's organisation is a party to now: what goes on in it is for those alone."""
    agreement = find_agreement(request, pk)
    if not agreement.parties.current().filter(organisation=request.actor.organisation_id).exists():
        raise Http404
    if permission and not can(request.actor, permission, agreement):
        raise PermissionDenied
    return agreement


def find_commitment(request: HttpRequest, pk: int, number: int, permission: Permission | None = None) -> Commitment:
    """Return the numbered commitment of an agreement; both must be visible to the actor."""
    seen = Agreement.objects.visible_to(request.actor)
    commitments = Commitment.objects.filter(agreement__in=seen).select_related("agreement__home", "home")
    # Few have anything told of them by the rooms above; asked here, it takes no query of its own to know.
    told = {f"has_{name}": Exists(_told(name).filter(**{to: OuterRef("pk")}).order_by()) for name, to in TOLD.items()}
    return find(request.actor, commitments.annotate(**told), permission, agreement=pk, number=number)


TOLD = {"facts": "commitments", "positions": "commitments", "topics": "commitment"}


def _told(name: str) -> Any:
    model: Any = Commitment._meta.get_field(name).related_model
    return model.objects


def back_to(request: HttpRequest, url: str, *, done: str = "", refused: str = "") -> HttpResponse:
    """Go back to a page with a sentence about what was done, or why it was not."""
    if refused:
        messages.error(request, refused)
    if done:
        messages.success(request, done)
    return redirect(url)
