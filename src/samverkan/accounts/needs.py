"""What a view needs before it runs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase

from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest

View = Callable[..., HttpResponseBase]
NEEDS = "needs"  # the attribute by which a view says what it asks for; the tests of permissions read it
EVERYBODY = "everybody"
SIGNED_IN = "signed in"


def needs(permission: Permission) -> Callable[[View], View]:
    """Let the view run only for a signed-in person whose role in the acting party allows it."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if permission not in request.actor.permissions:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        setattr(guarded, NEEDS, permission)
        return guarded

    return wrap


def for_everybody(view: View) -> View:
    """Mark a view that needs no sign-in: the short public list."""
    setattr(view, NEEDS, EVERYBODY)
    return view


def for_signed_in(view: View) -> View:
    """Let the view run for anybody signed in, whatever the role."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    setattr(guarded, NEEDS, SIGNED_IN)
    return guarded
