"""The request as views get it: with the actor that the middleware put there."""

from django import http

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person


class HttpRequest(http.HttpRequest):
    """A request that knows who is acting, and for which party."""

    actor: Actor
    user: Person  # nobody signed in is `actor.person is None`
