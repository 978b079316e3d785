"""Finds out, once a request, who is acting and for which party."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from samverkan.accounts.actor import NOBODY, Actor
from samverkan.accounts.models import RoleHeld

CHOSEN = "acting_for"


def roles_held(request: HttpRequest) -> list[RoleHeld]:
    """Return the roles that the signed-in person holds today, in each organisation; asked for once a request."""
    if not hasattr(request, "_roles_held"):
        held = RoleHeld.objects.current(timezone.localdate()).filter(person=request.user.pk)
        request._roles_held = list(held.select_related("organisation").order_by("organisation__name_key"))  # type: ignore[attr-defined]
    return request._roles_held  # type: ignore[attr-defined]


def find_actor(request: HttpRequest) -> Actor:
    """Return the signed-in person acting for the party chosen in the session, else for the first one."""
    if not request.user.is_authenticated:
        return NOBODY
    roles = roles_held(request)
    if not roles:
        return Actor(request.user)
    chosen = request.session.get(CHOSEN)
    organisation = next((r.organisation for r in roles if r.organisation_id == chosen), roles[0].organisation)
    mine = frozenset(r.role for r in roles if r.organisation_id == organisation.pk)
    return Actor(request.user, organisation, mine)


class WhoIsActing:
    """Puts `request.actor` in place, looked up when first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: find_actor(request))  # type: ignore[attr-defined]  # see requests.py
        return self.get_response(request)
