"""Finding the thing that a page is about, or answering 404 as if it did not exist."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from samverkan.accounts.actor import can
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, Commitment


def find_agreement(request: HttpRequest, pk: int, permission: Permission | None = None) -> Agreement:
    """Return the agreement if the actor may see it (else 404) and may do what is asked (else 403)."""
    return find(request, Agreement.objects.select_related("home"), permission, pk=pk)


def find_commitment(request: HttpRequest, pk: int, number: int, permission: Permission | None = None) -> Commitment:
    """Return the numbered commitment of an agreement; both must be visible to the actor."""
    seen = Agreement.objects.visible_to(request.actor)
    commitments = Commitment.objects.filter(agreement__in=seen).select_related("agreement__home", "home")
    # Few have anything told of them by the rooms above; asked here, it takes no query of its own to know.
    told = {f"has_{name}": Exists(_told(name).filter(**{to: OuterRef("pk")}).order_by()) for name, to in TOLD.items()}
    return find(request, commitments.annotate(**told), permission, agreement=pk, number=number)


TOLD = {"facts": "commitments", "positions": "commitments", "topics": "commitment"}


def _told(name: str) -> Any:
    model: Any = Commitment._meta.get_field(name).related_model
    return model.objects


def find(request: HttpRequest, things: QuerySet[Any], permission: Permission | None, **which: Any) -> Any:
    """Return the one thing among those visible; 404 when there is none, 403 when it may not be touched."""
    thing = get_object_or_404(things.visible_to(request.actor), **which)
    if permission and not can(request.actor, permission, thing):
        raise PermissionDenied
    return thing


def back_to(request: HttpRequest, url: str, *, done: str = "", refused: str = "") -> HttpResponse:
    """Go back to a page with a sentence about what was done, or why it was not."""
    if refused:
        messages.error(request, refused)
    if done:
        messages.success(request, done)
    return redirect(url)
