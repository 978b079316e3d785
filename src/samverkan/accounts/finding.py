"""Finding the one thing that a page is about, or answering as if it did not exist."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.permissions import Permission


def find(by: Actor, things: Any, permission: Permission | None, **which: Any) -> Any:
    """Return the one of `things`, a query, the actor sees: 404 when there is none, 403 when it may not touch it."""
    thing = get_object_or_404(things.visible_to(by), **which)
    if permission and not can(by, permission, thing):
        raise PermissionDenied
    return thing
